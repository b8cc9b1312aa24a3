"""A logo is a small picture beside the plan; anything else is left out and said."""

import struct
import zlib
from base64 import b64decode
from pathlib import Path

import pytest

from crisisplan.storage.logo import read_logo

JPEG = b64decode(
    "/9j/4AAQSkZJRgABAQAAAQABAAD/wAARCAADAAQDASIAAhEBAxEB/9oADAMBAAIRAxEAPwCGiiigD//Z"
)
"""The parts of a picture of 4 x 3 dots that say what it is."""


def chunk(kind: bytes, data: bytes) -> bytes:
    """Give a part of a PNG."""
    checksum = zlib.crc32(kind + data)
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", checksum)


def png(width: int = 2, height: int = 1) -> bytes:
    """Give a blue picture of so many dots; only the first line where it is large."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    lines = (b"\0" + b"\x12\x39\x5f" * width) * min(height, 40)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(lines)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunk(*part) for part in parts)


@pytest.mark.parametrize("content", [png(), png(300, 40), JPEG, JPEG + b"\0\0"])
def test_a_picture_beside_the_plan_is_the_logo(tmp_path: Path, content: bytes) -> None:
    """The city's own sign stands on what the council adopts."""
    (tmp_path / "our logo.png").write_bytes(content)
    logo = read_logo(tmp_path / "x.plan.yaml", " our logo.png ")
    assert (logo.content, logo.problem) == (content, "")


def test_no_name_is_no_logo(tmp_path: Path) -> None:
    """Most plans have none, and nothing is said of it."""
    logo = read_logo(tmp_path / "x.plan.yaml", "")
    assert (logo.content, logo.problem) == (b"", "")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"<svg onload='alert(1)'/>", "no PNG or JPEG"),
        (b"", "no PNG or JPEG"),
        (png()[:-6], "no PNG or JPEG"),
        (png().replace(b"IHDR", b"IHDX"), "no PNG or JPEG"),
        (png(6001, 1), "6000 dots"),
        (png(0, 1), "no PNG or JPEG"),
        (JPEG[:30], "no PNG or JPEG"),
        (b"\xff\xd8\xff\xd9", "no PNG or JPEG"),
        (png() + bytes(2 * 1024 * 1024), "larger than 2 MB"),
    ],
)
def test_what_is_no_small_picture_is_left_out(
    tmp_path: Path, content: bytes, said: str
) -> None:
    """The document is made all the same, and the reason is a sentence."""
    (tmp_path / "logo.png").write_bytes(content)
    logo = read_logo(tmp_path / "x.plan.yaml", "logo.png")
    assert not logo.content
    assert logo.problem.startswith("The logo is left out. ")
    assert said in logo.problem


@pytest.mark.parametrize(
    "name", ["../logo.png", "/etc/passwd", "sub/logo.png", "link.png", ".", "a\0b"]
)
def test_nothing_outside_of_the_folder_is_read(tmp_path: Path, name: str) -> None:
    """A plan that somebody sent cannot put another file into a document."""
    folder = tmp_path / "plans"
    (folder / "sub").mkdir(parents=True)
    for place in (tmp_path, folder / "sub"):
        (place / "logo.png").write_bytes(png())
    (folder / "link.png").symlink_to(tmp_path / "logo.png")
    logo = read_logo(folder / "x.plan.yaml", name)
    assert not logo.content
    assert logo.problem


def test_a_logo_that_is_missing_is_said_with_its_place(tmp_path: Path) -> None:
    """Somebody forgot to send it along."""
    logo = read_logo(tmp_path / "x.plan.yaml", "logo.png")
    assert str(tmp_path / "logo.png") in logo.problem
