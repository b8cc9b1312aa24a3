"""Owner, due date, note, marking and confirmations of one answer."""

from collections.abc import Callable, Iterator

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import Button, Input, Static

from crisisplan.domain.audience import MARKINGS, WORDS, may_see
from crisisplan.domain.explaining import say_lapse
from crisisplan.domain.playbook import Item
from crisisplan.domain.text import one_line
from crisisplan.domain.values import Marking
from crisisplan.errors import CrisisPlanError
from crisisplan.session.plan_session import PlanSession
from crisisplan.tui.saying import audience, day_understood
from crisisplan.tui.screens.dialogs import AskText, Pick
from crisisplan.tui.text import lit, lit_line
from crisisplan.tui.widgets.inputs import CleanInput, CleanTextArea


class _Fact(Static):
    """A click on what stands there does what the button behind it does."""

    def on_click(self) -> None:
        """Press that button."""
        if self.parent:
            self.parent.query_one(Button).press()


class Details(Vertical):
    """What is said about an answer; stored by the item's id, as it is typed."""

    DEFAULT_CSS = """
    Details { height: auto; }
    Details Horizontal { height: auto; }
    Details .label { width: 16; }
    Details .value { width: 1fr; height: auto; }
    Details .understood { color: $text-muted; height: auto; padding-left: 16; }
    Details .refusal { color: $text-error; height: auto; }
    Details Button { margin-left: 1; }
    """

    class Changed(Message):
        """Something about an answer was changed."""

        def __init__(self, item_id: str) -> None:
            """Say about which."""
            super().__init__()
            self.item_id = item_id

    def __init__(self, session: PlanSession, item: Item) -> None:
        """Show what is said about the answer to `item`."""
        super().__init__()
        self._session = session
        self._item = item
        self._seen = session.seen()

    def compose(self) -> ComposeResult:
        """Lay out one line for each fact."""
        answer = self._session.plan.answer(self._item.id)
        with Horizontal():
            yield Static("Owner", classes="label")
            yield _Fact(lit_line(self._owner()), classes="value", id="owner")
            yield Button("Change", id="change-owner")
        with Horizontal():
            yield Static("Due date", classes="label")
            yield CleanInput(
                answer.due,
                "2026-12-01, or in 3 weeks",
                on_edit=self._due,
                id="due",
            )
        yield Static(lit(self._day(answer.due)), classes="understood")
        yield Static("", classes="refusal")
        with Horizontal():
            yield Static("Who may see it", classes="label")
            yield _Fact(lit_line(self._audience()), classes="value", id="marking")
            yield Button("Change", id="change-marking")
        yield from self._partners()
        yield Static("Note")
        yield CleanTextArea(answer.note, on_edit=self._note, classes="-small")

    def refresh_partners(self) -> None:
        """Say anew who has confirmed the answer as it stands."""
        for line in self.query(".confirmation").results(Static):
            line.update(lit_line(self._confirmation(line.name or "")))

    def _partners(self) -> Iterator[Horizontal]:
        for partner in self._item.agree_with:
            said = lit_line(self._confirmation(partner))
            yield Horizontal(
                _Fact(said, name=partner, classes="value confirmation"),
                Button("Change", name=partner, classes="agree"),
            )

    def _owner(self) -> str:
        return self._session.playbook.name(self._session.reading.owner(self._item))

    def _audience(self) -> str:
        return audience(self._session.reading, self._item)

    def _confirmation(self, partner: str) -> str:
        name = self._session.playbook.name(partner)
        reading = self._session.reading
        for one in reading.agreed(self._item):
            if one.partner == partner:
                who = reading.around.name(one.with_)
                return f"[x] Confirmed by {name}, {one.on} {who}".rstrip()
        for one in reading.standing(self._item).lapsed:
            if one.partner == partner:
                return f"[ ] {say_lapse(one, reading)}"
        return f"[ ] Not yet confirmed by {name}"

    def _day(self, typed: str) -> str:
        return day_understood(self._session, typed)

    def _due(self, typed: str) -> None:
        self._say("")
        self.query_one(".understood", Static).update(lit(self._day(typed)))
        self._try(lambda: self._session.set_due(self._item.id, typed))

    def _note(self, typed: str) -> None:
        self._try(lambda: self._session.set_note(self._item.id, typed))

    def _try(self, deed: Callable[[], None]) -> None:
        try:
            with self._session.upon(self._seen):
                deed()
        except CrisisPlanError as fault:
            self._say(str(fault))
        else:
            self.post_message(self.Changed(self._item.id))

    def _say(self, refusal: str) -> None:
        self.query_one(".refusal", Static).update(lit(refusal))

    @on(Input.Blurred, "#due")
    def _left_due(self, event: Input.Blurred) -> None:
        """Show the date as it was understood, or as it stays."""
        due, typed = self._session.plan.answer(self._item.id).due, event.value.strip()
        if due == typed:
            return
        self.query_one("#due", Input).value = due
        self.query_one(".understood", Static).update(lit(self._day(due)))
        try:
            self._session.day(typed)
        except CrisisPlanError as fault:
            stays = f"stays {due}" if due else "stays open"
            self._say(f"“{one_line(typed)}” is no date, so it {stays}. {fault}")

    @on(Button.Pressed, "#change-owner")
    def _pick_owner(self) -> None:
        def take(role: str | None) -> None:
            if role is not None:
                self._try(lambda: self._session.set_owner(self._item.id, role))
                self.query_one("#owner", Static).update(lit_line(self._owner()))

        own = self._session.playbook.owner(self._item)
        roles = self._session.playbook.roles
        first = ("", f"As in the playbook: {roles.get(own, own)}")
        title = "Who sees to it that this is answered?"
        self.app.push_screen(Pick(title, [first, *roles.items()]), take)

    @on(Button.Pressed, "#change-marking")
    def _pick_marking(self) -> None:
        def take(chosen: str | None) -> None:
            if chosen is not None:
                marking: Marking | None = next(
                    (m for m in MARKINGS if m == chosen), None
                )
                self._try(lambda: self._session.set_marking(self._item.id, marking))
                self.query_one("#marking", Static).update(lit_line(self._audience()))

        narrower = [m for m in MARKINGS if may_see(self._item.marking, m)]
        options = [(m, WORDS[m]) for m in narrower]
        self.app.push_screen(Pick("Who may see this answer?", options), take)

    @on(Button.Pressed, ".agree")
    def _agree(self, event: Button.Pressed) -> None:
        partner, item_id = event.button.name or "", self._item.id

        def take(who: str | None) -> None:
            if who is not None:
                self._try(lambda: self._session.agree(item_id, partner, who))
                self.refresh_partners()

        agreed = self._session.reading.agreed(self._item)
        if any(one.partner == partner for one in agreed):
            self._try(lambda: self._session.disagree(item_id, partner))
            self.refresh_partners()
            return
        name = self._session.playbook.name(partner)
        sentence = "With whom was it agreed? A name or an office; it may stay empty."
        self.app.push_screen(AskText(f"Confirmed by {name}", sentence), take)
