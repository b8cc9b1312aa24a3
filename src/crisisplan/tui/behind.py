"""From a place in a document to the question that made it."""

from collections.abc import Sequence

from crisisplan.domain.standing import Reading
from crisisplan.domain.text import one_line


def of_title(reading: Reading, title: str) -> str:
    """Give the item or chapter that prints under this heading; nothing where none."""
    say = reading.playbook.say
    for item in reading.items:
        if one_line(say(item.title)) == title:
            return item.id
    for chapter in reading.playbook.chapters:
        if one_line(say(chapter.title)) == title:
            return chapter.id
    return ""


def of_card(reading: Reading, title: str) -> str:
    """Give the first thing to do on a card, else the first that its holder answers."""
    book = reading.playbook
    named = [one_line(part) for part in title.split(", ")]

    def is_theirs(party: str) -> bool:
        return one_line(book.name(party)) in named

    for item in reading.items:
        if item.is_action and is_theirs(book.doer(item)):
            return item.id
    return next((i.id for i in reading.items if is_theirs(reading.owner(i))), "")


def of_place(
    reading: Reading, seen: Sequence[str], before: Sequence[str], *, cards: bool
) -> str:
    """Give the question behind what is read: first on the screen, else above it.

    Args:
        reading: The plan as it stands.
        seen: The headings on the screen, from the top.
        before: Those above it, the nearest first.
        cards: Whether the headings are those of cards.
    """
    find = of_card if cards else of_title
    found = (find(reading, title) for title in (*seen, *before))
    return next(filter(None, found), "")
