"""Who can be reached: people, desks, and the roles they hold."""

from collections.abc import Container, Mapping

from pydantic import Field

from crisisplan.domain.model import Model
from crisisplan.domain.phone import dialled
from crisisplan.domain.values import Marking, OpenDate, YesNo


class Number(Model):
    """One telephone number, kept as it is written."""

    number: str
    for_: str = Field("", alias="for")
    """When or for what it is called: "day and night"."""


class Person(Model):
    """Someone who can be reached, or a desk staffed by whoever is on duty."""

    name: str
    post: str = ""
    organisation: str = ""
    desk: YesNo = False
    staffed: str = ""
    """For a desk: its hours, as in "24 h"."""
    numbers: tuple[Number, ...] = ()
    email: str = ""
    verified: OpenDate = ""
    """The day on which somebody last called to see that it works."""
    marking: Marking = "amber"
    """Of the numbers and addresses; the name has the marking of where it stands."""
    note: str = ""

    @property
    def has_number(self) -> bool:
        """Whether there is one that can be dialled, or that was tried and works."""
        tried = bool(self.verified and self.numbers)
        return tried or any(dialled(one.number) for one in self.numbers)

    @property
    def always_there(self) -> bool:
        """Whether it is a desk that answers day and night."""
        return self.desk and self.staffed.replace(" ", "") in ("24h", "24/7")


def called(people: Mapping[str, Person], name: str) -> str:
    """Give the id of the only one of `people` with a name, or the name as it is."""
    known = [key for key, one in people.items() if one.name == name]
    return known[0] if len(known) == 1 else name


class Holders(Model):
    """Who holds a role: a lead and those who stand in, in order."""

    lead: str = ""
    deputies: tuple[str, ...] = ()

    @property
    def people(self) -> tuple[str, ...]:
        """Everybody, the lead first."""
        return ((self.lead,) if self.lead else ()) + self.deputies

    def known_in(self, people: Container[str]) -> "Holders":
        """Give those whom the directory knows."""
        return Holders(
            lead=self.lead if self.lead in people else "",
            deputies=tuple(one for one in self.deputies if one in people),
        )
