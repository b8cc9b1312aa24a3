"""Something to do when it happens: beforehand, only whether that is settled."""

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from crisisplan.domain.items.action import Action
from crisisplan.domain.plan import State
from crisisplan.tui.fields.base import Field
from crisisplan.tui.text import lit
from crisisplan.tui.widgets.lines import Boxes

_OPEN, _SETTLED = "todo", "done"
_OPTIONS = {
    _OPEN: Content("Open: it is not agreed yet who will do it"),
    _SETTLED: Content("Settled: a named person will do it and knows"),
}


class ActionField(Field):
    """Whether somebody will do it and knows, with who that is and by when."""

    def compose(self) -> ComposeResult:
        """Lay out who does it, within when, and the two circles."""
        yield Static(lit(self._who()), classes="said")
        state = self.session.reading.standing(self.item).state
        yield Boxes(_OPTIONS, (state,), self._choose, otherwise=_OPEN)

    def _who(self) -> str:
        doer = self.session.playbook.doer(self.item)
        does = f"Done by {self.name_party(doer)}." if doer else "Nobody is named yet."
        within = self.item.asks.within if isinstance(self.item.asks, Action) else ""
        return f"{does} Within {within} of the start." if within else does

    def _choose(self, chosen: tuple[str, ...]) -> None:
        state: State = "done" if _SETTLED in chosen else "todo"
        self.session.set_state(self.item.id, state)
        self.told()
