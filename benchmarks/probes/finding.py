"""How long a key has to wait while a long plan is searched for what is typed.

Usage: finding.py PLAN ROUNDS; prints JSON: for each round the longest wait in
milliseconds, while the letters of some words come one after the other.
"""

import asyncio
import json
import sys
from pathlib import Path

from textual import events
from textual.pilot import Pilot
from waiting import longest_wait_ms

from crisisplan.session.plan_session import PlanSession
from crisisplan.storage.plan_file import read_plan
from crisisplan.tui.app import CrisisPlanApp
from crisisplan.tui.screens.find import Find

_TYPED = "measure 012"
_BETWEEN_S = 0.05
"""Somebody who types 240 words a minute, which nobody does."""
_CALM_S, _PATIENCE_S = 0.05, 30.0


async def one_search(pilot: Pilot[None], typed: str) -> float:
    """Type some words into Find, and wait until they are found."""
    await pilot.press("f3")
    find = pilot.app.screen
    if not isinstance(find, Find):
        sys.exit("F3 leads nowhere")
    while not find._finder.up_to_date(find._reading):
        await asyncio.sleep(_CALM_S)

    async def work(done: asyncio.Event) -> None:
        async def type_it() -> None:
            for sign in typed:
                pilot.app.post_message(
                    events.Key("space" if sign == " " else sign, sign)
                )
                await asyncio.sleep(_BETWEEN_S)
            async with asyncio.timeout(_PATIENCE_S):
                while find._shown_for != typed:
                    await asyncio.sleep(_CALM_S)
            done.set()

        tasks.append(asyncio.ensure_future(type_it()))

    tasks: list[asyncio.Future[None]] = []
    longest = await longest_wait_ms(work)
    await pilot.press("escape")
    return longest


async def main() -> None:
    """Measure several searches after one to warm up."""
    plan, rounds = Path(sys.argv[1]), int(sys.argv[2])
    session = PlanSession(read_plan(plan), by="Jana Example")
    app = CrisisPlanApp(lambda: session)
    async with app.run_test(size=(120, 40)) as pilot:
        while not app.screen.query("ItemList"):
            await asyncio.sleep(_CALM_S)
        await pilot.pause(1.0)
        found = [await one_search(pilot, _TYPED) for _ in range(rounds + 1)]
    json.dump(found[1:], sys.stdout)


asyncio.run(main())
