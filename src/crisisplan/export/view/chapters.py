"""Chapters of the full plan without the rest of it, for those who work on them."""

from datetime import datetime
from typing import TypedDict

from crisisplan.export.options import Options
from crisisplan.export.view.page import Page, page
from crisisplan.export.view.plan import ChapterView, chapters_of
from crisisplan.export.view.sight import Sight


class ChaptersView(TypedDict):
    """One chapter, or all of them."""

    page: Page
    chapters: list[ChapterView]


def chapters_view(sight: Sight, now: datetime, options: Options) -> ChaptersView:
    """Give the chapter that is named, all where none is."""
    return {
        "page": page(sight, now),
        "chapters": list(chapters_of(sight, options.chapter)),
    }
