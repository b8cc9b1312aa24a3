"""Documents: read out, or written as files for an audience."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from crisisplan.domain.ask_list import ask_list
from crisisplan.domain.audience import MARKINGS, WORDS, leaves_the_house, may_see
from crisisplan.domain.standing import Reading
from crisisplan.domain.text import one_line
from crisisplan.domain.values import Marking
from crisisplan.errors import CannotWriteError
from crisisplan.export.document import Document
from crisisplan.export.documents import DOCUMENTS, find, render
from crisisplan.export.making import ALL, Made, Wish, contents, make_all
from crisisplan.export.options import Options
from crisisplan.export.preview import item_markdown
from crisisplan.export.release import releases
from crisisplan.line.aloud import aloud
from crisisplan.line.stating import needed
from crisisplan.line.talk import Talk
from crisisplan.storage.file_set import folder_of, in_the_way, need_folder, write_all

_EVERYBODY = "-"
_ASKED = "asked:"
"""Before a name; no id of a role holds a colon."""


def preview(talk: Talk, _: str) -> None:
    """Read out how the answer stands in the full plan."""
    text = item_markdown(talk.reading, talk.item)
    if not text.strip():
        talk.say("This is not printed in the plan as it stands.")
        return
    talk.say("In the plan it stands like this:")
    for line in aloud(text.strip()):
        talk.say(line, inside=True)


def read(talk: Talk, words: str) -> None:
    """Read out a whole document, for the audience that is chosen.

    Raises:
        CrisisPlanError: There is no such document.
    """
    document = find(words or _document(talk))
    audience = _audience(talk, document.least)
    options = _options(talk, document)
    text = render(
        document.name,
        talk.reading,
        audience=audience,
        now=talk.session.now,
        options=options,
    )
    for line in aloud(text):
        talk.say(line)


def export(talk: Talk, words: str) -> None:
    """Write documents as files, after asking for whom.

    Raises:
        CrisisPlanError: There is no such document, or it cannot be written.
    """
    name = words or _document(talk, (ALL, "All that are for everybody"))
    if name == ALL:
        chosen = [one for one in DOCUMENTS.values() if not one.needs]
        options = Options()
    else:
        chosen = [find(name)]
        options = _options(talk, chosen[0])
    least = max((one.least for one in chosen), key=MARKINGS.index)
    audience, folder = _audience(talk, least), _folder(talk)
    wish = Wish(tuple(one.name for one in chosen), audience, options=options)
    reading = talk.reading
    made = make_all(wish, reading, talk.session.now)
    if not _released(talk, reading, audience, made) or not _may_replace(
        talk, made, folder
    ):
        talk.say("Nothing was written.")
        return
    for path in write_all(folder, contents(made), force=True):
        talk.say(f"Written for {WORDS[audience]}: {path}")


def _options(talk: Talk, document: Document) -> Options:
    """Ask for the role or the incident that a document is made for."""
    if document.takes == "owner":
        roles = [(role, talk.name(role)) for role in talk.playbook.roles]
        everybody = [] if document.needs else [(_EVERYBODY, "For everybody")]
        asked = _asked(talk) if "asked" in document.options else []
        owner = talk.voice.choose("For which role?", [*everybody, *roles, *asked])
        if owner.startswith(_ASKED):
            return Options(asked=owner.removeprefix(_ASKED))
        return Options(owner="" if owner == _EVERYBODY else owner)
    if document.takes == "incident":
        day = talk.session.day(needed(talk, "On which day was the incident?"))
        return Options(incident=date.fromisoformat(day))
    return Options()


def _asked(talk: Talk) -> list[tuple[str, str]]:
    """Offer whoever was asked for an answer."""
    names = [one.whom for one in ask_list(talk.reading)]
    return [(_ASKED + name, f"{name}: what they were asked for") for name in names]


def _document(talk: Talk, *more: tuple[str, str]) -> str:
    options = [(one.name, f"{one.title}: {one.about}") for one in DOCUMENTS.values()]
    return talk.voice.choose("Which document?", [*options, *more])


def _audience(talk: Talk, least: Marking) -> Marking:
    fitting = [one for one in MARKINGS if may_see(least, one)]
    chosen = talk.voice.choose("For whom?", [(one, WORDS[one]) for one in fitting])
    return next(one for one in fitting if one == chosen)


def _folder(talk: Talk) -> Path:
    beside = talk.session.path.resolve().parent
    while True:
        typed = talk.voice.ask(f"Into which folder? Enter takes {beside}")
        try:
            folder = folder_of(typed) if typed else beside
            need_folder(folder)
        except CannotWriteError as fault:
            talk.refuse(str(fault))
        else:
            return folder


def _released(
    talk: Talk, reading: Reading, audience: Marking, made: Sequence[Made]
) -> bool:
    """Read out what leaves the house; say whether somebody puts their name to it."""
    if not leaves_the_house(audience):
        return True
    talk.say(f"This leaves the house, for {WORDS[audience]}.")
    for release in releases(made, reading, audience):
        for line in release.lines:
            talk.say(line)
    sentence = "Who has read this list and confirms it? Write a name; Enter stops."
    name = one_line(talk.voice.ask(sentence))
    if name:
        talk.say(f"Confirmed by {name}.")
    return bool(name)


def _may_replace(talk: Talk, made: Sequence[Made], folder: Path) -> bool:
    """Ask before other files are replaced.

    Raises:
        CannotWriteError: A link stands at a place, or what stands there is no file.
    """
    others = in_the_way(folder, contents(made))
    return not others or talk.voice.confirm(
        f"In this folder there is already: {', '.join(others)}. Replace it?"
    )
