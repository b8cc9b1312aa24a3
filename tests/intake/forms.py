"""Handouts made, filled in by program, and taken back in."""

import re
from itertools import count
from typing import Any

from crisisplan.domain.account import Account, taken
from crisisplan.domain.handout import MARKER
from crisisplan.domain.plan import Answer, Plan
from crisisplan.domain.playbook import Playbook
from crisisplan.domain.standing import Reading
from crisisplan.domain.values import Marking
from crisisplan.export.documents import render
from crisisplan.export.facts import facts_of
from crisisplan.export.options import Options
from crisisplan.export.word import to_word
from crisisplan.intake.files import read_account
from tests import build
from tests.export import town
from tests.line.conftest import chapters

ROLE = Options(owner="boss")


def playbook() -> Playbook:
    """Give a playbook with a question of every kind."""
    return Playbook.model_validate(build.playbook_data(chapters=chapters()))


def plan(answers: dict[str, Any] | None = None, state: str = "draft") -> Reading:
    """Give a plan with some values, none of them final where nothing is said."""
    full = {key: {"value": one, "state": state} for key, one in (answers or {}).items()}
    return Reading(Plan.model_validate(build.plan_data(full)), playbook(), build.TODAY)


def handout(
    reading: Reading, audience: Marking = "amber", options: Options = ROLE
) -> str:
    """Give the form with what is open."""
    return render("handout", reading, audience=audience, now=town.NOW, options=options)


def word(text: str, reading: Reading) -> bytes:
    """Give a form as a Word file."""
    return to_word(text, facts_of("handout", reading, "amber", town.NOW))


def filled(values: dict[str, Any], empty: Reading) -> str:
    """Give the empty form with values written into it, as a program would.

    Rows that were added carry no sign, and every question has the mark of the form
    as it was handed out.
    """
    marks = {
        (found["item"], found["part"]): found["mark"]
        for found in MARKER.finditer(handout(empty))
    }

    def as_handed_out(found: re.Match[str]) -> str:
        part = f"/{found['part']}" if found["part"] else ""
        mark = marks[found["item"], found["part"]]
        return f"[{found['item']}{part}:{mark}]"

    text = MARKER.sub(as_handed_out, handout(plan(values)))
    known = set(re.findall(r"\\\[([a-z2-7]{4})\\\]", handout(empty)))
    return re.sub(
        r"\d+ \\\[([a-z2-7]{4})\\\]",
        lambda one: one[0] if one[1] in known else "",
        text,
    )


def account(content: str | bytes, reading: Reading, name: str = "f.md") -> Account:
    """Give what a file says, compared with a plan."""
    ids = count(1)
    data = content.encode() if isinstance(content, str) else content
    return read_account(data, name, reading, lambda: f"{next(ids):08}")


def signed(answer: Answer) -> Answer:
    """Sign an answer at the time of all tests."""
    return answer.model_copy(update={"at": "2026-11-22T12:00:00Z", "by": "Ann"})


def after(
    read: Account, reading: Reading, chosen: frozenset[int] | None = None
) -> Plan:
    """Give the plan once an account is taken in."""
    return taken(reading, read, read.decided if chosen is None else chosen, signed)


def cells_of(plan: Plan, item_id: str) -> list[Any]:
    """Give the rows of a table, whatever their ids."""
    value: Any = plan.answer(item_id).value
    return list(value["rows"].values())
