"""Walk the first minutes of a new plan, and reckon what they take a person.

Usage: first_minutes.py FOLDER; prints JSON with words, keys and minutes for each walk.

How a person is reckoned says `reckoning.py`.
"""

import asyncio
import json
import os
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path

from reckoning import Watch
from textual import events
from textual._context import visible_screen_stack
from textual.pilot import Pilot

from crisisplan.tui.app import CrisisPlanApp

_CALM_S, _PATIENCE_S = 0.3, 30.0
_NAMES = "Ama Wren", "Tom Reed", "Eve Moss", "Lee Park", "Joy Hill", "Ned Fox"


class Person(Watch):
    """Somebody at the keyboard, with a watch beside it."""

    def __init__(self, pilot: Pilot[None]) -> None:
        """Begin with the first screen."""
        super().__init__()
        self._pilot = pilot

    async def see(self, text: str) -> None:
        """Wait for something, and read all that is new around it."""
        for _ in range(int(_PATIENCE_S / _CALM_S)):
            await self._pilot.pause(_CALM_S)
            lines = self._lines()
            if any(text in line for line in lines):
                break
        else:
            sys.exit(f"{text!r} never came:\n" + "\n".join(lines))
        self.read(lines[:-1])  # the keys below are for when one looks for them

    def _lines(self) -> list[str]:
        app = self._pilot.app
        visible_screen_stack.set(app._background_screens)
        shown = app.screen._compositor.render_strips()
        if app.screen.is_modal:  # what lies behind it is not read
            found = [one.region for one in app.screen.children if one.region.area]
            box = min(found, key=lambda region: region.area)
            shown = [one.crop(box.x, box.right) for one in shown[box.y : box.bottom]]
        return ["".join(part.text for part in strip) for strip in shown]

    async def press(self, *keys: str) -> None:
        """Press keys that do something."""
        for key in keys:
            self.keys += 1
            self.commands += 1
            await self._pilot.press(key)

    async def type(self, text: str) -> None:
        """Write something."""
        driver = self._pilot.app._driver
        for sign in text:
            if driver:
                key = "space" if sign == " " else sign
                driver.send_message(events.Key(key, sign))
        self.keys += len(text)
        await self._pilot.pause(_CALM_S)

    def decide(self) -> None:
        """Think about what is asked."""
        self.decisions += 1

    async def name(self, name: str, number: str = "") -> None:
        """Name somebody who is in no list yet."""
        await self.type(name)
        await self.press("enter")
        await self.see("Somebody new.")
        if number:
            self.numbers += 1
            await self.type(number)
        await self.press("ctrl+s")

    async def ask(self, whom: str) -> None:
        """Say that one does not know, and whom one asks until next week."""
        self.decide()
        await self.press("f9")
        await self.see("Who is asked?")
        await self.type(whom)
        await self.press("enter")
        await self.see("You ask")
        await self.press("enter")
        await self.see("Not known yet")
        await self.press("f2")


async def begin(person: Person, city: str, people: str) -> None:
    """Go from the home screen to the plan."""
    await person.see("Start a new plan")
    await person.press("enter")
    await person.see("City or municipality")
    for answer in (city, "UK", people):
        await person.type(answer)
        await person.press("enter")
    await person.see("people we suggest")
    person.decide()
    await person.press("f2")
    await person.see("To begin with")
    await person.press("enter")


async def town(person: Person) -> None:
    """Answer five of the eight questions, ask for three, and have the first page."""
    await five(person)
    for title, whom in (
        ("Who stays with the", "Joy Hill, social worker"),
        ("Where families can", "Lee"),
        ("Places where many", "Lee"),
    ):
        await person.see(title)
        await person.ask(whom)
    await paper(person, "first-page")


async def town_knows(person: Person) -> None:
    """Answer all eight questions, and have the first page."""
    await five(person)
    await person.see("Who stays with the")
    person.decide()
    await person.name(_NAMES[4], "01632 960106")
    await person.see("Person for families: Joy")
    await person.press("enter")
    await person.type("lee")
    await person.press("enter")
    await person.see("Stands in: Lee")
    await person.press("f2")
    await person.see("Where families can")
    for hall, opens in (("Sports hall, Mill Road", "joy"), ("Parish hall", "lee")):
        person.decide()
        await person.press("enter")
        await person.see("Opened by")
        await person.type(hall)
        await person.press("enter", "enter")
        await person.type(opens)
        await person.press("enter", "enter")
        await person.see(hall[:6])
        await person.press("down")
    await person.press("f2")
    await person.see("Places where many")
    for place, called in (("Market square", "tom"), ("School", "ama"), ("Club", "lee")):
        person.decide()
        await person.press("insert")
        await person.see("Whom you call there")
        await person.type(place)
        await person.press("enter")
        await person.type(called)
        await person.press("enter", "enter")
        await person.see(place)
    await person.press("f2")
    await paper(person, "first-page")


async def five(person: Person) -> None:
    """Answer the first five of the eight questions."""
    await begin(person, "Ferrywick", "4000")
    await person.see("The mayor and who")
    person.decide()
    await person.name(_NAMES[0], "01632 960101")
    await person.see("Add a deputy")
    await person.name(_NAMES[1], "01632 960102")
    await person.see("Stands in: Tom")
    await person.press("f2")
    await person.see("Who is called first")
    person.decide()
    await person.type("tom")
    await person.press("enter")
    await person.see("Person called first: Tom")
    await person.name(_NAMES[2], "01632 960103")
    await person.see("Stands in: Eve")
    await person.press("f2")
    await person.see("Police contact")
    person.decide()
    await person.press("enter")
    await person.see("at the town hall: who is it?")
    await person.press("enter")
    await person.see("Tom Reed · 01632")
    await person.name("Police desk", "01632 960104")
    await person.see("Police desk · 01632 960104 · desk")
    await person.press("f2")
    await person.see("Who speaks for the")
    person.decide()
    await person.name(_NAMES[3], "01632 960105")
    await person.see("Person who speaks: Lee")
    await person.press("enter", "enter")
    await person.see("Stands in: Ama")
    await person.press("f2")
    await person.see("First words")
    person.decide()
    await person.press("enter")
    await person.see("I am [name]")
    await person.press("f2")


async def capital(person: Person) -> None:
    """Name the leads, hand the first questions on, and have brief and handouts."""
    await begin(person, "Ironhaven", "800000")
    for place, name in enumerate(_NAMES, 1):
        await person.see(f"{place} of {len(_NAMES)}")
        person.decide()
        await person.name(name)
        if place == 1:  # the mayor's deputy comes first; the others can wait
            await person.see("who stands in")
            await person.press("enter")
    await person.see("The mayor and who")
    person.decide()
    await person.press("enter", "enter")
    await person.see("Stands in:")
    await person.press("f2")
    for title in ("statutory crisis plan", "Plans that exist", "Next meeting"):
        await person.see(title)
        await person.ask("Ama")
    await paper(person, "brief")


async def paper(person: Person, document: str) -> None:
    """Have the first documents written."""
    await person.see("You have been through")
    person.decide()
    await person.press("enter")
    await person.see("Open this folder")
    if not list(Path.cwd().glob(f"*-{document}-*")):
        sys.exit(f"no {document} was written")


async def reckon(
    walk: Callable[[Person], Awaitable[None]], home: Path
) -> dict[str, float]:
    """Walk as somebody at home in an empty folder; give what the watch showed."""
    home.mkdir()
    os.environ["HOME"] = str(home)
    os.chdir(home)
    app = CrisisPlanApp(None, tour=True)
    async with app.run_test(size=(80, 24)) as pilot:
        person = Person(pilot)
        await walk(person)
    return {
        "words": person.words,
        "keys": person.keys,
        "minutes": person.minutes,
    }


if __name__ == "__main__":
    walks = {"town": town, "town that knows all": town_knows, "capital": capital}
    found = {
        name: asyncio.run(reckon(walk, Path(sys.argv[1]) / name))
        for name, walk in walks.items()
    }
    print(json.dumps(found))
