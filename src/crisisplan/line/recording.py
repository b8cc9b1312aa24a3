"""What is recorded about a plan: its adoption, and what was seen to."""

from crisisplan.domain.adoption import TypedAdoption, read_adoption, say_open
from crisisplan.domain.days import say_day
from crisisplan.domain.findings import all_findings, say_finding
from crisisplan.domain.version import next_version, printed_checksum
from crisisplan.errors import NotAnAnswerError
from crisisplan.line.asking import asked
from crisisplan.line.stating import needed
from crisisplan.line.talk import Talk


def adopt(talk: Talk, _: str) -> None:
    """Freeze the plan as the version that a body has adopted."""
    session = talk.session
    session.need_adoptable()
    version = next_version(session.plan)
    talk.say(f"This makes version {version}. It cannot be undone.")
    body = needed(talk, "Which body adopted it? As in City council.")
    resolution = needed(talk, "What is the number of its resolution?")
    signed = f"Who signed it? Enter takes {session.by}." if session.by else ""
    by = talk.voice.ask(signed or "Who signed it?") or session.by

    def of(day: str) -> tuple[TypedAdoption, str]:
        typed = TypedAdoption(by, body, resolution, day)
        return typed, read_adoption(typed, session.plan, talk.reading.today).on

    typed, on = asked(talk, "On which day? Enter takes today.", of)
    talk.say(say_open(talk.reading))
    talk.say(f"Decided on {say_day(on)}.")
    if talk.voice.confirm(f"Adopt version {version} now?"):
        kept = session.adopt(typed)
        known = printed_checksum(session.plan)
        talk.say(f"Version {version} is adopted and kept in {kept.name}.")
        talk.say(f"Its checksum is {known}.")
    else:
        talk.say("Nothing was adopted.")


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
