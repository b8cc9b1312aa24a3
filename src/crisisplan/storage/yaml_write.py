"""Plain data to YAML that people read and every YAML reader takes for the same text.

PyYAML's two emitters differ from each other (the C one escapes emoji, the Python
one loses U+0085), and both give up on block text for small reasons; a plan must be
the same bytes on every machine and stay readable. What is written here is a small
part of YAML: block mappings and lists, and text in three styles.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

_PLAIN = re.compile(r"[^\W\d_](?:[\w /.,;+()@%'-]|:(?=\S))*", re.UNICODE)
_TYPED = re.compile(
    r"y|n|yes|no|on|off|true|false|null|nan|inf|infinity", re.IGNORECASE
)
"""Words that some YAML reader takes for something else than text."""
_ESCAPED = re.compile("[\u007f-\u00a0\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")
_NO_BLOCK = re.compile(rf"[\x00-\x09\x0b-\x1f]|{_ESCAPED.pattern}| (?:\n|\Z)")
"""What block text would not bring back."""


def dump(data: Any) -> str:
    """Give `data` (text, lists and mappings of text) as one YAML document.

    The text ends in a line feed; keys keep their order; empty lists and mappings
    are written as `[]` and `{}`.
    """
    return "".join(_block(data, 0))


def _block(data: Any, indent: int) -> Iterator[str]:
    if isinstance(data, Mapping) and data:
        for key, value in data.items():
            yield from _entry(f"{' ' * indent}{text(key)}:", value, indent)
    elif isinstance(data, Sequence) and data and not isinstance(data, str):
        for value in data:
            yield from _item(value, indent)
    else:
        yield _scalar(data, indent) + "\n"


def _entry(head: str, value: Any, indent: int) -> Iterator[str]:
    if _is_block(value):
        yield head + "\n"
        yield from _block(value, indent + 2)
    else:
        yield f"{head} {_scalar(value, indent)}\n"


def _item(value: Any, indent: int) -> Iterator[str]:
    lead = " " * indent + "- "
    if not _is_block(value):
        yield f"{lead}{_scalar(value, indent)}\n"
        return
    first, *rest = _block(value, indent + 2)
    yield lead + first[indent + 2 :]
    yield from rest


def _is_block(value: Any) -> bool:
    return (
        isinstance(value, (Mapping, Sequence))
        and not isinstance(value, str)
        and (len(value) > 0)
    )


def _scalar(value: Any, indent: int) -> str:
    if isinstance(value, str):
        return _literal(value, indent + 2) if "\n" in value else text(value)
    return "{}" if isinstance(value, Mapping) else "[]"


def text(value: str) -> str:
    """Give one line of text: plain where nobody can misread it, else quoted."""
    if len(value) < 200 and _PLAIN.fullmatch(value) and not _TYPED.fullmatch(value):
        return value if value == value.rstrip() else _quoted(value)
    return _quoted(value)


def _quoted(value: str) -> str:
    quoted = json.dumps(value, ensure_ascii=False)
    return _ESCAPED.sub(_escape, quoted)


def _escape(found: re.Match[str]) -> str:
    """Give a YAML escape; no reader takes one for half a character."""
    code = ord(found[0])
    return "\ufffd" if 0xD800 <= code <= 0xDFFF else f"\\u{code:04x}"


def _literal(value: str, indent: int) -> str:
    """Give many lines as block text, where a reader is sure to keep them."""
    body = value.rstrip("\n")
    ends = len(value) - len(body)
    if ends > 1 or value[0] in " \n" or _NO_BLOCK.search(value) or not body:
        return _quoted(value)
    pad = " " * indent
    lines = (pad + line if line else "" for line in body.split("\n"))
    return ("|\n" if ends else "|-\n") + "\n".join(lines)
