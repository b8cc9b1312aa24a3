"""What a plan says of itself, in lines: city, distribution, until when it holds."""

from crisisplan.domain.about import (
    FACTS,
    about_lines,
    city_facts,
    read_delivery,
    say_delivery,
    with_delivery,
    without_delivery,
)
from crisisplan.export.documents import DOCUMENTS
from crisisplan.line.asking import asked
from crisisplan.line.talk import Talk

_NEW = "+"
_DELIVERY = (
    "Who gets it? Write who; document; audience; copies, with semicolons between them. "
    "What you leave out is the full plan, amber, one copy."
)


def about(talk: Talk, _: str) -> None:
    """Say what the plan says of itself, and ask for each fact about the city."""
    session = talk.session
    for line in about_lines(session.plan):
        talk.say(line)
    talk.say("Enter keeps a fact, a single hyphen takes it away, b ends this.")
    for key, title in FACTS.items():
        now = city_facts(session.plan.city)[key]

        def take(typed: str, key: str = key, title: str = title) -> None:
            if typed:
                session.set_city({key: "" if typed == "-" else typed})
                talk.say(f"{title}: {city_facts(session.plan.city)[key] or 'not said'}")

        asked(talk, f"{title}?" + (f" Now: {now}." if now else ""), take)
        session.seal()
        talk.keeper.keep()


def distribution(talk: Talk, _: str) -> None:
    """List who gets which document; add a line, change one or take it off."""
    lines = talk.session.plan.distribution
    known = [(str(n), say_delivery(one)) for n, one in enumerate(lines, 1)]
    options = [*known, (_NEW, "Somebody else")] if known else []
    chosen = talk.voice.choose("Who gets the plan?", options) if options else _NEW
    number = 0 if chosen == _NEW else int(chosen)
    more = " A single hyphen takes the line off the list." if number else ""

    def take(typed: str) -> None:
        if number and typed == "-":
            after = without_delivery(lines, number)
        elif number and not typed:
            return
        else:
            one = read_delivery(typed.split(";"), DOCUMENTS)
            after = with_delivery(lines, one, number)
        talk.session.set_distribution(after)

    asked(talk, f"{_DELIVERY}{more}", take)
    for line in talk.session.plan.distribution:
        talk.say(say_delivery(line))
