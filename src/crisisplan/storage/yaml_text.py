"""Strict YAML: every scalar is text, and every problem has its line.

One pass over the parser's events both guards against hostile files and builds the
data, so nothing is ever composed that was not found harmless before. Positions are
worked out only when a problem needs one.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import yaml

from crisisplan.domain.text import tidy
from crisisplan.errors import Problem, ProblemsError

LARGEST = 32 * 1024 * 1024
"""Bytes in one file, at most."""
MOST_EVENTS = 2_000_000
DEEPEST = 40
LONGEST_KEY = 128
"""Characters; YAML readers give up on a key of more than 1,024, escapes included."""
_MOST_PROBLEMS = 200
_TOO_DEEP = "This is nested too deeply for a plan or playbook."
_TOO_LONG = "This is too long for a plan or playbook."
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]"
)

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The parser written in C where PyYAML has it."""

Path = tuple[str | int, ...]
Report = Callable[[str, Any, str], None]


@dataclass(frozen=True)
class Document:
    """What stands in one YAML document."""

    data: Any
    """Text, lists and mappings of text; None for an empty document."""
    text: str
    file: str
    first_line: int = 1
    """The line of the file on which `text` begins, counted from 1."""

    @cached_property
    def lines(self) -> dict[Path, int]:
        """The line of every key and entry, by the way to it."""
        builder = _Builder(lambda *_: None, places={})
        for event in _events(self.text, lambda *_: None):
            builder.take(event)
        places = builder.places or {}
        return {path: line + self.first_line for path, line in places.items()}

    def line(self, path: Path) -> int:
        """Give the line of what stands at `path`, or of what encloses it."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, self.first_line)


def read_document(text: str, file: str, first_line: int = 1) -> Document:
    """Read the only document in `text`.

    Raises:
        ProblemsError: The text is not YAML as it is used here; all problems that
            can be told apart, each with its line.
    """
    problems: list[Problem] = []

    def report(sentence: str, mark: Any, key: str) -> None:
        if len(problems) < _MOST_PROBLEMS:
            line = first_line + (mark.line if mark else 0)
            problems.append(Problem(sentence, file, line, key))

    builder = _Builder(report)
    for event in _events(text, report):
        builder.take(event)
    if not problems and len(builder.documents) > 1:
        report("Only one document is expected; take the line '---' out.", None, "")
    if problems:
        raise ProblemsError(tuple(problems))
    data = builder.documents[0] if builder.documents else None
    return Document(data, text, file, first_line)


def _events(text: str, report: Report) -> Iterator[Any]:
    """Give the parser's events until the end, a fault or a limit."""
    if len(text) > LARGEST:
        report(f"The file is larger than {LARGEST // 1024 // 1024} MB.", None, "")
        return
    if found := _FORBIDDEN.search(text):
        sentence = f"The character U+{ord(found[0]):04X} cannot stand in a YAML file."
        report(sentence, _Mark(text.count("\n", 0, found.start())), "")
        return
    depth = 0
    try:
        for count, event in enumerate(yaml.parse(text, Loader=LOADER)):
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
            if depth > DEEPEST or count > MOST_EVENTS:
                what = _TOO_DEEP if depth > DEEPEST else _TOO_LONG
                report(what, event.start_mark, "")
                return
            yield event
    except yaml.MarkedYAMLError as fault:
        mark = fault.problem_mark or fault.context_mark
        report(_sentence(fault, text, mark), mark, "")
    except yaml.YAMLError:
        report("This is not YAML.", None, "")


@dataclass(frozen=True)
class _Mark:
    line: int


def _sentence(fault: yaml.MarkedYAMLError, text: str, mark: Any) -> str:
    lines = text.split("\n")
    line = lines[mark.line] if mark and mark.line < len(lines) else ""
    if "\t" in line[: len(line) - len(line.lstrip())]:
        return "A tab stands where spaces belong; indent with spaces."
    words = fault.problem or fault.context or "unreadable"
    if "nesting depth" in words:  # newer C parsers stop before they give an event
        return _TOO_DEEP
    return (
        f"This is not YAML ({words}). Often a quotation mark or the indentation is "
        "missing, or a text with ': ' in it has no quotation marks."
    )


@dataclass
class _Builder:
    """Turns events into data, and reports what is refused."""

    report: Report
    places: dict[Path, int] | None = None
    documents: list[Any] = field(default_factory=list)
    _stack: list[Any] = field(default_factory=list)
    _keys: list[str | None] = field(default_factory=list)

    def take(self, event: Any) -> None:
        """Take the next event."""
        kind = type(event)
        if kind is yaml.ScalarEvent:
            self._scalar(event)
        elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
            self._refuse_extras(event)
            self._open({} if kind is yaml.MappingStartEvent else [], event)
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            self._close()
        elif kind is yaml.AliasEvent:
            self.report("Aliases (*name) are not used here.", event.start_mark, "")
            self._put("", event)

    def _scalar(self, event: Any) -> None:
        self._refuse_extras(event)
        value = event.value
        top = self._stack[-1] if self._stack else None
        if type(top) is dict and self._keys[-1] is None:
            self._key(value, event, top)
        elif value == "" and event.implicit[0]:
            self._skip(top)
        else:
            self._put(tidy(value), event)

    def _key(self, key: str, event: Any, mapping: dict[str, Any]) -> None:
        key = tidy(key)
        if key == "<<":
            self.report("Merge keys (<<) are not used here.", event.start_mark, "")
        elif len(key) > LONGEST_KEY:
            sentence = f"A key has at most {LONGEST_KEY} characters."
            self.report(sentence, event.start_mark, "")
        elif key in mapping:
            sentence = f"The key {key!r} is given twice."
            self.report(sentence, event.start_mark, self._way(key))
        self._keys[-1] = key
        if self.places is not None:
            self.places[self._path()] = event.start_mark.line

    def _skip(self, top: Any) -> None:
        """Take an empty plain scalar for a key that is absent."""
        if type(top) is dict:
            self._keys[-1] = None
        elif type(top) is list:
            top.append("")

    def _open(self, fresh: Any, event: Any) -> None:
        self._put(fresh, event)
        self._stack.append(fresh)
        self._keys.append(None)

    def _close(self) -> None:
        self._stack.pop()
        self._keys.pop()
        if self._stack and type(self._stack[-1]) is dict:
            self._keys[-1] = None

    def _put(self, value: Any, event: Any) -> None:
        if not self._stack:
            self.documents.append(value)
            return
        top = self._stack[-1]
        if type(top) is list:
            top.append(value)
            if self.places is not None:
                self.places[self._path()] = event.start_mark.line
        elif self._keys[-1] is None:
            self.report("A key is one plain text.", event.start_mark, self._way(""))
            self._keys[-1] = ""
        else:
            top[self._keys[-1]] = value
            if isinstance(value, str):
                self._keys[-1] = None

    def _refuse_extras(self, event: Any) -> None:
        if event.anchor is not None:
            self.report("Anchors (&name) are not used here.", event.start_mark, "")
        if event.tag is not None:
            sentence = f"Tags ({event.tag}) are not used here."
            self.report(sentence, event.start_mark, "")

    def _path(self) -> Path:
        """Give the way to the key that is being read."""
        path: list[str | int] = []
        for holder, key in zip(self._stack, self._keys, strict=True):
            if type(holder) is list:
                path.append(len(holder) - 1)
            elif key is not None:
                path.append(key)
        return tuple(path)

    def _way(self, key: str) -> str:
        return ".".join(str(part) for part in (*self._path(), key))
