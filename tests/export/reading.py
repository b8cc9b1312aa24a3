"""Reads Markdown back: its structure, and the words that a reader sees."""

import unicodedata
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from crisisplan.domain.text import tidy

PARSER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])

Shape = tuple[object, ...]


@lru_cache
def shape(markdown: str) -> tuple[Shape, ...]:
    """Give the structure of a document without its words."""
    found: list[Shape] = []
    for token in PARSER.parse(markdown):
        found.append((token.type, token.tag, token.level))
        for child in _joined(token.children or []):
            html = child.content if child.type == "html_inline" else ""
            found.append((child.type, child.tag, child.level, html))
    return tuple(found)


def _joined(children: list[Token]) -> list[Token]:
    """Take pieces of text that follow each other as one: seams are no structure."""
    found: list[Token] = []
    for child in children:
        if child.type == "text" and (not child.content or _is_text(found)):
            continue
        found.append(child)
    return found


def _is_text(found: list[Token]) -> bool:
    return bool(found) and found[-1].type == "text"


def visible(markdown: str) -> str:
    """Give the words that a reader sees, line ends as line ends."""
    return "\n".join(
        "".join(_word(child) for child in token.children or [])
        for token in PARSER.parse(markdown)
        if token.type == "inline"
    )


def _word(child: Token) -> str:
    if child.type in ("softbreak", "hardbreak"):
        return "\n"
    if child.type == "html_inline" and child.content == "<br>":
        return "\n"
    return child.content if child.type in ("text", "code_inline") else ""


def lines_of(text: str) -> list[str]:
    """Give the lines of an answer that say something, as they should be seen."""
    lines = (
        unicodedata.normalize("NFC", line).strip() for line in tidy(text).split("\n")
    )
    return [line for line in lines if line] or (["\u00a0"] if text else [])


def neutral(text: str) -> str:
    """Give an ordinary answer with the same lines and paragraphs as `text`."""
    if not text:
        return ""
    lines = ["neutral" if line.strip() else "" for line in tidy(text).split("\n")]
    return "\n".join(lines) if any(lines) else "neutral"
