"""Lines up to a single dot; what came of them is in the plan all the while."""

from collections.abc import Callable, Sequence
from contextlib import nullcontext, suppress

from crisisplan.errors import CannotWriteError
from crisisplan.line.hearing import NOTHING_LOST
from crisisplan.line.talk import Talk
from crisisplan.line.typed import understand

STANDS = (
    "Your text was not finished. What stood there before stands; what you wrote is "
    "read out the next time."
)
PART_OF_IT = "That line is part of the text. A single dot ends the text."
CUT_OFF = "Your text was not finished. It is kept as a draft."


def gather(
    talk: Talk,
    put: Callable[[str], None],
    begun: Sequence[str] = (),
    *,
    known: int = 0,
    grows: bool = True,
    cut_off: str = CUT_OFF,
) -> str:
    """Give the lines before the dot; none of them is lost, however it ends.

    Args:
        talk: The conversation.
        put: Takes the lines so far into the plan, marked as not finished.
        begun: Lines that are there already.
        known: How many of those are in the plan, and need not be put there.
        grows: Whether they go in one by one; else what stood there stays until then.
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
        with talk.keeper.growing(keep) if grows else nullcontext():
            return _hear(talk, lines)
    except (EOFError, KeyboardInterrupt) as cut:
        lines += (half := _half_line(cut))
        if not grows and isinstance(cut, KeyboardInterrupt):
            _leave_it(talk, half)
        elif len(lines) > known:
            keep()
            _told(talk, cut)(talk.session.read_only or cut_off)
        raise


def _told(talk: Talk, cut: BaseException) -> Callable[[str], None]:
    """Give what tells of a cut: lines of a file that end too soon are a refusal."""
    return talk.refuse if isinstance(cut, EOFError) else talk.say


def _hear(talk: Talk, lines: list[str]) -> str:
    """Give all lines; each is among them while the next is awaited."""
    for line in talk.voice.until_dot():
        lines.append(line)
        if understand(line).what in ("letter", "deed"):
            talk.say(PART_OF_IT)
    return "\n".join(lines)


def _leave_it(talk: Talk, half: list[str]) -> None:
    """Leave the text that stood there, and have what came read out the next time."""
    talk.voice.heard += half
    talk.remember()
    talk.say(STANDS)


def _half_line(cut: BaseException) -> list[str]:
    """Take what an interruption carries, so that nothing is said to be lost with it."""
    half = [str(part) for part in cut.args if part]
    cut.args = cut.args and NOTHING_LOST
    return half
