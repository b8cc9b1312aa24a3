"""What is said about a plan as a whole: points, each with the place it leads to.

The same rules serve the screen, the lines and the brief. A scope says what they look
at: everything, or what one audience may see.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from crisisplan.domain.directory import Holders
from crisisplan.domain.findings import Found, open_findings
from crisisplan.domain.playbook import Item
from crisisplan.domain.progress import Count
from crisisplan.domain.standing import Reading

_NAMED = 4
"""How many titles stand in one sentence; the others are counted."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a person goes to do something about a point."""

    kind: Literal[
        "item",
        "chapter",
        "person",
        "role",
        "finding",
        "findings",
        "record",
        "review_by",
        "set_aside",
        "filter",
        "ask_list",
        "parked",
    ]
    key: str = ""
    """An id; the number of a finding; what is recorded, as a review; for a filter
    a value of its part `special`, and of its part `weight`."""


@dataclass(frozen=True, slots=True)
class Point:
    """One thing worth knowing."""

    text: str
    """A whole sentence; with a count, the few words for what is counted."""
    to: Place | None = None
    count: Count | None = None

    @property
    def sentence(self) -> str:
        """The point as it is read out."""
        if self.count is None:
            return self.text
        return f"{self.text}: {say_count(self.count)}."


@dataclass(frozen=True, slots=True)
class Scope:
    """What of a plan is looked at."""

    reading: Reading
    items: tuple[Item, ...]
    """What counts: items in play, forms left out."""
    roles: tuple[str, ...]
    """Roles of which it may be told who holds them."""
    people: frozenset[str]
    """Those of whom it may be told whether their numbers were checked."""
    findings: tuple[Found, ...] = ()
    """What came to light and is open."""

    @classmethod
    def whole(cls, reading: Reading) -> "Scope":
        """Look at everything."""
        roles = tuple(reading.playbook.roles)
        people = frozenset(reading.plan.people)
        return cls(reading, reading.counted, roles, people, open_findings(reading))

    def title(self, item: Item) -> str:
        """Give an item's title as it stands in a sentence."""
        return f"“{self.reading.playbook.say(item.title)}”"

    def party(self, party: str) -> str:
        """Give the words for a role or partner."""
        return self.reading.playbook.say(self.reading.playbook.name(party))

    def parties(self, parties: Sequence[str]) -> str:
        """Give the words for several roles or partners."""
        return in_a_row([self.party(one) for one in parties])

    def name(self, person_id: str) -> str:
        """Give the name under which a person or desk is known."""
        return self.reading.around.name(person_id)

    def held(self, role: str) -> Holders:
        """Give who holds a role, of those whom the directory knows."""
        plan = self.reading.plan
        return plan.roles.get(role, Holders()).known_in(plan.people)

    def place_of(self, role: str) -> Place:
        """Give where it is said who holds a role: a question, or the directory."""
        item = self.reading.playbook.filled_by.get(role)
        asked = item is not None and item in self.items
        return Place("item", item.id) if item and asked else Place("role", role)


def say_count(count: Count) -> str:
    """Say how much is answered and settled."""
    if not count.items:
        return "nothing is asked"
    return f"{count.answered} of {count.items} answered, {count.settled} settled"


def many(number: int, one: str, more: str = "") -> str:
    """Give a number with its noun, as in "1 answer" and "2 answers"."""
    return f"{number} {one if number == 1 else more or f'{one}s'}"


def in_a_row(words: Sequence[str]) -> str:
    """Give words with commas, and an "and" before the last; many are cut short."""
    if not words:
        return ""
    shown = list(words[:_NAMED])
    if len(words) > _NAMED:
        shown[_NAMED - 1 :] = [f"{len(words) - _NAMED + 1} more"]
    return " and ".join(filter(None, (", ".join(shown[:-1]), shown[-1])))
