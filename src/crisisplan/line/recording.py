"""What is recorded about a plan: its adoption, exercises, and what came to light."""

from collections.abc import Iterator

from crisisplan.domain.adoption import TypedAdoption, read_adoption, say_open
from crisisplan.domain.findings import KINDS, all_findings, say_finding
from crisisplan.domain.recording import TypedActivity, TypedFinding, read_finding
from crisisplan.domain.recording import read_activity as read
from crisisplan.domain.text import one_line
from crisisplan.domain.version import next_version, printed_checksum
from crisisplan.errors import NotAnAnswerError
from crisisplan.line.asking import asked
from crisisplan.line.places import found
from crisisplan.line.stating import needed
from crisisplan.line.talk import Talk


def adopt(talk: Talk, _: str) -> None:
    """Freeze the plan as the version that a body has adopted."""
    session = talk.session
    version = next_version(session.plan)
    talk.say(f"This makes version {version}. It cannot be undone.")
    body = needed(talk, "Which body adopted it? As in City council.")
    resolution = needed(talk, "What is the number of its resolution?")
    signed = f"Who signed it? Enter takes {session.by}." if session.by else ""
    by = talk.voice.ask(signed or "Who signed it?") or session.by

    def of(day: str) -> TypedAdoption:
        typed = TypedAdoption(by, body, resolution, day)
        read_adoption(typed, session.plan, talk.reading.today)
        return typed

    typed = asked(talk, "On which day? Enter takes today.", of)
    talk.say(say_open(talk.reading))
    if talk.voice.confirm(f"Adopt version {version} now?"):
        kept = session.adopt(typed)
        known = printed_checksum(session.plan)
        talk.say(f"Version {version} is adopted and kept in {kept.name}.")
        talk.say(f"Its checksum is {known}.")
    else:
        talk.say("Nothing was adopted.")


def record(talk: Talk, words: str) -> None:
    """Record a review, an exercise or an activation, with what came to light."""
    kind = words.casefold()
    if kind not in KINDS:
        options = [(key, word) for key, word in KINDS.items()]
        kind = talk.voice.choose("What is recorded?", options)

    def on(day: str) -> TypedActivity:
        typed = TypedActivity(kind, day)
        read(typed, talk.reading)
        return typed

    day = asked(talk, "On which day was it? Enter takes today.", on).on
    who = talk.voice.ask(
        "Who took part? Partners or names, with semicolons between them; it may stay "
        "empty."
    )
    new = tuple(_findings(talk))
    until = _review_by(talk) if kind == "review" else ""
    present = tuple(one for one in who.split(";") if one.strip())
    talk.session.record(TypedActivity(kind, day, present, new, until))
    activity = talk.session.plan.activity[-1]
    count = len(new)
    many = "1 finding" if count == 1 else f"{count} findings"
    talk.say(f"Recorded: {KINDS[activity.kind]} on {activity.on}, {many}.")


def _findings(talk: Talk) -> Iterator[TypedFinding]:
    while text := talk.voice.ask("What came to light? Enter where that is all."):
        item = asked(
            talk,
            "Which question is it about? Its id or its title; Enter for none.",
            lambda typed: _item(talk, typed),
        )
        items = (item,) if item else ()
        owner = asked(
            talk,
            "Who sees to it? The name of a role; Enter for nobody yet.",
            lambda typed: (
                read_finding(TypedFinding("x", owner=typed), talk.reading).owner
            ),
        )
        due = asked(talk, "Until when? A day; Enter for no date.", talk.session.day)
        yield TypedFinding(text, items, owner, due)


def _item(talk: Talk, typed: str) -> str:
    """Give the id of the question that is meant; nothing where none is.

    Raises:
        NotAnAnswerError: No question is called so.
        Back: The person does not want to say which.
    """
    if not typed:
        return ""
    places = [
        one for one in found(talk.reading, typed) if one[0] in talk.playbook.spots
    ]
    if not places:
        raise NotAnAnswerError(f"No question is called {one_line(typed)!r}.")
    if len(places) == 1:
        return places[0][0]
    return talk.voice.choose("Several are found:", places)


def _review_by(talk: Talk) -> str:
    now = talk.session.plan.review_by or "no date"
    sentence = f"Until when does the plan hold now? Enter leaves it: {now}."
    return asked(talk, sentence, talk.session.day)


def findings(talk: Talk, _: str) -> None:
    """Read out what came to light, and close a finding or open it again."""
    known = all_findings(talk.reading)
    if not known:
        raise NotAnAnswerError(
            "Nothing has come to light yet. /record notes a review, an exercise or an "
            "activation."
        )
    options = [
        (
            str(one.number),
            ("Closed. " if one.finding.closed else "") + say_finding(one, talk.reading),
        )
        for one in known
    ]
    close(talk, talk.voice.choose("Which one was seen to?", options))


def close(talk: Talk, number: str) -> None:
    """Close the finding of this number; ask first where it is closed already."""
    one = all_findings(talk.reading)[int(number) - 1]
    if not one.finding.closed:
        if talk.voice.confirm(f"{one.finding.text} Was it seen to?"):
            said = f"Closed: {one.finding.text}"
            talk.do(lambda: talk.session.close_finding(one.number), said)
    elif talk.voice.confirm("This one is closed. Is it open after all?"):
        said = f"Open again: {one.finding.text}"
        talk.do(lambda: talk.session.reopen_finding(one.number), said)
