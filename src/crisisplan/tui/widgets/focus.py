"""Where the cursor goes first, and next."""

from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input, TextArea

from crisisplan.tui.widgets.lines import Lines

_TO_ANSWER = "Input, TextArea, OptionList, Button"


def go_on(screen: Screen[object]) -> None:
    """Go to the next input; in a dialog past what is folded, to its first button."""
    screen.focus_next(_TO_ANSWER if screen.is_modal else "*")


def focus_first(inside: Widget, *, scroll_visible: bool = True) -> None:
    """Put the cursor into the first widget inside that takes it and can be seen."""
    for widget in inside.query("*"):
        seen = all(node.display for node in widget.ancestors_with_self)
        if widget.focusable and seen:
            widget.focus(scroll_visible)
            return


def type_into(inside: Widget, letters: str) -> None:
    """Write letters behind what stands in the first input inside that takes some."""
    for widget in inside.query("*"):
        if isinstance(widget, Input):
            widget.insert(letters, len(widget.value))
        elif isinstance(widget, TextArea):
            widget.insert(letters, widget.document.end)
        elif isinstance(widget, Lines):
            widget.type_on(letters)
        else:
            continue
        return
