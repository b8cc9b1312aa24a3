"""A plan of a small playbook with every kind of item."""

import itertools
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from crisisplan.domain.directory import Number, Person
from crisisplan.domain.plan import City
from crisisplan.session.plan_session import PlanSession
from crisisplan.storage.catalogue import Entry
from crisisplan.storage.start import start
from tests.tui.fields.one_field import OneField

PLAYBOOK = Path(__file__).with_name("every_kind.yaml")
NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


Show = Callable[[str], OneField]


@pytest.fixture
def session(tmp_path: Path) -> PlanSession:
    """A new plan of a city with two languages and three entries in its directory."""
    city = City(name="Hron", country="SK", languages=("sk", "en"))
    entry = Entry("every-kind", PLAYBOOK, shipped=False)
    file = start(tmp_path / "hron.plan.yaml", city, entry)
    counter = itertools.count(1)
    session = PlanSession(
        file, by="Test", clock=lambda: NOW, new_id=lambda: f"n{next(counter):07}"
    )
    night = Number(number="+421 900 111 222", for_="day and night")
    jana = Person(name="Jana Kováč", post="Press officer", numbers=(night,))
    session.put_person(jana, "p-jana")
    session.put_person(Person(name="Petr Novák", post="Deputy mayor"), "p-petr")
    desk = Person(name="Operations centre", desk=True, staffed="24 h")
    session.put_person(desk, "p-desk")
    return session


@pytest.fixture
def show(session: PlanSession) -> Show:
    """Make an app that shows the field of an item."""
    return lambda item_id: OneField(session, item_id)
