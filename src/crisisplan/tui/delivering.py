"""Documents handed to the browser, where the program is shown in one."""

import io
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from textual.app import App

from crisisplan.domain.values import Marking
from crisisplan.export.package import packed


def deliver(
    app: App[Any], files: Mapping[str, bytes], plan: Path, audience: Marking
) -> str:
    """Give files to the browser, several as one; return the name of what it gets.

    A browser asks before it saves several files of one page, and forgets some of them
    where nobody answers.

    Args:
        app: The program, shown in a browser.
        files: What they hold, by their names.
        plan: The file of the plan, which names what holds several.
        audience: For whom they are.
    """
    name, content = next(iter(files.items()))
    if len(files) > 1:
        city = plan.name.partition(".")[0]
        name, content = f"{city}-documents-{audience}.zip", packed(files)
    app.deliver_binary(io.BytesIO(content), save_directory=".", save_filename=name)
    return name


def say_download(name: str) -> str:
    """Say where what the browser was given is, and how one gets to the paper."""
    if name.endswith(".zip"):
        how = "It holds all papers: unpack it, then read, print or send them."
    elif name.endswith(".html"):
        how = "Open it there, and print it from the browser."
    else:
        how = "Open it there, to read and print it."
    return f"It is among the downloads of this browser. {how}"
