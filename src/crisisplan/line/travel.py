"""Going to another question: the next of a sort, one that is meant, and back again."""

from collections.abc import Callable, Iterable

from crisisplan.domain.coming_first import (
    GONE_THROUGH,
    say_awaited,
    say_gone_through,
    say_without_number,
    still_to_begin,
)
from crisisplan.domain.explaining import say_parked_because
from crisisplan.domain.finding import Found
from crisisplan.domain.onward import asked, behind, open_essentials
from crisisplan.domain.playbook import Item
from crisisplan.domain.text import place_in_list
from crisisplan.domain.trail import Trail
from crisisplan.line.looking import everything, say_looked_at
from crisisplan.line.places import found, highest, inside, numbered
from crisisplan.line.planning import about_chapter
from crisisplan.line.saying import describe
from crisisplan.line.stating import needed
from crisisplan.line.talk import Talk
from crisisplan.line.voice import LISTED

_DIGITS = 4
"""A number that is longer is none of a question, but one to look for."""
NOTHING_OPEN = "Nothing is open. Every question has an answer."


def again(talk: Talk, _: str) -> None:
    """Say the whole question once more."""
    talk.anew = True


NO_ESSENTIAL = "No essential question is open."
NOBODY_ASKED = "Nobody was asked for an answer."


def back(talk: Talk) -> bool:
    """Go back to where the person was; say whether there is such a place."""
    return _walk(talk, talk.trail.back(_is_asked(talk)))


def forward(talk: Talk, _: str) -> None:
    """Go forth again to the question from which one went back."""
    if not _walk(talk, talk.trail.forth(_is_asked(talk))):
        talk.say("You are at the newest place.")


def _is_asked(talk: Talk) -> Callable[[str], bool]:
    return lambda key: talk.reading.in_play(talk.playbook.item(key))


def _walk(talk: Talk, trail: Trail) -> bool:
    if trail == talk.trail:
        return False
    talk.follow(trail)
    return True


def go(talk: Talk, words: str) -> None:
    """Go to what is meant; where that may be several, ask which.

    Raises:
        Back: The person thinks better of it.
    """
    words = words or talk.voice.ask("Where to? A number, an id, or some words.")
    talk.astray = False
    if key := numbered(talk.sieve, talk.here, place_in_list(words)):
        talk.move(key)
        return
    places = found(talk.reading, words) if words else []
    if not talk.voice.by_hand and (len(places) != 1 or _is_short(words)):
        talk.astray = True  # its answer comes next, and would be that of another
        talk.refuse(_nothing(talk, words))
    elif _is_short(words):
        last = highest(talk.sieve, talk.here)
        talk.refuse(
            f"There is no {words} here: the last is {last}. /find {words} searches for "
            "it."
        )
    elif not places and words.casefold() in talk.playbook.spots:
        talk.refuse(_nothing(talk, words))
    elif not places:
        find(talk, words)
    elif len(places) == 1:
        arrive(talk, places[0][0])
    else:
        arrive(talk, talk.voice.choose("Several are found:", places))


def _is_short(words: str) -> bool:
    return words.isdecimal() and len(words) <= _DIGITS


def find(talk: Talk, words: str) -> None:
    """Find words in questions, answers, guidance and people, and go to one place.

    Raises:
        Back: The person thinks better of it.
    """
    words = words or needed(talk, "Which words? Accents and capitals do not matter.")
    talk.finder.read(talk.reading)
    finds = talk.finder.find(words, LISTED)
    if not finds.count:
        talk.refuse(_nothing(talk, words))
        return
    if finds.count == 1:
        talk.say(f"Found: {_found(finds.best[0])}")
        _go_found(talk, finds.best[0])
        return
    more = f"Found in {finds.count} places, the first of them:"
    title = more if finds.count > LISTED else "Several are found:"
    options = [(str(place), _found(one)) for place, one in enumerate(finds.best)]
    _go_found(talk, finds.best[int(talk.voice.choose(title, options))])


def _found(one: Found) -> str:
    sort = {"item": "", "chapter": ", a chapter", "person": ", in the directory"}
    said = f". {one.where.capitalize()}: {one.said}" if one.said else ""
    return f"{one.title}{sort[one.sort]}{said}"


def _go_found(talk: Talk, one: Found) -> None:
    if one.sort == "person":
        talk.say(f"{describe(talk.session.plan.people[one.id])}. p leads there.")
    elif one.sort == "item" and not talk.reading.in_play(talk.playbook.item(one.id)):
        talk.say(_nothing(talk, one.id))
    else:
        arrive(talk, one.id)


def _nothing(talk: Talk, words: str) -> str:
    spot = talk.playbook.spots.get(words.casefold())
    if spot is None:
        return "Nothing is found. Try other words; s lists the chapters."
    title = talk.words(spot.item.title)
    return f"{title}: {say_parked_because(spot.item, talk.reading)}"


def arrive(talk: Talk, key: str) -> None:
    """Go to an item, or to the first item of a chapter."""
    for chapter in talk.playbook.chapters:
        if chapter.id == key:
            about_chapter(talk, chapter)
            items = inside(talk.reading, chapter)
            key = items[0].id if items else ""
    if key:
        talk.move(key)


def go_on(talk: Talk) -> None:
    """Go to the next question in order, of those that the person goes through."""
    gaps = (item for item in talk.reading.gaps if talk.sieve.lets(item))
    if key := behind(talk.reading, talk.here, talk.sieve.items, goes_round=False):
        talk.move(key)
    elif talk.begins:
        _behind_the_first(talk)
    elif key := behind(talk.reading, talk.here, gaps):
        talk.say("That was the last question. The next open one:")
        talk.move(key)
    else:
        talk.say(f"That was the last question. {NOTHING_OPEN}")
        say_looked_at(talk)


def to_next_open(talk: Talk) -> None:
    """Go to the next question that is not answered."""
    if not talk.begins:
        _go_on(talk, talk.reading.gaps, f"{NOTHING_OPEN} q leaves, g goes anywhere.")
        return
    left = still_to_begin(talk.reading)
    if key := behind(talk.reading, talk.here, left, goes_round=False):
        talk.move(key)
    else:
        _behind_the_first(talk)


def _behind_the_first(talk: Talk) -> None:
    """Offer the first paper; whoever goes on after that goes on to all the rest."""
    if not talk.offered_paper:
        _gone_through(talk)
        return
    everything(talk, "")
    to_next_open(talk)


def _gone_through(talk: Talk) -> None:
    """Say that what comes first is behind one, what is open, and how it prints."""
    from crisisplan.line.exporting import write_first

    talk.say(GONE_THROUGH)
    if left := say_gone_through(talk.reading):
        talk.say("Still open, and it may wait. g and some of its words goes there:")
        talk.say(left)
    for said in (say_awaited(talk.reading), say_without_number(talk.reading)):
        if said:
            talk.say(said)
    talk.offered_paper = True
    write_first(talk)
    talk.through_it = True


def to_next_essential(talk: Talk, _: str) -> None:
    """Go to the next essential question that is not answered."""
    _go_on(talk, open_essentials(talk.reading), NO_ESSENTIAL)


def to_next_asked(talk: Talk, _: str) -> None:
    """Go to the next question for which somebody was asked."""
    _go_on(talk, asked(talk.reading), NOBODY_ASKED)


def _go_on(talk: Talk, items: Iterable[Item], nothing: str) -> None:
    fitting = (item for item in items if talk.sieve.lets(item))
    if key := behind(talk.reading, talk.here, fitting):
        talk.move(key)
    else:
        talk.say(nothing)
        say_looked_at(talk)
