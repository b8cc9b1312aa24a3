"""Text that people wrote, made into Markdown that shows exactly these words.

One function for each place where text can stand. What they return is of the type
`Markdown`; templates are given nothing else. A text can bring its own line ends and
paragraphs where the place has room for them; it can bring no other structure.
"""

import re
from typing import Self
from urllib.parse import quote as percent

from crisisplan.domain.text import tidy

_SPECIAL = re.compile(
    r"[\x00-\x1f\x7f-\x9f\\`*_{}\[\]<>|~$^&#"
    "\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
    r"|^[-+=:0-9]|[wW]{3}\.|[psoPSO]:"
)
"""Without any of these a text of one line is its own Markdown."""

_INLINE = re.compile(r"[\\`*_{}\[\]<>|~$^]|&(?=#?\w+;)")
_SCHEME = re.compile(r"\b(https?|ftp|mailto|xmpp):|\b(www)\.", re.IGNORECASE)
_START = re.compile(r"#{1,6}(?=\s|$)|[-=:]|\+(?=\s|$)")
_NUMBERED = re.compile(r"(\d{1,9})([.)])(?=\s|$)")
_CLOSING = re.compile(r"(?<=\s)#+$")
_WEB = re.compile(r"https://[^\s\\<>\"'`|]+", re.IGNORECASE)
_SHOWS_ITSELF = re.compile(
    r"https://(?!.*xn--)[a-z0-9.-]+(?:/[A-Za-z0-9/?=&._~,;+#-]*)?"
)
"""An address that every reader of Markdown shows as it is written."""
_BLANK = "&#160;"
"""Stands for a text of which nothing can be seen, so that its place stays a place."""


class Markdown(str):
    """Markdown that shows what somebody wrote, made only by this module.

    Whatever is cut from it or added to it is a plain `str` again, and is escaped
    before it is printed.
    """

    __slots__ = ()

    def __html__(self) -> Self:
        """Tell the template engine that nothing is left to escape."""
        return self


NOTHING = Markdown("")


def inline(text: str) -> Markdown:
    """Give `text` on one line: in a paragraph, after a label, in a list."""
    return Markdown(text if _is_plain(text) else _joined(text, " "))


def heading(text: str) -> Markdown:
    """Give `text` as the words of a heading."""
    return inline(text)


def cell(text: str) -> Markdown:
    """Give `text` for the cell of a table; its lines stay lines."""
    return Markdown(text if _is_plain(text) else _joined(text, "<br>"))


def block(text: str) -> Markdown:
    """Give `text` as paragraphs: an empty line ends one, a line end breaks a line."""
    if _is_plain(text):
        return Markdown(text)
    return Markdown("\n\n".join("\\\n".join(lines) for lines in _paragraphs(text)))


def quote(text: str) -> Markdown:
    """Give `text` as quoted paragraphs, to be read out."""
    lines = block(text).split("\n")
    return Markdown("\n".join(f"> {line}".rstrip() for line in lines))


def link(text: str, address: str) -> Markdown:
    """Give a link that shows `text`; plain words where `address` is no https one."""
    if not is_web(address):
        return inline(text)
    if text == address and _SHOWS_ITSELF.fullmatch(address):
        return Markdown(f"<{address}>")
    target = percent(tidy(address), safe="%/:?#@!$&'()*+,;=-._~")
    target = target.replace("&", "&amp;")
    return Markdown(f"[{inline(text)}](<{target}>)")


def picture(text: str, path: str) -> Markdown:
    """Give a picture from a file beside the document; nothing where none is named.

    `text` stands for it where it cannot be seen.
    """
    if not path.strip():
        return NOTHING
    return Markdown(f"![{inline(text)}](<./{percent(tidy(path), safe='/-._~')}>)")


def is_web(address: str) -> bool:
    """Say whether `address` is one that a document may link to."""
    return _WEB.fullmatch(address) is not None


def joined(separator: str, parts: list[Markdown]) -> Markdown:
    """Put parts that are escaped already into one line."""
    return Markdown(separator.join(parts))


def read_back(text: str) -> str:
    """Give Markdown without its escapes, as words to be searched."""
    return re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", text)


def _is_plain(text: str) -> bool:
    """Say whether a text is its own Markdown wherever it stands."""
    return not text or (_SPECIAL.search(text) is None and text == text.strip())


def _joined(text: str, separator: str) -> str:
    lines = (line.strip() for line in tidy(text).split("\n"))
    written = [_line(line) for line in lines if line]
    return separator.join(written) or _BLANK


def _paragraphs(text: str) -> list[list[str]]:
    found: list[list[str]] = [[]]
    for line in tidy(text).split("\n"):
        if line := line.strip():
            found[-1].append(_line(line))
        elif found[-1]:
            found.append([])
    return [lines for lines in found if lines] or [[_BLANK]]


def _line(line: str) -> str:
    if not _SPECIAL.search(line):
        return line
    line = _INLINE.sub(_backslash, line)
    line = _SCHEME.sub(_no_address, line)
    if _START.match(line):
        line = "\\" + line
    elif numbered := _NUMBERED.match(line):
        line = f"{numbered[1]}\\{line[numbered.end(1) :]}"
    return _CLOSING.sub(_backslash, line) if line.endswith("#") else line


def _backslash(found: re.Match[str]) -> str:
    return "\\" + found[0]


def _no_address(found: re.Match[str]) -> str:
    return f"{found[1]}\\:" if found[1] else f"{found[2]}\\."
