"""What a person does at the screen, and what they see there."""

import asyncio
from collections.abc import Callable
from time import monotonic

from textual import events
from textual._context import visible_screen_stack
from textual.app import App
from textual.pilot import Pilot

PATIENCE_S = 30.0
"""Far more than anything takes; a machine with much else to do is no fault."""
_REST_S, _POLL_S = 0.005, 0.005
_LOOK_ANYWAY = 20
"""After so many rests it is looked again, even if nothing was painted."""


class Paints:
    """How often the program had something new to paint."""

    wanted = 0


async def settled(*_: float) -> None:
    """Wait until nothing is left to do but what waits for a time or a thread.

    Textual's own pilot takes a program for idle that gets no turn on a busy machine.
    """
    loop = asyncio.get_running_loop()
    await asyncio.sleep(_REST_S)
    while loop._ready:  # type: ignore[attr-defined]
        await asyncio.sleep(0)


def words(app: App[None]) -> str:
    """Give everything that stands on the screen, as lines of text."""
    visible_screen_stack.set(app._background_screens)  # seen behind a dialog
    return "\n".join(
        "".join(segment.text for segment in strip).rstrip()
        for strip in app.screen._compositor.render_strips()
    )


def send(app: App[None], *keys: str) -> None:
    """Press keys back to back, as a fast typist on a slow line does."""
    driver = app._driver
    assert driver is not None
    for key in keys:
        sign = " " if key == "space" else key if len(key) == 1 else None
        driver.send_message(events.Key(key, sign))


async def paste(pilot: Pilot[None], text: str) -> None:
    """Paste into whatever has the focus."""
    driver = pilot.app._driver
    assert driver is not None
    driver.send_message(events.Paste(text))
    await pilot.pause()


async def see(pilot: Pilot[None], text: str) -> str:
    """Wait until something stands on the screen, and give the whole screen."""
    shown, paints, rests = "", -1, 0

    def is_shown() -> bool:
        nonlocal shown, paints, rests
        rests += 1
        if paints == Paints.wanted and rests % _LOOK_ANYWAY:
            return False  # nothing has changed, and looking is a tenth of the time
        paints = Paints.wanted
        shown = words(pilot.app)
        return text in shown

    await until(pilot, is_shown, lambda: f"{text!r} never came:\n{shown}")
    return shown


async def until(
    pilot: Pilot[None],
    true: Callable[[], bool],
    what: Callable[[], str] = lambda: "It was never so.",
) -> None:
    """Wait until something is so; `what` says what was waited for in vain."""
    end = monotonic() + PATIENCE_S
    while not true():
        assert monotonic() < end, what()
        await pilot.pause(_POLL_S)
