"""A server in the same process, with a small program behind its windows."""

import sys
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from aiohttp import web

from crisisplan.tui.browser.door import Door
from crisisplan.tui.browser.server import Server
from crisisplan.tui.browser.serving import listening
from tests.browser.visitor import Visitor, visitor

PAINT = Path(__file__).with_name("paint.py")


@dataclass
class Served:
    """A server that runs."""

    server: Server
    log: Path
    addresses: list[str] = field(default_factory=list)
    """All that were printed."""

    @property
    def happened(self) -> list[str]:
        """What the programs wrote down."""
        return self.log.read_text(encoding="utf-8").split()


@pytest.fixture
async def served(tmp_path: Path) -> AsyncIterator[Served]:
    """A server for two windows."""
    log = tmp_path / "happened"
    addresses: list[str] = []
    with listening(0) as port:
        door = Door(port.getsockname()[1])
        server = Server(
            door,
            (sys.executable, "-I", "-S", str(PAINT), str(log)),
            plan="hron<b>\x1b\udcff.plan.yaml",
            most=2,
            announce=addresses.append,
        )
        addresses.append(door.address)
        runner = web.AppRunner(server.application(), access_log=None)
        await runner.setup()
        await web.SockSite(runner, port).start()
        yield Served(server, log, addresses)
        await server.end()
        await runner.cleanup()


@pytest.fixture
async def stranger(served: Served) -> AsyncIterator[Visitor]:
    """Somebody who has not opened the address yet."""
    async with visitor(served.addresses[0]) as somebody:
        yield somebody


@pytest.fixture
async def anna(stranger: Visitor) -> Visitor:
    """Somebody who has opened it."""
    await stranger.enter()
    return stranger
