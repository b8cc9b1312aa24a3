"""`crisisplan serve`: the full screen in a web page of this computer."""

import argparse
import os
import sys
from collections.abc import Callable

from crisisplan.cli.parser import Parser, add_by, add_plan_or_home, command
from crisisplan.cli.statuses import CANNOT, DONE

_NEEDED = ("aiohttp", "textual_serve")
_SESSIONS = 4
_MOST_SESSIONS = 50


def make_parser(about: str) -> Parser:
    """Give the parser of `serve`."""
    parser = command(
        "serve",
        about,
        more="It prints an address for the browser of this computer, and goes on until "
        "Ctrl+C. Everything is\nsaved by itself, also when a window is closed. The "
        "address lets one browser in, once.\nThis is for one person at one computer: "
        "other computers cannot reach it, there are no accounts,\nand it is no system "
        "for many users. For a screen reader use 'crisisplan ask PLAN'.",
        examples="""
            crisisplan serve --open
            crisisplan serve bratislava.plan.yaml
            crisisplan serve bratislava.plan.yaml --open
            crisisplan serve bratislava.plan.yaml --port 9000 --sessions 2
        """,
    )
    add_plan_or_home(parser)
    parser.add_argument(
        "--open", action="store_true", help="open the address in the usual browser too"
    )
    parser.add_argument(
        "--port",
        type=_number(0, 65535),
        metavar="N",
        help="where the page is (where nothing is said: 8765, or any that is free)",
    )
    parser.add_argument(
        "--sessions",
        type=_number(1, _MOST_SESSIONS),
        default=_SESSIONS,
        metavar="N",
        help=f"how many windows can be open (where nothing is said: {_SESSIONS})",
    )
    add_by(parser)
    return parser


def run(args: argparse.Namespace) -> int:
    """Serve a plan, or the home screen, until Ctrl+C."""
    from importlib.util import find_spec
    from pathlib import Path

    from crisisplan.cli.guard import say
    from crisisplan.cli.plans import need_file, who_types
    from crisisplan.errors import CrisisPlanError

    if args.plan is not None:
        need_file(args.plan)
    if not all(map(find_spec, _NEEDED)):
        raise CrisisPlanError(
            "The browser needs an addition that is not installed. Add it with: python3 "
            "-m pip install 'crisisplan[browser]'"
        )
    from crisisplan.tui.browser.serving import Wish, serve

    def announce(address: str) -> None:
        print(address, flush=True)
        if args.open:
            _open(address)

    say(
        "Open the address below in a browser of this computer. It lets one browser in, "
        "once. Everything is saved by itself. Ctrl+C here ends it."
    )
    plan = None if args.plan is None else Path(args.plan)
    wish = Wish(plan, who_types(args.by), args.port, args.sessions)
    if serve(wish, announce):
        say("All windows are closed, and everything is saved.")
        return DONE
    say("In one window not everything could be saved. Look at the plan before you go.")
    return CANNOT


def _open(address: str) -> None:
    """Open the address, unless only a browser inside this terminal could."""
    import threading
    import webbrowser

    from crisisplan.cli.guard import say

    screen = ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER")
    if sys.platform in ("win32", "darwin") or any(map(os.environ.get, screen)):
        threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()
    else:
        say("There is no browser to be opened here. Open the address yourself.")


def _number(least: int, most: int) -> Callable[[str], int]:
    """Give the reader of a whole number."""

    def read(typed: str) -> int:
        if not (typed.isascii() and typed.isdecimal() and least <= int(typed) <= most):
            raise argparse.ArgumentTypeError(
                f"{typed!r} is no number from {least} to {most}."
            )
        return int(typed)

    return read
