"""A playbook while overlays are put on it: what is there, and who changed it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from crisisplan.domain.overlay import Block, Change, Overlay, Target, covers
from crisisplan.domain.overlay_tree import WORDS, Part, Place, Way
from crisisplan.domain.text import nearest


@dataclass(frozen=True, slots=True)
class Fault:
    """Something an overlay does that does not fit."""

    place: Place
    sentence: str
    nearest: str = ""


@dataclass(frozen=True, slots=True)
class Share:
    """A block of an overlay, with those of its changes that can be read."""

    block: Block
    way: Way
    """Where the block stands in the file."""
    changes: tuple[tuple[int, Change], ...]
    """Each with its number in the block."""


@dataclass(frozen=True, slots=True)
class Layer:
    """An overlay, with what is for all its playbooks and what is for each."""

    overlay: Overlay
    shared: Share
    single: tuple[Share, ...]


class Work:
    """The tree of a playbook's data, with what one overlay after the other does."""

    def __init__(self, root: Part) -> None:
        """Begin with the playbook as it is."""
        self.root = root
        self.known: dict[str, Part] = {}
        self.faults: list[Fault] = []
        self.hidden: dict[str, Place] = {}
        self.taken: dict[Way, str] = {}
        """What was changed, with the id of the overlay that did it last."""
        self.way: Way = ()
        """Where the share that is being put on stands in its file."""
        self._register(root)

    def begin(self, number: int, layer: Layer) -> Iterator[Share]:
        """Take up the next overlay; give its shares that are for this playbook.

        One for another edition is tried all the same, so that its author sees at
        once what no longer fits.
        """
        self.number, self.overlay, self.way = number, layer.overlay, ()
        found = self.root.data.get("id")
        ids = [one.id for one in layer.overlay.for_]
        self.playbook = str(found) if len(ids) > 1 else "This playbook"
        if found not in ids:
            sentence = f"This overlay is for {' and '.join(ids)}, not for {found}."
            self.fault(self.place("for"), sentence)
            return
        for share in (layer.shared, *layer.single):
            self.way = share.way
            if not isinstance(share.block, Target):
                yield share
            elif share.block.id == found:
                self._check_edition(share.block)
                yield share

    def _check_edition(self, target: Target) -> None:
        edition = str(self.root.data.get("edition"))
        numbers = edition.split(".")
        whole = len(numbers) == 3 and all(one.isdecimal() for one in numbers)
        if whole and not covers(target.editions, edition):
            sentence = (
                f"This overlay is for the editions {target.editions}; the playbook "
                f"has edition {edition}. Check each change against it, then widen "
                "the limits."
            )
            self.fault(self.place("editions"), sentence)

    def place(self, *way: str | int) -> Place:
        """Give a place in the share that is being put on."""
        return Place(self.number, (*self.way, *way))

    def fault(self, place: Place, sentence: str, near: str = "") -> None:
        """Keep a fault of the overlay that is being put on."""
        self.faults.append(Fault(place, sentence, near))

    def unknown(
        self, place: Place, sentence: str, word: str, known: Iterable[str]
    ) -> None:
        """Keep the fault that a word is not known, with the nearest that is."""
        self.fault(place, sentence, nearest(word, known))

    def may_win(self, earlier: str, over: Iterable[str]) -> bool:
        """Say whether this overlay was told to win over an earlier one."""
        return earlier != self.overlay.id and earlier in (*over, *self.overlay.over)

    def claim(self, way: Way, place: Place, over: Iterable[str] = ()) -> bool:
        """Take something for the overlay; False where that clashes."""
        earlier = self.taken.get(way)
        if earlier is None or self.may_win(earlier, over):
            self.taken[way] = self.overlay.id
            return True
        what = " of ".join(repr(part) for part in reversed(way[-2:]))
        if earlier == self.overlay.id:
            self.fault(place, f"{what} is changed twice in this overlay.")
        else:
            self.fault(
                place,
                f"{what} was already changed by {earlier}. If this overlay is to "
                f"win, add 'over: {earlier}'.",
            )
        return False

    def find(
        self, word: str, place: Place, levels: tuple[str, ...] = ("items",)
    ) -> Part | None:
        """Give what has this id, hidden or not; that there is none is a fault."""
        part = self.known.get(word)
        if part is not None and part.level in levels:
            return part
        ids = [one.id for one in self.known.values() if one.level in levels]
        words = " or ".join(WORDS[level] for level in levels)
        sentence = f"{self.playbook} has no {words} {word!r}."
        self.unknown(place, sentence, word, ids)
        return None

    @property
    def a_section(self) -> Part | None:
        """Some section, where there is any."""
        sections = (one for one in self.known.values() if one.level == "sections")
        return next(sections, None)

    def shown(
        self, word: str, place: Place, levels: tuple[str, ...] = ("items",)
    ) -> Part | None:
        """Give what has this id; that there is none, or it is hidden, is a fault."""
        part = self.find(word, place, levels)
        if part is None or not part.hidden:
            return part
        by = self.taken[("item", word, "hide")]
        self.fault(place, f"{word!r} is hidden by {by}; nothing of it can change.")
        return None

    def edit(self, part: Part, way: Way, value: Any, place: Place) -> None:
        """Change something in the name of the overlay."""
        part.put(way, value, place)
        part.changed_by.append(self.overlay.id)

    def welcome(self, part: Part) -> None:
        """Check the ids of what the overlay adds, and mark its items as added."""
        for one in part.walk():
            if one.id:
                self.check_id(one.id, Place(self.number, (*one.place.way, "id")))
            if one.level == "items" and isinstance(one.data, dict):
                one.data = {**one.data, "origin": self.overlay.id}
        self._register(part)

    def check_id(self, word: str, place: Place) -> None:
        """Check an id that the overlay gives."""
        prefix = self.overlay.prefix
        if not word.startswith(prefix):
            sentence = (
                f"The id {word!r} does not begin with {prefix!r}, as those of all "
                "that this overlay adds do, so that they never meet another's."
            )
            self.fault(place, sentence, prefix + word)

    def _register(self, root: Part) -> None:
        for part in root.walk():
            if part.id and part.level != "playbook":
                self.known.setdefault(part.id, part)
