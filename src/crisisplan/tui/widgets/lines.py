"""Lists of a few lines that are worked with arrows, Enter and the mouse."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from textual import events
from textual.actions import SkipAction
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets.option_list import Option

from crisisplan.domain.text import one_line, tidy
from crisisplan.tui.widgets.marked_list import MarkedList

_SIGNS = ("[x] ", "[ ] ", "(o) ", "( ) ")
Line = tuple[str, Content]
"""What is given back, and what is shown."""
RULE = None
"""Stands between two groups of lines."""


class SteadyList(MarkedList):
    """A list that may be paged through before it has been laid out.

    Textual looks up where a line stands, and ends with an error where it stands nowhere
    yet: a key pressed behind F2 reaches a list that was just made.
    """

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Page only where there are pages."""
        if action in ("page_down", "page_up") and not self.scrollable_content_region:
            return False
        return super().check_action(action, parameters)


class Lines(SteadyList):
    """A few lines; Enter, Space or a click does what the line says, at once."""

    DEFAULT_CSS = """
    Lines { max-height: 16; }
    Lines.-small { max-height: 9; }
    Lines > .option-list--option { padding: 0 1 0 2; }
    Lines:blur > .option-list--option-highlighted { background: transparent; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "select", "Choose", show=False),
    ]

    def __init__(
        self,
        lines: Sequence[Line | None],
        on_choose: Callable[[str], None],
        *,
        on_letters: Callable[[str], None] | None = None,
        **more: Any,
    ) -> None:
        """Show `lines`; `on_choose` is told the one that is chosen.

        Letters go to a line that begins with them, or are told to `on_letters`.
        """
        super().__init__(*_contents(lines), markup=False, **more)
        self._keys = [one[0] for one in lines if one]
        self._choose = on_choose
        self._letters = on_letters
        self._telling = False
        """Whether letters were told, so that a space belongs to them."""
        self._strays = False
        """Whether a letter was typed with which no line begins."""

    def on_mount(self) -> None:
        """Begin on the first line, so that Enter does something."""
        if self._keys and self.highlighted is None:
            self.highlighted = 0

    def show(self, lines: Sequence[Line | None]) -> None:
        """Show other lines at the same place; other words move none of them."""
        place, before = self.highlighted or 0, self._keys
        self._keys = [one[0] for one in lines if one]
        if self._keys == before:
            for index, (_, content) in enumerate(filter(None, lines)):
                self.replace_option_prompt_at_index(index, content)
            self.refresh(layout=True)
            return
        self.set_options(_contents(lines))
        self.highlighted = min(place, len(self._keys) - 1) if self._keys else None

    @property
    def current(self) -> str:
        """What the line under the cursor gives back; nothing where there is none."""
        return "" if self.highlighted is None else self._keys[self.highlighted]

    def go_to(self, key: str) -> None:
        """Stand on the line that gives back `key`, where there is one."""
        if key in self._keys:
            self.highlighted = self._keys.index(key)

    def on_key(self, event: events.Key) -> None:
        """Go to the next line that begins with the letter that was pressed."""
        typed = event.character or ""
        if self._letters and (
            typed.isalnum() or (self._telling and event.is_printable)
        ):
            event.stop()  # the space in a name chooses nothing
            self._telling = True
            self._letters(typed)
            return
        if typed == " " and self._strays:
            event.stop()  # it stands in a word that is meant for no line here
        if not typed.isalnum() or self.highlighted is None:
            self._strays = self._strays and typed == " "
            return
        letter = typed.casefold()
        firsts = [_first_letter(option) for option in self.options]
        here = self.highlighted + 1
        later = (*range(here, len(firsts)), *range(here))
        place = next((one for one in later if firsts[one] == letter), None)
        self._strays = place is None
        if place is not None:
            self.highlighted = place
            event.stop()

    def on_focus(self) -> None:
        """Begin anew: what was told letters had its turn."""
        self._telling = self._strays = False

    def on_paste(self, event: events.Paste) -> None:
        """Take what is pasted like letters."""
        if self._letters and (typed := one_line(tidy(event.text))):
            event.stop()
            self._letters(typed)

    def action_cursor_down(self) -> None:
        """Go one line down; from the last one on to what follows, if anything does."""
        if self.highlighted is not None and self.highlighted >= len(self._keys) - 1:
            raise SkipAction
        super().action_cursor_down()

    def action_cursor_up(self) -> None:
        """Go one line up; from the first one back to what is before, if anything is."""
        if self.highlighted == 0:
            raise SkipAction
        super().action_cursor_up()

    def action_select(self) -> None:
        """Do what the line under the cursor says."""
        if self.highlighted is not None:
            self._choose(self.current)


def _contents(lines: Sequence[Line | None]) -> list[Content | None]:
    return [one and one[1] for one in lines]


def _first_letter(option: Option) -> str:
    """Give the first letter of a line, behind a circle or box and all signs."""
    shown = str(option.prompt)
    words = shown[4:] if shown[:4] in _SIGNS else shown
    return next((one.casefold() for one in words if one.isalnum()), "")


class Boxes(Lines):
    """Options with a circle or a box in front: a shape says what is chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "go_on", "Choose", show=False),
    ]

    @dataclass
    class Entered(Message):
        """One was chosen with Enter, and what follows is to come."""

        boxes: "Boxes"

    def __init__(
        self,
        options: Mapping[str, Content],
        chosen: Collection[str],
        on_edit: Callable[[tuple[str, ...]], None],
        *,
        many: bool = False,
        otherwise: str = "",
        must: bool = False,
        among: bool = False,
        **more: Any,
    ) -> None:
        """Offer `options`; `on_edit` is told all that is chosen, in their order.

        Args:
            options: What each is called, by what is told of it.
            chosen: What is chosen already.
            on_edit: Told after every change.
            many: Whether several can be chosen.
            otherwise: What holds where nothing else is chosen.
            must: Whether what is chosen stays so until another one is.
            among: Whether it is one part among several: Enter goes on to the next.
            more: What any widget takes.
        """
        self._options_by_id = dict(options)
        self._chosen = tuple(key for key in options if key in chosen)
        self._many = many
        self._otherwise = {otherwise} - {""}
        self._must = must
        self._among = among and not many
        self._edited = on_edit
        super().__init__(self._drawn(), self._toggle, **more)

    @property
    def chosen(self) -> tuple[str, ...]:
        """What is chosen, in the order of the options."""
        return self._chosen

    def on_mount(self) -> None:
        """Begin on what is chosen."""
        keys = list(self._options_by_id)
        self.highlighted = keys.index(self._chosen[0]) if self._chosen else 0

    def choose(self, keys: Collection[str]) -> None:
        """Have others chosen; nobody is told."""
        self._chosen = tuple(key for key in self._options_by_id if key in keys)
        self.show(self._drawn())

    def offer(self, options: Mapping[str, Content], chosen: Collection[str]) -> None:
        """Have other options, or others chosen; nobody is told."""
        if options != self._options_by_id or set(chosen) != set(self._chosen):
            self._options_by_id = dict(options)
            self.choose(chosen)

    def action_go_on(self) -> None:
        """Choose the line under the cursor; where one must be, go to what follows."""
        self.action_select()
        if self._must:
            self.screen.focus_next()
        elif self._among and self._chosen:
            self.post_message(self.Entered(self))

    def _drawn(self) -> list[Line]:
        on, off = _SIGNS[:2] if self._many else _SIGNS[2:]
        return [
            (key, Content.assemble(on if key in self._chosen else off, label))
            for key, label in self._options_by_id.items()
        ]

    def _toggle(self, key: str) -> None:
        before = set(self._chosen)
        gone = set() if self._must else before
        after = before ^ {key} if self._many else {key} - gone
        self._chosen = tuple(
            one for one in self._options_by_id if one in (after or self._otherwise)
        )
        self.show(self._drawn())
        self._edited(self._chosen)
