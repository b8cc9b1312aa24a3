"""A new plan in lines: the same questions as on the screen, one after the other."""

from collections.abc import Callable, Sequence
from pathlib import Path

from crisisplan.domain.languages import language
from crisisplan.domain.text import one_line, place_in_list
from crisisplan.errors import CannotWriteError, CrisisPlanError, NotAnAnswerError
from crisisplan.line.hearing import Back, Elsewhere
from crisisplan.line.paths import ask_path
from crisisplan.line.voice import Voice
from crisisplan.storage.catalogue import entries
from crisisplan.storage.city_typed import (
    QUESTIONS,
    READERS,
    file_called,
    own_languages,
    proposed_file,
)
from crisisplan.storage.country_overlay import country_offer
from crisisplan.storage.intended import Intended, titles

HOW = (
    "A new plan. Only the name of the city is needed; Enter leaves any other question "
    "out. b goes back, q leaves. Everything but the playbook can be changed later."
)


def new_plan(voice: Voice) -> Path:
    """Ask what is needed to begin, and give the file that was made.

    Raises:
        Back: The person starts nothing.
        Leave: The person leaves.
    """
    voice.say(HOW)
    typed: dict[str, str] = {}
    was: dict[str, str] = {}
    intended, asked, place = _intended(), list[int](), 0
    while True:
        _ask_city(voice, typed, was)
        if not place:
            intended.put(typed)
        try:
            if place == len(_MORE):
                return _written(voice, intended, typed["city"])
            asked += [place] if _MORE[place](voice, intended) else []
            place += 1
        except Elsewhere:
            raise
        except Back:
            if not asked:
                was.update([typed.popitem()])
            place = asked.pop() if asked else 0


def _intended() -> Intended:
    """Read the playbooks that can be used."""
    intended = Intended(entries(), "")
    for entry in entries():
        try:
            intended.books[entry.name], _ = entry.read()
        except CrisisPlanError:
            continue
    return intended


def _ask_city(voice: Voice, typed: dict[str, str], was: dict[str, str]) -> None:
    """Ask the short questions about the city that are not in `typed`, and fill it.

    `was` holds what was typed before somebody went back.
    """
    keys = list(QUESTIONS)
    while len(typed) < len(keys):
        key = keys[len(typed)]
        before = was.get(key, "")

        def read(said: str, key: str = key, before: str = before) -> object:
            return READERS[key](_kept(said, before))

        try:
            said = _asked(voice, f"{QUESTIONS[key][0]}? {_hint(key, typed, was)}", read)
            typed[key] = _kept(said, before)
        except Elsewhere:
            raise
        except Back:
            if not typed:
                raise
            was.update([typed.popitem()])


def _kept(said: str, before: str) -> str:
    """Give what is meant where `before` stood: Enter keeps it, a hyphen empties it."""
    return before if not said else "" if said == "-" and before else said


def _hint(key: str, typed: dict[str, str], was: dict[str, str]) -> str:
    if was.get(key):
        return f"Enter keeps {one_line(was[key])}."
    own = own_languages(typed) if key == "languages" else ()
    takes = ", ".join(map(language, own))
    return f"Enter takes {takes}." if takes else f"For example {QUESTIONS[key][1]}."


def _asked(voice: Voice, sentence: str, read: Callable[[str], object]) -> str:
    """Ask until what is typed can be read, and give it as it was typed."""
    while True:
        typed = voice.ask(sentence)
        try:
            read(typed)
        except NotAnAnswerError as refusal:
            voice.say(str(refusal))
        else:
            return typed


def _numbers(
    voice: Voice,
    title: str,
    labels: Sequence[str],
    how: str,
    *,
    many: bool,
    kept: Sequence[int] = (),
) -> list[int]:
    """Let some of a list be chosen by their numbers; Enter takes what was `kept`."""
    voice.listed(title, [(label, label) for label in labels])
    what = f"numbers from 1 to {len(labels)}" if many else "one number"

    def read(typed: str) -> list[int]:
        if not typed or (typed == "-" and kept):
            return [*kept] if not typed else []
        words = typed.replace(",", " ").split()
        fitting = all(0 < place_in_list(one) <= len(labels) for one in words)
        if not fitting or (words[1:] and not many):
            raise NotAnAnswerError(f"Write {what}, or press Enter.")
        return [int(one) - 1 for one in words]

    return read(_asked(voice, how, read))


def _ask_playbook(voice: Voice, intended: Intended) -> bool:
    """Suggest a playbook that fits, and let another be chosen."""
    _look_up(intended)
    if intended.suggestion:
        voice.say(intended.suggestion)
    named = titles(list(intended.books), intended.books)
    labels = [
        f"{title}. {one_line(intended.books[name].summary)}"
        for name, title in named.items()
    ]
    how = f"Write the number of a playbook. Enter takes {named.get(intended.name)}."
    title = "The playbooks are:"
    if chosen := _numbers(voice, title, labels, how, many=False):
        intended.take(list(named)[chosen[0]])
        _look_up(intended)
    return True


def _look_up(intended: Intended) -> None:
    """Look for what the country changes."""
    for search in intended.searches():
        intended.learn(search, country_offer(*search))


def _ask_overlay(voice: Voice, intended: Intended) -> bool:
    """Offer what is different in the country; it is used until somebody says no."""
    if offer := intended.offer:
        intended.tick(on=voice.agree(f"{offer.about} Use it?"))
    return bool(offer)


def _ask_chapters(voice: Voice, intended: Intended) -> bool:
    """Ask for the chapters that not every city needs."""
    book = intended.book(intended.name)
    optional = [one for one in book.chapters if one.optional] if book else []
    if book and optional:
        labels = [book.say(one.title) for one in optional]
        kept = [n for n, one in enumerate(optional) if one.id in intended.chapters]
        enter = "Enter keeps those that you chose, a hyphen takes none."
        enter = enter if kept else "Enter takes none."
        how = f"Write the numbers of those that you need. {enter}"
        title = "Chapters that can be added later too:"
        chosen = _numbers(voice, title, labels, how, many=True, kept=kept)
        intended.chapters = tuple(optional[number].id for number in chosen)
    return bool(optional)


_MORE: Sequence[Callable[[Voice, Intended], bool]] = (
    _ask_playbook,
    _ask_overlay,
    _ask_chapters,
)
"""What is asked once the city is known; each says whether it asked anything."""


def _written(voice: Voice, intended: Intended, city: str) -> Path:
    """Ask for a file until the plan is written into it."""
    proposed = proposed_file(Path.cwd(), city)
    while True:
        sentence = f"In which file? Press Enter for {proposed}."
        path = file_called(ask_path(voice, sentence, proposed))
        try:
            intended.begin(path)
        except CannotWriteError as fault:
            voice.say(str(fault))
        else:
            voice.say(f"Wrote {path}.")
            return path
