"""What became of a plan that was to be saved."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from crisisplan.domain.forgetting import mark
from crisisplan.domain.merge_heard import Heard
from crisisplan.domain.plan import Plan, SetAside
from crisisplan.domain.text import first_words

GONE, UNUSABLE = "the file is gone", "the file holds no plan"
_ASTRAY: Mapping[str, str] = {
    GONE: "is not there any more: somebody moved, renamed or deleted it while you had "
    "it open. The next answer you write makes it again, with all that you see here.",
    UNUSABLE: "was changed by somebody else, and what is in it now is not this plan. "
    "The next answer you write goes into a file beside it, with all that you see here.",
}


@dataclass(frozen=True, slots=True)
class Saved:
    """A plan is on disk."""

    plan: Plan
    path: Path


@dataclass(frozen=True, slots=True)
class Diverted:
    """The plan is on disk in another file: the one that was open is not used any more.

    It had changed outside, or somebody wanted it so.
    """

    plan: Plan
    path: Path
    """Where the plan is now, and where it goes from now on."""
    other: Path
    """The file with the other version, untouched."""
    asked: bool = False
    """Whether somebody wanted it so."""

    @property
    def sentence(self) -> str:
        """Tell the person what happened and where their work is."""
        if self.asked:
            return f"You go on in {self.path}. {self.other} stays as it was last saved."
        return (
            f"You go on in {self.path.name}, beside {self.other.name}, which somebody "
            "else changed while you had it open. Their version is untouched. Put the "
            "two together when both are finished."
        )


@dataclass(frozen=True, slots=True)
class NotSaved:
    """A plan could not be written; it is kept in memory and tried again."""

    plan: Plan
    sentence: str


@dataclass(frozen=True, slots=True)
class Astray:
    """The file of an open plan is not what it was; nothing was written."""

    plan: Plan
    path: Path
    wrong: str
    """`GONE` or `UNUSABLE`."""

    @property
    def sentence(self) -> str:
        """Tell the person what happened, and what their next word does."""
        return f"{self.path.name} {_ASTRAY[self.wrong]}"


def astray(plan: Plan, path: Path, wrong: str | None) -> Astray | Saved | None:
    """Give what is wrong with a file; `Saved` where that is over, None for no news."""
    if wrong:
        return Astray(plan, path, wrong)
    return None if wrong is None else Saved(plan, path)


@dataclass(frozen=True, slots=True)
class Joined:
    """Somebody else had changed the file: both versions are one plan now."""

    plan: Plan
    """The plan as it is on disk."""
    path: Path
    before: Plan
    """Mine, as it was before theirs came in."""
    heard: Heard = field(default_factory=Heard)
    """What gave way where both had changed the same thing, here or there."""

    @property
    def clashes(self) -> tuple[SetAside, ...]:
        """All that gave way."""
        return self.heard.all

    def and_then(self, told: Heard) -> "Joined":
        """Give it with what clashed afterwards, with what was not saved yet."""
        return replace(self, heard=self.heard.then(told))

    @property
    def sentence(self) -> str:
        """Tell the person what came in, and where two people said different things."""
        told = (
            f"Somebody else changed {self.path.name} while you had it open. What they "
            "wrote is in your plan now."
        )
        if names := self._forgotten:
            told = f"{told} {names} was forgotten there, and is in no version any more."
        return " ".join((told, *self._clashed()))

    def _clashed(self) -> Iterator[str]:
        """Tell of each clash whose words stand, and where the others are."""
        yours = [(self._winner(one.item), one) for one in self.heard.yours]
        for name in dict.fromkeys(winner for winner, _ in yours):
            named = _titles(one for winner, one in yours if winner == name)
            yield (
                f"You both changed {named}: {name} is newer and stands; yours is kept "
                "among what is set aside."
            )
        if self.heard.others:
            yield say_yours_stands(self.heard.others)

    def _winner(self, item_id: str) -> str:
        """Name whose answer stands; nobody who has my own name."""
        name = self.plan.answer(item_id).by
        mine = self.before.answer(item_id).by
        return f"{name}'s" if name not in ("", mine) else "the other"

    @property
    def _forgotten(self) -> str:
        """Name whom the other version has forgotten, and mine has not yet."""
        new = set(self.plan.forgotten) - set(self.before.forgotten)
        people = self.before.people.items() if new else ()
        return ", ".join(one.name for key, one in people if mark(key) in new)


def say_yours_stands(others: Iterable[SetAside]) -> str:
    """Tell the person which of other people's answers gave way to theirs."""
    return (
        f"You both changed {_titles(others)}: yours is newer and stands; the other is "
        "kept among what is set aside."
    )


def _titles(kept: Iterable[SetAside]) -> str:
    titles = dict.fromkeys(one.title or one.item for one in kept)
    return ", ".join(f"“{first_words(title, 40)}”" for title in titles)


Outcome = Saved | Joined | Diverted | NotSaved | Astray
