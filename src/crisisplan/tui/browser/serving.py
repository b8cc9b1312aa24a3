"""Serving a plan until somebody ends it."""

import asyncio
import errno
import signal
import socket
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from aiohttp import web

from crisisplan.errors import CrisisPlanError
from crisisplan.tui.browser import program
from crisisplan.tui.browser.door import HOST, Door
from crisisplan.tui.browser.server import Server

USUAL_PORT = 8765
_SIGNALS = ("SIGINT", "SIGTERM", "SIGHUP")


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be served, and how."""

    plan: Path | None
    """None for the home screen."""
    by: str
    """Who types."""
    port: int | None
    """None for the usual one, or another where that is in use."""
    most: int
    """How many windows can be open."""


def serve(wish: Wish, announce: Callable[[str], None]) -> bool:
    """Serve until Ctrl+C or the end of the terminal; say whether all was saved.

    Args:
        wish: What is to be served.
        announce: Told every address that lets a browser in.

    Raises:
        CrisisPlanError: The port cannot be used.
    """
    with listening(wish.port) as port:
        return asyncio.run(_serve(wish, port, announce))


async def _serve(
    wish: Wish, port: socket.socket, announce: Callable[[str], None]
) -> bool:
    door = Door(port.getsockname()[1])
    server = Server(
        door,
        program.command(wish.plan, wish.by),
        plan=wish.plan.name if wish.plan else "",
        most=wish.most,
        announce=announce,
    )
    ended = _end_asked()
    runner = web.AppRunner(server.application(), access_log=None, shutdown_timeout=1)
    await runner.setup()
    await web.SockSite(runner, port).start()
    announce(door.address)
    try:
        await ended.wait()
    finally:
        saved = await server.end()
        await runner.cleanup()
    return saved


def _end_asked() -> asyncio.Event:
    """Give what is set when somebody asks for the end."""
    ended = asyncio.Event()
    for name in _SIGNALS:
        number = getattr(signal, name, None)
        if number is not None:
            try:
                asyncio.get_running_loop().add_signal_handler(number, ended.set)
            except NotImplementedError:
                break  # Windows: Ctrl+C cancels what runs, which ends the same way
    return ended


def listening(port: int | None) -> socket.socket:
    """Take a port of this computer that no other computer reaches.

    Raises:
        CrisisPlanError: It cannot be had.
    """
    try:
        return socket.create_server((HOST, USUAL_PORT if port is None else port))
    except OSError as fault:
        if port is None:
            return listening(0)
        if fault.errno == errno.EADDRINUSE:
            raise CrisisPlanError(
                f"Port {port} is in use by another program. Choose another one with "
                "--port, or --port 0 for any that is free."
            ) from None
        raise CrisisPlanError(
            f"Port {port} cannot be used here: {fault.strerror}. Choose one above "
            "1023 with --port, or --port 0 for any that is free."
        ) from None
