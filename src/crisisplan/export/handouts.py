"""What handouts ask, and of which roles, of all and of what an audience may read."""

from collections.abc import Iterable
from dataclasses import dataclass

from crisisplan.domain.ask_list import asked_of
from crisisplan.domain.directory import Holders
from crisisplan.domain.playbook import Item
from crisisplan.domain.standing import Reading
from crisisplan.export.options import EACH_ROLE, Options
from crisisplan.export.view.gaps import open_items
from crisisplan.export.view.sight import Sight


@dataclass(frozen=True, slots=True)
class Size:
    """How many questions handouts ask."""

    essential: int
    all: int
    kept: int
    """Essential ones that are open and not for this audience."""

    @property
    def words(self) -> str:
        """Say how much shorter the form becomes."""
        some = f"Only the essential ({self.essential} of {self.all} questions"
        if not self.kept:
            return f"{some})"
        verb = "is" if self.kept == 1 else "are"
        return f"{some}; {self.kept} essential {verb} not for this audience)"


def asked_for(
    reading: Reading, options: Options, items: Iterable[Item] | None = None
) -> list[Item]:
    """Give those of `items` that a handout asks; where none are given, of all open."""
    found = reading.gaps if items is None else items
    if options.asked:
        found = asked_of(reading, options.asked, found)
    return [
        item
        for item in found
        if options.owner in ("", EACH_ROLE, reading.owner(item))
        and (item.essential or not options.essential)
        and (not options.held or is_held(reading, reading.owner(item)))
    ]


def may_ask(sight: Sight, options: Options) -> list[Item]:
    """Give the questions of handouts that their audience may read."""
    return asked_for(sight.reading, options, open_items(sight))


def owners(sight: Sight, options: Options) -> tuple[str, ...]:
    """Give the roles that get a handout, as the playbook has them.

    A role is not told by an empty sheet that something kept from it is its own.
    """
    return _owners(sight.reading, may_ask(sight, options))


def is_held(reading: Reading, role: str) -> bool:
    """Say whether there is somebody to whom a handout for a role can be given."""
    return bool(reading.plan.roles.get(role, Holders()).people)


def unasked(sight: Sight, options: Options) -> tuple[str, ...]:
    """Give the roles that get none: all that is open for them is kept from it."""
    asked = _owners(sight.reading, may_ask(sight, options))
    open_ = _owners(sight.reading, asked_for(sight.reading, options))
    return tuple(role for role in open_ if role not in asked)


def _owners(reading: Reading, items: Iterable[Item]) -> tuple[str, ...]:
    found = set(map(reading.owner, items))
    known = [role for role in reading.playbook.roles if role in found]
    return (*known, *sorted(found.difference(known, {""})))


def size(sight: Sight, options: Options) -> Size:
    """Count what handouts ask of what their audience may read."""
    items = may_ask(sight, options)
    essential = sum(item.essential for item in items)
    open_ = asked_for(sight.reading, options)
    kept = sum(item.essential for item in open_) - essential
    return Size(essential, len(items), kept)
