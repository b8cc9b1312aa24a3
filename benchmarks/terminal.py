"""A pseudo-terminal with a full-screen program in it."""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Self

ALTERNATE_SCREEN = rb"\x1b\[\?1049h"
DOWN = b"\x1b[B"
HERE = "►".encode()
"""The sign before the line that one is on."""
_STYLES = re.compile(rb"\x1b\[[0-9;]*m")


class NothingShownError(Exception):
    """The program did not show in time what was waited for."""


class Terminal:
    """A program running in a pseudo-terminal, all of whose output is read at once."""

    def __init__(
        self,
        command: Sequence[str],
        variables: Mapping[str, str],
        folder: Path,
        *,
        columns: int = 120,
        rows: int = 40,
    ) -> None:
        """Start the program; the clock starts with it."""
        self.started = time.perf_counter()
        self._pid, self._tty = pty.fork()
        if self._pid == 0:
            os.chdir(folder)
            os.execvpe(command[0], list(command), dict(variables))  # noqa: S606
        size = struct.pack("HHHH", rows, columns, 0, 0)
        fcntl.ioctl(self._tty, termios.TIOCSWINSZ, size)
        self.output = bytearray()
        self._ended = False

    def __enter__(self) -> Self:
        """Give the terminal."""
        return self

    def __exit__(self, *_: object) -> None:
        """End the program at once, where it runs still."""
        if not self._ended:
            self.end(signal.SIGKILL)

    def end(self, signal_: signal.Signals | None) -> float:
        """End the program by a signal, or by closing its window; give the moment."""
        moment, self._ended = time.perf_counter(), True
        if signal_ is not None:
            os.kill(self._pid, signal_)
            os.waitpid(self._pid, 0)
        os.close(self._tty)
        if signal_ is None:
            os.waitpid(self._pid, 0)
        return moment

    def wait_for(
        self, pattern: bytes, *, since: int = 0, patience_s: float = 30
    ) -> float:
        """Wait until `pattern` is written after byte `since`; give the moment.

        Colours inside the text are overlooked.
        """
        deadline = time.perf_counter() + patience_s
        while (moment := self._read(deadline)) is not None:
            if re.search(pattern, _STYLES.sub(b"", self.output[since:])):
                return moment
        tail = _STYLES.sub(b"", self.output[-1500:]).decode(errors="replace")
        raise NothingShownError(f"{pattern!r} was not shown, but last:\n{tail}")

    def settle(self, quiet_s: float) -> float:
        """Wait until nothing was written for a while; give the last output's moment."""
        last = time.perf_counter()
        while (moment := self._read(time.perf_counter() + quiet_s)) is not None:
            last = moment
        return last

    def rest(self, seconds: float) -> None:
        """Let some time go by, and take what is written meanwhile: cursors blink."""
        deadline = time.perf_counter() + seconds
        while time.perf_counter() < deadline:
            self._read(deadline)

    def press(self, keys: bytes) -> float:
        """Press keys; give the moment."""
        moment = time.perf_counter()
        os.write(self._tty, keys)
        return moment

    def peak_mib(self) -> float:
        """Give the most memory that the program has held so far."""
        return self._memory_mib("VmHWM")

    def settled_mib(self) -> float:
        """Give the memory that the program holds now."""
        return self._memory_mib("VmRSS")

    def _memory_mib(self, name: str) -> float:
        status = Path(f"/proc/{self._pid}/status").read_text(encoding="utf-8")
        found = re.search(rf"{name}:\s+(\d+) kB", status)
        return int(found[1]) / 1024 if found else float("nan")

    def _read(self, deadline: float) -> float | None:
        """Take what is written next; None where nothing comes until the deadline."""
        left = max(0.0, deadline - time.perf_counter())
        ready, _, _ = select.select([self._tty], [], [], left)
        if not ready:
            return None
        moment = time.perf_counter()
        try:
            part = os.read(self._tty, 65536)
        except OSError:  # Linux says EIO where the program has ended
            return None
        self.output += part
        return moment if part else None
