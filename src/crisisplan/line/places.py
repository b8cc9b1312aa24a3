"""Where one is in a plan, and the way to another place."""

from collections.abc import Sequence

from crisisplan.domain.filtering import Sieve
from crisisplan.domain.onward import behind
from crisisplan.domain.playbook import Chapter, Item
from crisisplan.domain.standing import Reading


def inside(reading: Reading, chapter: Chapter) -> list[Item]:
    """Give the items of a chapter that are asked."""
    return [item for item in chapter.items if reading.in_play(item)]


def counted(reading: Reading, chapter: Chapter) -> str:
    """Say how much of a chapter is answered."""
    items = [item for item in inside(reading, chapter) if not item.is_form]
    answered = sum(reading.standing(item).answered for item in items)
    return f"{answered} of {len(items)} answered"


def place(sieve: Sieve, item: Item) -> str:
    """Say where an item stands, as in "3 of 12, Crisis communication".

    It is counted in its chapter, or among the few that one goes through.
    """
    book = sieve.reading.playbook
    items = [one.id for one in _around(sieve, item.id)]
    number = items.index(item.id) + 1 if item.id in items else 0
    title = book.say(book.spots[item.id].chapter.title)
    return f"{number} of {len(items)}, {title}" if number else title


def _around(sieve: Sieve, here: str) -> Sequence[Item]:
    """Give the items among which one is counted."""
    spot = sieve.reading.playbook.spots.get(here)
    if sieve.through and any(one.id == here for one in sieve.items):
        return sieve.items
    return inside(sieve.reading, spot.chapter) if spot else ()


def next_item(reading: Reading, after: str) -> str:
    """Give the item behind `after`; nothing behind the last."""
    return behind(reading, after, reading.items, goes_round=False)


def found(reading: Reading, words: str) -> list[tuple[str, str]]:
    """Give items and chapters that a text may mean, by id, number or words.

    What a number alone means says `numbered`.
    """
    wanted = words.casefold().split()
    say = reading.playbook.say
    chapters = [(one.id, say(one.title)) for one in reading.playbook.chapters]
    items = [(one.id, say(one.title)) for one in reading.items]
    exact = [one for one in (*items, *chapters) if words.casefold() == one[0]]
    if exact:
        return exact
    asked = {item.id: say(item.ask) for item in reading.items}
    return [
        (key, title)
        for key, title in (*chapters, *items)
        if all(w in f"{title} {key} {asked.get(key, '')}".casefold() for w in wanted)
    ]


def numbered(sieve: Sieve, here: str, number: int) -> str:
    """Give the question with this number among those where `here` is counted."""
    items = _around(sieve, here)
    return items[number - 1].id if 0 < number <= len(items) else ""


def highest(sieve: Sieve, here: str) -> int:
    """Give the number of the last question among those where `here` is counted."""
    return len(_around(sieve, here))
