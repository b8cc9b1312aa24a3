"""Looking through one plan file."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from crisisplan.cli.plans import now, warn_of_change
from crisisplan.domain.check_plan import plan_flaws, plan_notes
from crisisplan.domain.plan import Plan
from crisisplan.domain.standing import Reading
from crisisplan.domain.text import one_line
from crisisplan.domain.version import is_altered, printed_checksum
from crisisplan.errors import Problem
from crisisplan.storage.files import read_text
from crisisplan.storage.plan_file import PlanFile, read_plan
from crisisplan.storage.yaml_text import Document


@dataclass(frozen=True, slots=True)
class Looked:
    """What came out when a plan was looked through."""

    problems: tuple[Problem, ...]
    """What a person should mend."""
    notes: tuple[str, ...]
    """What is worth knowing; it changes no exit status."""
    trusted: bool
    """Whether playbook and adopted version are those that their checksums name."""


def look_through(path: Path) -> Looked:
    """Look through a plan, today.

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
    said = (*plan_notes(reading), *_frozen(file.plan))
    notes = tuple(f"{path}: {sentence}" for sentence in said)
    return Looked(problems, notes, file.trusted and not is_altered(file.plan))


def _frozen(plan: Plan) -> Iterator[str]:
    """Say whether an adopted version still holds what was adopted."""
    version = one_line(plan.version)
    if is_altered(plan):
        yield (
            f"This calls itself the adopted version {version}, but it was changed "
            "after the adoption: its checksum is another one. Take the file that was "
            "kept of that version; 'crisisplan diff' says what is different."
        )
    elif known := printed_checksum(plan):
        yield (
            f"Version {version} is as it was adopted; its checksum is {known}. Compare "
            "it with the one that is printed in the documents."
        )


def _first(file: PlanFile) -> Document:
    """Give the plan's own document, which knows on which line everything stands."""
    text = read_text(file.path)
    before = text[: len(text) - len(file.pinned)]
    return Document(None, before[: before.rindex("---")], str(file.path))
