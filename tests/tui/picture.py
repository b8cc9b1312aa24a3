"""The picture of the README, as SVG for rsvg-convert (Debian: librsvg2-bin).

`python -m tests.tui.picture | rsvg-convert -w 1280 -o docs/plan-screen.png`
"""

import asyncio
import os
import re
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from crisisplan.session.plan_session import PlanSession
from crisisplan.storage.example import fresh_example
from crisisplan.tui.app import CrisisPlanApp

_NOW = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)
_SIZE = 110, 34
_TITLE = "Who speaks on what"
_STILL_S = 1.0
_CELL = 12.2
"""The width of a letter in Textual's pictures."""
_INDENTED = re.compile(
    r'x="([0-9.]+)"( y="[0-9.]+") textLength="[0-9.]+"([^>]*)>((?:&#160;)+)'
)


def _shifted(text: re.Match[str]) -> str:
    """Move words to the right by the spaces before them, which rsvg leaves out."""
    x, y, more, spaces = text.groups()
    at = float(x) + spaces.count("&") * _CELL
    return f'x="{at:.1f}"{y}{more}>'


async def _drawn(folder: Path) -> str:
    file = fresh_example(folder / "demo")
    app = CrisisPlanApp(lambda: PlanSession(file, by="Anna", clock=lambda: _NOW))
    async with app.run_test(size=_SIZE) as pilot:
        await pilot.pause(_STILL_S)
        await pilot.press("f3")
        await pilot.press(*(key.replace(" ", "space") for key in _TITLE))
        await pilot.pause(_STILL_S)
        await pilot.press("enter")
        await pilot.pause(_STILL_S)
        return app.export_screenshot(title="crisisplan")


def _draw() -> None:
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_DATA_HOME"] = folder
        picture = asyncio.run(_drawn(Path(folder)))
    local = _INDENTED.sub(_shifted, picture.replace("Fira Code", "Noto Sans Mono"))
    sys.stdout.write(local)


if __name__ == "__main__":
    _draw()
