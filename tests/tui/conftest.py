"""A plan of a small playbook, and the whole program around it."""

import itertools
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from textual._compositor import Compositor

from crisisplan.domain.directory import Number, Person
from crisisplan.domain.plan import City
from crisisplan.session.plan_session import PlanSession
from crisisplan.storage.catalogue import Entry
from crisisplan.storage.plan_file import read_plan
from crisisplan.storage.saver import Saver
from crisisplan.storage.start import start
from crisisplan.tui.app import CrisisPlanApp
from crisisplan.tui.screens import plan_frame, preview
from tests.tui.acts import PATIENCE_S, Paints, settled

PLAYBOOK = Path(__file__).with_name("small_town.yaml")
HOSTILE = Path(__file__).with_name("hostile.yaml")
NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


@pytest.fixture(autouse=True, scope="session")
def patient_pilot() -> Iterator[None]:
    """Let the pilot wait for what is under way, however busy the machine is."""
    with pytest.MonkeyPatch.context() as patch:
        for place in ("textual.app.wait_for_idle", "textual.pilot.wait_for_idle"):
            patch.setattr(place, settled)
        patch.setattr(Compositor, "render_update", _unpainted)
        yield


def _unpainted(self: Compositor, **_: object) -> None:
    """Paint nothing: nobody looks at a terminal that is not there.

    What stands on the screen is drawn when a test reads it.
    """
    self._dirty_regions.clear()
    Paints.wanted += 1


@pytest.fixture(autouse=True, scope="session")
def quick_clocks() -> Iterator[None]:
    """Save and look at the file many times a second; call nothing slow that is not."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Saver.__init__, "__kwdefaults__", {"look_every_s": 0.05})
        patch.setattr(plan_frame, "_SAVE_EVERY_S", 0.1)
        patch.setattr(preview, "_SOON_S", PATIENCE_S)
        yield


@pytest.fixture(autouse=True)
def own_data_folder(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """Give the program a data folder of its own, empty at first."""
    folder = tmp_path_factory.mktemp("data")
    monkeypatch.setenv("XDG_DATA_HOME", str(folder))
    return folder


def new_session(path: Path, playbook: Path = PLAYBOOK) -> PlanSession:
    """Start a plan and open it, with a clock that stands still."""
    city = City(name="Hron", country="SK", population=12000, languages=("sk",))
    start(path, city, Entry(playbook.stem, playbook, shipped=False))
    counter = itertools.count(1)
    return PlanSession(
        read_plan(path),
        by="Anna",
        clock=lambda: NOW,
        new_id=lambda: f"n{next(counter):07}",
    )


@pytest.fixture
def session(tmp_path: Path) -> Iterator[PlanSession]:
    """A new plan with two entries in its directory."""
    session = new_session(tmp_path / "hron.plan.yaml")
    night = Number(number="+421 900 111 222", for_="day and night")
    jana = Person(name="Jana Kováč", post="Press officer", numbers=(night,))
    session.put_person(jana, "p-jana")
    session.put_person(Person(name="Petr Novák", post="Deputy mayor"), "p-petr")
    session.save()
    yield session
    session.close()  # else its saver looks at the file until the last test


@pytest.fixture
def app(session: PlanSession) -> CrisisPlanApp:
    """The program, opening that plan."""
    return CrisisPlanApp(lambda: session, by="Anna")


@pytest.fixture
def hostile(tmp_path: Path) -> PlanSession:
    """A plan whose playbook, names and answers try to command the terminal."""
    bad = "[/x] [@click=app.quit]x[/] \x1b[2J \x9b31m \u202e"
    session = new_session(tmp_path / "hostile.plan.yaml", HOSTILE)
    session.put_person(Person(name=bad, post=bad, organisation=bad), "p-bad")
    session.put("first", bad)
    session.set_note("first", bad)
    session.ask("second", bad)
    session.set_state("third", "not-applicable", bad)
    session.leave_out("other", bad)
    session.save()
    session.close()
    return PlanSession(read_plan(session.path), by=bad, clock=lambda: NOW)
