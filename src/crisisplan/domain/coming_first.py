"""What comes first in a new plan: the first ten minutes, as its playbook has them."""

from collections.abc import Sequence

from crisisplan.domain.chapter_leads import without_lead
from crisisplan.domain.filtering import Filter
from crisisplan.domain.playbook import Item
from crisisplan.domain.points import many
from crisisplan.domain.standing import Reading

TO_BEGIN_WITH = Filter(frozenset({("special", "begin")}))
"""Lets through what comes first, and nothing else."""
_FEW = 4
"""Titles that one still reads, each of them."""


def first_items(reading: Reading) -> tuple[Item, ...]:
    """Give the items that come first and are in play, in the playbook's order."""
    begin = reading.playbook.begin_with.items
    return tuple(item for item in reading.counted if item.id in begin)


def left_to_begin(reading: Reading) -> tuple[Item, ...]:
    """Give those that nobody answered, asked somebody for, or wrote a draft of."""
    return tuple(
        item for item in first_items(reading) if reading.standing(item).state == "todo"
    )


def not_handed_on(reading: Reading) -> tuple[Item, ...]:
    """Give the gaps for which nobody was asked: what one can do something about."""
    return tuple(i for i in reading.gaps if reading.standing(i).state != "asked")


def leads_come_first(reading: Reading) -> bool:
    """Say whether chapters are to get their leads first, and some have none yet."""
    return reading.playbook.begin_with.leads and bool(without_lead(reading))


def say_beginning(reading: Reading) -> str:
    """Say what comes first and is not begun; nothing where there is no such thing."""
    items, said = left_to_begin(reading), []
    if leads_come_first(reading):
        roles = many(len(without_lead(reading)), "role")
        said.append(
            f"First you name who leads the chapters: {roles}. Whom you do not know yet "
            "can wait."
        )
    if items:
        named = _named([reading.playbook.say(item.title) for item in items])
        questions = many(len(items), "question")
        then = "Then" if said else "First"
        come = "comes" if len(items) == 1 else "come"
        said.append(f"{then} {come} {questions}{named}.")
    return "\n\n".join(said)


def _named(titles: Sequence[str]) -> str:
    """Name a few; of many the first and the last."""
    if len(titles) > _FEW:
        return f", from “{titles[0]}” to “{titles[-1]}”"
    return f": {'; '.join(titles)}"
