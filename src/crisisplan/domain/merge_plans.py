"""One merge of two versions of a plan, part by part."""

from collections.abc import Mapping
from typing import Any

from crisisplan.domain.about import FACTS
from crisisplan.domain.directory import Holders, Person
from crisisplan.domain.edits import value_in
from crisisplan.domain.merge_activity import merged_activity
from crisisplan.domain.merge_answers import merged_answer, newer
from crisisplan.domain.plan import Answer, ChapterChoice, City, Plan, SetAside
from crisisplan.domain.playbook import Item, Playbook
from crisisplan.domain.setting_aside import answer_aside
from crisisplan.domain.three_way import ABSENT, Merger, Side, entries, same

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
            "people": self._mine().mapping(*self._each("people"), self._person),
            "roles": self._keyed("roles", self._holders),
            "chapters": self._keyed("chapters", self._chapter),
            "answers": self._keyed("answers", self._answer),
            "review_by": self._noted(
                "review_by", "Next review", *self._each("review_by")
            ),
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
            said = lost["adopted"].model_dump(exclude_defaults=True)
            said |= {"version": lost["version"]}
            self._aside("adopted", "Adoption", said, yours=lost is mine)
        return won

    def _city(self) -> City:
        sides = [one.city for one in self.versions]
        fields = {
            name: self._noted(
                f"city.{name}", FACTS[name], *(getattr(one, name) for one in sides)
            )
            for name in City.model_fields
        }
        return sides[1].model_copy(update=fields)

    def _noted(self, place: str, title: str, base: Any, mine: Any, theirs: Any) -> Any:
        """Give a value that has no time of its own; the other is set aside."""
        merger = self._mine()
        value = merger.one(base, mine, theirs)
        if merger.clashed:
            yours = merger.newer == "theirs"
            self._aside(place, title, mine if yours else theirs, yours=yours)
        return value

    def _person(self, base: Any, mine: Person, theirs: Person) -> Person:
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
            yours = merger.newer == "theirs"
            other = mine if yours else theirs
            self._aside("people", other.name, _dumped(other), yours=yours)
        return value

    def _holders(self, role: str, base: Any, mine: Holders, theirs: Holders) -> Holders:
        item = self.playbook.filled_by.get(role)
        merger = self._merger(item)
        value: Holders = merger.one(base, mine, theirs)
        if merger.clashed:
            yours = value is not mine
            place, title = (
                (item.id, item.title)
                if item
                else (f"roles.{role}", self.playbook.name(role))
            )
            other = mine if yours else theirs
            self._aside(place, title, _dumped(other), yours=yours)
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
        titles = {one.id: one.title for one in self.playbook.chapters}
        place, title = f"chapters.{chapter_id}", titles.get(chapter_id, "")
        reason = self._noted(place, title, old, mine.left_out, theirs.left_out)
        return ChapterChoice(left_out=reason)

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

    def _aside(self, place: str, title: str, value: Any, *, yours: bool) -> None:
        kept = SetAside(
            item=place, title=title, value=_text(value), because=BECAUSE, at=self.at
        )
        self._clash(kept, yours=yours)

    def _clash(self, kept: SetAside, *, yours: bool) -> None:
        self.clashes.append(kept)
        if yours:
            self.yours.append(kept)


def _number(version: str) -> int:
    return int(version) if version.isdecimal() else 0


def _dumped(model: Any) -> Any:
    return model.model_dump(by_alias=True, exclude_defaults=True)


def _text(said: Any) -> Any:
    """Give what was kept as the text, lists and mappings of a plan file."""
    if isinstance(said, Mapping):
        return {key: _text(one) for key, one in said.items()}
    if isinstance(said, list | tuple):
        return [_text(one) for one in said]
    return "" if said is None else str(said)
