"""Where the cursor goes first, and next."""

from textual.screen import Screen
from textual.widget import Widget

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
