"""What some documents have to be told besides the plan."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from crisisplan.export.own.template import OwnTemplate

EACH_ROLE = "all"
"""In place of a role: a form for each role that still has something to answer."""


BACK = "Until when do you want the handouts back?"
BACK_BY = "back-by"
"""The option that changes what stands on a form, not which form it is."""


@dataclass(frozen=True, slots=True)
class Options:
    """For whom a document is made, and for which incident."""

    owner: str = ""
    """A role; documents that take none are made for everybody."""
    asked: str = ""
    """Somebody who was asked for answers, by name: a handout with only those."""
    held: bool = False
    """Of the roles that a handout is made for, those that somebody holds alone."""
    essential: bool = False
    """A handout with only what is essential."""
    back_by: date | None = None
    """Until when a handout is to come back."""
    incident: date | None = None
    """The day on which it happened."""
    chapter: str = ""
    """The only chapter that is wanted."""
    template: OwnTemplate | None = None
    """A city's own, in place of ours."""

    @property
    def given(self) -> Mapping[str, str]:
        """What was told, by the words with which documents ask for it."""
        incident = self.incident.isoformat() if self.incident else ""
        said = {
            "owner": self.owner,
            "asked": self.asked,
            "essential": "essential" if self.essential else "",
            BACK_BY: self.back_by.isoformat() if self.back_by else "",
            "incident": incident,
            "chapter": self.chapter,
        }
        return {option: value for option, value in said.items() if value}


NO_OPTIONS = Options()
