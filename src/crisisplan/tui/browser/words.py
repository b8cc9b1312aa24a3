"""What the pages say."""

from html import escape
from importlib.resources import files
from string import Template
from urllib.parse import quote

from crisisplan.domain.text import tidy

_LEFT = "You left the plan. What you wrote is saved. Reload to go on."
_NOT_SAVED = "Not all could be saved. Look into the terminal in which 'serve' runs."
_BROKEN = "The program has ended. Look into the terminal in which 'serve' runs for why."
_NEVER_BEGAN = (
    "The plan could not be opened. The terminal in which 'serve' runs says why."
)
SERVER_ENDED = "'crisisplan serve' was ended. What you wrote is saved. Start it again."
"""Each of these fits into the last message of a connection: 123 bytes."""

CALLED_OTHERWISE = (
    "This is not the address that was printed",
    "Open the address exactly as 'crisisplan serve' printed it. It begins with "
    "http://127.0.0.1.",
)
FOREIGN = (
    "Another page was kept out",
    "A page that is not part of crisisplan tried to reach this plan. Nothing was "
    "given to it.",
)
NO_KEY = (
    "This plan is closed to you",
    "It opens only with the address that 'crisisplan serve' printed. Open that "
    "address in this browser, or ask for it whoever started the program for you.",
)
USED = (
    "This address was used already",
    "It lets one browser in, once. A new address is now printed in the terminal in "
    "which 'crisisplan serve' runs: open that one, or ask for it whoever started the "
    "program for you. If you did not use the first one yourself, somebody else did: "
    "end 'crisisplan serve' with Ctrl+C.",
)
NOT_HERE = (
    "There is nothing here",
    "Open the address that 'crisisplan serve' printed.",
)


def full(most: int) -> tuple[str, str]:
    """Say that no more windows can be open."""
    return (
        "All windows are in use",
        f"At most {most} {'window' if most == 1 else 'windows'} can be open at the "
        "same time. Close one of them: this page tries again by itself. For more, "
        "start 'crisisplan serve' with a larger --sessions.",
    )


def why_it_ended(status: int, *, started: bool) -> str:
    """Say in a closed window what became of the work.

    Args:
        status: The exit status of the program.
        started: Whether it had painted anything.
    """
    if not started:
        return _NEVER_BEGAN
    return {0: _LEFT, 2: _NOT_SAVED}.get(status, _BROKEN)


def page(plan: str, socket: str) -> str:
    """Give the page with the full screen.

    Args:
        plan: The name of the plan's file; empty for the home screen.
        socket: Where the page connects to.
    """
    title = f"{plan} · crisisplan" if plan else "crisisplan"
    lines = f"crisisplan ask {plan}".strip()
    opened = plan or "crisisplan"
    return _filled("page.html", title=title, opened=opened, lines=lines, socket=socket)


def message(said: tuple[str, str], *, again_s: int = 0) -> str:
    """Give a page with a heading and a sentence.

    Args:
        said: The heading and the sentence.
        again_s: After how many seconds the page tries again; 0 for never.
    """
    again = f'<meta http-equiv="refresh" content="{again_s}">' if again_s else ""
    return _filled("message.html", again, heading=said[0], sentence=said[1])


def doorstep(path: str) -> str:
    """Give the page that leads in, from our own address, so that the cookie comes."""
    return _filled("doorstep.html", path=path)


def _filled(name: str, again: str = "", **texts: str) -> str:
    template = files(__package__).joinpath(name).read_text(encoding="utf-8")
    harmless = {key: escape(tidy(text)) for key, text in texts.items()}
    return Template(template).substitute(harmless, again=again)


def disposition(name: str) -> str:
    """Give the header that names a download, whatever is in the name."""
    plain = "".join(
        one if one.isascii() and (one.isalnum() or one in "-_.") else "_"
        for one in name
    )
    coded = quote(name, safe="", errors="replace")
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{coded}"
