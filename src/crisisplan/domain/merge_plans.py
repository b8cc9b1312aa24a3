"""One merge of two versions of a plan, part by part."""

from collections.abc import Mapping
from typing import Any

from crisisplan.domain.directory import Holders, Person
from crisisplan.domain.edits import value_in
from crisisplan.domain.merge_activity import merged_activity
from crisisplan.domain.merge_answers import merged_answer, newer
from crisisplan.domain.plan import Answer, ChapterChoice, City, Plan, SetAside
from crisisplan.domain.plan_parts import (
    Adopted,
    CityFact,
    LeftOut,
    NextReview,
    PersonEntry,
    PlanPart,
    RoleHolders,
)
from crisisplan.domain.playbook import Item, Playbook
from crisisplan.domain.setting_aside import answer_aside
from crisisplan.domain.text import place_in_list
from crisisplan.domain.three_way import ABSENT, Merger, Side, entries, order, same

BECAUSE = (
    "Two people wrote different things here at the same time. The newer stands in the "
    "plan; this is the other."
)
_LISTS = ("distribution", "changes", "set_aside")
_ADOPTION = ("status", "version", "adopted")
"""What one adoption changes, together."""


class PlanMerge:
    """One merge, and what gives way in it."""

    def __init__(
        self,
        base: Plan,
        mine: Plan,
        theirs: Plan,
        playbook: Playbook,
        *,
        at: str,
        wins: Side | None = None,
    ) -> None:
        """Prepare it; whoever wrote last wins where `wins` names nobody."""
        self.versions = (base, mine, theirs)
        self.playbook = playbook
        self.at = at
        self.wins = wins
        self.clashes: list[SetAside] = []
        self.yours: list[SetAside] = []
        """Those of them that were mine."""

    def plan(self) -> Plan:
        """Give the whole plan, but for what gave way."""
        mine, theirs = self.versions[1:]
        parts: dict[str, Any] = {name: entries(*self._each(name)) for name in _LISTS}
        parts |= {
            "activity": merged_activity(*self._each("activity")),
            "city": self._city(),
            "people": self._people(),
            "roles": self._keyed("roles", self._holders),
            "chapters": self._keyed("chapters", self._chapter),
            "answers": self._keyed("answers", self._answer),
            "review_by": self._noted(NextReview(), *self._each("review_by")),
            "forgotten": tuple(dict.fromkeys((*mine.forgotten, *theirs.forgotten))),
        }
        return mine.changed(**parts, **self._adoption())

    def _mine(self) -> Merger:
        """Give what merges what has no time of its own: mine wins."""
        return Merger(self.wins or "mine")

    def _newer(self, mine: Answer, theirs: Answer) -> Merger:
        return Merger(self.wins) if self.wins else newer(mine, theirs)

    def _each(self, name: str) -> tuple[Any, Any, Any]:
        base, mine, theirs = (getattr(one, name) for one in self.versions)
        return base, mine, theirs

    def _keyed(self, name: str, inside: Any) -> Mapping[str, Any]:
        """Give a mapping whose order means nothing, its values merged by `inside`."""
        base, mine, theirs = self._each(name)
        whole: dict[str, Any] = {}
        for key in dict.fromkeys((*mine, *theirs)):
            sides = [one.get(key, ABSENT) for one in (base, mine, theirs)]
            there = ABSENT not in sides[1:]
            value = inside(key, *sides) if there else self._mine().one(*sides)
            if value is not ABSENT:
                whole[key] = value
        return whole

    def _adoption(self) -> Mapping[str, Any]:
        """Give what one adoption changes from one side; the higher version wins."""
        base, mine, theirs = (
            {name: getattr(one, name) for name in _ADOPTION} for one in self.versions
        )
        higher = _number(theirs["version"]) - _number(mine["version"])
        won, lost = (theirs, mine) if higher > 0 else (mine, theirs)
        if higher == 0 and same(base, mine):
            won, lost = theirs, mine
        if lost["adopted"] not in (base["adopted"], won["adopted"]):
            self._aside(Adopted(), yours=lost is mine)
        return won

    def _city(self) -> City:
        sides = [one.city for one in self.versions]
        fields = {
            name: self._noted(CityFact(name), *(getattr(one, name) for one in sides))
            for name in City.model_fields
        }
        return sides[1].model_copy(update=fields)

    def _noted(self, part: PlanPart, base: Any, mine: Any, theirs: Any) -> Any:
        """Give a value that has no time of its own; the other is set aside."""
        merger = self._mine()
        value = merger.one(base, mine, theirs)
        if merger.clashed:
            self._aside(part, yours=merger.newer == "theirs")
        return value

    def _people(self) -> Mapping[str, Person]:
        """Give the directory; its order is that of whoever moved somebody."""
        whole = self._keyed("people", self._person)
        keys = order(*map(list, self._each("people")))
        return {key: whole[key] for key in keys if key in whole}

    def _person(self, key: str, base: Any, mine: Person, theirs: Person) -> Person:
        merger = self._mine()
        name = getattr(base, "name", None)
        if name != mine.name != theirs.name != name:  # nobody knows that it is one
            value: Person = merger.one(base, mine, theirs)
        else:
            value = mine.model_copy(
                update={
                    field: merger.one(
                        *(getattr(one, field, ABSENT) for one in (base, mine, theirs))
                    )
                    for field in Person.model_fields
                }
            )
        if merger.clashed:
            self._aside(PersonEntry(key), yours=merger.newer == "theirs")
        return value

    def _holders(self, role: str, base: Any, mine: Holders, theirs: Holders) -> Holders:
        item = self.playbook.filled_by.get(role)
        merger = self._merger(item)
        value: Holders = merger.one(base, mine, theirs)
        if merger.clashed:
            self._aside(RoleHolders(role), item, yours=value is not mine)
        return value

    def _merger(self, item: Item | None) -> Merger:
        """Give what decides about holders: who wrote last about the item they fill."""
        _, mine, theirs = self.versions
        key = item.id if item else ""
        return self._newer(mine.answer(key), theirs.answer(key))

    def _chapter(
        self, chapter_id: str, base: Any, mine: ChapterChoice, theirs: ChapterChoice
    ) -> ChapterChoice:
        old = getattr(base, "left_out", ABSENT)
        sides = old, mine.left_out, theirs.left_out
        return ChapterChoice(left_out=self._noted(LeftOut(chapter_id), *sides))

    def _answer(self, item_id: str, base: Any, mine: Answer, theirs: Answer) -> Answer:
        spot = self.playbook.spots.get(item_id)
        item = spot.item if spot else None
        merger = self._newer(mine, theirs)
        value = merged_answer(merger, item, base, mine, theirs)
        if merger.clashed:
            yours = merger.newer == "theirs"
            plan, other = self.versions[1:][not yours], mine if yours else theirs
            held = value_in(plan, item) if item else None
            kept = answer_aside(
                item_id, item, other, held=held, because=BECAUSE, at=self.at
            )
            self._clash(kept, yours=yours)
        return value

    def _aside(self, part: PlanPart, item: Item | None = None, *, yours: bool) -> None:
        """Set one side's version of a part aside; who fills an item, as its answer."""
        plan = self.versions[1:][not yours]
        kept = SetAside(
            item=item.id if item else part.key,
            title=item.title if item else part.title(plan, self.playbook),
            value=part.held(plan),
            because=BECAUSE,
            at=self.at,
        )
        self._clash(kept, yours=yours)

    def _clash(self, kept: SetAside, *, yours: bool) -> None:
        self.clashes.append(kept)
        if yours:
            self.yours.append(kept)


def _number(version: str) -> int:
    return place_in_list(version)
