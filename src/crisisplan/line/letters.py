"""What the single letters do."""

from collections.abc import Callable, Mapping

from crisisplan.line import saying
from crisisplan.line.deeds import DEEDS, do
from crisisplan.line.directory import people
from crisisplan.line.kinds import asker_of
from crisisplan.line.looking import say_looked_at, say_today
from crisisplan.line.places import counted, place
from crisisplan.line.standing import where_we_stand
from crisisplan.line.talk import Talk
from crisisplan.line.travel import back, go, to_next_open
from crisisplan.line.typed import ESCAPE, IN_WORDS, LETTERS

FROM_A_FILE = (
    "Answers from a file: write g and an id before each answer, so that one that is "
    "refused does not shift the others."
)


_REST = "more"


def say_where(talk: Talk) -> None:
    """Say which question is asked, after something long, where it is the same."""
    if talk.here and not talk.anew:
        title = talk.words(talk.item.title)
        talk.say(f"You are at {place(talk.sieve, talk.item)}: {title}.")


def _help(talk: Talk, _: str) -> None:
    if talk.here:
        for line in saying.guidance(talk.item, talk.reading):
            talk.say(line)
        asker = asker_of(talk)
        for line in asker.about() if asker else ():
            talk.say(line)
        for line in saying.details(talk.item, talk.reading):
            talk.say(line)
        chapter = talk.playbook.spots[talk.here].chapter
        stands = counted(talk.reading, chapter)
        talk.say(f"Its id is {talk.here}. In this chapter, {stands}.")
        talk.explained = True
    talk.say(
        "Enter goes on and leaves the answer as it is. /again says the whole question "
        "again. ?? lists all commands."
    )


def _commands(talk: Talk, _: str) -> None:
    talk.say("Alone on a line:")
    words = {letter: f" or /{word}" for word, letter in IN_WORDS.items()}
    for letter, about in LETTERS.items():
        talk.say(f"{letter}{words.get(letter, '')}  {about}")
    talk.say("Enter alone goes to the next question and leaves the answer as it is.")
    talk.say("After a whole answer the next open question comes by itself.")
    talk.say(ESCAPE)
    talk.say("With a slash:")
    for deed in DEEDS:
        talk.say(f"/{deed.words[0]} {deed.more}".rstrip() + f". {deed.about}.")
    talk.say(FROM_A_FILE)
    say_where(talk)


def _back(talk: Talk, _: str) -> None:
    if not back(talk):
        talk.say("There is nowhere to go back to.")


def _next_open(talk: Talk, _: str) -> None:
    to_next_open(talk)


def _status(talk: Talk, _: str) -> None:
    say_today(talk)
    say_looked_at(talk)
    where_we_stand(talk)
    say_where(talk)


def _more(talk: Talk, _: str) -> None:
    fitting = [one for one in DEEDS if one.fits(talk)]
    here = [(one.words[0], one.about) for one in fitting if not one.anywhere]
    rest = [(one.words[0], one.about) for one in fitting if one.anywhere]
    said = [*here, (_REST, "More: finding, the whole plan, documents")]
    chosen = _REST
    if here:
        chosen = talk.voice.choose("What do you want to do?", said, unsaid=rest)
    if chosen == _REST:
        chosen = talk.voice.choose("What do you want to do?", rest)
    do(talk, chosen)


def _people(talk: Talk, _: str) -> None:
    people(talk)
    say_where(talk)


def _undo(talk: Talk, _: str) -> None:
    _step(talk, talk.session.undo, "There is nothing to undo.")


def _redo(talk: Talk, _: str) -> None:
    _step(talk, talk.session.redo, "There is nothing to do again.")


def _step(talk: Talk, step: Callable[[], str], nothing: str) -> None:
    before = talk.session.plan.answer(talk.here)
    sentence = step()
    talk.say(sentence or nothing)
    if not sentence:
        return
    talk.keeper.keep()
    asker = asker_of(talk)
    if talk.session.plan.answer(talk.here) == before:
        say_where(talk)  # the step was made elsewhere
    elif asker:
        talk.anew = not asker.shows
        if asker.shows:
            talk.say(saying.standing(talk.item, talk.reading))


LETTER_DEEDS: Mapping[str, Callable[[Talk, str], None]] = {
    "?": _help,
    "??": _commands,
    "b": _back,
    "g": go,
    "n": _next_open,
    "s": _status,
    "m": _more,
    "p": _people,
    "u": _undo,
    "r": _redo,
}
"""The register of letters, `q` left out: one line each."""
