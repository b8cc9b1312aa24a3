"""Playbooks and plans made by chance, in which every text is a word of its own."""

import re
from collections.abc import Iterator
from random import Random
from typing import Any

from crisisplan.domain.audience import MARKINGS, narrowest
from crisisplan.domain.plan import Plan
from crisisplan.domain.playbook import Playbook
from crisisplan.domain.standing import Reading
from crisisplan.domain.values import Marking
from tests import build

ROLES = {"boss": "Head of {council}", "spokesperson": "Speaker", "clerk": "Clerk"}
PARTNERS = {"police": "Police of {council}", "hospitals": "Hospitals"}
PHASES = ["prepare", "first-hour", "first-day", "first-week", "first-months"]
OPTIONS = {
    "yes": {"label": "Yes, {council}", "points": "2"},
    "no": {"label": "No", "points": "0"},
}
COLUMNS = [
    {"id": "what", "kind": "text", "title": "What {council}", "required": "yes"},
    {"id": "who", "kind": "person", "title": "Who"},
    {"id": "more", "kind": "text", "title": "More {council}", "print": "no"},
]
_SECRET = re.compile(r"secret\d+x")


def secrets(data: Any) -> set[str]:
    """Give all the words of their own that stand somewhere in `data`."""
    return set(_SECRET.findall(str(data)))


class Chance:
    """One playbook with one plan, the same for the same seed."""

    def __init__(self, seed: int) -> None:
        """Draw what is asked, then what is answered."""
        self._random = Random(seed)  # noqa: S311  # a test wants the same again
        self._words = 0
        self.asked = list(self._items())
        self.people = dict(self._people())
        self.answers = {
            item["id"]: self._answer(item)
            for item in self.asked
            if item["kind"] != "form" and self._maybe(0.8)
        }
        self.roles = {
            role: self._held() for role in (*ROLES, "odd-role") if self._maybe(0.6)
        }
        self.rest = self._rest()

    def reading(self) -> Reading:
        """Give the plan read against the playbook."""
        halves = (self.asked[::2], self.asked[1::2])
        chapters = [
            {
                "id": f"chapter-{n}",
                "title": f"Chapter {n} {{council}}",
                "lead": self._one_of(ROLES),
                "sections": [
                    {"id": f"s-{n}", "title": f"Part {n} {{council}}", "items": items}
                ],
            }
            for n, items in enumerate(halves)
            if items
        ]
        book = build.playbook_data(chapters=chapters, roles=ROLES, partners=PARTNERS)
        data = build.plan_data(
            self.answers, people=self.people, roles=self.roles, **self.rest
        )
        data["city"] |= {"name": "Town"}
        return Reading(
            Plan.model_validate(data), Playbook.model_validate(book), build.TODAY
        )

    def widest(self) -> dict[str, Marking]:
        """Give for each word the widest audience that may read it, worked out anew."""
        found: dict[str, Marking] = {}
        for data, marking in self._marked():
            for word in secrets(data):
                known = found.get(word, "red")
                found[word] = min(known, marking, key=MARKINGS.index)
        return found

    def _marked(self) -> Iterator[tuple[Any, Marking]]:
        """Give every part of the plan with its marking; names where they stand."""
        for key, answer in self.answers.items():
            yield answer, self._effective(key)
            yield self._names(answer), self._effective(key)
        for role, held in self.roles.items():
            fills = [one["id"] for one in self.asked if one.get("fills") == role]
            yield self._names(held), self._effective(fills[0]) if fills else "amber"
        for person in self.people.values():
            rest = {key: one for key, one in person.items() if key != "name"}
            yield rest, person["marking"]
        for item in self.asked:
            for one in item.get("advice", ()):
                about = (item["id"], one["when"]["item"])
                yield one["text"], narrowest("amber", *map(self._effective, about))
        yield from self._marked_rest()

    def _marked_rest(self) -> Iterator[tuple[Any, Marking]]:
        for change in self.rest["changes"]:
            yield change, self._all_of(change)
        for entry in self.rest["set_aside"]:
            yield entry, narrowest("amber", self._effective(entry["item"]))
        for activity in self.rest["activity"]:
            yield activity["with"], "amber"
            for finding in activity["findings"]:
                yield finding, narrowest("amber", self._all_of(finding))

    def _all_of(self, data: dict[str, Any]) -> Marking:
        marks = [self._effective(key) for key in data["items"]]
        return narrowest(*marks or ["amber"])

    def _effective(self, key: str) -> Marking:
        item = next((one for one in self.asked if one["id"] == key), None)
        if item is None:
            return "red"
        raised = self.answers.get(key, {}).get("marking", item["marking"])
        tested = [self._effective(item["when"]["item"])] if "when" in item else []
        return narrowest(item["marking"], raised, *tested)

    def _names(self, data: Any) -> list[str]:
        return [
            person["name"]
            for key, person in self.people.items()
            if f"'{key}'" in str(data)
        ]

    def _items(self) -> Iterator[dict[str, Any]]:
        kinds = ["text", "person", "action", "choice", "table", "record", "form"]
        free = list(ROLES)
        for number in range(self._random.randint(0, 12)):
            kind = self._one_of([*kinds, "statement"])
            item = build.item(f"item-{number}", kind, marking=self._marking())
            item |= {"title": f"Item {number} {{council}}", "ask": "Who {council}?"}
            item["phase"] = self._random.sample(PHASES, self._random.randint(0, 2))
            item |= self._shape(kind)
            if kind == "person" and free and self._maybe(0.5):
                item["fills"] = free.pop()
            if number and self._maybe(0.3):
                before = self._one_of(range(number))
                item["when"] = {"item": f"item-{before}", "answered": "yes"}
                item["see"] = [f"item-{before}"]
            if number and self._maybe(0.4):
                told = {"item": f"item-{self._one_of(range(number))}"}
                told["answered"] = "yes"
                item["advice"] = [{"when": told, "text": self._word()}]
            yield item

    def _shape(self, kind: str) -> dict[str, Any]:
        """Draw the keys of an item that depend on its kind, and some that may be."""
        keys: dict[str, Any] = {}
        if kind in ("table", "record", "form"):
            keys["columns"] = COLUMNS
        if kind == "choice":
            keys["options"] = OPTIONS
        if kind == "action":
            keys |= {"within": "30 min", "does": self._one_of([*ROLES, *PARTNERS])}
        maybe: dict[str, Any] = {
            "register": self._one_of(["sites", "calls"]) if kind == "table" else None,
            "card": [self._one_of(ROLES)] if kind not in ("action", "form") else None,
            "agree_with": [self._one_of(PARTNERS)],
            "weight": "essential",
        }
        return keys | {
            key: one for key, one in maybe.items() if one and self._maybe(0.3)
        }

    def _people(self) -> Iterator[tuple[str, dict[str, Any]]]:
        for number in range(4):
            yield (
                f"p-{number}",
                {
                    "name": self._word(),
                    "post": self._word(),
                    "email": self._word(),
                    "note": self._word(),
                    "numbers": [{"number": self._word(), "for": self._word()}],
                    "marking": self._marking(),
                    **({"desk": "yes", "staffed": "24 h"} if number == 0 else {}),
                },
            )

    def _answer(self, item: dict[str, Any]) -> dict[str, Any]:
        state = self._one_of(["todo", "draft", "asked", "done", "not-applicable"])
        answer: dict[str, Any] = {"state": state, "note": self._word()}
        answer |= {"reason": self._word(), "due": "2026-12-01"}
        answer["asked"] = {"whom": self._one_of([self._word(), *self.people])}
        answer["asked"]["rest"] = self._one_of(["yes", "no"])
        whom = self._one_of([self._word(), *self.people])
        answer["agreed"] = [{"partner": self._one_of(PARTNERS), "with": whom}]
        if self._maybe(0.3):
            answer["marking"] = narrowest(item["marking"], self._marking())
        if (value := self._value(item)) is not None and self._maybe(0.8):
            answer["value"] = value
        return answer

    def _value(self, item: dict[str, Any]) -> Any:
        kind = item["kind"]
        if kind == "person":
            return None if "fills" in item else self._held()
        if kind == "table":
            keys = [f"r-{n}" for n in range(self._random.randint(0, 3))]
            return {"rows": {key: self._row() for key in keys}}
        plain = {
            "text": self._word(),
            "choice": self._one_of(["yes", "no", self._word()]),
            "record": self._row(),
            "statement": {"sk": self._word()},
        }
        return plain.get(kind)

    def _row(self) -> dict[str, str]:
        who = self._one_of([*self.people, self._word()])
        row = {"what": self._word(), "who": who, "more": self._word()}
        return {key: one for key, one in row.items() if self._maybe(0.7)}

    def _held(self) -> dict[str, Any]:
        lead, *deputies = self._random.sample([*self.people, "p-gone"], 3)
        return {"lead": lead, "deputies": deputies[: self._random.randint(0, 2)]}

    def _rest(self) -> dict[str, Any]:
        keys = [*(item["id"] for item in self.asked), "gone"]

        def some() -> list[str]:
            return self._random.sample(keys, self._random.randint(0, min(2, len(keys))))

        finding = {"text": self._word(), "items": some(), "owner": "boss"}
        closed = {"on": "2026-06-01", "by": self._word()}
        seen_to = {"text": self._word(), "items": some(), "closed": closed}
        exercise = {"kind": "exercise", "on": "2026-05-04", "with": [self._word()]}
        aside = {"because": self._word(), "value": self._word(), "title": self._word()}
        change = {"on": "2026-05-05", "by": self._word(), "what": self._word()}
        return {
            "changes": [{**change, "items": some()} for _ in range(2)],
            "set_aside": [{**aside, "item": self._one_of(keys)}],
            "activity": [{**exercise, "findings": [finding, seen_to]}],
        }

    def _word(self) -> str:
        self._words += 1
        return f"secret{self._words}x"

    def _marking(self) -> Marking:
        return self._random.choice(MARKINGS)

    def _maybe(self, share: float) -> bool:
        return self._random.random() < share

    def _one_of(self, some: Any) -> Any:
        return self._random.choice(list(some))
