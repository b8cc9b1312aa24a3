"""What server and program say to each other through a pipe.

A packet is one letter, four bytes of size, and a payload: `D` what is typed or
painted, `M` a message in JSON, `F` a file for the browser: a line of JSON, then bytes.
"""

import json
from asyncio import IncompleteReadError, LimitOverrunError, StreamReader
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass

TYPED = PAINTED = b"D"
MESSAGE = b"M"
FILE = b"F"
_READY = b"__GANGLION__\n"
"""What Textual says before its first packet."""
_MOST_CELLS = 1000


@dataclass(frozen=True, slots=True)
class Download:
    """A file that the program gives to the browser."""

    name: str
    content: bytes


def packed(kind: bytes, payload: bytes) -> bytes:
    """Give a packet."""
    return kind + len(payload).to_bytes(4, "big") + payload


def message(**words: object) -> bytes:
    """Give a packet with a message."""
    return packed(MESSAGE, json.dumps(words).encode())


def pack_file(file: Download) -> bytes:
    """Give a packet with a file."""
    head = json.dumps({"name": file.name}).encode()
    return packed(FILE, head + b"\n" + file.content)


def unpack_file(payload: bytes) -> Download:
    """Read a packet with a file."""
    head, _, content = payload.partition(b"\n")
    return Download(json.loads(head)["name"], content)


async def packets(stream: StreamReader) -> AsyncIterator[tuple[bytes, bytes]]:
    """Give what the program sends, until it ends."""
    try:
        await stream.readuntil(_READY)
        while True:
            kind = await stream.readexactly(1)
            size = int.from_bytes(await stream.readexactly(4), "big")
            yield kind, await stream.readexactly(size)
    except LimitOverrunError:
        await stream.read()  # this is no program that paints
    except IncompleteReadError:
        return


def understood(text: str) -> bytes:
    """Give the packet for what the page sends; nothing where there is nothing to it."""
    try:
        said = json.loads(text)
    except (ValueError, RecursionError):
        return b""
    match said:
        case ["stdin", str(typed)] if typed:
            return packed(TYPED, typed.encode("utf-8", "replace"))
        case ["resize", {"width": int(columns), "height": int(rows)}]:
            size = {"width": cells(columns), "height": cells(rows)}
            return message(type="resize", **size)
        case ["focus" | "blur" as change]:
            return message(type=change)
    return b""


def cells(number: int) -> int:
    """Give a size that a window can have."""
    return max(1, min(number, _MOST_CELLS))


def size_asked(query: Mapping[str, str]) -> tuple[int, int]:
    """Give columns and rows as the page asks for them, or those of old terminals."""

    def read(name: str, otherwise: int) -> int:
        given = query.get(name, "")
        plain = given.isascii() and given.isdecimal() and len(given) < 6
        return cells(int(given)) if plain else otherwise

    return read("width", 80), read("height", 24)
