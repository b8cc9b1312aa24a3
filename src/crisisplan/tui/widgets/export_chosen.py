"""What is chosen before documents are written, and for whom they can be made."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from textual.content import Content

from crisisplan.domain.ask_list import ask_list
from crisisplan.domain.standing import Reading
from crisisplan.export.documents import DOCUMENTS
from crisisplan.export.first_papers import options_first, wanted_first
from crisisplan.export.options import EACH_ROLE, NO_OPTIONS, Options
from crisisplan.tui.text import lit_line

EVERYBODY, _HELD = "-", "+"
"""No ids of roles: for each role, and for each that somebody holds."""
_ASKED = "asked:"
"""Before a name; no id of a role holds a colon."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """What is chosen; for whom it may be read, and the days, are asked each time."""

    documents: tuple[str, ...]
    options: Options = NO_OPTIONS
    formats: tuple[str, ...] = ()
    """Empty for those that these documents usually have."""
    folder: str = ""
    """As it was typed; empty for that of the plan."""

    @classmethod
    def first(cls, reading: Reading) -> "Chosen":
        """Give what is offered before anybody has chosen."""
        documents = wanted_first(reading)
        options = options_first(documents, reading)
        if options is NO_OPTIONS:  # a handout chosen later is for those who are named
            held = any(one.people for one in reading.plan.roles.values())
            options = Options(held=held)
        return cls(documents, options)


def makes_form(documents: Collection[str]) -> bool:
    """Say whether one of them is a form that somebody fills in."""
    return any(DOCUMENTS[name].needs for name in documents)


def taken(documents: Collection[str]) -> frozenset[str]:
    """Give what these documents have to be told."""
    return frozenset(DOCUMENTS[name].takes for name in documents)


def owned(party: str, documents: Collection[str]) -> Options:
    """Give for whom some documents are made, where `party` is chosen."""
    party = party if "owner" in taken(documents) else EVERYBODY
    if party.startswith(_ASKED):
        return Options(asked=party.removeprefix(_ASKED))
    if party not in (EVERYBODY, _HELD):
        return Options(owner=party)
    if not makes_form(documents):
        return NO_OPTIONS
    return Options(owner=EACH_ROLE, held=party == _HELD)


def remembered(party: str, documents: Collection[str], *, essential: bool) -> Options:
    """Give what brings a party back, also where these documents take none."""
    was = owned(party, documents)
    held = was.held or party == _HELD
    return Options(owner=was.owner, asked=was.asked, held=held, essential=essential)


def party_of(options: Options) -> str:
    """Give the line that stands for whom some options name."""
    if options.asked:
        return f"{_ASKED}{options.asked}"
    if options.owner in ("", EACH_ROLE):
        return _HELD if options.held else EVERYBODY
    return options.owner


def parties(reading: Reading, documents: Collection[str]) -> Mapping[str, Content]:
    """Offer everybody, each role, and whoever was asked for an answer."""
    book = reading.playbook
    asked = (one.whom for one in ask_list(reading))
    every = {EVERYBODY: Content("Everybody: all that is open")}
    if makes_form(documents):
        said = "Everybody who is named: a handout for each role they hold"
        every = {
            EVERYBODY: Content("Everybody: all that is open, a handout for each role"),
            _HELD: Content(said),
        }
    return {
        **every,
        **{role: lit_line(book.say(title)) for role, title in book.roles.items()},
        **{
            f"{_ASKED}{name}": lit_line(f"{name}: what they were asked for")
            for name in asked
        },
    }
