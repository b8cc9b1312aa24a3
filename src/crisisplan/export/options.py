"""What some documents have to be told besides the plan."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Options:
    """For whom a document is made, and for which incident."""

    owner: str = ""
    """A role; documents that take none are made for everybody."""
    incident: date | None = None
    """The day on which it happened."""


NO_OPTIONS = Options()
