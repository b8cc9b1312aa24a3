"""What is recorded about a plan: its adoption, exercises, and what came to light."""

from dataclasses import dataclass, field, replace

from crisisplan.domain.adoption import TypedAdoption, read_adoption, say_open
from crisisplan.domain.findings import KINDS, all_findings, say_finding
from crisisplan.domain.recording import (
    TypedActivity,
    TypedFinding,
    read_finding,
    read_review_by,
)
from crisisplan.domain.recording import read_activity as read
from crisisplan.domain.text import one_line
from crisisplan.domain.version import next_version, printed_checksum
from crisisplan.errors import NotAnAnswerError
from crisisplan.line.asking import asked
from crisisplan.line.places import found
from crisisplan.line.stating import needed
from crisisplan.line.talk import Talk
from crisisplan.line.voice import Back, Leave


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


@dataclass(slots=True)
class _Told:
    """What is told of an activity, as far as one has come."""

    kind: str = ""
    on: str = ""
    present: tuple[str, ...] = ()
    findings: list[TypedFinding] = field(default_factory=list)
    until: str = ""

    @property
    def typed(self) -> TypedActivity:
        """Everything so far."""
        found = tuple(self.findings)
        return TypedActivity(self.kind, self.on, self.present, found, self.until)


def record(talk: Talk, words: str) -> None:
    """Record a review, an exercise or an activation, with what came to light.

    Raises:
        Back: The person goes back; what was told by then is recorded.
    """
    told = _Told()
    try:
        _ask(talk, told, words)
    except (Back, Leave, EOFError, KeyboardInterrupt):
        _cut_off(talk, told)
        raise
    talk.session.record(told.typed)
    talk.say(_recorded(talk))


def _recorded(talk: Talk) -> str:
    activity = talk.session.plan.activity[-1]
    count = len(activity.findings)
    many = "1 finding" if count == 1 else f"{count} findings"
    return f"Recorded: {KINDS[activity.kind]} on {activity.on}, {many}."


def _cut_off(talk: Talk, told: _Told) -> None:
    """Record what was told by then, and say so; a kind and a day alone are nothing."""
    if not told.present and not told.findings:
        talk.say("Nothing was recorded.")
    elif talk.do(lambda: talk.session.record(told.typed)):
        texts = [one.text.rstrip(".") for one in told.findings]
        last = f" The last one: {texts[-1]}." if texts else ""
        talk.say(
            f"{_recorded(talk)}{last} You were not through; what you told by then is "
            "kept. u takes it back."
        )


def _ask(talk: Talk, told: _Told, words: str) -> None:
    told.kind = words.casefold()
    if told.kind not in KINDS:
        options = [(key, word) for key, word in KINDS.items()]
        told.kind = talk.voice.choose("What is recorded?", options)

    def on(day: str) -> str:
        read(TypedActivity(told.kind, day), talk.reading)
        return day

    told.on = asked(talk, "On which day was it? Enter takes today.", on)
    who = talk.voice.ask(
        "Who took part? Partners or names, with semicolons between them; it may stay "
        "empty."
    )
    told.present = tuple(one for one in who.split(";") if one.strip())
    while text := talk.voice.ask("What came to light? Enter where that is all."):
        told.findings.append(TypedFinding(text))
        for about in (_about_item, _about_owner, _about_due):
            told.findings[-1] = about(talk, told.findings[-1])
    if told.kind == "review":
        told.until = _review_by(talk)


def _about_item(talk: Talk, finding: TypedFinding) -> TypedFinding:
    item = asked(
        talk,
        "Which question is it about? Its id or its title; Enter for none.",
        lambda typed: _item(talk, typed),
    )
    if item:
        talk.say(f"{talk.words(talk.playbook.item(item).title)}.", inside=True)
    return replace(finding, items=(item,) if item else ())


def _about_owner(talk: Talk, finding: TypedFinding) -> TypedFinding:
    owner = asked(
        talk,
        "Who sees to it? The name of a role; Enter for nobody yet.",
        lambda typed: read_finding(TypedFinding("x", owner=typed), talk.reading).owner,
    )
    return replace(finding, owner=owner)


def _about_due(talk: Talk, finding: TypedFinding) -> TypedFinding:
    sentence = "Until when? A day; Enter for no date."
    return replace(finding, due=asked(talk, sentence, talk.session.day))


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
    return asked(talk, sentence, lambda typed: read_review_by(typed, talk.reading))


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
        if talk.voice.confirm(f"{one.finding.text.rstrip('.')}. Was it seen to?"):
            said = f"Closed: {one.finding.text}"
            talk.do(lambda: talk.session.close_finding(one.number), said)
    elif talk.voice.confirm("This one is closed. Is it open after all?"):
        said = f"Open again: {one.finding.text}"
        talk.do(lambda: talk.session.reopen_finding(one.number), said)
