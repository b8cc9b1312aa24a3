"""Documents: read out, or written as files for an audience."""

from collections.abc import Container, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from crisisplan.domain.ask_list import ask_list
from crisisplan.domain.audience import MARKINGS, WORDS, leaves_the_house, may_see
from crisisplan.domain.standing import Reading
from crisisplan.domain.text import nearest, one_line
from crisisplan.domain.texts import holds_words
from crisisplan.domain.values import Marking
from crisisplan.errors import CrisisPlanError
from crisisplan.export.document import Document
from crisisplan.export.documents import DOCUMENTS, find, render
from crisisplan.export.first_papers import options_first, readers_first, wanted_first
from crisisplan.export.formats import FORMATS
from crisisplan.export.handouts import size
from crisisplan.export.making import (
    ALL,
    Made,
    Wish,
    choose,
    contents,
    jobs,
    usual,
)
from crisisplan.export.options import EACH_ROLE, Options
from crisisplan.export.preview import item_markdown
from crisisplan.export.release import releases
from crisisplan.export.remarks import all_withheld, remarks
from crisisplan.export.view.sight import Sight
from crisisplan.line.aloud import aloud
from crisisplan.line.stating import needed
from crisisplan.line.talk import Talk
from crisisplan.storage.file_set import folder_of, in_the_way, need_folder, write_all
from crisisplan.storage.logo import read_logo

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
    options = _options(talk, document, each=False)
    options = _essential(talk, options, audience, document)
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
    """Write documents as files, after asking for whom, and as what.

    `words` may name a document, and kinds of file.

    Raises:
        CrisisPlanError: There is no such document, or it cannot be written.
    """
    named = words.replace(",", " ").split()
    formats = tuple(one for one in named if one in FORMATS)
    rest = [one for one in named if one not in FORMATS]
    wish = _wish(talk, rest or [_document(talk, (ALL, "All of them"))], formats)
    _write(talk, wish, _folder(talk))


def write_first(talk: Talk) -> None:
    """Write the first documents beside the plan, where the person wants that.

    Raises:
        CrisisPlanError: They cannot be written.
    """
    names = wanted_first(talk.reading)
    audience, kind = readers_first(names), usual(names)
    titles = " and ".join(DOCUMENTS[one].title for one in names)
    talk.say(f"Now it goes on paper: {titles}, for {WORDS[audience]}.")
    options = options_first(names, talk.reading)
    if options.essential:
        talk.say("The handouts hold the essential questions; the others can wait.")
    if not talk.voice.agree(f"Write it now, as {FORMATS[kind].title}?"):
        talk.say(f"{' and '.join(f'/export {one}' for one in names)} writes it later.")
        return
    logo = read_logo(talk.session.path, talk.session.plan.city.logo)
    wish = Wish(names, audience, (kind,), options, logo=logo.content)
    _write(talk, wish, talk.session.path.resolve().parent)
    talk.say("That was all for a beginning: q leaves, and n goes on with what is open.")


def _write(talk: Talk, wish: Wish, folder: Path) -> None:
    reading = talk.reading
    made = _made(talk, wish, reading)
    agreed = made and _released(talk, reading, wish.audience, made)
    if not agreed or not _may_replace(talk, made, folder):
        talk.say("Nothing was written.")
        return
    for path in write_all(folder, contents(made), force=True):
        talk.say(f"Written for {WORDS[wish.audience]}: {path}")
    for sentence in remarks(wish, reading, made):
        talk.say(sentence)


def _wish(talk: Talk, names: Sequence[str], formats: tuple[str, ...]) -> Wish:
    chosen = [find(name) for name in names if name != ALL]
    options = _options(talk, *chosen)
    least = max((one.least for one in chosen), key=MARKINGS.index, default=MARKINGS[0])
    audience = _audience(talk, least)
    options = _essential(talk, options, audience, *chosen)
    for sentence in all_withheld((one.name for one in chosen), audience, talk.reading):
        talk.say(sentence)
    found = choose(names, audience, options)
    left = (*found.too_wide, *found.untold)
    if left:
        titles = ", ".join(DOCUMENTS[name].title for name in left)
        talk.say(f"Left out; ask for them by name where you need them: {titles}.")
    logo = read_logo(talk.session.path, talk.reading.plan.city.logo)
    if logo.problem:
        talk.say(logo.problem)
    kinds = formats or _formats(talk, usual(found.documents))
    return Wish(found.documents, audience, kinds, options, logo=logo.content)


def _made(talk: Talk, wish: Wish, reading: Reading) -> Sequence[Made]:
    """Make all files, and say which one is being made; none where it is stopped."""
    made = []
    wanted = jobs(wish, reading, talk.session.now)
    if len(wanted) > 1:
        talk.say(f"Making {len(wanted)} files. Ctrl+C stops, and nothing is written.")
    try:
        for number, job in enumerate(wanted, 1):
            if len(wanted) > 1:
                talk.say(f"{number} of {len(wanted)}: {job.file_name}")
            made.append(job.make())
    except KeyboardInterrupt:
        return ()
    return made


def _options(talk: Talk, *documents: Document, each: bool = True) -> Options:
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


def _essential(
    talk: Talk, options: Options, audience: Marking, *documents: Document
) -> Options:
    """Ask whether a form is to hold only what cannot wait, where that is less."""
    asked = size(Sight(talk.reading, audience), options)
    offered = any(one.needs for one in documents) and 0 < asked.essential < asked.all
    essential = offered and talk.voice.confirm(f"{asked.words}?")
    return replace(options, essential=essential)


def _party(talk: Talk, taken: Container[str], *, everybody: bool) -> str:
    """Ask for a role, or for somebody who was asked for an answer."""
    roles = [(role, talk.name(role)) for role in talk.playbook.roles]
    said = "For everybody, a handout for each role"
    all_ = [(_EVERYBODY, said)] if everybody else []
    asked = _asked(talk) if "asked" in taken else []
    party = talk.voice.choose("For which role?", [*all_, *roles, *asked])
    return "" if party == _EVERYBODY else party


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


def _formats(talk: Talk, first: str) -> tuple[str, ...]:
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
        return names[int(word) - 1] if 0 < int(word) <= len(names) else word
    called = [name for name, one in FORMATS.items() if holds_words(one.title, word)]
    return called[0] if len(called) == 1 and word not in FORMATS else word


def _folder(talk: Talk) -> Path:
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
