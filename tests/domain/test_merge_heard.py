"""Both of two editors hear whose words stand."""

from collections.abc import Mapping
from typing import Any

import pytest

from crisisplan.domain.merge import merge
from crisisplan.domain.merge_heard import Heard, heard
from crisisplan.domain.plan import Plan
from tests.build import item, plan, playbook

COLUMNS = [{"id": "name", "kind": "text", "title": "Name"}]
BOOK = playbook(
    item("words"),
    item("call", "action"),
    item("sites", "table", columns=COLUMNS),
    item("voice", "person", fills="spokesperson"),
)
OLD, NEW = "2026-11-22T09:00:00Z", "2026-11-22T10:00:00Z"


def titles(told: Heard) -> tuple[list[str], list[str]]:
    """Name what gave way of mine, and what gave way to mine."""
    return [one.title for one in told.yours], [one.title for one in told.others]


def after(base: Plan, first: Plan, second: Plan) -> tuple[Heard, Heard]:
    """Give what each hears: who saved first, and who put both together."""
    both = merge(base, second, first, BOOK, at=NEW)
    return heard(base, first, both.plan, BOOK), Heard.of(both)


def by(at: str, **more: Any) -> Mapping[str, Any]:
    """Give an answer with its time and who wrote it."""
    return {"by": "Ann" if at == OLD else "Ben", "at": at, "state": "done", **more}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ({"words": by(OLD, value="a")}, {"words": by(NEW, value="b")}),
        (
            {"call": by(OLD)},
            {"call": by(NEW, state="not-applicable", reason="None")},
        ),
        (
            {"sites": by(OLD, value={"rows": {"r": {"name": "Hall"}}})},
            {"sites": by(NEW, value={"rows": {"r": {"name": "Pool"}}})},
        ),
    ],
)
def test_of_two_answers_each_hears_which_of_them_stands(old: Any, new: Any) -> None:
    """Whether the newer was saved first or last."""
    (title,) = (one.capitalize() for one in old)
    for first, second, mine in ((old, new, 0), (new, old, 1)):
        told, other = map(titles, after(plan(), plan(first), plan(second)))
        assert told[mine] == other[1 - mine] == [title]
        assert told[1 - mine] == other[mine] == []


def test_who_saved_first_hears_of_what_has_no_time_of_its_own() -> None:
    """The city, a holder of a role, an entry of the directory: the last one stands."""
    base = plan()
    first, second = (
        plan(
            city={"name": name},
            roles={"spokesperson": {"lead": lead}},
            people={"p-1": {"name": name}},
        )
        for name, lead in (("Nitra A", "p-jana"), ("Nitra B", "p-ivan"))
    )
    told, _ = after(base, first, second)
    assert titles(told) == (["City or municipality", "Nitra A", "Voice"], [])


def test_what_others_change_later_or_among_themselves_is_no_clash_of_mine() -> None:
    """A colleague who saw my words and wrote better ones has not clashed with me."""
    base, mine = plan(), plan({"words": by(OLD, value="a")})
    later = plan({"words": by(NEW, value="b")})
    assert heard(base, mine, later, BOOK) == Heard()
    both = merge(base, mine, later, BOOK, at=NEW).plan
    assert heard(both, both, both, BOOK) == Heard()
    assert heard(mine, mine, both, BOOK) == Heard()
