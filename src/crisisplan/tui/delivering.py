"""Documents handed to the browser, where the program is shown in one."""

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from textual.app import App

from crisisplan.domain.values import Marking

_MOMENT = (1980, 1, 1, 0, 0, 0)
"""The date of every file inside: the same documents give the same bytes."""


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
        name, content = f"{city}-documents-{audience}.zip", _zipped(files)
    app.deliver_binary(io.BytesIO(content), save_directory=".", save_filename=name)
    return name


def _zipped(files: Mapping[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name, _MOMENT), content)
    return buffer.getvalue()
