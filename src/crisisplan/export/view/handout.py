"""The handout: what one role still has to answer, as a form to be filled in."""

from collections.abc import Mapping
from datetime import datetime
from typing import TypedDict

from crisisplan.domain import handout as form
from crisisplan.domain.ask_list import asked_of
from crisisplan.domain.items.statement import Statement
from crisisplan.domain.playbook import Item
from crisisplan.domain.text import one_line, tidy
from crisisplan.domain.values import Value
from crisisplan.export.escape import NOTHING, Markdown, block, heading, inline
from crisisplan.export.options import Options
from crisisplan.export.view.blanks import Blank, blank
from crisisplan.export.view.due import due_dates
from crisisplan.export.view.gaps import Gap, gap, open_items
from crisisplan.export.view.page import Page, page
from crisisplan.export.view.sight import Sight
from crisisplan.export.view.tally import Tally, tally


class Question(TypedDict):
    """One thing to answer."""

    number: int
    title: Markdown
    ask: Markdown
    help: Markdown
    example: Markdown
    why: Markdown
    starter: Markdown
    """The playbook's words for a statement."""
    gap: Gap
    blank: Blank


class HandoutView(TypedDict):
    """All that one role is handed out."""

    page: Page
    owner: Markdown
    holder: Markdown
    first_due: Markdown
    tally: Tally
    questions: list[Question]
    filled_in: list[Markdown]
    """What is asked of whoever fills it in."""
    words: Mapping[str, Markdown]
    """The labels by which the places to write are known again."""
    foot: Markdown
    """Whose form it is, and from when."""
    hidden: bool
    """Whether the role has more to answer that this audience may not read."""


def handout_view(sight: Sight, now: datetime, options: Options) -> HandoutView:
    """Give the open items of one role, or what somebody was asked for."""
    if options.asked:
        return _of_asked(sight, now, options)
    owner = options.owner
    items = open_items(sight, owner)
    held = sight.held(owner)
    dates = [one["on"] for one in due_dates(sight, owner) if one["who"]]
    return {
        "page": page(sight, now),
        "owner": heading(sight.playbook.name(owner)),
        "holder": sight.person(held.holders.people[0]) if held else NOTHING,
        "first_due": dates[0] if dates else NOTHING,
        "tally": tally(sight, items),
        "questions": _questions(sight, items),
        "filled_in": list(map(Markdown, form.FILLED_IN)),
        "words": _WORDS,
        "foot": _foot(sight, now, owner),
        "hidden": any(sight.playbook.owner(item) == owner for item in sight.hidden),
    }


def _of_asked(sight: Sight, now: datetime, options: Options) -> HandoutView:
    """Give what somebody was asked for, as far as this audience may read it."""
    whom = options.asked
    items = asked_of(sight.reading, whom, open_items(sight, options.owner))
    asked = [one for item in items if (one := sight.plan.answer(item.id).asked)]
    name = sight.reading.around.name(asked[0].whom) if asked else whom
    days = [one.reply_by for one in asked]
    return {
        "page": page(sight, now),
        "owner": heading(f"For: {name}"),
        "holder": NOTHING,
        "first_due": Markdown(min(filter(None, days), default="")),
        "tally": tally(sight, items),
        "questions": _questions(sight, items),
        "filled_in": list(map(Markdown, form.FILLED_IN)),
        "words": _WORDS,
        "foot": _foot(sight, now, options.owner),
        "hidden": len(items) < len(asked_of(sight.reading, whom, sight.reading.gaps)),
    }


def _questions(sight: Sight, items: list[Item]) -> list[Question]:
    """Give what is asked, what cannot wait first."""
    ordered = sorted(items, key=lambda item: not item.essential)
    return [_question(sight, item, place) for place, item in enumerate(ordered, 1)]


def _foot(sight: Sight, now: datetime, owner: str) -> Markdown:
    used = sight.plan.playbook
    return inline(
        f"Form for the plan of {one_line(tidy(sight.plan.city.name))}, from the "
        f"playbook {used.id}, edition {used.edition}, for the role {owner}, made on "
        f"{now.date().isoformat()}."
    )


_WORDS: Mapping[str, Markdown] = {
    "answer": Markdown(form.ANSWER),
    "draft": Markdown(form.DRAFT_BOX),
    "right": Markdown(form.RIGHT_BOX),
    "ask": Markdown(form.ASK_BOX),
    "not_for_us": Markdown(form.NOT_FOR_US_BOX),
    "note": Markdown(f"**{form.NOTE}**"),
}


def _question(sight: Sight, item: Item, number: int) -> Question:
    say = sight.playbook.say
    starter = item.asks.starter if isinstance(item.asks, Statement) else ""
    lessons = (sight.playbook.lessons.get(one) for one in item.lessons)
    because = item.why or next((one.text for one in lessons if one), "")
    return {
        "number": number,
        "title": heading(say(item.title)),
        "ask": block(say(item.ask)),
        "help": block(say(item.help)),
        "example": inline(say(_example(item.example))),
        "why": sight.words(because),
        "starter": inline(say(starter)) if starter else NOTHING,
        "gap": gap(sight, item),
        "blank": blank(sight, item),
    }


def _example(value: Value) -> str:
    if isinstance(value, str):
        return value
    parts = value.values() if isinstance(value, Mapping) else value
    between = ", " if isinstance(value, Mapping) else "; "
    return between.join(_example(part) for part in parts)
