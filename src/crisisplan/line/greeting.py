"""What is said when a plan is opened, and the question it begins with."""

from crisisplan.domain.coming_first import (
    is_left_to_begin,
    is_untouched,
    say_beginning,
)
from crisisplan.domain.onward import behind
from crisisplan.line.activity import tell_unfinished
from crisisplan.line.places import next_item
from crisisplan.line.planning import go_on_beginning, offer_beginning
from crisisplan.line.planning import led as led_on
from crisisplan.line.talk import Talk
from crisisplan.storage.whereabouts import CUT_OFF, NOWHERE, Whereabouts

COMMENTS = (
    "Somebody wrote comments into the file by hand. They are not kept when it is "
    "saved; you find them in the copy that ends in .bak."
)


def greet(talk: Talk, was: Whereabouts, *, led: bool = False) -> None:
    """Say whose plan it is and how it stands, and go to the question it begins with.

    Whoever is `led` goes through what comes first in a plan that nobody has touched.
    """
    session, book = talk.session, talk.playbook
    talk.say(f"{session.plan.city.name}. {book.title}, edition {book.edition}.")
    items = talk.reading.counted
    answered = sum(talk.reading.standing(one).answered for one in items)
    talk.say(f"{answered} of {len(items)} questions are answered.")
    if session.has_comments:
        talk.say(COMMENTS)
    if session.read_only:
        talk.say(session.why_read_only("/accept accepts it."))
    _tell_cut_off(talk, was)
    tell_unfinished(talk)
    talk.say("A question mark explains a question, two list all commands.")
    led = led and was == NOWHERE and is_untouched(talk.reading)
    if not led:
        offer_beginning(talk)
    talk.move(_first(talk, was))
    if was.beginning and is_left_to_begin(talk.reading):
        go_on_beginning(talk)
    if led:
        talk.say(say_beginning(talk.reading))
        led_on(talk)


def _tell_cut_off(talk: Talk, was: Whereabouts) -> None:
    """Read out what was entered last, where that is nowhere else."""
    lines = was.lines or ()
    if lines:
        talk.say(CUT_OFF)
    for line in lines:
        talk.say(line, inside=True)


def _first(talk: Talk, was: Whereabouts) -> str:
    """Give the item to begin with: where the person was, or the first open one."""
    reading = talk.reading
    spot = talk.playbook.spots.get(was.item)
    if spot and reading.in_play(spot.item):
        talk.say("You were here last.")
        return spot.item.id
    return behind(reading, "", reading.gaps) or next_item(reading, "")
