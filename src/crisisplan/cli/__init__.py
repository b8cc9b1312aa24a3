"""The command line: one module per command, and the statuses they end with."""

import gc
import sys
from collections.abc import Sequence
from importlib import import_module

from crisisplan import __version__
from crisisplan.cli.guard import guarded, make_streams_speak
from crisisplan.cli.parser import Parser, not_among

COMMANDS = {
    "demo": (
        "demo",
        "Open the finished plan of an invented city on its mayor's action card.",
    ),
    "new": ("new", "Start a plan."),
    "edit": ("edit", "Open a plan on the full screen."),
    "ask": ("ask", "Answer a plan in plain lines, without a full screen."),
    "serve": ("serve", "Show a plan in the browser of this computer."),
    "set": ("set_", "Write one answer into a plan, or what is said about it."),
    "show": ("show", "Read a plan, or one item with the reason why it is asked."),
    "about": (
        "about",
        "Say or change whose plan it is, until when it holds, and who gets it.",
    ),
    "adopt": ("adopt", "Freeze a plan as the version that a body has adopted."),
    "record": (
        "record",
        "Record a review, an exercise or an activation, and what came to light.",
    ),
    "diff": ("diff", "Say what is different between two plans, chapter by chapter."),
    "merge": (
        "merge",
        "Put two versions of one plan together, so that nothing of either is lost.",
    ),
    "forget": (
        "forget",
        "Take a person out of a plan, its copy, and everything that is kept in them.",
    ),
    "status": (
        "status",
        "Count what is answered, settled, confirmed and open in a plan.",
    ),
    "export": ("export", "Write the documents of a plan, for an audience."),
    "template": ("template", "Begin a template of your own for plan or action cards."),
    "take-in": (
        "take_in",
        "Take a filled handout or list back in, after showing what was understood.",
    ),
    "check": (
        "check",
        "Look through playbooks and plans, and name every problem with its place.",
    ),
    "playbook": (
        "playbook",
        "Read, write, try out, add and remove playbooks and overlays.",
    ),
}
"""For each command its module, which is loaded when it is typed, and what it does."""

_ABOUT = (
    "A city's plan for hate-motivated and violent extremist incidents.\n"
    "Without a command it opens the full screen; in plain lines: 'crisisplan ask'."
)
_EPILOG = """\
'crisisplan COMMAND --help' says more about a command.

examples:
  crisisplan demo
  crisisplan new bratislava.plan.yaml --city Bratislava --population 475503
  crisisplan edit bratislava.plan.yaml

exit status: 0 done · 1 problems, a refused value, or gaps with --strict ·
  2 a file or the command line · 3 a person must decide · 70 a mistake of ours"""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and give its exit status."""
    words = list(sys.argv[1:] if argv is None else argv)
    make_streams_speak()
    return guarded(lambda: _run(words))


def run() -> None:
    """Run the command that was typed in a shell, and end the program."""
    gc.disable()  # a short life makes little rubbish; the full screen turns it on again
    status = main()
    gc.freeze()  # else Python, on its way out, looks through everything once more
    sys.exit(status)


def _run(words: list[str]) -> int:
    if words and words[0] in COMMANDS:
        module, about = COMMANDS[words[0]]
        command = import_module(f"crisisplan.cli.{module}")
        status: int = command.run(command.make_parser(about).parse_args(words[1:]))
        return status
    if words and not words[0].startswith("-"):
        _parser().error(not_among(words[0], COMMANDS))
    _parser().parse_args(words)
    from crisisplan.cli.edit import run_home

    return run_home()


def _parser() -> Parser:
    listed = "\n".join(f"  {name:<10}{about}" for name, (_, about) in COMMANDS.items())
    parser = Parser("crisisplan", _ABOUT, f"commands:\n{listed}\n\n{_EPILOG}")
    parser.usage = "crisisplan [--help] [--version] [COMMAND ...]"
    version = f"crisisplan {__version__}"
    parser.add_argument("--version", action="version", version=version)
    return parser
