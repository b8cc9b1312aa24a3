"""The line at the bottom: the commands that can be used now, with their keys."""

from collections.abc import Collection

from rich.cells import cell_len
from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.widget import Widget

from crisisplan.tui.beginning import BEGINNING

_MOST = 8
_WIDEST_GAP = 3
_AT_FIRST = 2
"""What can be said of an answer that is the first one somebody gives."""
_ALL = "ctrl+p"


class KeyLine(Widget):
    """As many commands as there is room for; a click does what it says."""

    DEFAULT_CSS = """
    KeyLine {
        dock: bottom; height: 1; padding: 0 1;
        background: $footer-background; color: $footer-foreground;
    }
    """

    def on_mount(self) -> None:
        """Follow the focus: what can be done depends on where one is."""
        self.screen.bindings_updated_signal.subscribe(self, self._refresh)

    def _refresh(self, _: object) -> None:
        self.refresh()

    def offered(self) -> list[Binding]:
        """Give the commands in the order in which they are wanted."""
        active = self.screen.active_bindings.values()
        shown = [one.binding for one in active if one.binding.show and one.enabled]
        once = dict[str, Binding]()
        for one in shown:
            once.setdefault(one.id or one.key, one)
        return sorted(once.values(), key=_order)

    def _fitting(self) -> list[tuple[int, Binding]]:
        """Give the commands that fit, each with the column where it begins."""
        taken = self._taken()
        gap = self._gap(taken)
        fitting, column = [], 0
        for binding in self.offered():
            if binding in taken:
                fitting.append((column, binding))
                column += cell_len(_said(binding)) + gap
        return fitting

    def _gap(self, taken: Collection[Binding]) -> int:
        """Give the blanks between two commands: as many as there is room for."""
        words = sum(cell_len(_said(one)) for one in taken)
        room = self.size.width - words
        return max(1, min(_WIDEST_GAP, room // max(1, len(taken) - 1)))

    def _taken(self) -> list[Binding]:
        """Give the first ones that fit; the one that leads to all of them always."""
        taken, room = list[Binding](), self.size.width + 1
        for binding in sorted(self.offered(), key=lambda one: one.key != _ALL):
            room -= cell_len(_said(binding)) + 1
            if room < 0 or len(taken) == _MOST:
                break
            taken.append(binding)
        return taken

    def render(self) -> Content:
        """Give keys in bold, each before its command."""
        parts: list[Content | str | tuple[str, str]] = []
        at = 0
        for column, binding in self._fitting():
            parts.append(" " * (column - at))
            at = column + cell_len(_said(binding))
            parts.append(
                (binding.key_display or binding.key, "bold $footer-key-foreground")
            )
            parts.append(f" {binding.description}")
        return Content.assemble(*parts)

    def on_click(self, event: events.Click) -> None:
        """Do what stands under the pointer."""
        place = event.get_content_offset(self)
        x = place.x if place else -1
        for column, binding in self._fitting():
            if column <= x < column + cell_len(_said(binding)):
                self.app.simulate_key(binding.key.partition(",")[0])


class SomeKeys(KeyLine):
    """Some commands that the line at the bottom has no room for, where they help."""

    DEFAULT_CSS = """
    SomeKeys { dock: none; padding: 0; background: transparent; }
    """

    def __init__(self, *actions: str) -> None:
        """Offer these actions of the screen, as far as they can be used."""
        super().__init__()
        self._ids = [f"command.{action}" for action in actions]

    def offered(self) -> list[Binding]:
        """Give the commands in the order in which they were named.

        While somebody begins, the others wait.
        """
        begins = self.screen.has_class(BEGINNING)
        ids = self._ids[:_AT_FIRST] if begins else self._ids
        active = self.screen.active_bindings.values()
        usable = {one.binding.id: one.binding for one in active if one.enabled}
        return [usable[key] for key in ids if key in usable]


def _said(binding: Binding) -> str:
    return f"{binding.key_display or binding.key} {binding.description}"


def _order(binding: Binding) -> tuple[int, int]:
    """Function keys by number, all commands, the way back, then all the rest."""
    ours = (binding.id or "").startswith("command.")
    number = binding.key[1:]
    if ours and binding.key[0] == "f" and number.isdigit():
        return 0, int(number)
    first = {_ALL: 0, "escape": 1}
    return (1, first.get(binding.key, 2)) if ours else (2, 0)
