"""Several windows on one plan, and deeds by chance: nothing is ever lost."""

import contextlib
import random
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from crisisplan.domain.directory import Holders, Person
from crisisplan.domain.items.table import Row
from crisisplan.domain.plan import Delivery, Plan
from crisisplan.domain.recording import TypedActivity, TypedFinding
from crisisplan.errors import CrisisPlanError
from crisisplan.session.plan_session import PlanSession
from crisisplan.storage.outcomes import Joined, Saved
from crisisplan.storage.plan_file import read_plan

_ITEMS = ("beds", "words", "say", "call", "lead", "who", "sites")
_WORD = re.compile(r"word\d+x")
Deeds = Mapping[str, Callable[[], object]]


def words(plan: Plan) -> set[str]:
    """Give every word that somebody typed and a plan holds, wherever it stands."""
    return set(_WORD.findall(" ".join(_texts(plan.model_dump()))))


def _texts(value: Any) -> Iterable[str]:
    if isinstance(value, Mapping):
        for one in value.values():
            yield from _texts(one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _texts(one)
    else:
        yield str(value)


class Office:
    """Some people at one plan, and chance."""

    def __init__(self, path: Path, seed: int, people: int) -> None:
        self.chance = random.Random(seed)  # noqa: S311
        self.path = path
        self._now = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
        self._ids, self._words = count(1), count(1)
        self.windows = [self._opened(f"P{number}") for number in range(people)]
        self.typed: set[str] = set()
        self.removed: set[str] = set()

    def _opened(self, by: str) -> PlanSession:
        return PlanSession(
            read_plan(self.path),
            by=by,
            clock=lambda: self._now,
            new_id=lambda: f"{next(self._ids):08}",
        )

    def word(self) -> str:
        """Give a word that nobody has typed before."""
        return f"word{next(self._words)}x"

    def act(self) -> None:
        """Let somebody do something, or let something be saved or looked at."""
        self._now += timedelta(seconds=self.chance.choice((0, 1, 5)))
        window = self.chance.choice(self.windows)
        if self.chance.random() < 0.35:
            self._on_disk(window)
            return
        before = words(window.plan)
        with contextlib.suppress(CrisisPlanError):  # refused: nothing was changed
            self.chance.choice(list(self._deeds(window).values()))()
        after = words(window.plan)
        self.typed |= after - before
        self.removed |= before - after

    def _on_disk(self, window: PlanSession) -> None:
        match self.chance.randrange(4):
            case 0:
                assert isinstance(window.save(), Saved | Joined)
            case 1:
                window.look()
            case 2:
                window.catch_up()
            case _:  # as the saver's thread does: the window hears of it later
                window._writer.write(window.plan, window._knows)

    def _deeds(self, window: PlanSession) -> Deeds:
        plan, chance, word = window.plan, self.chance, self.word
        item, somebody = chance.choice(_ITEMS), chance.choice(list(plan.people))
        value = plan.answer("sites").value
        stored: Any = value.get("rows", {}) if isinstance(value, Mapping) else {}
        row = chance.choice(["school", "hall", *stored])
        cells: Row = {"site": word(), "keeper": {"lead": somebody}}
        told = plan.answer("say").value
        spoken = told if isinstance(told, Mapping) else {}
        kept = len(plan.set_aside)
        found = (TypedFinding(word()),)
        entry = plan.people[somebody].model_copy(update={"note": word()})
        put = window.put
        return {
            "type": lambda: window.answer("words", word()),
            "count": lambda: window.answer("beds", str(chance.randrange(200))),
            "say": lambda: put("say", {**spoken, chance.choice(("sk", "en")): word()}),
            "refused": lambda: window.keep_as_typed(item, word()),
            "who": lambda: put("who", {"lead": somebody, "deputies": []}),
            "lead": lambda: put("lead", {"lead": somebody, "deputies": []}),
            "clear": lambda: put(item, None),
            "assign": lambda: window.assign("boss", Holders(lead=somebody)),
            "row": lambda: window.put_row("sites", cells),
            "change row": lambda: window.put_row("sites", cells, row),
            "move row": lambda: window.move_row("sites", row, chance.choice((-1, 1))),
            "drop row": lambda: window.drop_row("sites", row),
            "enter": lambda: window.put_person(Person(name=word())),
            "entry": lambda: window.put_person(entry, somebody),
            "remove": lambda: window.remove_person(somebody),
            "join": lambda: window.join_people(chance.choice([*plan.people]), somebody),
            "no": lambda: window.set_state(item, "not-applicable", word()),
            "draft": lambda: window.set_state(item, "draft"),
            "ask": lambda: window.ask(item, word()),
            "note": lambda: window.set_note(item, word()),
            "due": lambda: window.set_due(item, "2027-01-01"),
            "agree": lambda: window.agree("words", "police", word()),
            "disagree": lambda: window.disagree("words", "police"),
            "leave out": lambda: window.leave_out("area", chance.choice(("", word()))),
            "city": lambda: window.set_city({"letterhead": word()}),
            "copies": lambda: window.set_distribution(
                (*plan.distribution, Delivery(to=word()))
            ),
            "back": lambda: window.put_back(chance.randrange(kept)) if kept else None,
            "drop": lambda: window.drop_set_aside(0) if kept else None,
            "exercise": lambda: window.record(TypedActivity("exercise", "", (), found)),
            "close": lambda: window.close_finding(1),
            "undo": window.undo,
            "undo more": window.undo,
            "redo": window.redo,
        }

    def go_home(self) -> None:
        """Let everybody save, and look twice."""
        for window in self.windows:
            window.save()
        for window in self.windows * 2:
            window.look()


@pytest.mark.parametrize("seed", [9, 20, 24, 39, 43, 44, 70, 71])
def test_whatever_is_done_in_whichever_order_all_end_with_the_same_plan(
    path: Path, seed: int
) -> None:
    """No word is lost that nobody took out, and no two windows answer for ever."""
    office = Office(path, seed, people=2 + seed % 2)
    for _ in range(40):
        office.act()
    office.go_home()
    content = path.read_bytes()
    on_disk = read_plan(path).plan
    for window in office.windows:
        assert window.plan == on_disk
        assert not window.unsaved
        assert isinstance(window.save(), Saved)
        assert window.look() is None
    assert path.read_bytes() == content
    assert office.typed - office.removed - words(on_disk) == set()
    for role in on_disk.roles.values():
        assert set(role.people) <= set(on_disk.people)
