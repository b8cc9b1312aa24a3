"""A form or list that came back: what was understood, before it is taken in."""

from collections.abc import Iterable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Button, Static

from crisisplan.domain.account import Account, Entry
from crisisplan.domain.telling import HEADINGS, MARKS
from crisisplan.domain.text import first_words
from crisisplan.errors import CrisisPlanError
from crisisplan.session.plan_session import PlanSession
from crisisplan.tui.commands import command
from crisisplan.tui.differing import differing
from crisisplan.tui.text import lit, lit_line
from crisisplan.tui.widgets.key_line import KeyLine
from crisisplan.tui.widgets.lines import Boxes
from crisisplan.tui.widgets.status import TopLine

_LONGEST = 300
_KINDS = {
    "new": "new",
    "change": "changes the plan",
    "clash": "the plan says something else",
}


class ReturnedScreen(Screen[bool]):
    """What a file says; gives back whether anything of it was taken in."""

    CSS_PATH = "returned.tcss"
    HELP = (
        "What has an x is taken in. Enter, Space or a click changes that. Where the "
        "plan says something else by now, you decide: without an x the form's answer "
        "is set aside, and so is what was not understood. Nothing is lost, and Ctrl+Z "
        "takes all of it back as one step."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        command("f8", "take", "Take in", "Take in what has an x"),
        command("escape", "back", "Back", "Leave the plan as it is"),
    ]

    def __init__(self, session: PlanSession, account: Account) -> None:
        """Show what `account` says about the plan of `session`."""
        super().__init__()
        self._session = session
        self._account = account
        self._chosen = account.decided

    def compose(self) -> ComposeResult:
        """Lay out what can be taken in, what cannot, and the button."""
        account = self._account
        options = {
            str(place): _option(account.entries[place])
            for place in sorted(account.possible)
        }
        by = f", filled in by {account.by}" if account.by else ""
        yield TopLine(f"Take in: {account.source}{by}")
        with VerticalScroll(can_focus=not options):
            for remark in account.remarks:
                yield Static(lit(remark), classes="remark")
            if options:
                yield Static("What has an x is taken in.", classes="heading")
                chosen = [str(place) for place in sorted(self._chosen)]
                yield Boxes(options, chosen, self._choose, many=True)
            else:
                yield Static("There is nothing to take in.", classes="heading")
            yield from self._rest()
            if options:
                yield Button("Take in (F8)", variant="primary")
        yield KeyLine()

    def on_mount(self) -> None:
        """Begin on the first thing that can be chosen, else on what is to be read."""
        first: Iterable[Widget] = [*self.query(Boxes), *self.query(VerticalScroll)]
        next(iter(first)).focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to take in only where there is something."""
        if action == "take" and not self._account.possible:
            return False
        return super().check_action(action, parameters)

    def _rest(self) -> Iterable[Static]:
        """Give what cannot be chosen."""
        refused, same = self._account.of("refused"), self._account.of("same")
        if refused:
            yield Static("Not understood. It is kept, set aside:", classes="heading")
        for entry in refused:
            yield Static(lit(_refused(entry)), classes="refused")
        if same:
            titles = ", ".join(entry.title for entry in same)
            yield Static(lit(f"{HEADINGS['same']}: {titles}."), classes="remark")
        if self._account.untouched:
            many = self._account.untouched
            yield Static(lit(f"Nothing written at {many} more."), classes="remark")

    def _choose(self, chosen: tuple[str, ...]) -> None:
        self._chosen = frozenset(map(int, chosen))

    @on(Button.Pressed)
    def action_take(self) -> None:
        """Take in what has an x."""
        try:
            self._session.take_in(self._account, self._chosen)
        except CrisisPlanError as fault:
            self.notify(str(fault), severity="warning", timeout=15, markup=False)
            return
        sentence = f"Taken in: {len(self._chosen)}. Ctrl+Z takes it back."
        self.app.notify(sentence, markup=False)
        self.dismiss(True)

    def action_back(self) -> None:
        """Leave the plan as it is."""
        self.dismiss(False)


def _option(entry: Entry) -> Content:
    kind, title = _KINDS[entry.outcome], lit_line(entry.title).stylize("bold")
    lines = [Content.assemble(f"{MARKS[entry.outcome]} {kind}. ", title)]
    said, before = (first_words(one, _LONGEST) for one in (entry.said, entry.before))
    if before:
        old, new = differing(before, said)
        lines.append(Content.assemble("New: ", new))
        lines.append(Content.assemble("In the plan: ", old))
    else:
        lines.append(lit_line(f"New: {said}"))
    if entry.because:
        lines.append(lit_line(entry.because))
    return Content("\n    ").join(lines)


def _refused(entry: Entry) -> str:
    where = f" ({entry.place})" if entry.place else ""
    said = first_words(entry.said, _LONGEST)
    return f"? {entry.title}: {said}\n    {entry.because}{where}"
