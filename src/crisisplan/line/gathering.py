"""Lines up to a single dot; what came of them is in the plan all the while."""

from collections.abc import Callable, Sequence
from contextlib import suppress

from crisisplan.errors import CannotWriteError
from crisisplan.line.talk import Talk
from crisisplan.line.voice import NOTHING_LOST

CUT_OFF = "Your text was not finished. It is kept as a draft."


def gather(
    talk: Talk,
    put: Callable[[str], None],
    begun: Sequence[str] = (),
    *,
    known: int = 0,
    cut_off: str = CUT_OFF,
) -> str:
    """Give the lines before the dot; each is in the plan before the dot is typed.

    Args:
        talk: The conversation.
        put: Takes the lines so far into the plan, marked as not finished.
        begun: Lines that are there already.
        known: How many of those are in the plan, and need not be put there.
        cut_off: What is said where the lines end before the dot.
    """
    lines, kept = [*begun], known

    def keep() -> None:
        nonlocal kept
        if len(lines) > kept:
            kept = len(lines)
            with suppress(CannotWriteError):  # read only: said when it is whole
                put("\n".join(lines))
                talk.keeper.keep()

    try:
        with talk.keeper.growing(keep):
            for line in talk.voice.until_dot():
                lines.append(line)  # noqa: PERF402  # kept while the next is awaited
    except (EOFError, KeyboardInterrupt) as cut:
        lines += _half_line(cut)
        if len(lines) > known:
            keep()
            talk.say(talk.session.read_only or cut_off)
        raise
    return "\n".join(lines)


def _half_line(cut: BaseException) -> list[str]:
    """Take what an interruption carries, so that nothing is said to be lost with it."""
    half = [str(part) for part in cut.args if part]
    cut.args = cut.args and NOTHING_LOST
    return half
