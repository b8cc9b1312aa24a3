"""What is done while a line is waited for: at once, or when no more lines come in."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager
from threading import Event

Deed = Callable[[], None]
Meanwhile = Callable[[Deed], AbstractContextManager[None]]
"""Does a deed while its block waits, and never once the block is left."""
MOMENT_S = 0.1
"""Lines of a pasted text follow each other sooner than this; a person rests longer."""


@contextmanager
def at_once(deed: Deed) -> Iterator[None]:
    """Do it before anything is waited for."""
    deed()
    yield


@contextmanager
def in_a_moment(deed: Deed, after_s: float = MOMENT_S) -> Iterator[None]:
    """Do it on another thread, where nothing has come in for a moment.

    So a pasted page is written once, and not once for each of its lines. Whoever
    waits does nothing else meanwhile, and goes on when the deed is done.
    """
    came_in = Event()

    def do() -> None:
        if not came_in.wait(after_s):
            deed()

    with ThreadPoolExecutor(1) as pool:
        doing = pool.submit(do)
        try:
            yield
        finally:
            came_in.set()
    doing.result()
