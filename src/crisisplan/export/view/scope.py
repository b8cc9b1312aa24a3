"""What comes next, by the rules of the screen, as far as an audience may know it."""

from dataclasses import replace

from crisisplan.domain.next_steps import next_steps
from crisisplan.domain.points import Scope
from crisisplan.export.escape import Markdown, inline
from crisisplan.export.view.named import everybody
from crisisplan.export.view.sight import Sight


def steps(sight: Sight, most: int, reader: str = "") -> list[Markdown]:
    """Give the steps that come first, each a sentence with its reason.

    Nobody calls the `reader`, whoever leads a role, to check the own number.
    """
    if not sight.tells_progress:
        return []
    held, scope = sight.held(reader) if reader else None, scope_of(sight)
    others = scope.people - {held.holders.lead if held else ""}
    found = next_steps(replace(scope, people=others), most)
    return [inline(one.sentence) for one in found]


def scope_of(sight: Sight) -> Scope:
    """Give what of a plan an audience may be told about."""
    return Scope(
        reading=sight.reading,
        items=tuple(one for one in sight.printed if not one.is_form),
        roles=tuple(one for one in sight.playbook.roles if not sight.hides_role(one)),
        people=reached(sight),
        findings=tuple(one for one in sight.findings() if not one.finding.closed),
    )


def reached(sight: Sight) -> frozenset[str]:
    """Name those whose numbers are shown, and whose name stands where it is shown."""
    held = filter(None, map(sight.held, sight.plan.roles))
    named = {one for some in held for one in some.holders.people}
    named |= {one for one, _ in everybody(sight)}
    people = sight.plan.people
    return frozenset(
        one for one in named if one in people and sight.reaches(people[one])
    )
