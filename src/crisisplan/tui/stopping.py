"""Long work beside the screen, which nobody has to wait for."""

import asyncio
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


class StoppedError(Exception):
    """Somebody has said that it is to stop."""


async def unless(stopped: asyncio.Event, work: Callable[[], T]) -> T:
    """Give the result of some work on a thread, if it comes before the end is wished.

    A thread cannot be ended: what was begun there goes on, and nobody hears of it.

    Raises:
        StoppedError: The event was set first.
    """
    working = asyncio.ensure_future(asyncio.to_thread(work))
    waiting = asyncio.ensure_future(stopped.wait())
    try:
        await asyncio.wait({working, waiting}, return_when=asyncio.FIRST_COMPLETED)
        if working.done():
            return working.result()
    finally:
        waiting.cancel()
    working.add_done_callback(lambda done: done.cancelled() or done.exception())
    raise StoppedError
