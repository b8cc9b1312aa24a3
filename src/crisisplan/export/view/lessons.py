"""The lessons: what each led to in this plan, and what the city answered."""

from datetime import datetime
from typing import TypedDict

from crisisplan.domain.items.base import Grid, Pairs, line_of
from crisisplan.domain.items.choice import Choice
from crisisplan.domain.items.statement import Statement
from crisisplan.domain.playbook import Item
from crisisplan.domain.text import first_words
from crisisplan.export.escape import NOTHING, Markdown, inline
from crisisplan.export.view.annex import led_to, origin, source_title
from crisisplan.export.view.page import Page, page
from crisisplan.export.view.points import OpenView, open_point
from crisisplan.export.view.sight import Sight
from crisisplan.export.view.written import shown

_SHORT = 160
"""Letters of an answer that are printed; the whole of it stands in the plan."""


class Outcome(TypedDict):
    """An item that a lesson led to, with its answer in short."""

    title: Markdown
    chapter: Markdown
    answer: Markdown
    action: bool
    form: bool
    settled: bool
    draft: bool
    inapplicable: bool
    open: OpenView | None


class Followed(TypedDict):
    """A lesson with all that came of it."""

    id: Markdown
    text: Markdown
    origin: Markdown
    outcomes: list[Outcome]


class Source(TypedDict):
    """The lessons of one publication."""

    title: Markdown
    lessons: list[Followed]


class LessonsView(TypedDict):
    """All lessons of a playbook."""

    page: Page
    sources: list[Source]
    unused: Markdown
    """Lessons that led to nothing which this audience is shown."""


def lessons_view(sight: Sight, now: datetime) -> LessonsView:
    """Give every lesson, under its publication, in the order of the playbook."""
    used = led_to(sight)
    told = {lesson_id for lessons in used.values() for lesson_id in lessons}
    return {
        "page": page(sight, now),
        "sources": [
            {
                "title": source_title(sight, source_id),
                "lessons": [
                    _followed(sight, lesson_id, items)
                    for lesson_id, items in lessons.items()
                ],
            }
            for source_id, lessons in used.items()
        ],
        "unused": inline(
            ", ".join(one for one in sight.playbook.lessons if one not in told)
        ),
    }


def _followed(sight: Sight, lesson_id: str, items: list[Item]) -> Followed:
    lesson = sight.playbook.lessons[lesson_id]
    return {
        "id": inline(lesson_id),
        "text": sight.words(lesson.text),
        "origin": origin(lesson),
        "outcomes": [_outcome(sight, item) for item in items],
    }


def _outcome(sight: Sight, item: Item) -> Outcome:
    standing = sight.reading.standing(item)
    answer = sight.plan.answer(item.id)
    inapplicable = standing.state == "not-applicable" and standing.answered
    return {
        "title": sight.words(item.title),
        "chapter": sight.words(sight.playbook.spots[item.id].chapter.title),
        "answer": inline(answer.reason) if inapplicable else _answer(sight, item),
        "action": item.is_action,
        "form": item.is_form,
        "settled": item.is_action and standing.answered and not standing.missing,
        "draft": standing.tentative,
        "inapplicable": inapplicable,
        "open": None if standing.answered or item.is_form else open_point(sight, item),
    }


def _answer(sight: Sight, item: Item) -> Markdown:
    """Give an answer in a line: of a long one the beginning, of a table its size."""
    if sight.plan.answer(item.id).state == "not-applicable":
        return NOTHING
    found = shown(sight, item)
    if found is None:
        return NOTHING
    if isinstance(found, Grid):
        count = len(found.rows)
        return Markdown(f"{count} {'row' if count == 1 else 'rows'}" if count else "")
    text = line_of(found)
    if isinstance(item.asks, Statement) and isinstance(found, Pairs):
        text = found.pairs[0][1] if found.pairs else ""
    if isinstance(item.asks, Choice):
        text = sight.playbook.say(text)
    return inline(first_words(text, _SHORT) or text)
