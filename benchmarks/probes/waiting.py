"""For how long a screen's event loop does nothing else: so long a key has to wait."""

import asyncio
import time
from collections.abc import Awaitable, Callable

_TICK_S = 0.001


async def longest_wait_ms(work: Callable[[asyncio.Event], Awaitable[None]]) -> float:
    """Give the longest time for which the loop did nothing else during `work`.

    `work` begins something, and sets the event it is given when that is done.
    """
    done = asyncio.Event()
    longest = 0.0
    await asyncio.sleep(0.02)
    last = time.perf_counter()
    await work(done)
    while not done.is_set():
        now = time.perf_counter()
        longest, last = max(longest, now - last), now
        await asyncio.sleep(_TICK_S)
    return max(longest, time.perf_counter() - last) * 1000
