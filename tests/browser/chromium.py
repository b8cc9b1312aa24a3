"""A real Chromium without a window, driven through its DevTools protocol."""

import asyncio
import base64
import contextlib
import itertools
import json
import re
import shutil
from asyncio.subprocess import DEVNULL, PIPE
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import aiohttp

PATIENCE_S = 30.0
CONTROL = 2
SHIFT = 8
_NAMES = ("chromium", "chromium-browser", "google-chrome")
_QUIET = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--remote-debugging-port=0",
    "--window-size=1100,640",
    "--proxy-server=127.0.0.1:9",
    "--proxy-bypass-list=127.0.0.1",
)
"""Nothing but this computer can be reached: all else goes to a port where nobody is."""
_ESCAPES = re.compile(r"\x1b(?:\[[0-9;?<>$]*[a-zA-Z]|\][^\x07\x1b]*(?:\x07|\x1b\\))")
Event = dict[str, Any]


def where() -> str:
    """Give the path of Chromium; nothing where it is missing."""
    return next((path for name in _NAMES if (path := shutil.which(name))), "")


class Page:
    """One page of the browser, and what happened in it."""

    def __init__(self, browser: "Browser", session: str) -> None:
        self._browser = browser
        self._session = session
        self.events: list[Event] = []
        self.painted = ""

    async def do(self, method: str, **parameters: object) -> Any:
        """Have the browser do something."""
        return await self._browser.do(method, self._session, **parameters)

    def take(self, event: Event) -> None:
        """Note what happened."""
        self.events.append(event)
        if event["method"] == "Network.webSocketCreated":
            self.painted = ""  # what the page showed before is not what it shows
        if event["method"] == "Network.webSocketFrameReceived":
            frame = event["params"]["response"]
            if frame["opcode"] == 2:
                raw = base64.b64decode(frame["payloadData"]).decode()
                self.painted += _ESCAPES.sub("", raw)

    async def until(self, true: Callable[[], object], what: str) -> None:
        """Wait until something has happened."""
        await self._browser.until(true, what)

    async def see(self, text: str) -> None:
        """Wait until the program has painted something, and forget what was before."""
        await self.until(lambda: text in self.painted, f"{text!r} on the screen")
        self.painted = self.painted.partition(text)[2]

    async def open(self, address: str) -> None:
        """Open an address."""
        await self.do("Page.navigate", url=address)

    async def reload(self) -> None:
        """Load the page again, and wait until it is in touch with the program."""
        before = len(self.all("Network.webSocketCreated"))
        await self.do("Page.reload")
        created = "a connection of the page that was loaded again"
        await self.until(
            lambda: len(self.all("Network.webSocketCreated")) > before, created
        )

    async def run(self, script: str) -> Any:
        """Run a script in the page, and give what comes out."""
        done = await self.do(
            "Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True
        )
        return done["result"].get("value")

    async def read(self, text: str) -> str:
        """Wait until the page says something in words; give all that it says."""
        script = "document.body ? document.body.innerText : ''"
        said = ""
        async with asyncio.timeout(PATIENCE_S):
            while text not in (said := await self.run(script) or ""):
                pass
        return said

    async def type(self, text: str) -> None:
        """Type on the keyboard."""
        await self.do("Input.insertText", text=text)

    async def press(
        self, key: str, code: int, *, held: int = 0, means: str = ""
    ) -> None:
        """Press and release a key.

        Args:
            key: Its name.
            code: Its number, which the program behind the page goes by.
            held: What is held down with it.
            means: What the browser does with it where the page leaves it alone.
        """
        named = {"key": key, "code": key, "windowsVirtualKeyCode": code}
        named |= {"modifiers": held}
        text: dict[str, object] = {"text": "\r"} if key == "Enter" else {}
        text |= {"commands": [means]} if means else {}
        await self.do("Input.dispatchKeyEvent", type="keyDown", **named, **text)
        await self.do("Input.dispatchKeyEvent", type="keyUp", **named)

    def all(self, method: str) -> list[Event]:
        """Give what the page told of one kind."""
        return [one["params"] for one in self.events if one["method"] == method]

    async def close(self) -> None:
        """Close the page, as the cross on its tab does."""
        await self.do("Page.close")


class Browser:
    """A Chromium that was started for a test."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self._socket = socket
        self._numbers = itertools.count(1)
        self._answers: dict[int, asyncio.Future[Any]] = {}
        self._pages: dict[str, Page] = {}
        self._downloads: dict[str, str] = {}
        self._news = asyncio.Condition()

    async def listen(self) -> None:
        """Take what the browser tells, until it ends."""
        async for said in self._socket:
            told = json.loads(said.data)
            if "id" in told:
                self._answers.pop(told["id"]).set_result(told)
            elif page := self._pages.get(told.get("sessionId", "")):
                page.take(told)
            elif told["method"] == "Browser.downloadProgress":
                self._downloads[told["params"]["guid"]] = told["params"]["state"]
            async with self._news:
                self._news.notify_all()

    async def do(self, method: str, session: str = "", **parameters: object) -> Any:
        """Have the browser do something, and give its answer."""
        number = next(self._numbers)
        self._answers[number] = answer = asyncio.get_running_loop().create_future()
        said = {"id": number, "method": method, "params": parameters}
        await self._socket.send_json(said | ({"sessionId": session} if session else {}))
        told = await asyncio.wait_for(answer, PATIENCE_S)
        assert "error" not in told, f"{method}: {told['error']}"
        return told["result"]

    async def until(self, true: Callable[[], object], what: str) -> None:
        """Wait until something has happened."""
        try:
            async with asyncio.timeout(PATIENCE_S), self._news:
                await self._news.wait_for(true)
        except TimeoutError:
            raise AssertionError(f"This never came: {what}") from None

    async def page(self, *, other_person: bool = False) -> Page:
        """Open an empty page, with cookies of its own for another person."""
        own = {}
        if other_person:
            own = await self.do("Target.createBrowserContext")
        made = await self.do("Target.createTarget", url="about:blank", **own)
        target = made["targetId"]
        to = await self.do("Target.attachToTarget", targetId=target, flatten=True)
        page = self._pages[to["sessionId"]] = Page(self, to["sessionId"])
        for part in ("Network", "Page", "Runtime", "Log"):
            await page.do(f"{part}.enable")
        return page

    async def allow_clipboard(self, origin: str) -> None:
        """Let a page read and write what was copied."""
        await self.do(
            "Browser.grantPermissions",
            permissions=["clipboardReadWrite", "clipboardSanitizedWrite"],
            origin=origin,
        )

    async def save_into(self, folder: Path) -> None:
        """Have downloads saved into a folder."""
        await self.do(
            "Browser.setDownloadBehavior",
            behavior="allow",
            downloadPath=str(folder),
            eventsEnabled=True,
        )

    async def saved(self, number: int) -> None:
        """Wait until so many downloads are finished."""
        await self.until(
            lambda: [*self._downloads.values()].count("completed") == number,
            f"{number} downloads",
        )


@contextlib.asynccontextmanager
async def started(folder: Path) -> AsyncIterator[Browser]:
    """Start Chromium with an empty profile, and end it afterwards."""
    chromium = await asyncio.create_subprocess_exec(
        where(), *_QUIET, f"--user-data-dir={folder}", stdout=DEVNULL, stderr=PIPE
    )
    assert chromium.stderr
    try:
        async with asyncio.timeout(PATIENCE_S):
            while b"DevTools listening on " not in (
                line := await chromium.stderr.readline()
            ):
                assert line, "Chromium ended before it began"
        address = line.decode().partition(" on ")[2].strip()
        draining = asyncio.create_task(chromium.stderr.read())
        async with (
            aiohttp.ClientSession() as client,
            client.ws_connect(address, max_msg_size=0) as socket,
        ):
            browser = Browser(socket)
            listening = asyncio.create_task(browser.listen())
            try:
                yield browser
            finally:
                await browser.do("Browser.close")
                await listening
                await draining
    finally:
        if chromium.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                chromium.terminate()
        await chromium.wait()
