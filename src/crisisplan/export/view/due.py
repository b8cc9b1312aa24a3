"""The dates of a plan: when something is due, or was set down, and who sees to it."""

from collections.abc import Iterator
from typing import TypedDict

from crisisplan.export.escape import NOTHING, Markdown, cell
from crisisplan.export.view.gaps import open_items
from crisisplan.export.view.set_days import set_days
from crisisplan.export.view.sight import Sight
from crisisplan.export.view.tried import open_by_owner

READ_THROUGH = Markdown("Read the whole plan through, and call every number")


class Due(TypedDict):
    """One date; each text fits into a cell."""

    on: Markdown
    what: Markdown
    who: Markdown
    overdue: bool


def due_dates(sight: Sight, owner: str = "") -> list[Due]:
    """Give all dates from the earliest on, those of one role where one is named."""
    today = sight.reading.today.isoformat()
    found = [
        *_review(sight),
        *_open(sight, owner),
        *_findings(sight, owner),
        *_set(sight, owner),
    ]
    return [
        {"on": Markdown(on), "what": what, "who": who, "overdue": on < today}
        for on, what, who in sorted(found, key=_day)
    ]


def _day(one: tuple[str, Markdown, Markdown]) -> str:
    return one[0]


def _review(sight: Sight) -> Iterator[tuple[str, Markdown, Markdown]]:
    if sight.plan.review_by:
        yield sight.plan.review_by, READ_THROUGH, NOTHING


def _open(sight: Sight, owner: str) -> Iterator[tuple[str, Markdown, Markdown]]:
    for item in open_items(sight, owner):
        answer = sight.plan.answer(item.id)
        title = cell(sight.playbook.say(item.title))
        if answer.due:
            yield answer.due, title, cell(sight.playbook.name(sight.owner(item)))
        asked = answer.asked
        if asked and asked.reply_by and answer.state == "asked":
            whom = cell(sight.reading.around.name(asked.whom))
            yield asked.reply_by, Markdown(f"Reply to: {title}"), whom


def _findings(sight: Sight, owner: str) -> Iterator[tuple[str, Markdown, Markdown]]:
    for party, found in open_by_owner(sight, owner).items():
        for one in found:
            if one["due"]:
                yield one["due"], one["text"], cell(sight.playbook.name(party))


def _set(sight: Sight, owner: str) -> Iterator[tuple[str, Markdown, Markdown]]:
    for day in set_days(sight, owner):
        what = cell(day.title)
        if day.unconfirmed:
            partners = sight.parties(day.unconfirmed)
            what = Markdown(f"{what}, not yet confirmed by: {partners}")
        yield day.on, what, cell(sight.playbook.name(day.owner))
