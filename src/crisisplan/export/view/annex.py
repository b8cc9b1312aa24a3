"""Where what is asked comes from: lessons with their cities, and publications."""

from typing import TypedDict

from crisisplan.domain.playbook import Item
from crisisplan.export.escape import Markdown, heading, inline, link
from crisisplan.export.view.sight import Sight


class LessonView(TypedDict):
    """What a city learned, and what it led to in this plan."""

    id: Markdown
    text: Markdown
    origin: Markdown
    """Who said it, from where, and the part of the source."""
    led_to: Markdown


class Learned(TypedDict):
    """The lessons from one publication."""

    source: Markdown
    lessons: list[LessonView]


class SourceView(TypedDict):
    """A publication."""

    citation: Markdown
    address: Markdown


class Annex(TypedDict):
    """Lessons and sources of the items that a document prints."""

    learned: list[Learned]
    sources: list[SourceView]


def annex(sight: Sight) -> Annex:
    """Give lessons and sources in the order of the playbook, each with its items."""
    led_to: dict[str, list[Item]] = {}
    cited: set[str] = set()
    for item in sight.printed:
        cited.update(item.sources)
        for lesson_id in item.lessons:
            led_to.setdefault(lesson_id, []).append(item)
    used: dict[str, list[str]] = {}
    for lesson_id, lesson in sight.playbook.lessons.items():
        if lesson_id in led_to:
            used.setdefault(lesson.source, []).append(lesson_id)
    cited.update(used)
    return {
        "learned": [
            {
                "source": _source(sight, source_id),
                "lessons": [_lesson(sight, one, led_to[one]) for one in lessons],
            }
            for source_id, lessons in used.items()
        ],
        "sources": [
            {
                "citation": inline(source.citation),
                "address": link(source.url, source.url),
            }
            for key, source in sight.playbook.sources.items()
            if key in cited
        ],
    }


def _source(sight: Sight, source_id: str) -> Markdown:
    source = sight.playbook.sources.get(source_id)
    return heading(source.title if source else "Lessons without a source")


def _lesson(sight: Sight, lesson_id: str, items: list[Item]) -> LessonView:
    lesson = sight.playbook.lessons[lesson_id]
    origin = [part for part in (lesson.origin, lesson.where) if part]
    return {
        "id": inline(lesson_id),
        "text": sight.words(lesson.text),
        "origin": inline(", ".join(origin)),
        "led_to": Markdown("; ".join(sight.words(item.title) for item in items)),
    }
