"""Whether one is led through what comes first: then all that can wait is folded."""

from typing import Any

from textual.screen import Screen

BEGINNING = "-beginning"
"""The class of the plan's screen, and in its style sheet."""


def begins(screen: Screen[Any]) -> bool:
    """Say whether one begins, on a screen or in a dialog above it."""
    return any(one.has_class(BEGINNING) for one in screen.app.screen_stack)
