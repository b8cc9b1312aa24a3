"""Where the cursor goes first."""

from textual.widget import Widget


def focus_first(inside: Widget, *, scroll_visible: bool = True) -> None:
    """Put the cursor into the first widget inside that takes it and can be seen."""
    for widget in inside.query("*"):
        seen = all(node.display for node in widget.ancestors_with_self)
        if widget.focusable and seen:
            widget.focus(scroll_visible)
            return
