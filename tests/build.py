"""Small named builders of playbooks, plans and kinds, for every test."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from crisisplan.domain.directory import Person
from crisisplan.domain.items import ITEM_KINDS
from crisisplan.domain.items.base import Around, Kind
from crisisplan.domain.items.column import CELL_KINDS
from crisisplan.domain.plan import Plan
from crisisplan.domain.playbook import Playbook
from crisisplan.domain.standing import Reading

TODAY = date(2026, 11, 22)

PEOPLE = {
    "p-jana": {"name": "Jana Kováč", "post": "Press officer"},
    "p-ivan": {"name": "Ivan Horák"},
    "p-ivan2": {"name": "Ivan Horák", "post": "Driver"},
    "p-desk": {"name": "Operations centre", "desk": "yes", "staffed": "24 h"},
    "p-office": {"name": "Front office", "desk": "yes", "staffed": "8-16"},
}
"""A directory with two people of one name and two desks."""

AROUND = Around(
    people={key: Person.model_validate(data) for key, data in PEOPLE.items()},
    rows={"sites": {"r-1": "Main school", "r-2": "Library", "r-3": "Library"}},
    languages=("sk", "en"),
    today=TODAY,
    tables={"sites": "Sites"},
)
"""What values may refer to in the tests of kinds."""


def kind(word: str, **keys: Any) -> Kind:
    """Give a kind of item, or of column where only a column can be it."""
    model = {**CELL_KINDS, **ITEM_KINDS}[word]
    return model.model_validate({"kind": word, **keys})


def item(item_id: str, word: str = "text", **keys: Any) -> dict[str, Any]:
    """Give an item as an author writes it."""
    return {"id": item_id, "kind": word, "title": item_id.capitalize(), **keys}


def playbook_data(*items: Mapping[str, Any], **keys: Any) -> dict[str, Any]:
    """Give a playbook with one chapter and one section, as an author writes it."""
    section = {"id": "part", "title": "A part", "items": list(items)}
    chapter = {"id": "area", "title": "An area", "lead": "boss", "sections": [section]}
    return {
        "format": "crisisplan/playbook/1",
        "id": "example/floods",
        "edition": "1.0.0",
        "title": "Floods",
        "roles": {"boss": "Head of crisis", "spokesperson": "Spokesperson"},
        "partners": {"police": "Police", "hospitals": "Hospitals"},
        "terms": {"council": {"default": "the city council"}},
        "sources": {"report": {"title": "A report"}},
        "lessons": {"L1": {"text": "Ask early.", "source": "report"}},
        "chapters": [chapter],
        **keys,
    }


def playbook(*items: Mapping[str, Any], **keys: Any) -> Playbook:
    """Give a playbook with one chapter, or with the `chapters` in `keys`."""
    return Playbook.model_validate(playbook_data(*items, **keys))


def plan_data(answers: Mapping[str, Any] | None = None, **keys: Any) -> dict[str, Any]:
    """Give a plan as it stands in a file."""
    return {
        "format": "crisisplan/plan/1",
        "city": {"name": "Bratislava", "languages": ["sk", "en"]},
        "playbook": {"id": "example/floods", "edition": "1.0.0", "checksum": "sha256:"},
        "people": PEOPLE,
        "answers": dict(answers or {}),
        **keys,
    }


def plan(answers: Mapping[str, Any] | None = None, **keys: Any) -> Plan:
    """Give a plan; an answer that is no mapping is the value of one that is done."""
    full = {
        key: one
        if isinstance(one, Mapping) and one.keys() & {"state", "value", "marking"}
        else {"value": one, "state": "done"}
        for key, one in (answers or {}).items()
    }
    return Plan.model_validate(plan_data(full, **keys))


def reading(asked: Playbook, answers: Mapping[str, Any], **keys: Any) -> Reading:
    """Give a plan with these answers, read against its playbook today."""
    return Reading(plan(answers, **keys), asked, TODAY)
