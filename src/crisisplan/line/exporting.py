"""Documents: read out, or written as files for an audience."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from time import monotonic

from crisisplan.domain.audience import MARKINGS, WORDS, leaves_the_house
from crisisplan.domain.standing import Reading
from crisisplan.domain.text import one_line
from crisisplan.domain.values import Marking
from crisisplan.export.documents import DOCUMENTS, find, render
from crisisplan.export.first_papers import options_first, readers_first, wanted_first
from crisisplan.export.formats import FORMATS
from crisisplan.export.making import (
    ALL,
    Made,
    Wish,
    choose,
    contents,
    jobs,
    usual,
)
from crisisplan.export.preview import item_markdown
from crisisplan.export.release import releases
from crisisplan.export.remarks import all_withheld, remarks
from crisisplan.line.aloud import aloud
from crisisplan.line.exporting_asked import (
    back_by,
    for_whom,
    options_for,
    which_document,
    which_folder,
    which_formats,
    with_essential,
)
from crisisplan.line.talk import Talk
from crisisplan.storage.file_set import in_the_way, write_all
from crisisplan.storage.logo import read_logo

_LONG_S = 0.5
"""Whoever waits longer is told how far it is."""


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
    document = find(words or which_document(talk))
    audience = for_whom(talk, document.least)
    options = options_for(talk, document, each=False)
    options = with_essential(talk, options, audience, document)
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
    wish = _wish(talk, rest or [which_document(talk, (ALL, "All of them"))], formats)
    _write(talk, wish, which_folder(talk))


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
        how = " and ".join(f"/export {one}" for one in names)
        talk.say(f"{how} writes it later, and n goes on with what is open.")
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
    written = write_all(folder, contents(made), force=True)
    talk.say(f"Written for {WORDS[wish.audience]}, in {folder}:")
    for path in written:
        talk.say(f"{path.name}", inside=True)
    for sentence in remarks(wish, reading, made):
        talk.say(sentence)


def _wish(talk: Talk, names: Sequence[str], formats: tuple[str, ...]) -> Wish:
    chosen = [find(name) for name in names if name != ALL]
    options = options_for(talk, *chosen)
    least = max((one.least for one in chosen), key=MARKINGS.index, default=MARKINGS[0])
    audience = for_whom(talk, least)
    options = with_essential(talk, options, audience, *chosen)
    if any(one.needs for one in chosen):
        options = replace(options, back_by=back_by(talk))
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
    kinds = formats or which_formats(talk, usual(found.documents))
    return Wish(found.documents, audience, kinds, options, logo=logo.content)


def _made(talk: Talk, wish: Wish, reading: Reading) -> Sequence[Made]:
    """Make all files, and say how far it is where that takes a while.

    None where it is stopped.
    """
    made, said_at = [], monotonic()
    wanted = jobs(wish, reading, talk.session.now)
    if len(wanted) > 1:
        talk.say(f"Making {len(wanted)} files. Ctrl+C stops, and nothing is written.")
    try:
        for number, job in enumerate(wanted, 1):
            if monotonic() - said_at > _LONG_S:
                talk.say(f"{number} of {len(wanted)}: {job.file_name}")
                said_at = monotonic()
            made.append(job.make())
    except KeyboardInterrupt:
        return ()
    return made


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
