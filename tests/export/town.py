"""A small invented town with a playbook that asks one thing of every kind."""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from functools import cache
from typing import Any

from crisisplan.domain.plan import Plan
from crisisplan.domain.playbook import Playbook
from crisisplan.domain.standing import Reading

TODAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 14, 2, 10, tzinfo=UTC)

Say = Callable[[str], str]
"""Makes the text that stands in one place of the plan, from the friendly one."""


def _item(item_id: str, kind: str, title: str, **keys: Any) -> dict[str, Any]:
    return {"id": item_id, "kind": kind, "title": title, **keys}


def _first_hour() -> list[dict[str, Any]]:
    soon = ["first-hour", "first-day"]
    return [
        _item(
            "activate",
            "person",
            "Who may activate",
            fills="duty-officer",
            phase=soon,
            weight="essential",
            role="mayor",
            decides="mayor",
            lessons=["L1"],
        ),
        _item(
            "stand-in",
            "person",
            "The mayor and who stands in",
            fills="mayor",
            phase=soon,
            weight="essential",
            role="mayor",
        ),
        _item(
            "com-lead",
            "person",
            "Communication lead",
            fills="spokesperson",
            phase=soon,
            weight="essential",
            agree_with=["police"],
            lessons=["L2"],
        ),
        _item(
            "convene",
            "action",
            "Convene the crisis team",
            within="60 min",
            ask="Convene the crisis team. Say where to come.",
            phase="first-hour",
            does="duty-officer",
            weight="essential",
            marking="green",
        ),
        _item(
            "call-police",
            "action",
            "Call the police",
            within="10 min",
            ask="Ask what happened and dial {number} only once.",
            phase="first-hour",
            does="duty-officer",
            agree_with=["police"],
            marking="clear",
        ),
        _item(
            "speak",
            "action",
            "Speak to residents",
            within="2 h",
            phase="first-day",
            does="mayor",
            marking="green",
        ),
        _item(
            "close-roads",
            "action",
            "Close the roads",
            within="30 min",
            phase="first-hour",
            does="police",
        ),
        _item(
            "call-down",
            "table",
            "Call-down list",
            register="calls",
            phase="first-hour",
            role="duty-officer",
            weight="essential",
            at_least="2",
            columns=[
                {"id": "order", "kind": "number", "title": "Order"},
                {"id": "duty", "kind": "text", "title": "Duty", "required": "yes"},
                {"id": "person", "kind": "person", "title": "Person"},
                {"id": "deputy", "kind": "person", "title": "If not reached"},
            ],
            rows={
                "police": {"order": "1", "duty": "Police"},
                "region": {"order": "2", "duty": "Region"},
            },
        ),
        _item(
            "log",
            "form",
            "Situation log",
            keeper="duty-officer",
            phase="first-hour",
            columns=[{"id": "time", "kind": "text", "title": "Time"}],
        ),
    ]


def _words() -> list[dict[str, Any]]:
    return [
        _item(
            "reported",
            "statement",
            "First words",
            phase="first-hour",
            role="spokesperson",
            card=["mayor"],
            clears_with=["police"],
            starter="There is a report from [place]. Call {number}.",
        ),
        _item(
            "unity",
            "statement",
            "Words of unity",
            phase="first-day",
            role="spokesperson",
            marking="clear",
        ),
        _item(
            "do-not-say",
            "text",
            "What not to say",
            lines="many",
            phase="first-hour",
            card=["mayor", "spokesperson"],
            marking="green",
        ),
        _item(
            "press-office",
            "yes-no",
            "Has a press office",
            marking="clear",
            advice=[
                {"when": {"is": "no"}, "text": "Ask a neighbour for help."},
                {
                    "when": {"all": [{"is": "no"}, {"item": "weak", "is": "seven"}]},
                    "text": "Advice that knows a secret.",
                },
            ],
        ),
        _item("web", "link", "Page for emergencies", marking="clear"),
        _item(
            "tone",
            "choice",
            "Tone",
            options={"calm": "Calm", "short": "Short"},
            many="yes",
            marking="clear",
            when={"item": "press-office", "is": "yes"},
        ),
    ]


def _places() -> list[dict[str, Any]]:
    return [
        _item(
            "sites",
            "table",
            "Soft targets",
            register="sites",
            marking="red",
            columns=[
                {"id": "site", "kind": "text", "title": "Site", "required": "yes"},
                {"id": "who", "kind": "person", "title": "Contact"},
            ],
        ),
        _item(
            "drills",
            "table",
            "Drills",
            marking="green",
            columns=[
                {"id": "site", "kind": "row", "of": "sites", "title": "Site"},
                {"id": "on", "kind": "date", "title": "On"},
                {"id": "length", "kind": "duration", "title": "Takes"},
                {"id": "report", "kind": "link", "title": "Report"},
                {"id": "note", "kind": "text", "title": "Remarks", "print": "no"},
            ],
        ),
        _item("weak", "text", "Secret question", marking="red"),
        _item(
            "follows",
            "text",
            "Asked only after the secret",
            marking="clear",
            when={"item": "weak", "answered": "yes"},
        ),
        _item("beds", "number", "Beds", unit="beds", marking="clear"),
        _item("since", "date", "Since", marking="clear"),
        _item("takes", "duration", "Takes", marking="clear"),
        _item(
            "paper",
            "record",
            "The old plan",
            marking="green",
            columns=[
                {"id": "where", "kind": "text", "lines": "many", "title": "Where"},
                {"id": "keeper", "kind": "person", "title": "Keeper"},
            ],
        ),
    ]


def _chapter(key: str, title: str, items: list[Any], **keys: Any) -> dict[str, Any]:
    section = {"id": f"{key}-part", "title": f"{title}, in order", "items": items}
    return {"id": key, "title": title, "sections": [section], **keys}


def playbook_data() -> dict[str, Any]:
    """Give the playbook as an author writes it."""
    return {
        "format": "crisisplan/playbook/1",
        "id": "example/town",
        "edition": "1.0.0",
        "title": "Attack in town",
        "sources": {
            "report": {
                "title": "A report",
                "publisher": "Network",
                "year": "2024",
                "url": "https://example.org/report",
            }
        },
        "terms": {"number": {"default": "112"}},
        "roles": {
            "mayor": "Mayor",
            "duty-officer": "Duty officer",
            "spokesperson": "Spokesperson",
        },
        "partners": {"police": "Police"},
        "lessons": {
            "L1": {
                "text": "Keep the plan current.",
                "place": "Prague",
                "said_by": "A deputy mayor",
                "where": "Theme 3",
                "source": "report",
            },
            "L2": {"text": "One voice.", "place": "Bratislava", "source": "report"},
            "L3": {"text": "Never used.", "source": "report"},
        },
        "chapters": [
            _chapter(
                "first",
                "First hour",
                _first_hour(),
                lead="duty-officer",
                intro="Who is called, and who decides.",
            ),
            _chapter("words", "Words", _words(), lead="spokesperson"),
            _chapter("places", "Places", _places(), lead="mayor"),
            _chapter("camps", "Camps", [_item("camp", "text", "Camp")], lead="mayor"),
        ],
    }


@cache
def playbook() -> Playbook:
    """Give the playbook, read once: nothing can change it."""
    return Playbook.model_validate(playbook_data())


def _people(say: Say) -> dict[str, Any]:
    return {
        "p-mayor": {
            "name": say("Anna Nová"),
            "post": say("Mayor"),
            "numbers": [{"number": say("+421 900 1"), "for": say("at night")}],
            "email": say("anna@example.org"),
            "verified": "2026-11-01",
        },
        "p-deputy": {
            "name": say("Ján Malý"),
            "organisation": say("City of Brezová"),
            "numbers": [{"number": say("+421 900 2")}],
            "marking": "red",
        },
        "p-press": {
            "name": say("Eva Tichá"),
            "marking": "green",
            "numbers": [{"number": say("+421 900 3")}],
        },
        "p-police": {
            "name": say("Operations centre"),
            "desk": "yes",
            "staffed": "24 h",
            "numbers": [{"number": say("158")}],
        },
    }


def _answers(say: Say) -> dict[str, Any]:
    row = {
        "site": "r-school",
        "on": "2026-05-04",
        "length": "2 h",
        "report": "https://example.org/x",
        "note": say("Went well."),
    }
    done = {"state": "done"}
    return {
        "activate": {**done},
        "stand-in": {**done},
        "com-lead": {
            **done,
            "note": say("Ask again in May."),
            "agreed": [{"partner": "police", "with": "p-police", "on": "2026-11-02"}],
        },
        "convene": {**done},
        "call-police": {**done, "note": say("Number tried.")},
        "speak": {"state": "not-applicable", "reason": say("The deputy speaks.")},
        "close-roads": {
            **done,
            "agreed": [{"partner": "police", "with": say("Desk 3")}],
        },
        "call-down": {
            **done,
            "value": {
                "dropped": ["region"],
                "rows": {
                    "police": {
                        "order": "1",
                        "duty": say("Police"),
                        "person": "p-police",
                    },
                    "r-1": {
                        "order": "2",
                        "duty": say("Mayor"),
                        "person": "p-mayor",
                        "deputy": "p-deputy",
                    },
                },
            },
        },
        "reported": {
            **done,
            "value": {
                "sk": say("Stala sa vec.\n\nVolajte 112."),
                "en": say("Something happened."),
            },
        },
        "unity": {**done, "value": {"sk": say("Sme spolu."), "en": say("We stand.")}},
        "do-not-say": {**done, "value": say("No motive.\nNo names.\n\nNo promises.")},
        "press-office": {**done, "value": "no", "note": say("One clerk.")},
        "web": {**done, "value": "https://example.org/emergency"},
        "tone": {**done, "value": ["calm", "short"]},
        "sites": {
            **done,
            "value": {
                "rows": {"r-school": {"site": say("Main school"), "who": "p-police"}}
            },
        },
        "drills": {**done, "value": {"rows": {"r-d1": row}}},
        "weak": {**done, "value": say("Nobody knows this.")},
        "follows": {**done, "value": say("Follows from it.")},
        "beds": {**done, "value": "40"},
        "since": {**done, "value": "2020-01-01"},
        "takes": {**done, "value": "45 min"},
        "paper": {
            **done,
            "value": {"where": say("Shelf 3\nRoom 4"), "keeper": "p-press"},
        },
    }


def _activity(say: Say) -> list[dict[str, Any]]:
    return [
        {
            "kind": "exercise",
            "on": "2026-05-04",
            "with": ["police", "p-police", say("Hospital")],
            "findings": [
                {"text": say("Nobody answered."), "due": "2026-11-01"},
                {
                    "text": say("The lead was away."),
                    "items": ["com-lead"],
                    "owner": "spokesperson",
                    "due": "2026-12-12",
                },
                {"text": say("All know the secret."), "items": ["weak", "com-lead"]},
                {
                    "text": say("The hall was locked."),
                    "items": ["beds"],
                    "closed": {"on": "2026-06-01", "by": say("Eva")},
                },
            ],
        },
        {"kind": "review", "on": "2026-08-31"},
    ]


def plan_data(say: Say = str) -> dict[str, Any]:
    """Give a plan in which everything is answered, every free text made by `say`."""
    return {
        "format": "crisisplan/plan/1",
        "city": {
            "name": say("Brezová"),
            "population": "4000",
            "languages": ["sk", "en"],
            "letterhead": say("Town office"),
        },
        "playbook": {
            "id": "example/town",
            "edition": "1.0.0",
            "checksum": "sha256:",
            "overlays": [{"id": "example/sk", "edition": "1.0.0"}],
        },
        "chapters": {"camps": {"left_out": say("The region has them.")}},
        "status": "adopted",
        "version": "3",
        "adopted": {
            "on": "2026-09-01",
            "by": say("Anna Nová"),
            "body": say("Town council"),
            "resolution": say("12/2026"),
        },
        "review_by": "2027-09-01",
        "distribution": [{"to": say("Police station"), "copies": "2"}],
        "people": _people(say),
        "roles": {
            "mayor": {"lead": "p-mayor", "deputies": ["p-deputy"]},
            "duty-officer": {"lead": "p-mayor", "deputies": ["p-press"]},
            "spokesperson": {"lead": "p-press", "deputies": ["p-deputy"]},
        },
        "answers": _answers(say),
        "set_aside": [
            {"item": "old", "value": say("Old words"), "because": say("Gone.")},
            {
                "item": "beds",
                "title": say("Old beds"),
                "value": say("Forty old"),
                "because": say("Words, not a number."),
                "at": "2026-10-03T10:00:00Z",
            },
        ],
        "activity": _activity(say),
        "changes": [
            {
                "version": "3",
                "on": "2026-09-01",
                "by": say("Eva"),
                "what": say("New numbers"),
                "items": ["com-lead"],
            },
            {"on": "2026-10-01", "what": say("Secret site"), "items": ["sites"]},
            {"on": "2026-10-02", "what": say("Spelling")},
        ],
    }


def reading(data: Mapping[str, Any] | None = None) -> Reading:
    """Give a plan read against the playbook; the complete one where none is given."""
    plan = Plan.model_validate(plan_data() if data is None else data)
    return Reading(plan, playbook(), TODAY)


def opened(data: dict[str, Any], say: Say = str) -> dict[str, Any]:
    """Give a plan in which all that is written is still open: somebody was asked."""
    asked = {"on": "2026-11-10", "reply_by": "2026-11-20"}
    for place, answer in enumerate(data["answers"].values()):
        rest = "yes" if place % 2 else "no"
        answer["state"] = "asked"
        answer["asked"] = {"whom": say("Fire brigade"), "rest": rest, **asked}
        answer["due"] = "2026-12-01"
    return data


def with_gaps() -> dict[str, Any]:
    """Give a plan as it is after the first afternoon: half of it open."""
    data = plan_data()
    for key in ("adopted", "review_by", "changes", "distribution"):
        del data[key]
    data |= {"status": "draft", "version": "0"}
    data["roles"] = {"mayor": {"lead": "p-mayor"}}
    data["answers"] = {
        "stand-in": {"state": "done"},
        "com-lead": {
            "state": "asked",
            "due": "2026-12-01",
            "asked": {
                "whom": "Fire brigade",
                "on": "2026-11-10",
                "reply_by": "2026-11-20",
            },
        },
        "call-police": {"state": "done"},
        "call-down": {
            "state": "done",
            "value": {
                "rows": {
                    "police": {"order": "1", "duty": "Police", "person": "p-police"}
                }
            },
        },
        "reported": {"state": "draft", "value": {"sk": "Stala sa vec."}},
        "press-office": {"state": "done", "value": "no"},
        "beds": {"state": "done", "value": "about forty", "owner": "spokesperson"},
        "drills": {
            "state": "done",
            "value": {"rows": {"r-d1": {"on": "last May", "length": "2 h"}}},
        },
        "tone": {"state": "not-applicable", "reason": "No press work at all."},
    }
    return data
