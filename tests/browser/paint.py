"""A program behind a window that needs no plan: it says what it is told.

It paints whatever is typed. Typed commands make it do what our own never would.
"""

import ast
import json
import os
import signal
import sys
import time
from pathlib import Path

LOG = Path(sys.argv[1])


def send(kind: bytes, payload: bytes) -> None:
    """Send a packet."""
    os.write(1, kind + len(payload).to_bytes(4, "big") + payload)


def tell(**words: object) -> None:
    """Send a message."""
    send(b"M", json.dumps(words).encode())


def log(word: str) -> None:
    """Write down what happened."""
    with LOG.open("a", encoding="utf-8") as file:
        file.write(f"{word}\n")


def obey(text: str) -> None:
    """Do what was typed."""
    verb, _, rest = text.partition(" ")
    if verb == "give":
        send(
            b"F",
            json.dumps({"name": ast.literal_eval(rest)}).encode()
            + b"\n"
            + bytes(range(256)),
        )
    elif verb == "link":
        tell(type="open_url", url=rest, new_tab=False)
    elif verb == "leave":
        sys.exit(int(rest))
    elif verb == "deaf":
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        send(b"D", b"deaf")
        time.sleep(60)
    else:
        send(b"D", text.encode())


def read(size: int) -> bytes:
    """Read so many bytes; end when the window is closed."""
    data = sys.stdin.buffer.read(size)
    if len(data) < size:
        time.sleep(0.05)  # saving takes a moment
        log("saved")
        tell(type="exit")
        sys.exit(0)
    return data


os.write(1, b"some words before\n__GANGLION__\n")
log("opened")
send(b"D", b"here I am")
while True:
    kind, size = read(1), int.from_bytes(read(4), "big")
    payload = read(size).decode()
    if kind == b"D":
        obey(payload)
    else:
        send(b"D", payload.encode())
