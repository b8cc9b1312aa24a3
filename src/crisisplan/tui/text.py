"""The only way for text from outside onto the screen."""

import os
import sys
from collections.abc import Mapping

from rich.text import Text
from textual.content import Content

from crisisplan.domain.text import one_line, tidy

_UNICODE = {
    "answered": "✓",
    "draft": "~",
    "asked": "?",
    "open": "·",
    "refused": "!",
    "not-applicable": "–",
    "here": "►",
    "star": "★",
    "folded": "▸",
    "unfolded": "▾",
    "open-box": "☐ ",
    "ticked-box": "☑ ",
    "bullet": "• ",
    "bar": "┃ ",
    "column": " │ ",
    "crossing": "─┼─",
    "full": "■",
    "half": "□",
    "empty": "·",
    "rule": "─",
    "strong-rule": "━",
}
_ASCII = {
    "answered": "x",
    "draft": "~",
    "asked": "?",
    "open": ".",
    "refused": "!",
    "not-applicable": "-",
    "here": ">",
    "star": "*",
    "folded": ">",
    "unfolded": "v",
    "open-box": "[ ] ",
    "ticked-box": "[x] ",
    "bullet": "- ",
    "bar": "| ",
    "column": " | ",
    "crossing": "-+-",
    "full": "#",
    "half": "+",
    "empty": ".",
    "rule": "-",
    "strong-rule": "=",
}

BAR_STYLE = "$text-accent"
"""Of a bar, wherever one is drawn; its shapes say the same without it."""


def lit(text: str) -> Content:
    """Give text that a widget shows letter by letter, never as markup."""
    return Content(tidy(text))


def lit_line(text: str) -> Content:
    """Give text as one line that a widget shows letter by letter."""
    return Content(one_line(tidy(text)))


def rlit(text: str) -> Text:
    """Give one line for a tree or a data table, which want Rich's own text."""
    return Text(one_line(tidy(text)))


_OLD = frozenset({"linux", "vt100", "vt102", "vt220", "ansi"})
"""Terminals with the letters of one alphabet, whatever the locale says."""


def marks(encoding: str | None = None) -> Mapping[str, str]:
    """Give marks, boxes and rules, in letters that the terminal can show."""
    return _ASCII if is_plain(encoding) else _UNICODE


def is_plain(encoding: str | None = None) -> bool:
    """Say whether the terminal has no signs but letters: an old console."""
    encoding = encoding or getattr(sys.__stdout__, "encoding", None) or "ascii"
    return os.environ.get("TERM") in _OLD or "utf" not in encoding.lower()
