"""The sentences beside an item: where it belongs, why it is asked, how it stands."""

from collections.abc import Iterator

from crisisplan.domain.audience import WORDS, Markings
from crisisplan.domain.playbook import Item, Playbook
from crisisplan.domain.saying import say_condition
from crisisplan.domain.standing import Reading

PHASES = {
    "prepare": "used beforehand",
    "first-hour": "first hour",
    "first-day": "first day",
    "first-week": "first week",
    "first-months": "first months",
    "long-term": "long term",
}
STATES = {
    "todo": "not answered",
    "draft": "draft",
    "asked": "somebody was asked",
    "done": "done",
    "not-applicable": "does not apply",
}


def crumb(item: Item, playbook: Playbook) -> str:
    """Say in which chapter and section an item stands."""
    spot = playbook.spots[item.id]
    return f"{playbook.say(spot.chapter.title)} › {playbook.say(spot.section.title)}"


def weight(item: Item) -> str:
    """Say how much an item matters, and when its answer is used."""
    return " · ".join((item.weight, *(PHASES[phase] for phase in item.phase)))


def why(item: Item, playbook: Playbook) -> list[str]:
    """Say where the question comes from, one line for each lesson and source."""
    return [playbook.say(line) for line in _reasons(item, playbook)] or [
        "This question is the authors' own judgement."
    ]


def _reasons(item: Item, playbook: Playbook) -> Iterator[str]:
    for lesson_id in item.lessons:
        if lesson := playbook.lessons.get(lesson_id):
            source = playbook.sources.get(lesson.source)
            where = ", ".join(
                part
                for part in (source.citation if source else "", lesson.where)
                if part
            )
            origin = lesson.origin or "A lesson"
            origin = origin[:1].upper() + origin[1:]
            yield f"{origin}: {lesson.text} [{lesson_id}; {where}]"
    for source_id in item.sources:
        if source := playbook.sources.get(source_id):
            link = f" {source.url}" if source.url else ""
            yield f"Asked for by: {source.citation}{link}"
    if item.why:
        yield f"Our own judgement: {item.why}"


def standing(reading: Reading, item: Item) -> str:
    """Say how an item stands, and what is still needed."""
    if item.is_form:
        return "Nothing is filled in here: the sheet is printed blank."
    parts = [_standing(reading, item)]
    if reading.standing(item).overdue:
        parts.append("It is overdue.")
    parts.extend(f"Consider: {one.text}" for one in reading.advice(item))
    return "\n".join(reading.playbook.say(part) for part in parts)


def _standing(reading: Reading, item: Item) -> str:
    answer, found = reading.plan.answer(item.id), reading.standing(item)
    if found.refused:
        return f"Kept as you typed it, and still open: {' '.join(found.refused)}"
    if found.state == "asked" and answer.asked:
        by = f", reply by {answer.asked.reply_by}" if answer.asked.reply_by else ""
        whom = reading.around.name(answer.asked.whom)
        return f"Not known yet. Asked on {answer.asked.on}: {whom}{by}."
    if found.state == "not-applicable":
        return f"Does not apply: {answer.reason}"
    if found.state == "draft":
        return "Written as a draft. F7 makes it final."
    if found.state == "todo":
        return "Not answered yet. If you do not know, F7 notes whom you ask."
    if found.missing:
        return f"Written, but not enough yet. {found.missing}"
    return _confirmed(reading, item)


def _confirmed(reading: Reading, item: Item) -> str:
    done = "Settled: a named person will do it and knows." if item.is_action else ""
    unconfirmed = reading.standing(item).unconfirmed
    if unconfirmed:
        names = ", ".join(reading.playbook.name(one) for one in unconfirmed)
        return f"{done or 'Written.'} Not yet confirmed by: {names}."
    if item.agree_with:
        names = ", ".join(reading.playbook.name(one) for one in item.agree_with)
        return f"{done or 'Written.'} Confirmed by: {names}."
    return done or "Written."


def asked_because(reading: Reading, item: Item) -> str:
    """Say on which other answers it depends that the item is asked."""
    if item.when is None:
        return ""
    said = say_condition(item.when, reading.playbook, item=item)
    if reading.asked_because(item) is None:
        return f"Asked until it is known whether {said}."
    return f"Asked because {said}."


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
