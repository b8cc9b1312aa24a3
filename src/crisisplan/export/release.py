"""What leaves the house with a document for the public or for partners."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from crisisplan.domain.directory import Person
from crisisplan.domain.playbook import Item
from crisisplan.domain.points import many
from crisisplan.domain.standing import Reading
from crisisplan.domain.text import one_line
from crisisplan.domain.values import Marking
from crisisplan.export.documents import find
from crisisplan.export.escape import read_back
from crisisplan.export.making import Made
from crisisplan.export.view.sight import Sight

_SHORTEST = 4
"""Letters of a family name that is searched on its own."""


@dataclass(frozen=True, slots=True)
class Release:
    """What a named person confirms before such a document is written."""

    chapters: tuple[tuple[str, tuple[str, ...]], ...]
    """Title of each chapter with the titles of the items of which answers go out."""
    names: tuple[str, ...]
    """People and desks of the directory whose names stand in the text."""
    files: tuple[str, ...] = ()
    """The files in which it goes out."""

    @property
    def items(self) -> int:
        """How many answers go out."""
        return sum(len(titles) for _, titles in self.chapters)

    @property
    def lines(self) -> Iterator[str]:
        """All of it in lines, one for each chapter and one for the names."""
        verb = "holds" if len(self.files) == 1 else "hold"
        yield f"{' and '.join(self.files)} {verb} {many(self.items, 'answer')}."
        for title, items in self.chapters:
            yield f"{title}: {', '.join(items)}."
        names = ", ".join(self.names) or "nobody"
        yield f"Names of the directory that stand in the text: {names}."


def releases(
    made: Sequence[Made], reading: Reading, audience: Marking
) -> tuple[Release, ...]:
    """List what goes out with each document, whatever the number of its files."""
    found: dict[str, list[Made]] = {}
    for one in made:
        found.setdefault(one.document, []).append(one)
    return tuple(
        _release(reading, audience, name, files) for name, files in found.items()
    )


def _release(
    reading: Reading, audience: Marking, name: str, files: Sequence[Made]
) -> Release:
    text = "\n".join(dict.fromkeys(one.text for one in files))
    release = going_out(reading, audience, text, name)
    return replace(release, files=tuple(one.file_name for one in files))


def going_out(
    reading: Reading, audience: Marking, text: str, name: str = "plan"
) -> Release:
    """List what goes out in `text`, the document `name` made for `audience`."""
    sight = Sight(reading, audience)
    playbook = reading.playbook
    found: dict[str, list[str]] = {}
    for item in filter(find(name).holds, sight.printed):
        if not _is_said(reading, item):
            continue
        chapter = playbook.spots[item.id].chapter
        found.setdefault(chapter.id, []).append(playbook.say(item.title))
    titles = {one.id: playbook.say(one.title) for one in playbook.chapters}
    words = one_line(read_back(text)).casefold()
    people = reading.plan.people.values()
    return Release(
        chapters=tuple((titles[key], tuple(items)) for key, items in found.items()),
        names=tuple({one.name: None for one in people if _stands_in(words, one)}),
    )


def _is_said(reading: Reading, item: Item) -> bool:
    """Say whether the city has said anything that is printed beside a question."""
    answer = reading.plan.answer(item.id)
    said = reading.value(item) is not None or bool(answer.note)
    return said or answer.state not in ("todo", "asked")


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
