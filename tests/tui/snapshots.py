"""The main screens as text, 80 columns by 24 lines; run this module to write them anew.

`python -m tests.tui.snapshots`, then read the difference as a person would.
"""

import asyncio
import os
import re
import tempfile
from contextlib import chdir
from pathlib import Path
from typing import NamedTuple

from crisisplan.domain.directory import Number, Person
from crisisplan.session.plan_session import PlanSession
from crisisplan.tui.app import CrisisPlanApp
from tests.tui.acts import see, words
from tests.tui.conftest import new_session

FOLDER = Path(__file__).with_name("snapshots")
_SCROLL_BAR = re.compile(" *[▁-█]$", re.MULTILINE)
"""Moves with every word that a document gains, and is left out."""
_STILL = 8
"""After so many equal looks, nothing moves any more."""


class Shot(NamedTuple):
    """A picture of one screen."""

    keys: tuple[str, ...]
    """What leads there from the plan, or from home."""
    seen: str
    """What stands there once it is complete."""
    at_home: bool = False


SHOTS = {
    "home": Shot((), "Enter opens the line", at_home=True),
    "new-plan": Shot(("enter",), "Country", at_home=True),
    "plan": Shot((), "Motto"),
    "answer": Shot(("down", "down", "enter"), "What do you say first?"),
    "person": Shot(("down", "enter"), "Who leads communication?"),
    "state": Shot(("down", "down", "f7"), "A draft"),
    "people": Shot(("f4",), "Jana Kováč"),
    "preview": Shot(("f5",), "Hron"),
    "standing": Shot(("f6",), "where we stand"),
    "export": Shot(("f8",), "Who may read it?"),
}


def _session(folder: Path) -> PlanSession:
    session = new_session(folder / "hron.plan.yaml")
    night = Number(number="+421 900 111 222", for_="day and night")
    jana = Person(name="Jana Kováč", post="Press officer", numbers=(night,))
    session.put_person(jana, "p-jana")
    session.put("inquiry", "0800 123 456")
    session.ask("beds", "Social affairs")
    session.save()
    return session


async def take(name: str, folder: Path) -> str:
    """Give a screen as lines of text, as it is once nothing moves any more."""
    shot = SHOTS[name]
    session = _session(folder)
    app = CrisisPlanApp(None if shot.at_home else lambda: session, by="Anna")
    with chdir("/"):  # the name of the proposed file must not depend on the place
        return await _still(app, shot)


async def _still(app: CrisisPlanApp, shot: Shot) -> str:
    async with app.run_test(size=(80, 24)) as pilot:
        await see(pilot, "Enter opens the line" if shot.at_home else "Crisis words")
        for key in shot.keys:
            await pilot.press(key)
        await see(pilot, shot.seen)
        frames = [""]
        while len(frames) < _STILL or len(set(frames[-_STILL:])) > 1:
            await pilot.pause(0.05)
            frames.append(words(app))
    return _SCROLL_BAR.sub("", frames[-1]) + "\n"


def _write() -> None:
    FOLDER.mkdir(exist_ok=True)
    for name in SHOTS:
        with tempfile.TemporaryDirectory() as folder:
            os.environ["XDG_DATA_HOME"] = folder
            text = asyncio.run(take(name, Path(folder)))
        (FOLDER / f"{name}.txt").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    _write()
