"""What is asked before documents are written: for whom, how much of them, as what."""

from collections.abc import Container
from dataclasses import replace
from datetime import date
from pathlib import Path

from crisisplan.domain.ask_list import ask_list
from crisisplan.domain.audience import MARKINGS, WORDS, may_see
from crisisplan.domain.folding import holds_words
from crisisplan.domain.text import nearest, place_in_list
from crisisplan.domain.values import Marking
from crisisplan.errors import CrisisPlanError, NotAnAnswerError
from crisisplan.export.document import Document
from crisisplan.export.documents import DOCUMENTS
from crisisplan.export.formats import FORMATS
from crisisplan.export.handouts import size
from crisisplan.export.options import BACK, EACH_ROLE, Options
from crisisplan.export.view.sight import Sight
from crisisplan.line.stating import needed
from crisisplan.line.talk import Talk
from crisisplan.storage.file_set import folder_of, need_folder

_EVERYBODY = "-"
_ASKED = "asked:"
"""Before a name; no id of a role holds a colon."""


def options_for(talk: Talk, *documents: Document, each: bool = True) -> Options:
    """Ask for the role or the incident that documents are made for.

    `each` says whether a form may be made for each role.
    """
    taken = {option for one in documents for option in one.options}
    needing = any(one.takes == "owner" and one.needs for one in documents)
    everybody = each or not needing
    party = _party(talk, taken, everybody=everybody) if "owner" in taken else ""
    if needing and not party:
        party = EACH_ROLE
    day = ""
    if "incident" in taken:
        day = talk.session.day(needed(talk, "On which day was the incident?"))
    return Options(
        owner="" if party.startswith(_ASKED) else party,
        asked=party.removeprefix(_ASKED) if party.startswith(_ASKED) else "",
        incident=date.fromisoformat(day) if day else None,
    )


def with_essential(
    talk: Talk, options: Options, audience: Marking, *documents: Document
) -> Options:
    """Ask whether a form is to hold only what cannot wait, where that is less."""
    asked = size(Sight(talk.reading, audience), options)
    offered = any(one.needs for one in documents) and 0 < asked.essential < asked.all
    essential = offered and talk.voice.confirm(f"{asked.words}?")
    return replace(options, essential=essential)


def back_by(talk: Talk) -> date | None:
    """Ask until when forms are to come back."""
    while True:
        typed = talk.voice.ask(f"{BACK} Enter leaves that open.")
        try:
            day = talk.session.day(typed, coming=True)
        except NotAnAnswerError as refusal:
            talk.refuse(str(refusal))
        else:
            return date.fromisoformat(day) if day else None


def _party(talk: Talk, taken: Container[str], *, everybody: bool) -> str:
    """Ask for a role, or for somebody who was asked for an answer."""
    roles = [(role, talk.name(role)) for role in talk.playbook.roles]
    said = "For everybody, a handout for each role"
    all_ = [(_EVERYBODY, said)] if everybody else []
    asked = _asked(talk) if "asked" in taken else []
    party = talk.voice.choose("Whose questions?", [*all_, *roles, *asked])
    return "" if party == _EVERYBODY else party


def _asked(talk: Talk) -> list[tuple[str, str]]:
    """Offer whoever was asked for an answer."""
    names = [one.whom for one in ask_list(talk.reading)]
    return [(_ASKED + name, f"{name}: what they were asked for") for name in names]


def which_document(talk: Talk, *more: tuple[str, str]) -> str:
    """Ask which document is meant; `more` is offered besides."""
    options = [(one.name, f"{one.title}: {one.about}") for one in DOCUMENTS.values()]
    return talk.voice.choose("Which document?", [*options, *more])


def for_whom(talk: Talk, least: Marking) -> Marking:
    """Ask for which audience, of those that `least` fits."""
    fitting = [one for one in MARKINGS if may_see(least, one)]
    chosen = talk.voice.choose(
        "Who may read it?", [(one, WORDS[one]) for one in fitting]
    )
    return next(one for one in fitting if one == chosen)


def which_formats(talk: Talk, first: str) -> tuple[str, ...]:
    """Ask as which kinds of file; several may be named."""
    names = list(FORMATS)
    talk.voice.listed(
        "As which kind of file?", [(one.name, one.label) for one in FORMATS.values()]
    )
    while True:
        typed = talk.voice.ask(
            "Write a number or a word, or several with commas. Enter takes "
            f"{names.index(first) + 1}: {FORMATS[first].title}."
        )
        found = [_form(one) for one in typed.replace(",", " ").split()] or [first]
        wrong = [one for one in found if one not in FORMATS]
        if not wrong:
            return tuple(dict.fromkeys(found))
        hint = nearest(wrong[0], FORMATS)
        talk.refuse(
            f"There is no kind of file {wrong[0]!r}."
            + (f" Did you mean {hint!r}?" if hint else "")
        )


def _form(typed: str) -> str:
    """Give the kind of file that a number or a word of its title means, or `typed`."""
    names, word = list(FORMATS), typed.casefold()
    if word.isdecimal():
        place = place_in_list(word)
        return names[place - 1] if 0 < place <= len(names) else word
    called = [name for name, one in FORMATS.items() if holds_words(one.title, word)]
    return called[0] if len(called) == 1 and word not in FORMATS else word


def which_folder(talk: Talk) -> Path:
    """Ask where to; Enter takes the folder of the plan."""
    beside = talk.session.path.resolve().parent
    while True:
        typed = talk.voice.ask(f"Into which folder? Enter takes {beside}")
        try:
            folder = folder_of(typed) if typed else beside
            need_folder(folder)
        except CrisisPlanError as fault:
            talk.refuse(str(fault))
        else:
            return folder
