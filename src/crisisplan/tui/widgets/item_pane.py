"""One item, with all that helps to answer it; built anew for each item."""

from collections.abc import Iterator

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Button, Static

from crisisplan.domain.explaining import (
    main_reason,
    origin,
    reasons,
    say_asked_because,
)
from crisisplan.domain.playbook import Item
from crisisplan.domain.text import one_line
from crisisplan.session.plan_session import PlanSession
from crisisplan.tui import saying
from crisisplan.tui.beginning import begins
from crisisplan.tui.fields import FIELDS
from crisisplan.tui.key_hold import KeyHold
from crisisplan.tui.outline import mark
from crisisplan.tui.text import lit, lit_line
from crisisplan.tui.widgets.details import Details
from crisisplan.tui.widgets.fold import Fold, FoldLine
from crisisplan.tui.widgets.inputs import CleanTextArea
from crisisplan.tui.widgets.key_line import SomeKeys
from crisisplan.tui.widgets.sheet import Slip

_PREVIEW_PAUSE_S = 0.2


def _states(item: Item) -> Iterator[str]:
    """Name what can be said about an item with one key each."""
    yield from ("ask_somebody", "inapplicable")
    if not item.is_action:
        yield "draft"
    if item.agree_with:
        yield "confirmed"


class ItemPane(Vertical):
    """The question, the field, how the item stands, and how it will be printed."""

    def __init__(self, session: PlanSession, item: Item) -> None:
        """Show `item`; this pane never shows another one."""
        super().__init__()
        self.item = item
        self._session = session
        kind = type(item.asks)
        self.field = FIELDS[kind](session, item)
        self._waiting: Timer | None = None
        self._typing = False
        """Whether letters were taken, so that a space belongs to them."""

    @property
    def crumb(self) -> str:
        """Where the item stands."""
        return saying.crumb(self.item, self._session.playbook)

    def compose(self) -> ComposeResult:
        """Lay out what is read before answering, the field, and what follows."""
        say, item = self._session.playbook.say, self.item
        with Horizontal(classes="columns"):
            with Vertical(classes="asking"):
                yield Static(self._title(), classes="title")
                yield from self._guidance(say(item.ask), say(item.help))
                with Vertical(classes="more"):
                    yield from self._example()
                    yield from self._why()
                yield self.field
                yield Static(classes="standing")
                if not item.is_form:
                    yield SomeKeys(*_states(item))
                    yield Fold("", self._details, classes="details")
            with Vertical(classes="printing"):
                yield Static("In the document", classes="rule")
                yield Slip(classes="preview")

    def _title(self) -> Content:
        title = lit_line(self._session.playbook.say(self.item.title))
        quiet = title if self.item.ask else title.stylize("bold")
        return Content.assemble(quiet, "   ", (saying.weight(self.item), "$text-muted"))

    def _guidance(self, ask: str, help_: str) -> Iterator[Static]:
        if ask:
            yield Static(lit(ask), classes="ask")
        if help_:
            yield Static(lit(help_), classes="help")
        because = say_asked_because(self.item, self._session.reading)
        if because and not begins(self.screen):
            yield Static(lit(because), classes="help")

    def _example(self) -> Iterator[Fold]:
        if isinstance(self.item.example, str) and self.item.example:
            example = self._session.playbook.say(self.item.example)
            yield Fold("An example", lambda: [Static(lit(example))], classes="example")

    def _why(self) -> Iterator[Fold]:
        item, playbook = self.item, self._session.playbook

        def whole() -> Iterator[Static]:
            for line in reasons(item, playbook):
                yield Static(lit(f"– {line}"))

        yield Fold(
            f"Why: {one_line(main_reason(item, playbook))}",
            whole,
            short=f"Why: {one_line(origin(item, playbook))}",
            classes="why",
        )

    def _details(self) -> Iterator[Details]:
        yield Details(self._session, self.item)

    def on_mount(self) -> None:
        """Say how the item stands."""
        self.refresh_standing()
        if begins(self.screen):
            self.query_one(".why", Fold).say("Why this is asked")
            title = self._session.playbook.say(self.item.title)
            self.query_one(".title", Static).update(lit_line(title))

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Begin anew on a line that unfolds: what was typed before had its turn."""
        self._typing = self._typing and not isinstance(event.widget, FoldLine)

    def on_key(self, event: events.Key) -> None:
        """Take what is typed where nothing takes letters as the answer: it is meant so.

        A line that unfolds may have the focus, after it was read.
        """
        letter, app = event.character or "", self.app
        on_fold = isinstance(self.screen.focused, FoldLine) and not letter.isspace()
        if not event.is_printable or not (on_fold or self._typing):
            return
        event.stop()
        if not self._typing:
            self._typing = True
            self.field.begin()
            app.call_later(self._go_behind)
        if isinstance(app, KeyHold):
            app.give_back(event)

    def _go_behind(self) -> None:
        if isinstance(self.screen.focused, CleanTextArea):
            self.screen.focused.action_jump(True)

    def refresh_standing(self) -> None:
        """Say anew how the item stands, and soon how it will be printed."""
        reading = self._session.reading
        sentence = saying.standing(reading, self.item)
        line, said = self.query_one(".standing", Static), mark(reading, self.item)
        if said == "answered" and not reading.standing(self.item).settled:
            said = "draft"
        line.update(lit(sentence))
        for one in ("answered", "draft", "asked", "refused"):
            line.set_class(one == said, f"-{one}")
        for fold in self.query(".details").results(Fold):
            said = saying.details(reading, self.item)
            fold.say(f"Owner, due date, note, marking: {said}")
        for details in self.query(Details):
            details.refresh_partners()
        if self._waiting:
            self._waiting.stop()
        self._waiting = self.set_timer(_PREVIEW_PAUSE_S, self._print)

    def _print(self) -> None:
        from crisisplan.export.blocks import read_blocks
        from crisisplan.export.preview import item_markdown  # Jinja2

        text = item_markdown(self._session.reading, self.item)
        self.query_one(Slip).show(read_blocks(text))

    @property
    def details_unfolded(self) -> bool:
        """Whether owner, due date, note and marking are shown."""
        return bool(self.query(Details))

    async def unfold_details(self, *, focus: bool = True) -> None:
        """Unfold owner, due date, note and marking, and go there."""
        for fold in self.query(".details").results(Fold):
            fold.display = True
            if not fold.unfolded:
                await fold.toggle(scroll=focus)
            if focus:
                fold.query_one(Button).focus(scroll_visible=False)

    def show_standing(self) -> None:
        """Bring into view how the item stands."""
        self.query_one(".standing").scroll_visible(animate=False)

    def keep(self) -> None:
        """Finish what is half typed."""
        self.field.keep()
