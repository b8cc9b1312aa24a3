"""Where a city's own template begins: ours, complete in one file, with a key to it."""

import re
from collections.abc import Iterator
from importlib import import_module
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints, is_typeddict

from crisisplan.export.documents import DOCUMENTS, find
from crisisplan.export.templating import TEMPLATES

_PARTS = "_parts.md.j2"
_MACRO = re.compile(r"{% macro (\w+)\(.*?{%-? endmacro %}\n", re.DOTALL)
_IMPORT = re.compile(r'{% from "_parts\.md\.j2" import .*? %}\n')
_WORDS = {bool: "yes or no", int: "a number"}
_HEAD = """\
{#
  A template of your own for the document "DOCUMENT". It begins as a copy of ours and
  makes the same document: change it line by line, and look at what comes out with

    crisisplan export PLAN --document DOCUMENT --template THIS-FILE --to -

  {{ ... }} puts something down. Whatever people wrote is made safe before it gets
  here, so that no answer can turn into a heading or break a table.
  {% if ... %} and {% for ... %} choose and repeat; {% macro ... %} names a piece that
  is used several times. The filters are first, join, last and length.
  What stands in a comment like this one is not printed.

  A template stands alone: it reads no file and asks for no other template. It is made
  in a process of its own with limits of time, memory and length.

  Leave marking, version and "Valid until" on every sheet: whoever finds one in a
  drawer has to know how far to trust it, and to whom it may be shown. What is above
  the audience of a document never reaches its template.

  At the end of this file stands what there is to print.
#}
"""


def beginning(name: str) -> str:
    """Give our template of a document in one file, explained.

    Raises:
        CrisisPlanError: There is no such document.
    """
    document = find(name)
    body = _IMPORT.sub("", _source(document.template))
    module, _, function = document.made_by.partition(":")
    view = getattr(import_module(f"crisisplan.export.view.{module}"), function)
    key = "\n".join(_key(document.variable, get_type_hints(view)["return"], 1))
    return (
        _HEAD.replace("DOCUMENT", name)
        + "".join(_pieces(body))
        + body
        + f"{{#\n  What there is to print:\n\n{key}\n#}}\n"
    )


def own_documents() -> tuple[str, ...]:
    """Name the documents that a city may make from a template of its own."""
    return tuple(key for key, one in DOCUMENTS.items() if one.own)


def _source(name: str) -> str:
    return (TEMPLATES / name).read_text(encoding="utf-8")


def _pieces(body: str) -> Iterator[str]:
    """Give the shared pieces that a template uses, and those that they use."""
    pieces = {found[1]: found[0] for found in _MACRO.finditer(_source(_PARTS))}
    used: dict[str, None] = {}
    waiting = [body]
    while waiting:
        text = waiting.pop()
        for name in pieces:
            if name not in used and re.search(rf"\b{name}\(", text):
                used[name] = None
                waiting.append(pieces[name])
    return (piece for name, piece in pieces.items() if name in used)


def _key(name: str, hint: Any, depth: int) -> Iterator[str]:
    """Say what a value is, and what is inside it."""
    indent = "  " * depth
    words, inside = _described(hint)
    yield f"{indent}{name}{f': {words}' if words else ''}"
    for key, one in get_type_hints(inside).items() if inside else ():
        yield from _key(key, one, depth + 1)


def _described(hint: Any) -> tuple[str, Any]:
    if get_origin(hint) in (Union, UnionType):
        (meant,) = (one for one in get_args(hint) if one is not type(None))
        words, inside = _described(meant)
        return (f"{words}, or nothing" if words else "may be nothing"), inside
    if get_origin(hint) is list:
        words, inside = _described(get_args(hint)[0])
        return (f"a list of {words}" if words else "a list, each with"), inside
    if is_typeddict(hint):
        return "", hint
    return _WORDS.get(hint, "text"), None
