"""Inputs that keep all that is typed or pasted, and say every edit at once."""

import re
from collections.abc import Callable
from itertools import pairwise
from typing import Any, ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Offset, Region
from textual.widget import Widget
from textual.widgets import Input, TextArea
from textual.widgets.input import Selection as InputSelection
from textual.widgets.text_area import Edit, EditResult
from textual.widgets.text_area import Selection as Chosen

from crisisplan.domain.items.text import LONGEST
from crisisplan.domain.text import one_line, tidy
from crisisplan.tui.text import lit

Tell = Callable[[str], None]
"""Takes the whole text after an edit, before any other key is read."""

_WORD = 2
"""Clicks that mean a word."""
_JOINED = "The lines you pasted were joined into one."
REPLACED = "\ufffd"


def _silent(_: str) -> None:
    """Tell nobody."""


def word_around(line: str, column: int) -> tuple[int, int]:
    """Give where the word begins and ends that is clicked twice; nothing beside one."""
    for word in re.finditer(r"\w+", line):
        if word.start() <= column <= word.end():
            return word.span()
    return column, column


def said_of_paste(pasted: str, kept: str, *, joined: bool = False) -> str:
    """Say what a paste changed on its way in; nothing where it changed nothing."""
    parts = []
    if kept.count(REPLACED) > pasted.count(REPLACED):
        parts.append(f"Signs that cannot be kept were replaced by {REPLACED}.")
    if joined:
        parts.append(_JOINED)
    return " ".join(parts)


class CleanInput(Input):
    """One line; pasted lines are joined, and nothing of them is lost."""

    ALLOW_SELECT = False  # it selects by itself; what Textual does copies nothing

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+a", "select_all", "Select all", show=False),
        Binding("down", "app.focus_next", "Next line", show=False),
        Binding("up", "app.focus_previous", "Line before", show=False),
    ]

    def __init__(
        self,
        value: str = "",
        placeholder: str = "",
        *,
        on_edit: Tell = _silent,
        proposed: bool = False,
        **more: Any,
    ) -> None:
        """Begin with `value`; `on_edit` is told every text that differs from it.

        What is only `proposed` is replaced by what is typed.
        """
        self._told = value
        self._tell = on_edit
        super().__init__(value, placeholder, select_on_focus=proposed, **more)

    def watch_value(self, value: str) -> None:
        """Tell an edit while the key that made it is being handled."""
        if value != self._told:
            self._told = value
            self._tell(value)

    def on_click(self, event: events.Click) -> None:
        """Select the word that is clicked twice, and all of it at the third time."""
        if event.chain == _WORD:
            start, end = word_around(self.value, self.cursor_position)
            self.selection = InputSelection(start, end)
        elif event.chain > _WORD:
            self.action_select_all()

    def on_resize(self) -> None:
        """Keep the cursor in view where the window became narrower.

        A line that nobody is on is read from its beginning.
        """
        self._show_place()

    def _show_place(self) -> None:
        if not self.has_focus:
            self.scroll_to(0, animate=False, force=True)
            return
        column = self.cursor_screen_offset.x - self.content_region.x
        place = Region(column + self.scroll_offset.x, 0, 1, 1)
        self.scroll_to_region(place, animate=False, force=True)

    def _on_focus(self, event: events.Focus) -> None:
        super()._on_focus(event)
        self.call_after_refresh(self._show_place)

    def _on_blur(self, event: events.Blur) -> None:
        super()._on_blur(event)
        self._show_place()

    def _on_paste(self, event: events.Paste) -> None:
        event.prevent_default()
        event.stop()
        self._take(event.text)

    def action_paste(self) -> None:
        """Paste what was copied inside the program."""
        self._take(self.app.clipboard)

    def _take(self, pasted: str) -> None:
        kept = tidy(pasted).strip("\n")
        if len(kept) > LONGEST:
            self.notify(TOO_MUCH, markup=False, severity="warning")
            return
        line = one_line(kept) if "\n" in kept else kept
        self.replace(self._set_apart(line, pasted), *self.selection)
        if sentence := said_of_paste(pasted, kept, joined="\n" in kept):
            self.notify(sentence, markup=False)

    def _set_apart(self, line: str, pasted: str) -> str:
        """Put a space between a list that is pasted and what stands around it."""
        if len(pasted.splitlines()) > 1:
            start, end = sorted(self.selection)
            before, behind = self.value[:start][-1:], self.value[end:][:1]
            line = (" " if before.strip() else "") + line
            line += " " if behind.strip() else ""
        return line


class CleanTextArea(TextArea):
    """Many lines; Tab goes on to the next input."""

    ALLOW_SELECT = False

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+a", "select_all", "Select all", show=False),
        Binding("ctrl+home", "jump(False)", "First line", show=False),
        Binding("ctrl+end", "jump(True)", "Last line", show=False),
    ]

    DEFAULT_CSS = """
    CleanTextArea { height: auto; min-height: 3; max-height: 14; }
    CleanTextArea.-small { min-height: 2; max-height: 6; }
    """

    def __init__(
        self,
        text: str = "",
        placeholder: str = "",
        *,
        on_edit: Tell = _silent,
        **more: Any,
    ) -> None:
        """Begin with `text`; `on_edit` is told every text that differs from it."""
        self._told = text
        self._tell = on_edit
        super().__init__(text, placeholder=lit(placeholder), **more)

    def on_click(self, event: events.Click) -> None:
        """Select the word that is clicked twice, and its line at the third time."""
        row, column = self.cursor_location
        line = self.document[row]
        if event.chain >= _WORD:
            whole = event.chain > _WORD
            start, end = (0, len(line)) if whole else word_around(line, column)
            self.selection = Chosen((row, start), (row, end))

    def scroll_cursor_visible(
        self, center: bool = False, animate: bool = False
    ) -> Offset:
        """Bring the cursor into view: of this input, and of all around it.

        While an edit is taken back, the scrollbar asks for it before the cursor was
        moved out of the lines that are gone; Textual asks again behind that.
        """
        cursor = self.cursor_location
        if cursor != self.clamp_visitable(cursor):
            return Offset(0, 0)
        self.call_after_refresh(self._show_cursor)
        return super().scroll_cursor_visible(center, animate)

    def _show_cursor(self) -> None:
        widgets = [one for one in self.ancestors_with_self if isinstance(one, Widget)]
        for part, holder in pairwise(widgets) if self.has_focus else ():
            if holder.allow_vertical_scroll:
                line = self.cursor_screen_offset.y - holder.content_region.y
                place = Region(0, line + holder.scroll_offset.y, 1, 2)
                below = part.dock_gutter
                holder.scroll_to_region(
                    place, spacing=below, animate=False, force=True, x_axis=False
                )
                return

    def edit(self, edit: Edit) -> EditResult:
        """Change the text and tell it."""
        result = super().edit(edit)
        self._say()
        return result

    def action_jump(self, to_end: bool) -> None:
        """Go to the very end of the text, or to its very beginning."""
        self.move_cursor(self.document.end if to_end else (0, 0))

    def undo(self) -> None:
        """Take an edit back and tell it."""
        super().undo()
        self._say()

    def redo(self) -> None:
        """Make an edit again and tell it."""
        super().redo()
        self._say()

    def _say(self) -> None:
        if (text := self.text) != self._told:
            self._told = text
            self._tell(text)

    async def _on_paste(self, event: events.Paste) -> None:
        event.prevent_default()
        event.stop()
        self._take(event.text)

    def action_paste(self) -> None:
        """Paste what was copied inside the program."""
        self._take(self.app.clipboard)

    def _take(self, pasted: str) -> None:
        if self.read_only:
            return
        kept = tidy(pasted)
        if len(kept) > LONGEST:
            self.notify(TOO_MUCH, markup=False, severity="warning")
            return
        self.replace(kept, *self.selection, maintain_selection_offset=False)
        if sentence := said_of_paste(pasted, kept):
            self.notify(sentence, markup=False)


class LongLine(CleanTextArea):
    """One line that may be longer than the screen is wide; Enter goes on from it."""

    DEFAULT_CSS = "LongLine { min-height: 1; max-height: 6; }"

    async def _on_key(self, event: events.Key) -> None:
        if event.key == "enter":
            event.stop()
            event.prevent_default()
            self.screen.focus_next()

    def _take(self, pasted: str) -> None:
        if joined := "\n" in tidy(pasted).strip("\n"):
            pasted = one_line(tidy(pasted))
        super()._take(pasted)
        if joined:
            self.notify(_JOINED, markup=False)


TOO_MUCH = (
    "That is more than a million characters, so nothing was pasted. Put it into a "
    "document of its own and write here where it lies."
)
