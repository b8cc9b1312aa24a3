"""`crisisplan serve` as it is typed, with the real program behind its windows."""

import asyncio
import contextlib
import os
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator, Callable
from pathlib import Path

PATIENCE_S = 30.0


class Serving:
    """A server that was started in a terminal."""

    def __init__(self, process: Process, address: str) -> None:
        self.process = process
        self.address = address

    def programs(self) -> list[int]:
        """Give the numbers of the programs behind its windows."""
        number = self.process.pid
        listed = Path(f"/proc/{number}/task/{number}/children").read_text()
        return [int(one) for one in listed.split()]

    async def end(self, number: int) -> tuple[int, str]:
        """Send a signal; give the exit status and what was said."""
        self.process.send_signal(number)
        async with asyncio.timeout(PATIENCE_S):
            _, said = await self.process.communicate()
        status = self.process.returncode
        assert status is not None
        return status, said.decode()


@contextlib.asynccontextmanager
async def serving(
    plan: Path | None, *more: str, **environment: str
) -> AsyncIterator[Serving]:
    """Type `crisisplan serve PLAN`, or without a plan."""
    named = (str(plan),) if plan else ()
    typed = ("serve", *named, "--port", "0", "--by", "Anna", *more)
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "crisisplan", *typed),
        stdout=PIPE,
        stderr=PIPE,
        env=os.environ | environment,
        cwd=environment.get("PWD"),
    )
    assert process.stdout
    try:
        async with asyncio.timeout(PATIENCE_S):
            address = (await process.stdout.readline()).decode().strip()
        yield Serving(process, address)
    finally:
        if process.returncode is None:
            process.terminate()
            await process.wait()


def runs(number: int) -> bool:
    """Say whether a program still runs; one that waits to be buried does not."""
    try:
        state = Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


async def until(true: Callable[[], bool]) -> None:
    """Wait until something is so."""
    async with asyncio.timeout(PATIENCE_S):
        while not true():
            await asyncio.sleep(0.02)


def has_list_of_programs() -> bool:
    """Say whether the system tells which programs a program has started."""
    return Path(f"/proc/{os.getpid()}/task").is_dir()
