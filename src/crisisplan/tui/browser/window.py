"""One window of a browser, and the program behind it."""

import asyncio
import contextlib
import json
import secrets
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import Mapping, Sequence

from aiohttp import WSCloseCode, WSMsgType, web

from crisisplan.tui import guards
from crisisplan.tui.browser import packets, words
from crisisplan.tui.browser.packets import Download

_PATIENCE_S = 10.0
_LAST_PATIENCE_S = 3.0
_MOST_DOWNLOADS = 20
_FOR_GOOD = 4001
"""What a page is told that cannot be reloaded."""


class Window:
    """Carries what is typed to the program, and what it paints to the browser."""

    def __init__(self, socket: web.WebSocketResponse) -> None:
        """Begin with a connection to the page and no program yet."""
        self.is_open = True
        self.gone = asyncio.Event()
        self.cut_off = False
        """Whether the page went away from a program that nobody had left."""
        self.status = 0
        """The exit status of the program, once the window is gone."""
        self._socket = socket
        self._process: Process | None = None
        self._ends = asyncio.Event()
        self._ends_because = ""
        self._downloads: dict[str, Download] = {}

    async def run(self, command: Sequence[str], environment: Mapping[str, str]) -> None:
        """Show the program until it is left or the page is closed; it saves first."""
        try:
            self._process = process = await asyncio.create_subprocess_exec(
                *command,
                stdin=PIPE,
                stdout=PIPE,
                env=environment,
                start_new_session=sys.platform != "win32",  # Ctrl+C is for the server
            )
            painting = asyncio.create_task(self._paint(process))
            listening = asyncio.create_task(self._listen())
            ending = asyncio.create_task(self._ends.wait())
            tasks = (painting, listening, ending)
            await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
            self.is_open = False
            self.cut_off = not (painting.done() or self._ends.is_set())
            self._ends.set()
            await self._end(process)
            await asyncio.gather(*tasks)
        finally:
            self.is_open = False
            self.gone.set()

    def end(self, because: str) -> None:
        """Have the program save and end; the page says why."""
        self._ends_because = because
        self._ends.set()

    def download(self, key: str) -> Download | None:
        """Give a file that the program handed out."""
        return self._downloads.get(key)

    async def _listen(self) -> None:
        async for said in self._socket:
            if said.type is not WSMsgType.TEXT:
                continue
            packet = packets.understood(said.data)
            if packet and self._process and self._process.stdin:
                with contextlib.suppress(ConnectionError):
                    self._process.stdin.write(packet)
                    await self._process.stdin.drain()

    async def _paint(self, process: Process) -> None:
        """Send on what the program gives; read on where the page is gone."""
        started = False
        if process.stdout:
            async for kind, payload in packets.packets(process.stdout):
                started = True
                await self._take(kind, payload)
        self.status = await process.wait()
        reason = self._ends_because or words.why_it_ended(self.status, started=started)
        code = _FOR_GOOD if self._ends_because else WSCloseCode.OK
        await self._socket.close(code=code, message=reason.encode())

    async def _take(self, kind: bytes, payload: bytes) -> None:
        if kind == packets.PAINTED:
            with contextlib.suppress(ConnectionError):
                await self._socket.send_bytes(payload)
        elif kind == packets.FILE:
            await self._offer(packets.unpack_file(payload))
        elif kind == packets.MESSAGE:
            await self._obey(json.loads(payload))

    async def _obey(self, said: Mapping[str, object]) -> None:
        url = str(said.get("url", ""))
        if said.get("type") == "exit":
            self._ends.set()
        elif said.get("type") == "open_url" and guards.may_open(url):
            await self._tell("open_url", {"url": url, "new_tab": True})

    async def _offer(self, file: Download) -> None:
        key = secrets.token_urlsafe(16)
        self._downloads[key] = file
        for old in list(self._downloads)[:-_MOST_DOWNLOADS]:
            del self._downloads[old]
        await self._tell("deliver_file_start", key)

    async def _tell(self, what: str, more: object) -> None:
        with contextlib.suppress(ConnectionError):
            await self._socket.send_json([what, more])

    async def _end(self, process: Process) -> None:
        """Close the pipe, so that the program saves and ends; insist if it does not."""
        if process.stdin:
            process.stdin.close()
        for push, patience_s in (
            (process.terminate, _PATIENCE_S),
            (process.kill, _LAST_PATIENCE_S),
        ):
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(process.wait(), patience_s)
                return
            with contextlib.suppress(ProcessLookupError):
                push()
        await process.wait()
