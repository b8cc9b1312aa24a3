"""The layout of the main screens, which no other test would miss."""

from pathlib import Path

import pytest

from tests.tui.snapshots import FOLDER, SHOTS, take


@pytest.mark.snapshot
@pytest.mark.parametrize("name", SHOTS)
async def test_a_screen_looks_as_it_did(name: str, tmp_path: Path) -> None:
    """A line that moved, or words that were cut off, are seen by a person first.

    Where the change is meant: `python -m tests.tui.snapshots`.
    """
    assert await take(name, tmp_path) == (FOLDER / f"{name}.txt").read_text("utf-8")
