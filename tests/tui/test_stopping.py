"""Long work goes on beside the screen, and holds nobody up."""

import asyncio
import threading

import pytest

from crisisplan.errors import CrisisPlanError
from crisisplan.tui.stopping import StoppedError, beside, unless


async def test_the_result_or_the_refusal_of_the_work_is_given() -> None:
    """What went wrong is said where somebody waits for it."""

    def refuse() -> int:
        raise CrisisPlanError("There is no such document.")

    assert await unless(asyncio.Event(), lambda: 3) == 3
    with pytest.raises(CrisisPlanError, match="no such document"):
        await unless(asyncio.Event(), refuse)


async def test_whoever_stops_waits_no_longer_and_the_program_ends_without_it() -> None:
    """An empty window that stays for twenty seconds looks like a crash."""
    goes_on, stop, seen = threading.Event(), asyncio.Event(), list[bool]()

    def slow() -> None:
        seen.append(threading.current_thread().daemon)
        goes_on.wait(30)

    stop.set()
    with pytest.raises(StoppedError):
        await unless(stop, slow)
    goes_on.set()
    await beside(lambda: None)
    assert seen == [True]
