"""What a document is: its name, for whom it is, and what it needs to be told."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from importlib import import_module
from typing import Any, Literal

from crisisplan.domain.playbook import Item
from crisisplan.domain.values import Marking
from crisisplan.export.options import BACK_BY, Options
from crisisplan.export.templating import SUFFIX
from crisisplan.export.view.sight import Sight

View = Callable[[Sight, datetime, Options], Any]
"""Makes the plain values that a template is given."""


def anything(_: Item) -> bool:
    """Say of every item that it goes out."""
    return True


@dataclass(frozen=True, slots=True)
class Document:
    """A document that can be made from a plan."""

    name: str
    title: str
    least: Marking
    """The widest audience for which it is made."""
    about: str
    """What it is, in one sentence."""
    made_by: str
    """Module and function that make its view, read in when it is first made."""
    takes: Literal["", "owner", "incident", "chapter"] = ""
    """The option that it understands."""
    needs: bool = False
    """Whether it cannot be made without that option."""
    many: bool = False
    """Whether each chapter is a file of its own; the full plan holds them all."""
    one_page: bool = False
    """Whether it is set in letters so small that it fits on one page."""
    own: bool = False
    """Whether a city may make it from a template of its own."""
    holds: Callable[[Item], bool] = anything
    """Says of an item that is printed whether its answer goes out with this."""

    @property
    def options(self) -> tuple[str, ...]:
        """Name the options that it understands, in the order of its file's name."""
        if not self.needs:
            return (self.takes,)
        return ("asked", self.takes, "essential", BACK_BY)

    @property
    def view(self) -> View:
        """Give what makes the plain values for the template.

        Most runs make one document: reading in what makes the others would take
        longer than making it.
        """
        module, _, name = self.made_by.partition(":")
        made = getattr(import_module(f"crisisplan.export.view.{module}"), name)
        return made if self.takes else lambda sight, now, _: made(sight, now)

    @property
    def template(self) -> str:
        """Name the template, which is called as the document."""
        return self.name + SUFFIX

    @property
    def variable(self) -> str:
        """Name what the template calls its view, which is called as the document."""
        return self.name.replace("-", "_")
