"""Going to another question: by number, id or words, and back again."""

from crisisplan.line.places import found, inside, next_open, numbered
from crisisplan.line.planning import about_chapter
from crisisplan.line.talk import Talk

NOTHING_OPEN = "Nothing is open. Every question has an answer."


def back(talk: Talk) -> bool:
    """Go back to where the person was; say whether there is such a place."""
    while talk.behind:
        key = talk.behind.pop()
        if talk.reading.in_play(talk.playbook.item(key)):
            talk.here, talk.refused, talk.anew = key, "", True
            return True
    return False


def go(talk: Talk, words: str) -> None:
    """Go to what is meant; where that may be several, ask which.

    Raises:
        Back: The person thinks better of it.
    """
    words = words or talk.voice.ask("Where to? A number, an id, or some words.")
    if words.isdecimal() and (key := numbered(talk.reading, talk.here, int(words))):
        talk.move(key)
        return
    places = found(talk.reading, words) if words else []
    if not places:
        talk.refuse(_nothing(talk, words))
    elif len(places) == 1:
        _arrive(talk, places[0][0])
    else:
        _arrive(talk, talk.voice.choose("Several are found:", places))


def _nothing(talk: Talk, words: str) -> str:
    spot = talk.playbook.spots.get(words.casefold())
    if spot is None:
        return "Nothing is found. Try other words; s lists the chapters."
    title = talk.words(spot.item.title)
    if reason := talk.session.plan.left_out(spot.chapter.id):
        return f"{title} is not asked: its chapter is left out, {reason}"
    return f"{title} is not asked at the moment, because of another answer."


def _arrive(talk: Talk, key: str) -> None:
    for chapter in talk.playbook.chapters:
        if chapter.id == key:
            about_chapter(talk, chapter)
            items = inside(talk.reading, chapter)
            key = items[0].id if items else ""
    if key:
        talk.move(key)


def to_next_open(talk: Talk) -> None:
    """Go to the next question that is not answered."""
    if key := next_open(talk.reading, talk.here):
        talk.move(key)
    else:
        talk.say(f"{NOTHING_OPEN} q leaves, g goes anywhere.")
