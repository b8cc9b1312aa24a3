"""What leaves the house with a document for the public or for partners."""

import re
from dataclasses import dataclass

from crisisplan.domain.directory import Person
from crisisplan.domain.standing import Reading
from crisisplan.domain.text import one_line
from crisisplan.domain.values import Marking
from crisisplan.export.documents import find
from crisisplan.export.escape import read_back
from crisisplan.export.view.sight import Sight

_SHORTEST = 4
"""Letters of a family name that is searched on its own."""


@dataclass(frozen=True, slots=True)
class Release:
    """What a named person confirms before such a document is written."""

    chapters: tuple[tuple[str, tuple[str, ...]], ...]
    """Title of each chapter with the titles of the items that go out."""
    names: tuple[str, ...]
    """People and desks of the directory whose names stand in the text."""

    @property
    def items(self) -> int:
        """How many items go out."""
        return sum(len(titles) for _, titles in self.chapters)


def going_out(
    reading: Reading, audience: Marking, text: str, name: str = "plan"
) -> Release:
    """List what goes out in `text`, the document `name` made for `audience`."""
    sight = Sight(reading, audience)
    playbook = reading.playbook
    found: dict[str, list[str]] = {}
    for item in filter(find(name).holds, sight.printed):
        chapter = playbook.spots[item.id].chapter
        found.setdefault(chapter.id, []).append(playbook.say(item.title))
    titles = {one.id: playbook.say(one.title) for one in playbook.chapters}
    words = one_line(read_back(text)).casefold()
    people = reading.plan.people.values()
    return Release(
        chapters=tuple((titles[key], tuple(items)) for key, items in found.items()),
        names=tuple({one.name: None for one in people if _stands_in(words, one)}),
    )


def _stands_in(words: str, person: Person) -> bool:
    names = [one_line(person.name)]
    family = names[0].rpartition(" ")[2]
    if not person.desk and len(family) >= _SHORTEST:
        names.append(family)
    return any(
        re.search(rf"(?<!\w){re.escape(name.casefold())}(?!\w)", words)
        for name in names
        if name
    )
