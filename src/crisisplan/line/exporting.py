"""Documents: read out, or written as files for an audience."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from crisisplan.domain.audience import MARKINGS, WORDS, may_see
from crisisplan.domain.text import one_line
from crisisplan.domain.values import Marking
from crisisplan.errors import CannotWriteError
from crisisplan.export.document import Document
from crisisplan.export.documents import DOCUMENTS, file_name, find, render
from crisisplan.export.options import Options
from crisisplan.export.preview import item_markdown
from crisisplan.export.release import going_out
from crisisplan.line.aloud import aloud
from crisisplan.line.stating import needed
from crisisplan.line.talk import Talk
from crisisplan.storage.files import replace

ALL = "all"
_EVERYBODY = "-"
_CONFIRMED: tuple[Marking, ...] = ("clear", "green")
"""Audiences outside city hall: a named person confirms what goes out."""


@dataclass(frozen=True, slots=True)
class Made:
    """A document that was made and is not written yet."""

    name: str
    path: Path
    text: str

    @property
    def in_the_way(self) -> bool:
        """Whether another file stands at the place.

        Raises:
            CannotWriteError: A link stands there, or what stands there is no file.
        """
        if self.path.is_symlink():
            raise CannotWriteError(
                f"{self.path} is a link to another place and is left alone. Choose "
                "another folder."
            )
        try:
            return self.path.exists() and self.path.read_bytes() != self.text.encode()
        except OSError:
            raise CannotWriteError(
                f"{self.path} cannot be read, so it is left alone. Choose another "
                "folder."
            ) from None


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
    for line in aloud(_made(talk, document.name, audience, options)):
        talk.say(line)


def export(talk: Talk, words: str) -> None:
    """Write documents as files, after asking for whom.

    Raises:
        CrisisPlanError: There is no such document, or it cannot be written.
    """
    name = words or _document(talk, (ALL, "All that are for everybody"))
    if name == ALL:
        chosen = [one for one in DOCUMENTS.values() if not one.needs]
        asked = Options()
    else:
        chosen = [find(name)]
        asked = _options(talk, chosen[0])
    least = max((one.least for one in chosen), key=MARKINGS.index)
    audience, folder = _audience(talk, least), _folder(talk)
    made = [
        Made(
            one.name,
            folder / file_name(one.name, talk.reading, audience, asked),
            _made(talk, one.name, audience, asked),
        )
        for one in chosen
    ]
    if not _released(talk, audience, made) or not _may_replace(talk, made):
        talk.say("Nothing was written.")
        return
    for one in made:
        replace(one.path, one.text.encode())
        talk.say(f"Written for {WORDS[audience]}: {one.path}")


def _options(talk: Talk, document: Document) -> Options:
    """Ask for the role or the incident that a document is made for."""
    if document.takes == "owner":
        roles = [(role, talk.name(role)) for role in talk.playbook.roles]
        everybody = [] if document.needs else [(_EVERYBODY, "For everybody")]
        owner = talk.voice.choose("For which role?", [*everybody, *roles])
        return Options(owner="" if owner == _EVERYBODY else owner)
    if document.takes == "incident":
        day = talk.session.day(needed(talk, "On which day was the incident?"))
        return Options(incident=date.fromisoformat(day))
    return Options()


def _document(talk: Talk, *more: tuple[str, str]) -> str:
    options = [(one.name, f"{one.title}: {one.about}") for one in DOCUMENTS.values()]
    return talk.voice.choose("Which document?", [*options, *more])


def _audience(talk: Talk, least: Marking) -> Marking:
    fitting = [one for one in MARKINGS if may_see(least, one)]
    chosen = talk.voice.choose("For whom?", [(one, WORDS[one]) for one in fitting])
    return next(one for one in fitting if one == chosen)


def _made(talk: Talk, name: str, audience: Marking, options: Options) -> str:
    return render(
        name, talk.reading, audience=audience, now=talk.session.now, options=options
    )


def _folder(talk: Talk) -> Path:
    beside = talk.session.path.resolve().parent
    while True:
        typed = talk.voice.ask(f"Into which folder? Enter takes {beside}")
        folder = Path(typed).expanduser() if typed else beside
        if _is_folder(folder):
            return folder
        talk.refuse(f"There is no folder {folder}. Write another one.")


def _is_folder(folder: Path) -> bool:
    try:
        return folder.is_dir()
    except (OSError, ValueError):
        return False


def _released(talk: Talk, audience: Marking, made: Sequence[Made]) -> bool:
    """Read out what leaves the house; say whether somebody puts their name to it."""
    if audience not in _CONFIRMED:
        return True
    for one in made:
        release = going_out(talk.reading, audience, one.text, one.name)
        talk.say(f"{one.path.name} leaves the house, for {WORDS[audience]}.")
        talk.say(f"It holds {release.items} answers.")
        for title, items in release.chapters:
            talk.say(f"{title}: {', '.join(items)}.")
        names = ", ".join(release.names) or "nobody"
        talk.say(f"Names of the directory that stand in the text: {names}.")
    sentence = "Who has read this list and confirms it? Write a name; Enter stops."
    name = one_line(talk.voice.ask(sentence))
    if name:
        talk.say(f"Confirmed by {name}.")
    return bool(name)


def _may_replace(talk: Talk, made: Sequence[Made]) -> bool:
    """Ask before other files are replaced.

    Raises:
        CannotWriteError: A link stands at a place, or what stands there is no file.
    """
    others = [one.path.name for one in made if one.in_the_way]
    return not others or talk.voice.confirm(
        f"In this folder there is already: {', '.join(others)}. Replace it?"
    )
