"""Somebody who asks the server for things, with or without the right to."""

import asyncio
import contextlib
from collections.abc import AsyncIterator

import aiohttp

PATIENCE_S = 30.0


class Visitor:
    """A browser without a screen: cookies, pages and live connections."""

    def __init__(self, client: aiohttp.ClientSession, address: str) -> None:
        self.client = client
        self.address = address
        self.home = address.partition("?")[0]
        self.origin = "/".join(address.split("/")[:3])

    async def get(self, url: str, **headers: str) -> tuple[int, str]:
        """Ask for a page; give its status and its text."""
        named = {name.replace("_", "-"): text for name, text in headers.items()}
        async with self.client.get(url, headers=named) as answer:
            return answer.status, await answer.text(errors="replace")

    async def enter(self) -> None:
        """Open the printed address."""
        status, _ = await self.get(self.address)
        assert status == 200

    @contextlib.asynccontextmanager
    async def window(self, **headers: str) -> AsyncIterator["Screen"]:
        """Open a window with the program in it."""
        live = self.client.ws_connect(
            f"{self.home}ws?width=80&height=24",
            headers={"Origin": self.origin} | headers,
        )
        async with live as socket:
            yield Screen(socket)


class Screen:
    """What the program paints into a window."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self.socket = socket
        self.painted = b""
        self.told: list[list[object]] = []

    async def type(self, text: str) -> None:
        """Type something."""
        await self.socket.send_json(["stdin", text])

    async def see(self, text: str) -> None:
        """Wait until something is painted, or the page is told it."""
        async with asyncio.timeout(PATIENCE_S):
            while text.encode() not in self.painted:
                said = await self.socket.receive()
                assert said.type is not aiohttp.WSMsgType.CLOSE, said.extra
                if said.type is aiohttp.WSMsgType.BINARY:
                    self.painted += said.data
                else:
                    assert said.type is aiohttp.WSMsgType.TEXT, said
                    self.told.append(said.json())
                    self.painted += said.data.encode()
        self.painted = self.painted.partition(text.encode())[2]

    async def why_closed(self) -> str:
        """Wait until the window is closed, and give what the page says."""
        async with asyncio.timeout(PATIENCE_S):
            while (said := await self.socket.receive()).type in (
                aiohttp.WSMsgType.BINARY,
                aiohttp.WSMsgType.TEXT,
            ):
                pass
        assert said.type is aiohttp.WSMsgType.CLOSE
        return str(said.extra)


@contextlib.asynccontextmanager
async def visitor(address: str) -> AsyncIterator[Visitor]:
    """Give somebody without any cookie yet."""
    jar = aiohttp.CookieJar(unsafe=True)
    async with aiohttp.ClientSession(cookie_jar=jar) as client:
        yield Visitor(client, address)
