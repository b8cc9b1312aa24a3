"""The sentences about an item: when it is used, why it is asked, how it stands."""

from collections.abc import Iterator, Mapping

from crisisplan.domain.lesson import Lesson
from crisisplan.domain.plan import Agreement, State
from crisisplan.domain.playbook import Item, Playbook
from crisisplan.domain.reviewing import say_review
from crisisplan.domain.saying import say_condition
from crisisplan.domain.standing import Reading
from crisisplan.domain.text import some_of
from crisisplan.domain.values import Phase

PHASES: Mapping[Phase, str] = {
    "prepare": "used beforehand",
    "first-hour": "first hour",
    "first-day": "first day",
    "first-week": "first week",
    "first-months": "first months",
    "long-term": "long term",
}
_SPAN = 3
"""Times without a gap that are said as from when to when."""
_TOLD = 3
JUDGEMENT = "This question is the authors' own judgement."


def used(item: Item) -> tuple[str, ...]:
    """Say when an answer is used: each time, or from when to when."""
    times = tuple(PHASES)
    places = sorted(times.index(phase) for phase in item.phase)
    if len(places) >= _SPAN and places[-1] - places[0] == len(places) - 1:
        first, *_, last = (PHASES[times[place]] for place in places)
        return (f"{first} to {last}",)
    return tuple(PHASES[phase] for phase in item.phase)


def reasons(item: Item, playbook: Playbook) -> tuple[str, ...]:
    """Say where an item comes from: a line for each lesson, source and judgement."""
    lines = tuple(playbook.say(line) for line in _reasons(item, playbook))
    return lines or (JUDGEMENT,)


def main_reason(item: Item, playbook: Playbook) -> str:
    """Say in the fewest words where an item comes from; not where that is written."""
    return playbook.say(told_by_others(item, playbook)) or reasons(item, playbook)[0]


def told_by_others(item: Item, playbook: Playbook) -> str:
    """Give the first lesson behind an item, with whose it is: it is not the reader's.

    Nothing where no lesson led to it.
    """
    taught = (_taught(playbook.lessons[one]) for one in _lessons(item, playbook))
    return next(taught, "")


def origin(item: Item, playbook: Playbook) -> str:
    """Say in a few words from whom it was learned, or that it is our own judgement."""
    for one in _lessons(item, playbook):
        return playbook.say(_origin(playbook.lessons[one]))
    if any(one in playbook.sources for one in item.sources):
        return "what guides and laws ask for"
    return "the authors' own judgement"


def _lessons(item: Item, playbook: Playbook) -> Iterator[str]:
    return (one for one in item.lessons if one in playbook.lessons)


def _taught(lesson: Lesson) -> str:
    return f"{_origin(lesson)}: {lesson.text}"


def _origin(lesson: Lesson) -> str:
    name = lesson.origin or "a lesson"
    return f"{name[:1].upper()}{name[1:]}"


def _reasons(item: Item, playbook: Playbook) -> Iterator[str]:
    for lesson_id in _lessons(item, playbook):
        lesson = playbook.lessons[lesson_id]
        yield f"{_taught(lesson)} [{_cited(lesson_id, lesson, playbook)}]"
    for source_id in item.sources:
        if source := playbook.sources.get(source_id):
            yield f"Asked for by: {source.citation} {source.url}".rstrip()
    if item.why:
        yield f"Our own judgement: {item.why}"


def _cited(lesson_id: str, lesson: Lesson, playbook: Playbook) -> str:
    source = playbook.sources.get(lesson.source)
    parts = (lesson_id, source.citation if source else "", lesson.where)
    return ", ".join(part for part in parts if part)


def say_standing(
    item: Item,
    reading: Reading,
    hints: Mapping[State, str] | None = None,
    *,
    refusals: bool = True,
) -> str:
    """Say how an item stands, what is still needed, and what to consider.

    `hints` says for a state which key or word helps on; without `refusals` it is not
    said why a value is refused.
    """
    if item.is_form:
        return "Nothing is filled in here: the sheet is printed blank."
    standing = reading.standing(item)
    first = _standing(item, reading)
    if standing.refused:
        why = f": {' '.join(standing.refused)}" if refusals else "."
        first = f"Kept as it was typed, and still open{why}"
    parts = [" ".join((first, *say_lapsed(item, reading)))]
    if hints and not standing.refused and (hint := hints.get(standing.state)):
        parts[0] += f" {hint}"
    if standing.overdue:
        parts.append("It is overdue.")
    parts += [said] if (said := say_review(item, reading)) else []
    parts += [f"Consider: {one.text}" for one in reading.advice(item)]
    return "\n".join(reading.playbook.say(part) for part in parts)


def _standing(item: Item, reading: Reading) -> str:
    answer, standing = reading.plan.answer(item.id), reading.standing(item)
    if standing.state == "asked" and answer.asked:
        asked = answer.asked
        by = f" by {asked.reply_by}" if asked.reply_by else ""
        noted = f"; noted on {asked.on}" if asked.on else ""
        unknown = "Not known yet."
        if standing.rest_asked:
            numbers = say_numberless(item, reading)
            rest = (standing.missing, *_lacks(item, reading), *numbers)
            unknown = " ".join(filter(None, rest)) or "Written."
        return f"{unknown} {reading.around.name(asked.whom)} is to say{by}{noted}."
    if standing.state == "not-applicable":
        return f"Does not apply: {answer.reason.rstrip('.')}."
    if standing.state == "draft":
        return "Written as a draft."
    if standing.state == "todo":
        return "Not answered yet."
    if standing.missing and not standing.answered:
        numbers = say_numberless(item, reading)
        parts = (standing.missing, *_lacks(item, reading), *numbers)
        return f"Written, but not enough yet. {' '.join(parts)}"
    return _confirmed(item, reading)


def _lacks(item: Item, reading: Reading) -> Iterator[str]:
    """Say what is missing of the first few parts, and of how many more."""
    lacks = list(item.asks.lacks(reading.value(item) or "", reading.around))
    yield from lacks[:_TOLD]
    if len(lacks) > _TOLD:
        yield f"And {len(lacks) - _TOLD} more."


def _confirmed(item: Item, reading: Reading) -> str:
    standing = reading.standing(item)
    done = "Settled: a named person will do it and knows."
    if not item.is_action:
        more = (*_lacks(item, reading), *say_numberless(item, reading))
        done = " ".join(("Written.", *more))
    elif standing.missing:
        done = f"Not settled yet. {standing.missing}"
    open_ = standing.unconfirmed
    names = ", ".join(reading.playbook.name(one) for one in open_ or item.agree_with)
    if open_:
        return f"{done} Still to read it and agree: {names}."
    return f"{done} Confirmed by: {names}." if names else done


def say_numberless(item: Item, reading: Reading) -> tuple[str, ...]:
    """Say of whom nobody knows the number: that is what the item is about."""
    value = reading.accepted(item)
    if value is None:
        return ()
    names = list(item.asks.without_number(value, reading.around))
    return (f"No number yet: {some_of(names, _TOLD)}.",) if names else ()


def say_lapsed(item: Item, reading: Reading) -> tuple[str, ...]:
    """Say who confirmed what stood here before."""
    return tuple(say_lapse(one, reading) for one in reading.standing(item).lapsed)


def say_lapse(one: Agreement, reading: Reading) -> str:
    """Say of a confirmation that it was given for something else."""
    on = f" ({one.on})" if one.on else ""
    return (
        f"{reading.playbook.name(one.partner)} confirmed it before it was changed{on}."
    )


def say_asked_because(item: Item, reading: Reading) -> str:
    """Say on which other answers it depends that an item is asked, if on any."""
    if item.when is None:
        return ""
    said = say_condition(item.when, reading.playbook, item=item)
    if reading.asked_because(item) is None:
        return f"Asked until it is known whether {said}."
    return f"Asked because {said}."


def say_parked_because(item: Item, reading: Reading) -> str:
    """Say why an item that is not in play is not asked."""
    spot = reading.playbook.spots[item.id]
    if reason := reading.plan.left_out(spot.chapter.id):
        return f"Not asked: its chapter is left out. {reason}"
    if item.when is None:
        return ""
    said = say_condition(item.when, reading.playbook, item=item)
    return f"Not asked now. It is asked only where {said}."


def decided_by(item: Item, reading: Reading) -> tuple[Item, ...]:
    """Give the items in play whose answers decide whether an item is asked."""
    tests = item.when.tests() if item.when else ()
    ids = dict.fromkeys(test.item for test in tests if test.item)
    spots = reading.playbook.spots
    items = (spots[one].item for one in ids if one in spots)
    return tuple(one for one in items if reading.in_play(one))
