"""The sentences beside an item: where it belongs, why it is asked, how it stands."""

from collections.abc import Mapping

from crisisplan.domain.audience import WORDS, Markings
from crisisplan.domain.days import say_day
from crisisplan.domain.explaining import say_standing, used
from crisisplan.domain.items.statement import Statement
from crisisplan.domain.plan import State
from crisisplan.domain.playbook import Item, Playbook
from crisisplan.domain.standing import Reading
from crisisplan.errors import NotAnAnswerError
from crisisplan.session.plan_session import PlanSession

STATES = {
    "todo": "not answered",
    "draft": "draft",
    "asked": "somebody was asked",
    "done": "done",
    "not-applicable": "does not apply",
}
_HINTS: Mapping[State, str] = {
    "draft": "F12 makes it final.",
    "not-applicable": "Shift+F9 opens it again.",
    "todo": "If you do not know, F9 notes whom you ask.",
}


def day_understood(session: PlanSession, typed: str, *, coming: bool = False) -> str:
    """Say which day is meant, one to come where it has to be; nothing where none is."""
    try:
        day = session.day(typed, coming=coming)
    except NotAnAnswerError:
        return ""
    return f"= {say_day(day)}" if day else ""


def crumb(item: Item, playbook: Playbook) -> str:
    """Say in which chapter and section an item stands."""
    spot = playbook.spots[item.id]
    return f"{playbook.say(spot.chapter.title)} › {playbook.say(spot.section.title)}"


def weight(item: Item) -> str:
    """Say how much an item matters, and when its answer is used."""
    return " · ".join((item.weight, *used(item)))


def standing(reading: Reading, item: Item) -> str:
    """Say how an item stands, what is still needed, and which key helps on.

    Why an answer is refused is said below its input already, but for a statement.
    """
    refusals = isinstance(item.asks, Statement)
    return say_standing(item, reading, _HINTS, refusals=refusals)


def details(reading: Reading, item: Item) -> str:
    """Say owner, due date and marking in one line."""
    answer = reading.plan.answer(item.id)
    owner = reading.playbook.name(reading.owner(item)) or "nobody"
    due = f"due {answer.due}" if answer.due else "no date"
    marking = Markings(reading.plan, reading.playbook).of(item)
    note = ", a note" if answer.note else ""
    return f"{owner}, {due}, {marking}{note}"


def audience(reading: Reading, item: Item) -> str:
    """Say in full who may see the answer."""
    return WORDS[Markings(reading.plan, reading.playbook).of(item)]
