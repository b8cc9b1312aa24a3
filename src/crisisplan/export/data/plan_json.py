"""The plan as JSON, as one audience may see it; `plan.schema.json` says what is what.

Names of keys and their meaning stay; a later form that changes them has another
`format`.
"""

import json
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from crisisplan.domain.directory import Person
from crisisplan.domain.findings import Found
from crisisplan.domain.items.action import Action
from crisisplan.domain.items.choice import Choice
from crisisplan.domain.items.column import Column, Columns, asked
from crisisplan.domain.items.form import Form
from crisisplan.domain.items.number import NumberQuestion
from crisisplan.domain.items.record import Record
from crisisplan.domain.items.row import RowReference
from crisisplan.domain.items.table import Row, Table, stored_rows
from crisisplan.domain.playbook import Chapter, Item
from crisisplan.domain.values import Value
from crisisplan.export.view.named import everybody
from crisisplan.export.view.sight import Sight
from crisisplan.export.view.written import showable

FORMAT = "crisisplan/export/1"
SCHEMA = Path(__file__).with_name("plan.schema.json")
"""What the keys mean, for programs that check what they read."""

_Object = dict[str, Any]


def to_json(sight: Sight, now: datetime) -> str:
    """Give the plan: the same text for the same plan, audience and day."""
    return json.dumps(_plan(sight, now), ensure_ascii=False, indent=2) + "\n"


def _plan(sight: Sight, now: datetime) -> _Object:
    plan, told = sight.plan, sight.tells_progress
    changes = list(sight.changes())
    return {
        "format": FORMAT,
        "audience": sight.audience,
        "made_on": now.date().isoformat(),
        "tells_progress": told,
        "city": _city(sight),
        "playbook": _playbook(sight),
        "status": plan.status,
        "version": plan.version,
        "adopted": _picked(plan.adopted, "on", "by", "body", "resolution"),
        "review_by": plan.review_by,
        "roles": list(_roles(sight)),
        "people": list(_people(sight)),
        "chapters": [
            _chapter(sight, one)
            for one in sight.playbook.chapters
            if not plan.left_out(one.id)
        ],
        "left_out": list(_left_out(sight)) if told else [],
        "activities": list(_activities(sight)),
        "set_aside": [
            {"item": one.item, "title": sight.playbook.say(one.title)}
            | {"because": one.because, "on": one.at[: len("2026-11-22")]}
            for one in sight.set_aside()
        ],
        "changes": [_picked(one, "version", "on", "by", "what") for one in changes],
        "changes_withheld": len(plan.changes) - len(changes),
        "distribution": [
            _picked(one, "to", "document", "audience", "copies")
            for one in (plan.distribution if told else ())
        ],
    }


def _picked(part: object, *keys: str) -> _Object | None:
    """Give what is meant to be told of a part of the plan, and nothing it may gain."""
    return {key: getattr(part, key) for key in keys} if part else None


def _city(sight: Sight) -> _Object:
    city = sight.plan.city
    return {
        "name": city.name,
        "country": city.country,
        "population": city.population,
        "languages": list(city.languages),
        "letterhead": city.letterhead,
    }


def _playbook(sight: Sight) -> _Object:
    book, used = sight.playbook, sight.plan.playbook.overlays
    return {
        "id": book.id,
        "edition": book.edition,
        "title": book.say(book.title),
        "language": book.language,
        "overlays": [{"id": one.id, "edition": one.edition} for one in used],
    }


def _roles(sight: Sight) -> Iterator[_Object]:
    for role in dict.fromkeys((*sight.playbook.roles, *sight.plan.roles)):
        held = sight.held(role)
        yield {
            "id": role,
            "title": sight.playbook.say(sight.playbook.name(role)),
            "lead": held.holders.lead if held else "",
            "deputies": list(held.holders.deputies) if held else [],
            "draft": held.draft if held else False,
            "withheld": sight.hides_role(role),
        }


def _people(sight: Sight) -> Iterator[_Object]:
    """Give everybody who is named, each once; numbers only where they may be shown."""
    people = sight.plan.people
    held = (sight.held(role) for role in (*sight.playbook.roles, *sight.plan.roles))
    holding = [one for role in held if role for one in role.holders.people]
    named = [one for one, _ in everybody(sight)]
    for key in dict.fromkeys((*holding, *named)):
        if person := people.get(key):
            yield _person(key, person, reached=sight.reaches(person))


def _person(key: str, person: Person, *, reached: bool) -> _Object:
    numbers = [{"number": one.number, "for": one.for_} for one in person.numbers]
    return {
        "id": key,
        "name": person.name,
        "withheld": not reached,
        "desk": person.desk and reached,
        "post": person.post if reached else "",
        "organisation": person.organisation if reached else "",
        "staffed": person.staffed if reached else "",
        "numbers": numbers if reached else [],
        "email": person.email if reached else "",
        "verified": person.verified if reached else "",
    }


def _chapter(sight: Sight, chapter: Chapter) -> _Object:
    say = sight.playbook.say
    return {
        "id": chapter.id,
        "title": say(chapter.title),
        "intro": say(chapter.intro),
        "lead": chapter.lead or "",
        "withheld": sight.withheld(chapter),
        "sections": [
            {"id": section.id, "title": say(section.title), "items": items}
            for section in chapter.sections
            if (items := [_item(sight, i) for i in section.items if sight.prints(i)])
        ],
    }


def _left_out(sight: Sight) -> Iterator[_Object]:
    for chapter in sight.playbook.chapters:
        if reason := sight.plan.left_out(chapter.id):
            title = sight.playbook.say(chapter.title)
            yield {"id": chapter.id, "title": title, "reason": reason}


def _activities(sight: Sight) -> Iterator[_Object]:
    """Give reviews, exercises and uses, with what came to light in each."""
    shown: dict[int, list[_Object]] = {}
    for found in sight.findings():
        shown.setdefault(id(found.activity), []).append(_finding(found))
    for one in sight.plan.activity if sight.tells_progress else ():
        findings = shown.get(id(one), [])
        yield {
            "kind": one.kind,
            "on": one.on,
            "with": list(one.with_),
            "unfinished": one.unfinished,
            "findings": findings,
            "withheld": len(one.findings) - len(findings),
        }


def _finding(found: Found) -> _Object:
    one = found.finding
    return {
        "number": found.number,
        "text": one.text,
        "items": list(one.items),
        "owner": one.owner,
        "due": one.due,
        "overdue": found.overdue,
        "closed": _picked(one.closed, "on", "by"),
    }


def _item(sight: Sight, item: Item) -> _Object:
    say = sight.playbook.say
    answer, standing = sight.plan.answer(item.id), sight.reading.standing(item)
    inapplicable = standing.state == "not-applicable"
    found: _Object = {
        "id": item.id,
        "kind": item.asks.kind,
        "title": say(item.title),
        "ask": say(item.ask),
        "phase": list(item.phase),
        "weight": item.weight,
        **_of_kind(sight, item),
        "applies": not inapplicable,
        "reason": answer.reason if inapplicable else "",
        "value": None if inapplicable else _value(sight, item),
        "note": answer.note,
    }
    if sight.tells_progress and not item.is_form:
        found["standing"] = _standing(sight, item)
    return found


def _of_kind(sight: Sight, item: Item) -> _Object:
    if isinstance(item.asks, Action):
        return {"within": item.asks.within, "does": sight.playbook.doer(item)}
    if isinstance(item.asks, Form):
        return {"keeper": item.asks.keeper or sight.owner(item)}
    if isinstance(item.asks, NumberQuestion):
        return {"unit": item.asks.unit}
    say = sight.playbook.say
    if isinstance(item.asks, Choice):
        options = item.asks.options.items()
        return {"options": [{"id": key, "title": say(o.label)} for key, o in options]}
    if isinstance(item.asks, (Table, Record)):
        columns = item.asks.columns
        return {"columns": [{"id": c.id, "title": say(c.title)} for c in columns]}
    return {}


def _standing(sight: Sight, item: Item) -> _Object:
    answer, standing = sight.plan.answer(item.id), sight.reading.standing(item)
    asked_ = answer.asked if standing.state == "asked" else None
    inapplicable = standing.state == "not-applicable"
    agreed = () if inapplicable else answer.agreed
    return {
        "state": standing.state,
        "answered": standing.answered,
        "settled": standing.settled,
        "overdue": standing.overdue,
        "refused": bool(standing.refused),
        "missing": standing.missing,
        "owner": sight.owner(item),
        "due": answer.due,
        "decides": item.decides or "",
        "asked": _picked(asked_, "whom", "on", "reply_by"),
        "agreed": [
            {
                "partner": one.partner,
                "with": one.with_,
                "on": one.on,
                "holds": one not in standing.lapsed,
            }
            for one in agreed
        ],
        "unconfirmed": list(standing.unconfirmed),
        "advice": [sight.playbook.say(one.text) for one in sight.advice(item)],
    }


def _value(sight: Sight, item: Item) -> Any:
    """Give what is written as it is kept, refused parts left out."""
    value = sight.reading.value(item)
    if value is None or item.is_action or not showable(sight, item, value):
        return None
    if isinstance(item.asks, Table):
        rows = stored_rows(value).items()
        columns = item.asks.columns
        return [{"id": key, "cells": _cells(sight, columns, row)} for key, row in rows]
    if isinstance(item.asks, Record) and isinstance(value, Mapping):
        return _cells(sight, item.asks.columns, value)
    return _plain(value)


def _cells(sight: Sight, columns: Columns, row: Row) -> _Object:
    shown = asked(columns, row, sight.around)
    found = {column.id: _cell(sight, column, row) for column in shown}
    return {key: cell for key, cell in found.items() if cell}


def _cell(sight: Sight, column: Column, row: Row) -> Any:
    """Give a cell as it is kept; a row of another table by its name, as on paper."""
    text = column.cell(row, sight.around)
    if not text or isinstance(column.asks, RowReference):
        return text
    return _plain(row[column.id])


def _plain(value: Value) -> Any:
    if isinstance(value, str):
        return value
    if isinstance(value, Mapping):
        return {key: _plain(one) for key, one in value.items()}
    return [_plain(one) for one in value]
