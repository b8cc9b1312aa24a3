"""A city's own template, and the document that it makes.

It is made in a child process, which is given nothing but the values of the document:
what the sandbox of the template engine lets through ends with that process.
"""

import json
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from crisisplan.errors import CrisisPlanError

if TYPE_CHECKING:
    import subprocess

SECONDS = 20
"""How long a template may take."""
_CHILD = (
    "import sys, json; sys.path[:] = json.loads(sys.argv[1]); "
    "from crisisplan.export.own.child import main; main()"
)
_REFUSED = 3
"""The status with which the child ends when it has said what is wrong."""


@dataclass(frozen=True, slots=True)
class OwnTemplate:
    """A template that a city wrote."""

    name: str
    """The name of its file, as it is said in messages."""
    text: str

    @property
    def stem(self) -> str:
        """Give its name without the endings of a template."""
        name = PurePath(self.name).name
        for ending in (".j2", ".jinja2", ".jinja", ".md"):
            name = name.removesuffix(ending)
        return name


def limits_memory() -> bool:
    """Say whether this computer can hold the memory of one process down."""
    return sys.platform.startswith("linux")


def render_own(template: OwnTemplate, values: Mapping[str, Any]) -> str:
    """Give what a template makes of the values of a document.

    Raises:
        CrisisPlanError: It cannot be made; the text names the template, and the line
            where there is one.
    """
    import subprocess  # only where a city has a template of its own

    given = json.dumps({"name": template.name, "text": template.text, "view": values})
    command = [sys.executable, "-I", "-X", "utf8", "-c", _CHILD, json.dumps(sys.path)]
    try:
        ended = subprocess.run(  # noqa: S603  # our own interpreter and our own code
            command, input=given.encode(), capture_output=True, timeout=SECONDS
        )
    except subprocess.TimeoutExpired:
        raise CrisisPlanError(
            f"{template.name}: Making the document was stopped after {SECONDS} "
            "seconds. Look for a loop in the template that does not end."
        ) from None
    except OSError as fault:
        raise CrisisPlanError(
            f"{template.name}: A template is made in a process of its own, and none "
            f"could be started: {fault.strerror}."
        ) from None
    if ended.returncode == 0:
        return ended.stdout.decode()
    raise _fault(template, ended)


def _fault(
    template: OwnTemplate, ended: "subprocess.CompletedProcess[bytes]"
) -> Exception:
    said = ended.stderr.decode(errors="replace").strip()
    if ended.returncode == _REFUSED:
        line, sentence = json.loads(said)
        place = f"{template.name}:{line}" if line else template.name
        return CrisisPlanError(f"{place}: {sentence}")
    if ended.returncode < 0 or not said:
        return CrisisPlanError(
            f"{template.name}: Making the document took too much time or memory and "
            "was stopped. Look for a loop, or for a text that is repeated many times."
        )
    return RuntimeError(said)
