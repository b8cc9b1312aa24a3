"""Looking through one plan file."""

from pathlib import Path

from crisisplan.cli.plans import now, warn_of_change
from crisisplan.domain.check_plan import plan_flaws
from crisisplan.domain.standing import Reading
from crisisplan.errors import Problem
from crisisplan.storage.files import read_text
from crisisplan.storage.plan_file import PlanFile, read_plan
from crisisplan.storage.yaml_text import Document


def plan_problems(path: Path) -> tuple[tuple[Problem, ...], bool]:
    """Give what a person should mend in a plan, and whether its playbook is unchanged.

    Raises:
        CannotReadError: It cannot be read at all.
        ProblemsError: Its YAML or shape is faulty.
    """
    file = read_plan(path)
    if not file.trusted:
        warn_of_change(str(path))
    document = _first(file)
    reading = Reading(file.plan, file.playbook, now().date())
    problems = tuple(
        Problem(
            flaw.sentence,
            str(path),
            document.line(flaw.key),
            ".".join(map(str, flaw.key)),
            flaw.nearest,
        )
        for flaw in plan_flaws(reading)
    )
    return problems, file.trusted


def _first(file: PlanFile) -> Document:
    """Give the plan's own document, which knows on which line everything stands."""
    text = read_text(file.path)
    before = text[: len(text) - len(file.pinned)]
    return Document(None, before[: before.rindex("---")], str(file.path))
