"""How the program paints into a pipe, and what it does when nobody reads it."""

import contextlib
import os
from pathlib import Path
from typing import BinaryIO, Literal, TextIO

from textual.drivers import web_driver
from textual.drivers.web_driver import WebDriver

from crisisplan.tui import guards
from crisisplan.tui.browser.packets import (
    PAINTED,
    Download,
    message,
    pack_file,
    packed,
)
from crisisplan.tui.safe_app import SafeApp


class BrowserDriver(WebDriver):
    """Saves and ends when its window is closed, or the server is gone, however."""

    def start_application_mode(self) -> None:
        """Begin to paint; what is pasted presses no keys."""
        web_driver.__dict__["getincrementaldecoder"] = lambda _: guards.kind_decoder()
        super().start_application_mode()

    def run_input_thread(self) -> None:
        """Read what is typed until nothing can come any more."""
        super().run_input_thread()
        if not self.exit_event.is_set() and isinstance(self._app, SafeApp):
            self._app.call_later(self._app.hang_up)

    def write(self, data: str) -> None:
        """Paint."""
        self._send(packed(PAINTED, data.encode("utf-8", "replace")))

    def write_meta(self, data: dict[str, object]) -> None:
        """Tell the server something."""
        self._send(message(**data))

    def deliver_binary(
        self,
        binary: BinaryIO | TextIO,
        *,
        delivery_key: str,  # noqa: ARG002  # the server makes a key of its own
        save_path: Path,
        open_method: Literal["browser", "download"] = "download",  # noqa: ARG002
        encoding: str | None = None,
        mime_type: str | None = None,  # noqa: ARG002
        name: str | None = None,  # noqa: ARG002
    ) -> None:
        """Give a file to the browser, which always saves and never shows it."""
        with binary:
            read = binary.read()
        content = read.encode(encoding or "utf-8") if isinstance(read, str) else read
        self._send(pack_file(Download(save_path.name, content)))

    def _send(self, packet: bytes) -> None:
        """Send all of a packet; where nobody takes it, the input has ended too."""
        rest = memoryview(packet)
        with contextlib.suppress(OSError):
            while rest:
                rest = rest[os.write(self.fileno, rest) :]
