"""Help: what the screen says about itself, and every command that works on it."""

from collections.abc import Iterable, Iterator, Mapping

from textual.app import ComposeResult
from textual.binding import Binding
from textual.screen import Screen

from crisisplan.tui.commands import commands_of, is_found_by_words, keys_of_field
from crisisplan.tui.screens.dialog import is_dialog
from crisisplan.tui.screens.page import PageScreen, Paper
from crisisplan.tui.widgets.glossary import Glossary, Group

HERE, BY_WORDS = "On this screen", "By words (Ctrl+P)"
GROUPS: Mapping[str, str] = {
    "Go": "next_open next_essential next_asked next_card next_part find where_i_was "
    "forward behind back",
    "Answer": "state ask_somebody accept inapplicable draft confirmed review undo redo",
    "Look": "people preview progress filter quick show_all parked ask_list set_aside",
    "Write": "export workshop handout write take_in",
    "Program": "help tour command_palette home quit app-quit next_theme",
}
"""By what one wants: the actions of commands; others stand under `HERE`."""
_GROUP_OF = {name: group for group, names in GROUPS.items() for name in names.split()}
MARKS = (
    "Marks",
    (
        ("✓ or x", "answered"),
        ("~", "a draft, or not enough yet"),
        ("?", "somebody was asked"),
        ("·", "open"),
        ("!", "cannot be accepted as it is"),
        ("–", "does not apply"),
        ("*", "essential: without it there is no plan"),
    ),
)


class HelpScreen(PageScreen):
    """What can be done on the screen from which help was asked for."""

    def __init__(self, text: str, groups: Iterable[Group]) -> None:
        """Show `text`, and below it keys by what they are for."""
        super().__init__("Help", text)
        self._groups = tuple(groups)

    @classmethod
    def about(cls, screen: Screen[object]) -> "HelpScreen":
        """Explain `screen`."""
        bound = [binding for _, binding in commands_of(screen)]
        about = getattr(screen, "about_here", str)()
        text = "\n\n".join(filter(None, (about, screen.HELP)))
        marks = () if is_dialog(screen) else (MARKS,)
        return cls(text, (*_grouped([*keys_of_field(screen), *bound]), *marks))

    def page(self) -> ComposeResult:
        """Lay out the text, the keys and the marks."""
        yield Paper(self.text, Glossary(self._groups))


def _grouped(bound: Iterable[Binding]) -> Iterator[Group]:
    found: dict[str, list[tuple[str, str]]] = {
        group: [] for group in (HERE, *GROUPS, BY_WORDS)
    }
    for one in bound:
        words = is_found_by_words(one)
        group = BY_WORDS if words else group_of(one)
        key = "" if words else one.key_display or one.key
        found[group].append((key, f"{one.description}: {one.tooltip}"))
    return ((group, lines) for group, lines in found.items() if lines)


def group_of(binding: Binding) -> str:
    """Say under which heading a command with a key stands."""
    return _GROUP_OF.get((binding.id or "").removeprefix("command."), HERE)
