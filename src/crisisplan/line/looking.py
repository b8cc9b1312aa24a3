"""What is looked at for now, whose turn it is, and what is not asked at all."""

from collections import Counter
from collections.abc import Sequence

from crisisplan.domain.ask_list import Awaited, ask_list
from crisisplan.domain.days import say_day
from crisisplan.domain.explaining import decided_by, say_parked_because
from crisisplan.domain.filter_words import Offer, offers, read_filter, say_filter
from crisisplan.domain.filtering import EVERYTHING, Filter, by_role, tally
from crisisplan.domain.text import one_line
from crisisplan.domain.today import decided_since, midnight
from crisisplan.errors import NotAnAnswerError
from crisisplan.line.talk import Talk
from crisisplan.line.voice import LISTED

_MINE = "mine"
_THROUGH = "What do you want to go through?"


def only(talk: Talk, words: str) -> None:
    """Go through some items only, from now on.

    Raises:
        Back: The person thinks better of it.
        NotAnAnswerError: The words mean nothing here, or several things.
    """
    phrases = [_whose(talk, phrase) for phrase in words.split(",")]
    if words:
        look_at(talk, read_filter(", ".join(phrases), talk.playbook, talk.role))
    else:
        look_at(talk, _choose(talk))


def _whose(talk: Talk, phrase: str) -> str:
    """Know which role is the person's own before `mine`; `mine Mayor` says another."""
    word, _, name = one_line(phrase).partition(" ")
    if word.casefold() != _MINE:
        return phrase
    roles = {talk.name(role).casefold(): role for role in talk.playbook.roles}
    if name:
        talk.role = roles.get(name.casefold(), name)
    if talk.role not in talk.playbook.roles:
        options = [(role, talk.name(role)) for role in talk.playbook.roles]
        talk.role = talk.voice.choose("Which role is yours?", options)
    return _MINE


def _choose(talk: Talk) -> Filter:
    counts = tally(talk.reading)
    known = [
        one
        for one in offers(talk.playbook, talk.role)
        if any(counts.get(choice) for choice in one.choices)
    ]
    options = [
        (str(place), f"{one.part} {one.words}".strip())
        for place, one in enumerate(known)
    ]
    unsaid: list[tuple[str, str]] = []
    if len(options) > LISTED:
        options, unsaid = _in_parts(options, known), options
    chosen = talk.voice.choose(_THROUGH, options, unsaid=unsaid)
    if not chosen.isdecimal():
        of_it = [
            (str(n), one.words) for n, one in enumerate(known) if one.part == chosen
        ]
        chosen = talk.voice.choose(_THROUGH, of_it)
    return talk.through.toggled(known[int(chosen)].choices)


def _in_parts(
    options: Sequence[tuple[str, str]], known: Sequence[Offer]
) -> list[tuple[str, str]]:
    """Give what stands alone, and of what belongs to a part only how many there are."""
    alone = [one for one, of in zip(options, known, strict=True) if not of.part]
    parts = Counter(one.part for one in known if one.part).items()
    return [*alone, *((part, f"{part.capitalize()}, one of {n}") for part, n in parts)]


def look_at(talk: Talk, through: Filter) -> None:
    """Go through what a filter lets through, from now on."""
    talk.through = through
    if not through:
        everything(talk, "")
        return
    say_looked_at(talk)
    items = talk.sieve.items
    if items and not talk.sieve.lets(talk.item):
        talk.move(items[0].id)


def say_looked_at(talk: Talk) -> None:
    """Say what is looked at, and how much that is, where it is not all."""
    if talk.through:
        words = say_filter(talk.through, talk.playbook).replace(" · ", ", ")
        shown = len(talk.sieve.counted)
        of = len(talk.reading.counted)
        talk.say(f"Only: {words}. {shown} of {of} questions. /everything shows all.")


def everything(talk: Talk, _: str) -> None:
    """Go through all items again."""
    talk.through = EVERYTHING
    talk.say(f"All {len(talk.reading.counted)} questions are gone through again.")


def workshop(talk: Talk, words: str) -> None:
    """Go through what one role owns: one department after the other.

    Raises:
        Back: The person thinks better of it.
        NotAnAnswerError: No such role has anything to answer.
    """
    options = []
    for role, items in by_role(talk.reading).items():
        gaps = sum(not talk.reading.standing(one).answered for one in items)
        options.append((role, f"{talk.name(role)}, {gaps} of {len(items)} open"))
    names = {talk.name(role).casefold(): role for role, _ in options}
    role = names.get(words.casefold(), words)
    if words and role not in names.values():
        known = ", ".join(talk.name(role) for role in names.values())
        raise NotAnAnswerError(f"The roles with something to answer are: {known}.")
    role = role or talk.voice.choose("Whose turn is it?", options)
    look_at(talk, talk.through.only("role", role))


def parked(talk: Talk, _: str) -> None:
    """Say what is not asked now, and why.

    Raises:
        Back: The person thinks better of it.
    """
    items = talk.sieve.parked
    if not items:
        talk.say("Nothing is parked: every question is asked.")
        return
    options = [(item.id, talk.words(item.title)) for item in items]
    many = "1 is" if len(items) == 1 else f"{len(items)} are"
    title = f"{many} parked. Why is it not asked?"
    item = talk.playbook.item(talk.voice.choose(title, options))
    talk.say(f"{talk.words(item.title)}. {say_parked_because(item, talk.reading)}")
    for one in decided_by(item, talk.reading):
        talk.say(f"g {one.id} goes to: {talk.words(one.title)}.")


def asked_list(talk: Talk, _: str) -> None:
    """Say who must tell us what by when, and go to one of the questions.

    Raises:
        Back: The person thinks better of it.
    """
    options = [
        (awaited.item.id, _awaited(talk, one.whom, awaited))
        for one in ask_list(talk.reading)
        for awaited in one.awaited
    ]
    if not options:
        talk.say("Nobody was asked for anything. /ask notes whom you ask.")
        return
    talk.move(talk.voice.choose("Who must tell us what by when:", options))


def _awaited(talk: Talk, whom: str, one: Awaited) -> str:
    day = f"by {say_day(one.reply_by)}" if one.reply_by else "no date"
    late = ", overdue" if one.late else ""
    return f"{whom}, {day}{late}: {talk.words(one.item.title)}"


def say_today(talk: Talk) -> None:
    """Say how much was decided today."""
    day = midnight(talk.session.now.astimezone())
    if count := decided_since(talk.reading, day):
        talk.say(f"Decided today: {count}.")
