"""The plan file: the plan, a line `---`, and the playbook it was asked from."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from crisisplan.domain.check import flaws
from crisisplan.domain.plan import FORMAT, Answer, Plan
from crisisplan.domain.playbook import Playbook
from crisisplan.errors import CannotReadError, Problem, ProblemsError
from crisisplan.storage.files import decode, digest, is_for_reading, read_bytes
from crisisplan.storage.playbook_file import Sources
from crisisplan.storage.shape import M, read_model
from crisisplan.storage.yaml_text import LARGEST, MOST_EVENTS, Document, read_document
from crisisplan.storage.yaml_write import dump

_MARKER = re.compile(r"^---(?=\s|$)[^\n]*\n?", re.MULTILINE)
_COMMENT = re.compile(r"^[ \t]*#|[ \t]#[^\n]*$", re.MULTILINE)
_FORMAT = re.compile(r"crisisplan/plan/([0-9]+)")
_CUT_SHORT = (
    "The playbook that begins here is not the one that the plan was made with: it was "
    "changed, or the file was cut short. Take the .bak beside it."
)


@dataclass(frozen=True)
class PlanFile:
    """A plan as it was read, with all that writing it back needs."""

    path: Path
    plan: Plan
    playbook: Playbook
    pinned: str
    """The text of the playbook's document, to the byte (line feeds as in the file)."""
    digest: str
    """sha256 of the file as it was read."""
    trusted: bool = True
    """Whether the pinned playbook has the checksum that the plan names."""
    has_comments: bool = False
    """Whether a person wrote comments, which writing does not keep."""
    for_reading: bool = False
    """Whether the file may only be read, as every version that was adopted."""


def checksum(pinned: str) -> str:
    """Give the checksum of a pinned playbook's text."""
    text = pinned.removeprefix("\ufeff").replace("\r\n", "\n")
    return "sha256:" + hashlib.sha256(text.encode()).hexdigest()


def read_plan(path: Path, known: Mapping[str, Playbook] | None = None) -> PlanFile:
    """Read a plan file.

    Args:
        path: Where it is.
        known: Playbooks by their pinned text, which need not be read again.

    Raises:
        CannotReadError: There is no such file, or it is no plan that this program
            can read.
        ProblemsError: Its YAML or shape is faulty; all problems, with their lines.
    """
    content = read_bytes(path)
    text = decode(content, path)
    first, pinned, pinned_line = _split(text, path)
    plan, problems = _read_part(Plan, first, path, 1)
    playbook: Playbook | None = (known or {}).get(pinned)
    more: tuple[Problem, ...] = ()
    if playbook is None:
        playbook, more = _read_part(Playbook, pinned, path, pinned_line)
    trusted = plan is not None and plan.playbook.checksum == checksum(pinned)
    if plan and more and not trusted:
        problems = (*problems, Problem(_CUT_SHORT, str(path), pinned_line))
    if problems or more or plan is None or playbook is None:
        raise ProblemsError((*problems, *more))
    if not trusted and (found := flaws(playbook)):
        raise ProblemsError(
            tuple(Problem(one.sentence, str(path), 0, one.owner) for one in found)
        )
    comments = bool(_COMMENT.search(first)) and first != write_first(plan)
    known_as = digest(content)
    reading = is_for_reading(path)
    return PlanFile(path, plan, playbook, pinned, known_as, trusted, comments, reading)


def _read_part(
    model: type[M], text: str, path: Path, first_line: int
) -> tuple[M | None, tuple[Problem, ...]]:
    try:
        document = read_document(text, str(path), first_line)
    except ProblemsError as fault:
        return None, fault.problems
    if model is Plan:
        _check_format(document)
    whole = Sources(document.data, [((), document, ())])
    return read_model(model, document.data, whole)


def _split(text: str, path: Path) -> tuple[str, str, int]:
    """Give the first document, the second, and the line on which that begins."""
    markers = list(_MARKER.finditer(text))
    if markers and not _without_comments(text[: markers[0].start()]):
        markers = markers[1:]  # a marker before the plan is YAML's right
    if len(markers) != 1:
        raise ProblemsError((_marker_problem(text, path, markers),))
    marker = markers[0]
    line = text.count("\n", 0, marker.end()) + 1
    if not _without_comments(text[marker.end() :]):
        sentence = (
            "The playbook is missing after '---': the file was cut short. "
            "Take the .bak beside it."
        )
        raise ProblemsError((Problem(sentence, str(path), line),))
    return text[: marker.start()], text[marker.end() :], line


def _without_comments(text: str) -> str:
    lines = (line.strip() for line in text.split("\n"))
    return "\n".join(line for line in lines if line and not line.startswith("#"))


def _marker_problem(text: str, path: Path, markers: list[re.Match[str]]) -> Problem:
    if not markers and text.lstrip().startswith("format: crisisplan/playbook/"):
        line = 1
        sentence = (
            "This is a playbook, not a plan. Start a plan with it: 'crisisplan new "
            "NAME.plan.yaml --city CITY --playbook THIS-FILE'."
        )
    elif not markers:
        line = text.count("\n") + 1
        sentence = (
            "The playbook is missing: a plan file has two parts with a line '---' "
            "between them. The file was cut short, or is no plan; take the .bak "
            "beside it."
        )
    else:
        line = text.count("\n", 0, markers[1].start()) + 1
        sentence = (
            "There is one '---' too many: a plan file has two parts. If this line "
            "belongs to an answer, put two spaces before it."
        )
    return Problem(sentence, str(path), line)


def _check_format(document: Document) -> None:
    data = document.data
    found = data.get("format") if isinstance(data, dict) else None
    if found == FORMAT:
        return
    newer = _FORMAT.fullmatch(found) if isinstance(found, str) else None
    if newer and int(newer[1]) > 1:
        raise CannotReadError(
            f"{document.file} was written by a newer crisisplan ({found}). Install "
            "that version to open it; this one leaves the file alone."
        )
    raise CannotReadError(
        f"{document.file} is no plan: it does not begin 'format: {FORMAT}'."
    )


def to_data(model: Any) -> Any:
    """Give a model as the text, lists and mappings that stand in a file."""
    dumped = model.model_dump(by_alias=True, exclude_defaults=True)
    return _as_text(dumped)


def _as_text(data: Any) -> Any:
    if isinstance(data, Mapping):
        return {key: _as_text(value) for key, value in data.items()}
    if isinstance(data, (list, tuple)):
        return [_as_text(value) for value in data]
    return data if isinstance(data, str) else str(data)


def answer_text(item_id: str, answer: Answer) -> str:
    """Give the lines of one answer, as they stand under `answers:`."""
    return "".join(
        f"  {line}" if line.strip() else line
        for line in dump({item_id: to_data(answer)}).splitlines(keepends=True)
    )


def write_first(plan: Plan, fragments: Mapping[str, str] | None = None) -> str:
    """Give the text of the first document.

    `fragments` holds the lines of answers that are known already, by item id.
    """
    known = fragments or {}
    head: dict[str, Any] = {"format": plan.format}
    tail: dict[str, Any] = {}
    data = to_data(plan.changed(answers={}))
    for name in Plan.model_fields:
        if name in data and name != "answers":
            target = tail if name in ("set_aside", "activity", "changes") else head
            target[name] = data[name]
    answers = "".join(
        known.get(item_id) or answer_text(item_id, answer)
        for item_id, answer in plan.answers.items()
    )
    body = f"answers:\n{answers}" if answers else "answers: {}\n"
    return dump(head) + body + (dump(tail) if tail else "")


def to_bytes(
    plan: Plan, pinned: str, fragments: Mapping[str, str] | None = None
) -> bytes:
    """Give the bytes of a plan file.

    Raises:
        CannotReadError: It would be larger than can be read again.
    """
    first = write_first(plan, fragments)
    content = f"{first}---\n{pinned}".encode()
    if len(content) > LARGEST or _too_long(first):
        raise CannotReadError(
            f"The plan would be larger than {LARGEST // 1024 // 1024} MB or have too "
            "many entries, and could not be opened again. Take out the longest answer."
        )
    return content


def _too_long(first: str) -> bool:
    """Say whether a reader would give up; no line holds more than four events."""
    if first.count("\n") <= MOST_EVENTS // 4:
        return False
    try:
        read_document(first, "")
    except ProblemsError:
        return True
    return False
