"""What one audience may see of a plan; every rule of redaction is applied here."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from crisisplan.domain.audience import (
    MARKINGS,
    Markings,
    narrowest,
    tells_progress,
)
from crisisplan.domain.audience import NOT_PRINTED as NOT_PRINTED
from crisisplan.domain.audience import WITHHELD as WITHHELD
from crisisplan.domain.conditions import Condition
from crisisplan.domain.directory import Holders, Person
from crisisplan.domain.findings import Found, all_findings
from crisisplan.domain.items.base import Around
from crisisplan.domain.items.table import Table
from crisisplan.domain.plan import Change, SetAside
from crisisplan.domain.playbook import Advice, Chapter, Item
from crisisplan.domain.standing import Reading
from crisisplan.domain.values import Marking
from crisisplan.export.escape import Markdown, inline


@dataclass(frozen=True, slots=True)
class Held:
    """Who holds a role, where the audience may know it."""

    holders: Holders
    draft: bool


class Sight:
    """One plan before one audience; everything is worked out once."""

    def __init__(
        self, reading: Reading, audience: Marking, marks: Markings | None = None
    ) -> None:
        """Keep what is looked at, and by whom."""
        self.plan = reading.plan
        self.playbook = reading.playbook
        self.audience = audience
        self.tells_progress = tells_progress(audience)
        self._marks = marks or Markings(reading.plan, reading.playbook)
        self._seen = frozenset(MARKINGS[: MARKINGS.index(audience) + 1])
        self._held: dict[str, Held | None] = {}
        hidden = filter(self.hides_role, reading.playbook.roles)
        untold = frozenset(hidden if self.tells_progress else ())
        self.reading = reading
        if untold:
            today = reading.today
            self.reading = Reading(self.plan, self.playbook, today, untold=untold)

    def sees(self, marking: Marking) -> bool:
        """Say whether what carries `marking` may be shown."""
        return marking in self._seen

    def marking(self, item: Item) -> Marking:
        """Give the widest audience that may see the answer to `item`."""
        return self._marks.of(item)

    def allows(self, item: Item) -> bool:
        """Say whether the answer to `item`, and all that describes it, may be shown."""
        return self.marking(item) in self._seen

    def prints(self, item: Item) -> bool:
        """Say whether `item` stands in a document at all.

        Where nothing is told of progress, what is open does not stand there: its
        bare title would say that it is open.
        """
        if not self.allows(item) or not self.reading.in_play(item):
            return False
        if self.tells_progress or item.is_form:
            return True
        standing = self.reading.standing(item)
        if item.is_action:
            return standing.answered or standing.state != "not-applicable"
        return standing.answered

    @cached_property
    def printed(self) -> tuple[Item, ...]:
        """All items that stand in the full plan, in order."""
        return tuple(item for item in self.reading.items if self.prints(item))

    def withheld(self, chapter: Chapter) -> int:
        """Count what a chapter asks that is not for this audience, answered or not.

        Whether a hidden answer asks for more is itself hidden, so that what depends
        on one is counted either way.
        """
        return sum(map(self.hides, chapter.items))

    def hides(self, item: Item) -> bool:
        """Say whether an item is kept from this audience, as far as that is told."""
        return not self.allows(item) and (
            self._depends(item) or self.reading.in_play(item)
        )

    @cached_property
    def hidden(self) -> tuple[Item, ...]:
        """All items of the chapters in the plan that are kept from this audience."""
        return tuple(
            item
            for chapter in self.playbook.chapters
            if not self.plan.left_out(chapter.id)
            for item in chapter.items
            if self.hides(item)
        )

    def _depends(self, item: Item) -> bool:
        return item.when is not None and not self.knows(item.when)

    def knows(self, condition: Condition) -> bool:
        """Say whether all answers that a condition tests may be shown."""
        asked = (test.item for test in condition.tests())
        return all(self._marks.of_id(one) in self._seen for one in asked if one)

    def advice(self, item: Item) -> Iterator[Advice]:
        """Give the advice that answers have made true, all of which may be shown."""
        if self.tells_progress and item.advice:
            for one in self.reading.advice(item):
                if self.knows(one.when):
                    yield one

    def changes(self) -> Iterator[Change]:
        """Give the changes whose items may all be shown; amber where none is named."""
        return (one for one in self.plan.changes if self._sees_all(one.items))

    def findings(self) -> Iterator[Found]:
        """Give what came to light, open or not, as far as its items may be shown."""
        for one in all_findings(self.reading) if self.tells_progress else ():
            if self._sees_all(one.finding.items):
                yield one

    def set_aside(self) -> Iterator[SetAside]:
        """Give the answers set aside whose item may be shown; one unknown is red."""
        for one in self.plan.set_aside if self.tells_progress else ():
            if self._marks.of_id(one.item) in self._seen:
                yield one

    def _sees_all(self, item_ids: Iterable[str]) -> bool:
        """Say whether what names some items may be shown; amber where it names none."""
        marks = [self._marks.of_id(one) for one in item_ids] or ["amber"]
        return narrowest(*marks) in self._seen

    @cached_property
    def around(self) -> Around:
        """What values may refer to, with the rows that may not be shown covered."""
        around = self.reading.around
        rows = {key: self._covered(key, rows) for key, rows in around.rows.items()}
        return replace(around, rows=rows)

    def _covered(self, table_id: str, rows: Mapping[str, str]) -> Mapping[str, str]:
        item = self.playbook.item(table_id)
        if not self.allows(item):
            return dict.fromkeys(rows, WITHHELD)
        inapplicable = self.plan.answer(item.id).state == "not-applicable"
        if inapplicable or not self.reading.in_play(item):
            return dict.fromkeys(rows, NOT_PRINTED)
        if self.tells_progress or not isinstance(item.asks, Table):
            return rows
        covered = dict.fromkeys(rows, NOT_PRINTED)
        return rows if self.reading.standing(item).answered else covered

    def held(self, role: str) -> Held | None:
        """Give who holds a role; nothing where nobody does or it may not be shown."""
        if role not in self._held:
            self._held[role] = self._find_held(role)
        return self._held[role]

    def _find_held(self, role: str) -> Held | None:
        if not self.sees(self._marks.of_role(role)):
            return None
        holders = self.plan.roles.get(role, Holders())
        item = self.playbook.filled_by.get(role)
        draft = False
        if item and self.reading.in_play(item):  # else the directory alone knows it
            standing = self.reading.standing(item)
            if standing.state == "not-applicable":
                return None
            draft = standing.tentative
        known = [one for one in holders.people if one in self.plan.people]
        if not known:
            return None
        lead = holders.lead if holders.lead in known else ""
        deputies = tuple(one for one in holders.deputies if one in known)
        return Held(Holders(lead=lead, deputies=deputies), draft)

    def hides_role(self, role: str) -> bool:
        """Say whether this audience may not know who holds a role."""
        return not self.sees(self._marks.of_role(role))

    def reaches(self, person: Person) -> bool:
        """Say whether numbers and addresses of a person may be shown."""
        return person.marking in self._seen

    def owner(self, item: Item) -> str:
        """Give the role that owns an item."""
        return self.reading.owner(item)

    def words(self, text: str) -> Markdown:
        """Give a text of the playbook on one line, its terms filled in."""
        return inline(self.playbook.say(text))

    def party(self, party: str) -> Markdown:
        """Give the words for a role or partner."""
        return inline(self.playbook.name(party))

    def parties(self, parties: Iterable[str]) -> Markdown:
        """Give the words for roles or partners, separated by commas."""
        return Markdown(", ".join(self.party(one) for one in parties))

    def person(self, name_or_id: str) -> Markdown:
        """Give a person's name; what is no id of the directory is a name already."""
        return inline(self.reading.around.name(name_or_id))
