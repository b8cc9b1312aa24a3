"""Long work beside the screen, which nobody has to wait for."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from threading import Thread
from typing import Any, TypeVar

T = TypeVar("T")


class StoppedError(Exception):
    """Somebody has said that it is to stop."""


def beside(work: Callable[[], T]) -> asyncio.Future[T]:
    """Begin some work on a thread of its own, with which the program does not end.

    A thread cannot be ended: where nobody waits for it any more, nobody hears of it.
    """
    loop = asyncio.get_running_loop()
    outcome: asyncio.Future[T] = loop.create_future()

    def tell(deed: Callable[[], None]) -> None:
        with suppress(RuntimeError):  # the program has ended, and nobody waits
            loop.call_soon_threadsafe(lambda: None if outcome.done() else deed())

    def run() -> None:
        try:
            done = work()
        except BaseException as fault:  # raised where it is waited for
            failed = fault
            tell(lambda: outcome.set_exception(failed))
        else:
            tell(lambda: outcome.set_result(done))

    Thread(target=run, daemon=True).start()
    return outcome


async def unless(stopped: asyncio.Event, work: Callable[[], T]) -> T:
    """Give the result of some work beside the screen, if it comes before the end.

    Raises:
        StoppedError: The event was set first.
    """
    working = beside(work)
    waiting = asyncio.ensure_future(stopped.wait())
    try:
        both: list[asyncio.Future[Any]] = [working, waiting]
        await asyncio.wait(both, return_when=asyncio.FIRST_COMPLETED)
        if working.done():
            return working.result()
    finally:
        waiting.cancel()
    working.cancel()
    raise StoppedError
