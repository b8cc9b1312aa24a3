"""What comes first in a new plan: the first ten minutes, as its playbook has them."""

from collections.abc import Sequence

from crisisplan.domain.chapter_leads import without_lead
from crisisplan.domain.explaining import say_standing
from crisisplan.domain.filtering import Filter
from crisisplan.domain.languages import language
from crisisplan.domain.playbook import Item
from crisisplan.domain.points import many
from crisisplan.domain.standing import Reading
from crisisplan.domain.text import some_of

GONE_THROUGH = "You have been through what comes first."
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


def is_untouched(reading: Reading) -> bool:
    """Say whether there is something that comes first, and nobody has begun with it."""
    first = first_items(reading)
    return bool(first) and left_to_begin(reading) == first


def still_to_begin(reading: Reading) -> tuple[Item, ...]:
    """Give those that are not answered yet, and that nobody else was asked for."""
    return tuple(item for item in first_items(reading) if _waits(item, reading))


def is_left_to_begin(reading: Reading) -> bool:
    """Say whether something of what comes first still waits: a lead, or an answer."""
    return leads_come_first(reading) or bool(still_to_begin(reading))


def _waits(item: Item, reading: Reading) -> bool:
    return not (reading.standing(item).answered or _is_asked(item, reading))


def _is_asked(item: Item, reading: Reading) -> bool:
    return reading.standing(item).state == "asked"


def say_gone_through(reading: Reading) -> str:
    """Say what is still needed of what comes first; nothing where all is done."""
    left = still_to_begin(reading)
    say = reading.playbook.say
    said = (f"{say(one.title)}: {_needs(one, reading)}" for one in left[:_FEW])
    more = [f"And {len(left) - _FEW} more."] if len(left) > _FEW else []
    return "\n".join((*said, *more))


def say_awaited(reading: Reading) -> str:
    """Say for what of what comes first somebody was asked; nothing where nobody was."""
    asked = [one for one in first_items(reading) if _is_asked(one, reading)]
    titles = "; ".join(reading.playbook.say(one.title) for one in asked)
    return f"Asked, and not heard yet: {titles}." if titles else ""


def say_without_number(reading: Reading) -> str:
    """Say who is named in what comes first, and whose number nobody knows."""
    found: dict[str, None] = {}
    for item in first_items(reading):
        if (value := reading.accepted(item)) is not None:
            found |= dict.fromkeys(item.asks.without_number(value, reading.around))
    return f"No number yet: {some_of(list(found), _FEW)}." if found else ""


def _needs(item: Item, reading: Reading) -> str:
    standing = reading.standing(item)
    return standing.missing if standing.state == "done" else say_standing(item, reading)


def leads_come_first(reading: Reading) -> bool:
    """Say whether chapters are to get their leads first, and some have none yet."""
    return reading.playbook.begin_with.leads and bool(without_lead(reading))


def stand_ins_come_first(reading: Reading, role: str) -> bool:
    """Say whether who stands in for a role is among the first questions."""
    item = reading.playbook.filled_by.get(role)
    return item is not None and item.id in reading.playbook.begin_with.items


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
    if said and (other := _say_language(reading)):
        said.append(other)
    return "\n\n".join(said)


def _say_language(reading: Reading) -> str:
    """Say so where the playbook's words are not what the city speaks first."""
    first, its = reading.plan.city.languages[:1], reading.playbook.language
    if first in ((), (its,)):
        return ""
    own = language(first[0])
    return f"Questions and headings are in {language(its)}; answer in {own}."


def _named(titles: Sequence[str]) -> str:
    """Name a few; many are not read before they are asked."""
    return f": {'; '.join(titles)}" if len(titles) <= _FEW else ""
