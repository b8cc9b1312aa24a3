"""An author's sample answers, joined with the playbook that they try out."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path as FilePath
from typing import Any

from crisisplan.domain.check_plan import plan_flaws
from crisisplan.domain.dates import read_date
from crisisplan.domain.plan import FORMAT, Plan
from crisisplan.domain.playbook import Playbook
from crisisplan.domain.standing import Reading
from crisisplan.errors import NotAnAnswerError, Problem, ProblemsError
from crisisplan.storage.files import digest, read_text
from crisisplan.storage.plan_file import PlanFile, checksum
from crisisplan.storage.playbook_file import Sources
from crisisplan.storage.shape import read_model
from crisisplan.storage.yaml_text import read_document
from crisisplan.storage.yaml_write import dump

ANSWERS = "answers.yaml"
DAY = date(2026, 1, 1)
"""The day on which sample documents are made, where the answers name none."""


@dataclass(frozen=True)
class SamplePlan(PlanFile):
    """A plan made of sample answers; it is in no file and is never written."""

    today: date = DAY
    """The day on which its documents are made, so that they never change."""


def sample_plan(playbook: Playbook, data: Any, answers: FilePath) -> SamplePlan:
    """Join a playbook with sample answers: `answers.yaml` in a folder, or a file.

    They have the shape of a plan's first document; `playbook` is filled in, and
    `today` may say the day on which the documents are made.

    Raises:
        CannotReadError: There are no such answers.
        ProblemsError: They do not fit the playbook; all problems.
    """
    path = answers / ANSWERS if answers.is_dir() else answers
    document = read_document(read_text(path), str(path))
    sources = Sources(document.data, [((), document, ())])
    given = document.data if isinstance(document.data, dict) else {}
    pinned = dump(data)
    used = {"id": playbook.id, "edition": playbook.edition}
    head = {"format": FORMAT, "playbook": used | {"checksum": checksum(pinned)}}
    rest = {key: one for key, one in given.items() if key not in ("today", *head)}
    plan, found = read_model(Plan, head | rest, sources)
    today, late = _day(given.get("today", DAY.isoformat()), sources)
    problems = [*found, *late]
    if plan:
        problems += _misfits(Reading(plan, playbook, today), sources)
    if problems or plan is None:
        raise ProblemsError(tuple(sorted(problems, key=lambda one: one.line)))
    kept = digest(document.text.encode())
    return SamplePlan(path, plan, playbook, pinned, kept, today=today)


def _day(text: Any, sources: Sources) -> tuple[date, list[Problem]]:
    try:
        return read_date(str(text)), []
    except NotAnAnswerError as refusal:
        problem = Problem(str(refusal), *sources.find(("today",)), "today")
        return DAY, [problem]


def _misfits(reading: Reading, sources: Sources) -> Iterator[Problem]:
    """Find what in the answers leads nowhere, and values that are refused."""
    for flaw in plan_flaws(reading):
        key = ".".join(map(str, flaw.key))
        yield Problem(flaw.sentence, *sources.find(flaw.key), key, flaw.nearest)
