"""A filter in words: how it is said, and how it is understood."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from crisisplan.domain.audience import WORDS
from crisisplan.domain.explaining import PHASES
from crisisplan.domain.filtering import FIRST_24_HOURS, Choice, Filter, Part
from crisisplan.domain.folding import fold
from crisisplan.domain.playbook import Playbook
from crisisplan.domain.text import one_line
from crisisplan.errors import NotAnAnswerError

STATES: Mapping[str, str] = {
    "open": "not answered",
    "asked": "somebody was asked",
    "draft": "draft, or not enough yet",
    "done": "answered",
    "not-applicable": "does not apply",
}
SPECIAL: Mapping[str, str] = {
    "begin": "to begin with",
    "overdue": "overdue",
    "unconfirmed": "not yet confirmed",
    "unsettled": "not yet settled",
}
PARTS: Mapping[Part, str] = {
    "state": "state",
    "special": "",
    "weight": "weight",
    "role": "role",
    "phase": "phase",
    "chapter": "chapter",
    "marking": "marking",
}
"""Each part in the order and the words in which it is said."""
QUICK = "first 24 hours"


@dataclass(frozen=True, slots=True)
class Offer:
    """Something that can be chosen, with its words."""

    choices: frozenset[Choice]
    words: str
    part: str = ""
    """The word for what it is one of, as in "role"."""

    @property
    def label(self) -> str:
        """What it is one of, and which, as it is shown where it is chosen."""
        return f"{self.part}: {self.words}" if self.part else self.words

    def holds(self, words: str) -> bool:
        """Say whether each of some words is in its label; a colon means nothing."""
        text = _plain(self.label)
        return all(word in text for word in _plain(words).split())


def offers(playbook: Playbook, mine: str = "") -> Iterator[Offer]:
    """Give all that can be chosen in a playbook; `mine` is the person's own role."""
    if mine in playbook.roles:
        yield Offer(frozenset({("role", mine)}), f"mine ({_role(playbook, mine)})")
    yield Offer(FIRST_24_HOURS, QUICK)
    for part, word in PARTS.items():
        for value, words in _values(part, playbook).items():
            yield Offer(frozenset({(part, value)}), words, word)


def _values(part: Part, playbook: Playbook) -> Mapping[str, str]:
    say = playbook.say
    if part == "role":
        return {role: _role(playbook, role) for role in playbook.roles}
    if part == "chapter":
        return {one.id: one_line(say(one.title)) for one in playbook.chapters}
    if part == "special" and not playbook.begin_with.items:
        return {value: words for value, words in SPECIAL.items() if value != "begin"}
    return _FIXED[part]


def _role(playbook: Playbook, role: str) -> str:
    return one_line(playbook.say(playbook.name(role)))


_FIXED: Mapping[Part, Mapping[str, str]] = {
    "state": STATES,
    "special": SPECIAL,
    "weight": {"essential": "essential", "important": "important", "useful": "useful"},
    "phase": dict(PHASES.items()),
    "marking": dict(WORDS.items()),
}


def say_filter(through: Filter, playbook: Playbook) -> str:
    """Say what is chosen: "Spokesperson · first 24 hours · overdue"."""
    said = []
    for part in PARTS:
        chosen, names = through.values(part), _values(part, playbook)
        words = [QUICK] if _quick(part, through) else []
        left = chosen - {value for _, value in FIRST_24_HOURS} if words else chosen
        words += [name for value, name in names.items() if value in left]
        words += sorted(left - names.keys())
        if words:
            said.append(" or ".join(words))
    return " · ".join(said)


def _quick(part: Part, through: Filter) -> bool:
    return part == "phase" and through.chosen >= FIRST_24_HOURS


def read_filter(typed: str, playbook: Playbook, mine: str = "") -> Filter:
    """Understand words like `role Spokesperson, overdue`.

    Raises:
        NotAnAnswerError: Some of them mean nothing here, or several things.
    """
    known = list(offers(playbook, mine))
    chosen: frozenset[Choice] = frozenset()
    for phrase in typed.split(","):
        if words := _plain(phrase):
            chosen |= _meant(words, known)
    return Filter(chosen)


def _meant(words: str, known: list[Offer]) -> frozenset[Choice]:
    for fits in (_is, _begins, _holds):
        found = [one for one in known if fits(words, one)]
        if len({one.choices for one in found}) == 1:
            return found[0].choices
        if found:
            names = "; ".join(f"{one.part} {one.words}".strip() for one in found[:6])
            raise NotAnAnswerError(f"{words!r} may be: {names}.")
    raise NotAnAnswerError(
        f"Nothing is called {words!r} here. Write a role, a chapter, a phase, a "
        "weight or a state; or: mine, to begin with, first 24 hours, overdue, not yet "
        "confirmed."
    )


def _is(words: str, one: Offer) -> bool:
    names = {_plain(one.words)}
    if len(one.choices) == 1:
        names |= {value for _, value in one.choices}
    return any(words in (name, f"{one.part} {name}".strip()) for name in names)


def _begins(words: str, one: Offer) -> bool:
    name = _plain(one.words)
    return name.startswith(words) or f"{one.part} {name}".startswith(words)


def _holds(words: str, one: Offer) -> bool:
    return one.holds(words)


def _plain(words: str) -> str:
    return " ".join(fold(words).replace(":", " ").split())
