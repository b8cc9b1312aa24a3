"""Who is in the directory of a merged plan: whoever is needed, and nobody forgotten."""

from collections.abc import Sequence

from crisisplan.domain.edits import places_of, with_person
from crisisplan.domain.forgetting import Who, mark, taken_out
from crisisplan.domain.plan import Plan
from crisisplan.domain.playbook import Playbook


def with_people_settled(
    plan: Plan, versions: Sequence[Plan], playbook: Playbook
) -> Plan:
    """Give a merged plan without the forgotten, and with everybody who stands in it.

    Args:
        plan: What was merged.
        versions: From which versions.
        playbook: What all of them are asked.
    """
    return _with_the_needed(_without_the_forgotten(plan, versions), versions, playbook)


def _without_the_forgotten(plan: Plan, versions: Sequence[Plan]) -> Plan:
    """Take out whom one side forgot, also where the other wrote about them since.

    To forget is what the law asks: it outweighs words that were just written.
    """
    directories = [one.people for one in versions]
    known = dict.fromkeys(key for people in directories for key in people)
    for person_id in known if plan.forgotten else ():
        if mark(person_id) in plan.forgotten:
            plan = taken_out(plan, Who.of(person_id, directories))
    return plan


def _with_the_needed(plan: Plan, versions: Sequence[Plan], playbook: Playbook) -> Plan:
    """Keep whom one side took out of the directory while the other wrote them down."""
    gone = {
        key: person
        for one in versions
        for key, person in one.people.items()
        if key not in plan.people and mark(key) not in plan.forgotten
    }
    for person_id, person in gone.items():
        if places_of(plan, playbook, person_id):
            plan = with_person(plan, person_id, person)
    return plan
