"""The parser of the command line: sentences, and examples in every help."""

import argparse
import sys
from collections.abc import Callable, Iterable

from crisisplan.cli.statuses import CANNOT

TYPE_CHECKING = False  # the module `typing` costs a quarter of the time that help takes
if TYPE_CHECKING:
    from typing import NoReturn


class Layout(argparse.RawDescriptionHelpFormatter):
    """Keeps the lines of the examples and leaves room for long options."""

    def __init__(self, prog: str) -> None:
        """Take argparse's layout with a wider first column."""
        super().__init__(prog, max_help_position=30)


class Parser(argparse.ArgumentParser):
    """Says what was not understood, and where help is."""

    def __init__(self, prog: str, description: str, epilog: str) -> None:
        """Take whole option names only, so that a new option breaks no script."""
        super().__init__(
            prog=prog,
            description=description,
            epilog=epilog,
            allow_abbrev=False,
            formatter_class=Layout,
        )

    def error(self, message: str) -> "NoReturn":
        """Say in one sentence what was not understood, and end."""
        sys.stderr.write(f"crisisplan: {message}\nSee '{self.prog} --help'.\n")
        sys.exit(CANNOT)


def command(name: str, about: str, *, more: str = "", examples: str) -> Parser:
    """Give the parser of one command, its examples below the options.

    Args:
        name: The word that is typed.
        about: One sentence, the same as in the list of commands.
        more: What else stands above the options.
        examples: Lines that can be typed as they are.
    """
    shown = "\n".join(f"  {line.strip()}" for line in examples.strip().splitlines())
    return Parser(
        prog=f"crisisplan {name}",
        description=f"{about}\n\n{more}".strip(),
        epilog=f"examples:\n{shown}",
    )


def one_of(known: Iterable[str]) -> Callable[[str], str]:
    """Give the reader of an argument that is one of some known words."""
    words = tuple(known)

    def read(typed: str) -> str:
        if typed not in words:
            raise argparse.ArgumentTypeError(not_among(typed, words))
        return typed

    return read


def not_among(typed: str, words: Iterable[str]) -> str:
    """Say that a word is none of those known, and which was probably meant."""
    from crisisplan.domain.text import nearest

    hint = nearest(typed, words)
    return f"{typed!r} is none of: {', '.join(words)}." + (
        f" Did you mean {hint!r}?" if hint else ""
    )


def add_plan_or_home(parser: Parser) -> None:
    """Let a plan be named for the screen; the home screen where none is."""
    parser.add_argument(
        "plan",
        metavar="PLAN",
        nargs="?",
        help="the plan file (where none is named: the home screen, to begin or go on)",
    )


def add_by(parser: Parser) -> None:
    """Add the option that says who is typing."""
    parser.add_argument(
        "--by",
        metavar="NAME",
        help="who is typing, kept with each answer (where nothing is said: "
        "CRISISPLAN_BY, or the name of the computer's user)",
    )
