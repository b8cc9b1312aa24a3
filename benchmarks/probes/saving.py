"""How long saving keeps a screen's event loop busy, beside the same bare write.

Usage: saving.py PLAN SESSIONS; prints JSON with a list of milliseconds for each name.
"""

import asyncio
import json
import os
import sys
import tempfile
import threading
from pathlib import Path

from waiting import longest_wait_ms

from crisisplan.session.plan_session import PlanSession
from crisisplan.storage.outcomes import Outcome, Saved
from crisisplan.storage.plan_file import read_plan


async def save(session: PlanSession, text: str) -> float:
    """Change one answer and have the plan saved."""

    async def work(done: asyncio.Event) -> None:
        loop = asyncio.get_running_loop()

        def report(outcome: Outcome) -> None:
            outcomes.append(outcome)
            loop.call_soon_threadsafe(done.set)

        session.answer("item-0", text)
        session.save_soon(report)

    outcomes: list[Outcome] = []
    longest_ms = await longest_wait_ms(work)
    if not isinstance(outcomes[0], Saved):
        sys.exit(f"not saved: {outcomes[0]}")
    return longest_ms


async def write_bare(path: Path, content: bytes) -> float:
    """Write the same bytes on another thread, whole or not at all."""

    async def work(done: asyncio.Event) -> None:
        loop = asyncio.get_running_loop()

        def write() -> None:
            beside = path.with_suffix(".new")
            with beside.open("wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            beside.replace(path)
            loop.call_soon_threadsafe(done.set)

        threading.Thread(target=write).start()

    return await longest_wait_ms(work)


async def one_session(folder: Path, content: bytes) -> tuple[float, float, float]:
    """Open the plan, save it for the first and a later time, and write it barely."""
    path = folder / "examplewick.plan.yaml"
    path.write_bytes(content)
    session = PlanSession(read_plan(path), by="Jana Example")
    first = await save(session, "A new sentence.")
    session.close()
    later = await save(session, "And another one.")
    session.close()
    return first, later, await write_bare(folder / "bare", content)


def main() -> None:
    """Measure several sessions after one to warm up."""
    content = Path(sys.argv[1]).read_bytes()
    found = []
    for _ in range(int(sys.argv[2]) + 1):
        with tempfile.TemporaryDirectory() as folder:
            found.append(asyncio.run(one_session(Path(folder), content)))
    names = ("first", "later", "bare")
    columns = zip(*found[1:], strict=True)
    json.dump(dict(zip(names, columns, strict=True)), sys.stdout)


main()
