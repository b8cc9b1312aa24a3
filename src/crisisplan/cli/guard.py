"""From whatever ends a command to an exit status and a sentence."""

import os
import sys
from collections.abc import Callable

from crisisplan.cli.statuses import BUG, CANNOT, DECIDE, INTERRUPTED, UNREAD


def guarded(act: Callable[[], int]) -> int:
    """Run `act` and give its exit status; people read sentences, never codes."""
    try:
        status = act()
        sys.stdout.flush()
    except SystemExit as end:  # argparse ends this way
        return end.code if isinstance(end.code, int) else 0
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        _silence()
        return UNREAD
    except Exception as fault:
        return _explained(fault)
    return status


def say(sentence: str) -> None:
    """Tell the person something that is no result."""
    from crisisplan.domain.text import tidy

    print(tidy(f"crisisplan: {sentence}"), file=sys.stderr)


def put(text: str) -> None:
    """Give a result."""
    from crisisplan.domain.text import tidy

    print(tidy(text))


def _explained(fault: Exception) -> int:
    from crisisplan.domain.text import tidy
    from crisisplan.errors import CrisisPlanError, NeedsDecisionError, ProblemsError

    if isinstance(fault, ProblemsError):
        for problem in fault.problems:
            print(tidy(str(problem)), file=sys.stderr)
        say(
            "The file cannot be used like this. Mend what is named above; 'crisisplan "
            "check FILE' looks again."
        )
        return CANNOT
    if isinstance(fault, CrisisPlanError):
        say(str(fault))
        return DECIDE if isinstance(fault, NeedsDecisionError) else CANNOT
    if isinstance(fault, OSError):
        where = f"{fault.filename}: " if fault.filename else ""
        say(f"{where}{fault.strerror or fault}. Check the disk and the folder.")
        _silence()
        return CANNOT
    import traceback

    traceback.print_exception(fault)
    say(
        "This is a mistake in the program. Your file is as it was last saved; please "
        "send the lines above to the maintainers."
    )
    return BUG


def _silence() -> None:
    """Let the interpreter flush what nobody reads without a second complaint."""
    try:
        sys.stdout.flush()
    except OSError:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


def make_streams_speak() -> None:
    """Let no letter stop a command: UTF-8 for files, what it can show for a screen."""
    for stream in (sys.stdout, sys.stderr):
        change = getattr(stream, "reconfigure", None)
        if change and stream.isatty():
            change(errors="replace")
        elif change:
            change(encoding="utf-8", errors="replace", newline="\n")
