"""Our own Markdown read back: what a screen, Word or HTML makes a document of.

Nothing is refused: what no template of ours writes comes as its text.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_ANCHOR = re.compile(r"""<a\s+id=["']([^"']*)["']\s*/?>""", re.IGNORECASE)
_LINE_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_BOX = re.compile(r"\[([ xX])\](?=\s|$)")
_DEEPEST = 100
"""How deep quotes and lists may stand in each other; the parser cuts below."""

Drawn = Literal["", "bars", "clock"]
"""As what a table is also drawn: its first heading holds such an anchor."""
Box = Literal["open", "ticked"] | None


@dataclass(frozen=True, slots=True)
class Run:
    """Some words that look alike, or the end of a line."""

    text: str
    bold: bool = False
    italic: bool = False
    link: str = ""
    """Where the words lead; an address, or `#` and the anchor of a heading."""
    code: bool = False
    line_break: bool = False
    """The line ends here; such a run has no text."""


Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """The title of what follows."""

    level: int
    runs: Runs
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Words that belong together."""

    runs: Runs


@dataclass(frozen=True, slots=True)
class Quote:
    """What is to be read out."""

    blocks: "Blocks"


@dataclass(frozen=True, slots=True)
class Entry:
    """One point of a list, with a box to tick or without."""

    box: Box
    blocks: "Blocks"


@dataclass(frozen=True, slots=True)
class Listing:
    """A list."""

    ordered: bool
    entries: tuple[Entry, ...]
    start: int = 1
    """The number of the first entry, where they are numbered."""


@dataclass(frozen=True, slots=True)
class TableBlock:
    """A table; each row has as many cells as the header."""

    header: tuple[Runs, ...]
    rows: tuple[tuple[Runs, ...], ...]
    drawn: Drawn = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """A line across the page: another sheet begins."""


Block = Heading | Paragraph | Quote | Listing | TableBlock | Rule
Blocks = tuple[Block, ...]
Tokens = Iterator["Token"]


def read_blocks(markdown: str) -> Blocks:
    """Give the structure of a document and its words, without any of its signs."""
    return tuple(_blocks(iter(_parser().parse(markdown))))


def plain(runs: Runs) -> str:
    """Give the words of some runs, line breaks as line ends."""
    return "".join("\n" if run.line_break else run.text for run in runs)


@cache
def _parser() -> "MarkdownIt":
    from markdown_it import MarkdownIt  # only once a document is looked at

    options = {"html": True, "maxNesting": _DEEPEST}
    return MarkdownIt("commonmark", options).enable("table")


def _blocks(tokens: Tokens, until: str = "") -> Iterator[Block]:
    for token in tokens:
        if token.type == until:
            return
        if read := _READERS.get(token.type):
            yield from read(token, tokens)
        elif token.content:
            yield from _as_text(token.content)


def _as_text(text: str) -> Iterator[Block]:
    lines = [Run(line, code=True) for line in text.rstrip("\n").split("\n")]
    yield Paragraph(_joined(lines, Run("", line_break=True)))


def _joined(runs: Sequence[Run], between: Run) -> Runs:
    return tuple(one for run in runs for one in (between, run))[1:]


def _heading(token: "Token", tokens: Tokens) -> Iterator[Block]:
    inline, _ = next(tokens), next(tokens)
    yield Heading(int(token.tag[1:]), _runs(inline), _anchor(inline))


def _anchor(inline: "Token") -> str:
    """Give the first anchor among some words, where no code or escape holds it."""
    found = _ANCHOR.search(inline.content)
    return found[1] if found and any(map(_is_anchor, inline.children or [])) else ""


def _paragraph(_: "Token", tokens: Tokens) -> Iterator[Block]:
    inline, _end = next(tokens), next(tokens)
    if runs := _runs(inline):
        yield Paragraph(runs)


def _quote(_: "Token", tokens: Tokens) -> Iterator[Block]:
    yield Quote(tuple(_blocks(tokens, "blockquote_close")))


def _listing(token: "Token", tokens: Tokens) -> Iterator[Block]:
    entries = []
    for inner in tokens:
        if inner.type != "list_item_open":
            break
        entries.append(_entry(tokens))
    ordered = token.type == "ordered_list_open"
    start = token.attrGet("start")
    yield Listing(ordered, tuple(entries), 1 if start is None else int(start))


def _entry(tokens: Tokens) -> Entry:
    """Read one point; only signs that nobody escaped are a box."""
    inside = list(_until_item_ends(tokens))
    box: Box = None
    if len(inside) > 1 and inside[0].type == "paragraph_open":
        box = _take_box(inside[1])
    return Entry(box, tuple(_blocks(iter(inside))))


def _until_item_ends(tokens: Tokens) -> Iterator["Token"]:
    depth = 1
    for token in tokens:
        if token.type in ("list_item_open", "list_item_close"):
            depth += token.nesting
            if not depth:
                return
        yield token


def _take_box(inline: "Token") -> Box:
    found = _BOX.match(inline.content)
    first = inline.children[0] if inline.children else None
    if not found or first is None or not first.content.startswith(found[0]):
        return None
    first.content = first.content[found.end() :].lstrip()
    return "open" if found[1] == " " else "ticked"


def _table(_: "Token", tokens: Tokens) -> Iterator[Block]:
    rows: list[list[Token]] = []
    for token in tokens:
        if token.type == "table_close":
            break
        if token.type == "tr_open":
            rows.append([])
        elif token.type == "inline":
            rows[-1].append(token)
    header, *body = (tuple(map(_runs, row)) for row in rows)
    yield TableBlock(header, tuple(body), _drawn(rows[0][0]))


def _drawn(first: "Token") -> Drawn:
    """Say as what a table is drawn: "bars" for the anchor `bars` or `bars-phases`."""
    kind = _anchor(first).partition("-")[0]
    return "bars" if kind == "bars" else "clock" if kind == "clock" else ""


def _rule(_: "Token", __: Tokens) -> Iterator[Block]:
    yield Rule()


_READERS: dict[str, Callable[["Token", Tokens], Iterator[Block]]] = {
    "heading_open": _heading,
    "paragraph_open": _paragraph,
    "blockquote_open": _quote,
    "bullet_list_open": _listing,
    "ordered_list_open": _listing,
    "table_open": _table,
    "hr": _rule,
}


def _runs(inline: "Token") -> Runs:
    """Read words, those that look alike as one, without blanks at either end."""
    merged: list[Run] = []
    for run in _pieces(inline.children or []):
        last = merged[-1] if merged else None
        if last and not run.line_break and replace(last, text=run.text) == run:
            merged[-1] = replace(last, text=last.text + run.text)
        elif run.text or run.line_break:
            merged.append(run)
    if merged:
        merged[0] = replace(merged[0], text=merged[0].text.lstrip(" \n"))
        merged[-1] = replace(merged[-1], text=merged[-1].text.rstrip(" \n"))
    return tuple(run for run in merged if run.text or run.line_break)


def _pieces(children: Sequence["Token"]) -> Iterator[Run]:
    bold = italic = 0
    link, anchored = "", False
    for child in children:
        if child.type in ("strong_open", "strong_close"):
            bold += child.nesting
        elif child.type in ("em_open", "em_close"):
            italic += child.nesting
        elif child.type in ("link_open", "link_close"):
            link = str(child.attrGet("href") or "")
        elif _is_anchor(child):
            anchored = True
        elif anchored and child.content.lower() == "</a>":
            anchored = False
        else:
            run = _piece(child)
            yield replace(run, bold=bold > 0, italic=italic > 0, link=link)


def _is_anchor(child: "Token") -> bool:
    return child.type == "html_inline" and bool(_ANCHOR.fullmatch(child.content))


def _piece(child: "Token") -> Run:
    is_break = child.type == "html_inline" and _LINE_BREAK.fullmatch(child.content)
    if child.type == "hardbreak" or is_break:
        return Run("", line_break=True)
    if child.type == "softbreak":
        return Run(" ")
    return Run(child.content, code=child.type == "code_inline")
