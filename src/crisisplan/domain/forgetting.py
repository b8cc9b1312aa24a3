"""A person is forgotten: taken out of everything that a plan holds, or listed.

Where the plan points at somebody, they are taken out. Where a field holds nothing but
their name, it is emptied. Free text in which they are named is only listed, until a
person says that the name is to be taken out there too: a name may be part of a street.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from crisisplan.domain.aside_people import forgetting
from crisisplan.domain.directory import Holders, Person
from crisisplan.domain.edits import places_of
from crisisplan.domain.free_text import every_text, free_texts, with_free_texts
from crisisplan.domain.plan import Activity, Agreement, Answer, Asked, Plan, SetAside
from crisisplan.domain.plan_parts import PersonEntry
from crisisplan.domain.playbook import Playbook
from crisisplan.domain.text import one_line
from crisisplan.domain.values import Value

REMOVED = "[removed]"
_SHORTEST = 4
"""Letters of a family name that is searched on its own."""
_AROUND = 30
"""Characters that are shown on either side of a name."""
_DIGITS = 16
_PHONE = re.compile(r"\+?(?:[^\w+]*[0-9]){5,}\W*")
_ABROAD = r"(?:\+|00)\s?"
_BETWEEN = r"[\s()./-]{0,3}"
"""What people write between the digits of a number."""


def mark(person_id: str) -> str:
    """Give the mark of an id: it is known again by it, and says nothing by itself."""
    return hashlib.sha256(person_id.encode()).hexdigest()[:_DIGITS]


@dataclass(frozen=True)
class Who:
    """Whom to forget, and by which words they may be named."""

    id: str
    name: str
    words: tuple[str, ...]
    """Their name, family name, addresses and numbers, the longest first."""
    alone: bool
    """Whether nobody else in the directory has this name."""

    @classmethod
    def of(cls, person_id: str, people: Iterable[Mapping[str, Person]]) -> "Who":
        """Gather the words by which somebody may be named, from several directories."""
        known = [one for directory in people if (one := directory.get(person_id))]
        others = [
            one_line(other.name).casefold()
            for directory in people
            for key, other in directory.items()
            if key != person_id
        ]
        words = {one_line(word): None for one in known for word in _words(one, others)}
        names = [one_line(one.name) for one in known]
        alone = not {name.casefold() for name in names} & {*others}
        ordered = sorted(filter(None, words), key=len, reverse=True)
        return cls(person_id, names[0] if names else "", tuple(ordered), alone)

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile("|".join(map(_searched, self.words)), re.IGNORECASE)

    def is_named(self, text: str) -> bool:
        """Say whether a field holds nothing but the name."""
        return self.alone and one_line(text).casefold() == self.name.casefold()

    def mentioned(self, text: str) -> str:
        """Give the words around the place where a text names them, if it does."""
        found = self._pattern.search(text) if self.words else None
        if found is None:
            return ""
        start, end = max(0, found.start() - _AROUND), found.end() + _AROUND
        around = one_line(text[start:end])
        return f"{'…' if start else ''}{around}{'…' if end < len(text) else ''}"

    def without(self, text: str) -> str:
        """Give a text that names them no more."""
        return self._pattern.sub(REMOVED, text) if self.words else text


def _searched(word: str) -> str:
    """Give the pattern of a name, a number or an address, no part of a longer one."""
    if _PHONE.fullmatch(word):
        begins = r"(?<![\w+])" + (_ABROAD if "+" in word else "")
        return begins + _BETWEEN.join(filter(str.isdecimal, word)) + r"(?!\w)"
    inside = r"\s+".join(map(re.escape, word.split()))
    if "@" in word:
        return rf"(?<![\w.+-]){inside}(?![\w-]|\.\w)"
    return rf"(?<!\w){inside}(?!\w)"


def _words(person: Person, others: Iterable[str]) -> Iterator[str]:
    name = one_line(person.name)
    yield name
    family = name.rpartition(" ")[2]
    shared = any(family.casefold() in other.split() for other in others)
    if not person.desk and len(family) >= _SHORTEST and not shared:
        yield family
    yield person.email
    yield from (one.number for one in person.numbers)


@dataclass(frozen=True, slots=True)
class Mention:
    """Free text in which somebody is named."""

    place: str
    text: str
    """The words around the name."""


@dataclass(frozen=True, slots=True)
class Forgotten:
    """A plan without somebody, and what a person has to know about it."""

    plan: Plan
    places: tuple[str, ...]
    """Roles and questions where they stood."""
    mentions: tuple[Mention, ...]
    """Where free text of `plan` still names them."""


def forgotten(
    plan: Plan, playbook: Playbook, who: Who, *, also_text: bool = False
) -> Forgotten:
    """Give the plan without somebody.

    Args:
        plan: Where they are taken out.
        playbook: What it answers.
        who: Whom to forget.
        also_text: Whether their name is taken out of free text too.
    """
    places = places_of(plan, playbook, who.id)
    after = taken_out(plan, who)
    if also_text:
        after = with_free_texts(after, playbook, who.without)
    found = (
        Mention(spot.place, words)
        for spot in free_texts(after, playbook)
        if (words := who.mentioned(spot.text))
    )
    return Forgotten(after, places, tuple(found))


def taken_out(plan: Plan, who: Who) -> Plan:
    """Give the plan in which somebody stands nowhere, with the mark that they did."""
    roles = {key: _holders(held, who.id) for key, held in plan.roles.items()}
    adopted = plan.adopted
    if adopted and who.is_named(adopted.by):
        adopted = adopted.model_copy(update={"by": REMOVED})
    return plan.changed(
        people={key: one for key, one in plan.people.items() if key != who.id},
        roles={key: held for key, held in roles.items() if held.people},
        answers={key: _answer(one, who) for key, one in plan.answers.items()},
        set_aside=tuple(
            _aside(one, who) for one in plan.set_aside if not _is_entry(one, who)
        ),
        activity=tuple(_activity(one, who) for one in plan.activity),
        changes=tuple(_signed(one, who) for one in plan.changes),
        adopted=adopted,
        forgotten=tuple(dict.fromkeys((*plan.forgotten, mark(who.id)))),
    )


def _holders(held: Holders, person_id: str) -> Holders:
    return Holders(
        lead="" if held.lead == person_id else held.lead,
        deputies=tuple(one for one in held.deputies if one != person_id),
    )


def _signed(model: Any, who: Who) -> Any:
    """Give a value without the name of who wrote it, where that is forgotten."""
    return model.model_copy(update={"by": ""}) if who.is_named(model.by) else model


def _answer(answer: Answer, who: Who) -> Answer:
    value = _value(answer.value, who.id)
    parts: dict[str, object] = {
        "value": value,
        "asked": answer.asked and _asked(answer.asked, who),
        "agreed": tuple(_agreed(one, who) for one in answer.agreed),
        "reviewed": answer.reviewed and _signed(answer.reviewed, who),
    }
    if value is None and answer.value is not None and answer.state in ("done", "draft"):
        parts["state"] = "todo"
    after: Answer = _signed(answer.model_copy(update=parts), who)
    return answer if after == answer else after


def _asked(asked: Asked, who: Who) -> Asked:
    gone = asked.whom == who.id or who.is_named(asked.whom)
    return asked.model_copy(update={"whom": REMOVED}) if gone else asked


def _agreed(agreed: Agreement, who: Who) -> Agreement:
    gone = agreed.with_ == who.id or who.is_named(agreed.with_)
    return agreed.model_copy(update={"with_": ""}) if gone else agreed


def _aside(entry: SetAside, who: Who) -> SetAside:
    entry, waiting = forgetting(entry, who.is_named)
    value = entry.value
    for person_id in (who.id, *waiting):
        value = _value(value, person_id)
    if value is not None:  # it may hold a whole answer, with who gave it
        value = every_text(value, lambda text: REMOVED if who.is_named(text) else text)
    return entry.model_copy(update={"value": value})


def _is_entry(entry: SetAside, who: Who) -> bool:
    """Say whether it is another version of their own entry in the directory."""
    if entry.item == PersonEntry.name:  # as it was kept before it had their id
        return who.is_named(entry.title)
    return entry.item == PersonEntry(who.id).key


def _activity(activity: Activity, who: Who) -> Activity:
    present = [one for one in activity.with_ if one != who.id and not who.is_named(one)]
    findings = tuple(
        one.model_copy(update={"closed": one.closed and _signed(one.closed, who)})
        for one in activity.findings
    )
    return activity.model_copy(update={"with_": tuple(present), "findings": findings})


def _value(value: Value | None, person_id: str) -> Value | None:
    """Give a value in which an id stands nowhere; None where nothing else was there."""
    if value is None or isinstance(value, str):
        return None if value == person_id else value
    if isinstance(value, Mapping):
        return _mapping(value, person_id)
    kept = [_value(one, person_id) for one in value]
    return [one for one in kept if one is not None]


def _mapping(value: Mapping[str, Value], person_id: str) -> Value | None:
    kept = {key: _value(one, person_id) for key, one in value.items()}
    after = {key: one for key, one in kept.items() if one is not None}
    nobody = "lead" in value and not after.get("lead") and not after.get("deputies")
    return None if nobody and value.keys() <= {"lead", "deputies"} else after
