"""Two texts of which one takes the place of the other, with what differs marked."""

from difflib import SequenceMatcher

from textual.content import Content

from crisisplan.tui.text import lit_line

_GONE, _NEW = "strike", "underline"
"""Signs and no colours: they are seen on every screen, also under the cursor."""


def differing(before: str, after: str) -> tuple[Content, Content]:
    """Give both on a line each: struck out what goes, underlined what comes."""
    old, new = lit_line(before), lit_line(after)
    words = old.plain.split(" "), new.plain.split(" ")
    for tag, *ends in SequenceMatcher(a=words[0], b=words[1]).get_opcodes():
        if tag != "equal":
            old = old.stylize(_GONE, *_span(words[0], ends[0], ends[1]))
            new = new.stylize(_NEW, *_span(words[1], ends[2], ends[3]))
    return old, new


def _span(words: list[str], first: int, end: int) -> tuple[int, int]:
    """Give where some words stand in their text."""
    start = len(" ".join(words[:first])) + bool(first)
    return start, start + len(" ".join(words[first:end]))
