"""Where what is asked comes from: lessons with their cities, and publications."""

from collections.abc import Mapping
from typing import TypedDict

from crisisplan.domain.lesson import Lesson
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
    used = led_to(sight)
    cited = {source for item in sight.printed for source in item.sources} | used.keys()
    return {
        "learned": [
            {
                "source": source_title(sight, source_id),
                "lessons": [
                    _lesson(sight, one, items) for one, items in lessons.items()
                ],
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


def led_to(sight: Sight) -> Mapping[str, Mapping[str, list[Item]]]:
    """Give for each source its lessons, and for each lesson what it led to."""
    found: dict[str, list[Item]] = {}
    for item in sight.printed:
        for lesson_id in item.lessons:
            found.setdefault(lesson_id, []).append(item)
    used: dict[str, dict[str, list[Item]]] = {}
    for lesson_id, lesson in sight.playbook.lessons.items():
        if lesson_id in found:
            used.setdefault(lesson.source, {})[lesson_id] = found[lesson_id]
    return used


def source_title(sight: Sight, source_id: str) -> Markdown:
    """Give the title of a source, as a heading above its lessons."""
    source = sight.playbook.sources.get(source_id)
    return heading(source.title if source else "Lessons without a source")


def origin(lesson: Lesson) -> Markdown:
    """Say who learned it, and where that can be read."""
    return inline(", ".join(one for one in (lesson.origin, lesson.where) if one))


def _lesson(sight: Sight, lesson_id: str, items: list[Item]) -> LessonView:
    lesson = sight.playbook.lessons[lesson_id]
    return {
        "id": inline(lesson_id),
        "text": sight.words(lesson.text),
        "origin": origin(lesson),
        "led_to": Markdown("; ".join(sight.words(item.title) for item in items)),
    }
