"""Paper says which version it is of, and never more than is so."""

import pytest

from crisisplan.domain.adoption import adopted
from crisisplan.domain.plan import Adoption, Answer, Plan
from crisisplan.domain.standing import Reading
from crisisplan.domain.version import in_short
from crisisplan.export.documents import render
from crisisplan.export.facts import facts_of
from tests.export import town

FACTS = Adoption(on="2026-09-01", by="Eva", body="Council", resolution="7")


def frozen() -> tuple[Reading, str]:
    """Give an adopted plan, and its checksum as it is printed."""
    known = town.reading(town.with_gaps())
    plan = known.plan.changed(status="draft", adopted=None, version="0")
    plan = adopted(plan, FACTS, ())
    assert plan.adopted is not None
    return Reading(plan, known.playbook, known.today), in_short(plan.adopted.checksum)


@pytest.mark.parametrize("name", ["plan", "resolution", "action-cards", "contacts"])
def test_an_adopted_version_prints_its_checksum(name: str) -> None:
    """A sheet that was torn out can be held against the file that was kept."""
    reading, short = frozen()
    text = render(name, reading, audience="amber", now=town.NOW)
    assert f"Version 1, adopted on 2026-09-01, checksum {short}" in text
    line = facts_of(name, reading, "amber", town.NOW).version_line
    assert f"checksum {short}" in line


@pytest.mark.parametrize("status", ["draft", "adopted"])
def test_what_was_changed_since_prints_as_a_draft(status: str) -> None:
    """A file that only calls itself adopted is not printed as adopted."""
    reading, short = frozen()
    plan = reading.plan.with_answer("com-lead", Answer(note="Changed by hand"))
    changed = Plan.model_validate({**plan.model_dump(by_alias=True), "status": status})
    after = Reading(changed, reading.playbook, reading.today)
    text = render("plan", after, audience="amber", now=town.NOW)
    assert "Draft, changed since version 1 was adopted on 2026-09-01" in text
    assert short not in text
    assert "changed since" in facts_of("plan", after, "amber", town.NOW).version_line
    resolved = render("resolution", after, audience="amber", now=town.NOW)
    assert "version 2, in place of version 1" in resolved
