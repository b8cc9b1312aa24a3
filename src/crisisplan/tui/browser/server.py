"""The server: loopback only, one program for each window, nobody else let in."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from importlib.resources import files

from aiohttp import web

from crisisplan.tui.browser import packets, program, words
from crisisplan.tui.browser.door import Door
from crisisplan.tui.browser.window import Window

_HEARTBEAT_S = 15
_MOST_TYPED = 8 * 1024 * 1024
_AGAIN_S = 2
_NOT_SAVED = 2
_STATIC = {
    "page.css": (__package__, "page.css", "text/css"),
    "page.js": (__package__, "page.js", "text/javascript"),
    "textual.js": ("textual_serve", "static/js/textual.js", "text/javascript"),
    "xterm.css": ("textual_serve", "static/css/xterm.css", "text/css"),
    "mono.ttf": (
        "textual_serve",
        "static/fonts/RobotoMono-VariableFont_wght.ttf",
        "font/ttf",
    ),
}
"""All that the page needs, and where it lies; nothing else can be fetched."""

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Server:
    """Shows a plan in windows of a browser."""

    def __init__(
        self,
        door: Door,
        command: Sequence[str],
        *,
        plan: str,
        most: int,
        announce: Callable[[str], None],
    ) -> None:
        """Prepare to serve.

        Args:
            door: Who may come in.
            command: Starts the program behind a window.
            plan: The name of the plan's file, for the title; empty for home.
            most: How many windows can be open.
            announce: Told every address that lets a browser in.
        """
        self._door = door
        self._command = command
        self._goes_on = False
        """Whether the last window that closed was cut off, and not left."""
        self._plan = plan
        self._most = most
        self._announce = announce
        self._windows: set[Window] = set()

    def application(self) -> web.Application:
        """Give what answers requests."""

        async def guard(request: web.Request, handler: Handler) -> web.StreamResponse:
            try:
                return self._kept_out(request) or await handler(request)
            except web.HTTPException as fault:
                return _page(fault.status, words.message(words.NOT_HERE))

        app = web.Application(middlewares=[web.middleware(guard)])
        app.on_response_prepare.append(self._dress)
        here = self._door.path
        app.router.add_get(f"{here}/", self._show)
        app.router.add_get(f"{here}/ws", self._connect)
        app.router.add_get(f"{here}/static/{{name}}", self._static)
        app.router.add_get(f"{here}/download/{{key}}", self._download)
        return app

    async def end(self) -> bool:
        """Have every window save and end; say whether all was saved."""
        self._most = 0
        ending = set(self._windows)
        for window in ending:
            window.end(words.SERVER_ENDED)
        await asyncio.gather(*(window.gone.wait() for window in ending))
        return all(window.status != _NOT_SAVED for window in ending)

    def _kept_out(self, request: web.Request) -> web.Response | None:
        """Give the page for whoever is not let in; None for those who are."""
        door, live = self._door, request.path == f"{self._door.path}/ws"
        front = request.path == f"{door.path}/"
        if not door.is_called(request.headers.getall("Host", [])):
            return _page(403, words.message(words.CALLED_OTHERWISE))
        if not front and not door.is_ours(request.headers, must_say=live):
            return _page(403, words.message(words.FOREIGN))
        if door.knows(request.cookies.get(door.cookie, "")):
            return None
        if front and request.method == "GET" and "token" in request.query:
            return self._at_the_door(request.query["token"])
        return _page(403, words.message(words.NO_KEY))

    def _at_the_door(self, token: str) -> web.Response:
        if key := self._door.let_in(token):
            response = _page(200, words.doorstep(f"{self._door.path}/"))
            response.set_cookie(
                self._door.cookie,
                key,
                path=f"{self._door.path}/",
                httponly=True,
                samesite="Strict",
            )
            return response
        if not self._door.was_used(token):
            return _page(403, words.message(words.NO_KEY))
        if self._door.renew():
            self._announce(self._door.address)
        return _page(403, words.message(words.USED))

    async def _dress(self, _: web.Request, response: web.StreamResponse) -> None:
        """Let the page run what is ours and reach nothing else."""
        live = self._door.origin.replace("http", "ws", 1)
        response.headers.update(
            {
                "Content-Security-Policy": "default-src 'none'; script-src 'self'; "
                "style-src 'self' 'unsafe-inline'; font-src 'self'; "
                f"img-src 'self' data:; connect-src 'self' {live}; "
                "frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
                "Cache-Control": "no-store",
                "Cross-Origin-Opener-Policy": "same-origin",
                "Cross-Origin-Resource-Policy": "same-origin",
                "Referrer-Policy": "no-referrer",
                "Server": "crisisplan",
                "X-Content-Type-Options": "nosniff",
                "X-Frame-Options": "DENY",
            }
        )

    @property
    def _is_full(self) -> bool:
        return sum(window.is_open for window in self._windows) >= self._most

    async def _show(self, request: web.Request) -> web.StreamResponse:
        if "token" in request.query:
            return _page(200, words.doorstep(f"{self._door.path}/"))
        if self._is_full:
            return _page(503, words.message(words.full(self._most), again_s=_AGAIN_S))
        live = self._door.origin.replace("http", "ws", 1)
        return _page(200, words.page(self._plan, f"{live}{self._door.path}/ws"))

    async def _static(self, request: web.Request) -> web.StreamResponse:
        name = request.match_info["name"]
        if name not in _STATIC:
            raise web.HTTPNotFound
        package, path, kind = _STATIC[name]
        content = files(package).joinpath(path).read_bytes()
        return web.Response(body=content, content_type=kind)

    async def _download(self, request: web.Request) -> web.StreamResponse:
        key = request.match_info["key"]
        offered = (window.download(key) for window in self._windows)
        file = next((one for one in offered if one), None)
        if file is None:
            raise web.HTTPNotFound
        named = {"Content-Disposition": words.disposition(file.name)}
        kind = "application/octet-stream"
        return web.Response(body=file.content, content_type=kind, headers=named)

    async def _connect(self, request: web.Request) -> web.StreamResponse:
        if self._is_full:
            return _page(503, words.message(words.full(self._most)))
        socket = web.WebSocketResponse(
            heartbeat=_HEARTBEAT_S, compress=False, max_msg_size=_MOST_TYPED
        )
        window = Window(socket)
        before = [one.gone.wait() for one in self._windows if not one.is_open]
        self._windows.add(window)
        try:
            await socket.prepare(request)
            await asyncio.gather(*before)  # what a closed window saves is read by us
            size = packets.size_asked(request.query)
            environment = program.environment(*size, goes_on=self._goes_on)
            await window.run(self._command, environment)
        finally:
            self._goes_on = window.cut_off
            window.is_open = False
            window.gone.set()
            self._windows.discard(window)
        return socket


def _page(status: int, html: str) -> web.Response:
    return web.Response(status=status, text=html, content_type="text/html")
