"""One item as it stands in a document."""

from typing import TypedDict

from crisisplan.domain.items.action import Action
from crisisplan.domain.items.form import Form
from crisisplan.domain.items.statement import Statement
from crisisplan.domain.items.table import Table
from crisisplan.domain.playbook import Item
from crisisplan.export.escape import NOTHING, Markdown, block, heading, inline
from crisisplan.export.view.rows import row_name
from crisisplan.export.view.sight import Sight
from crisisplan.export.view.spoken import NO_CLEARING, Clearing, clearing
from crisisplan.export.view.written import Written, nothing_written, showable, written

_DECIDES = {
    "mayor": "The mayor decides.",
    "council": "The council decides.",
    "partner": "A partner decides.",
}


class OpenView(TypedDict):
    """What is said of an item that is not answered."""

    owner: Markdown
    due: Markdown
    overdue: bool
    asked: Markdown
    asked_on: Markdown
    reply_by: Markdown
    decides: Markdown
    missing: Markdown
    refused: bool


class Lapsed(TypedDict):
    """A confirmation of what stood here before it was changed."""

    partner: Markdown
    on: Markdown


class Point(Written, Clearing):
    """An item with its answer; what has nothing to say is empty."""

    title: Markdown
    essential: bool
    action: bool
    ask: Markdown
    within: Markdown
    does: Markdown
    keeper: Markdown
    settled: bool
    nobody: Markdown
    """That nobody does what is settled otherwise."""
    draft: bool
    inapplicable: bool
    reason: Markdown
    open: OpenView | None
    waiting: Markdown
    agreed: Markdown
    lapsed: list[Lapsed]
    unconfirmed: Markdown
    advice: list[Markdown]
    note: Markdown


def point(sight: Sight, item: Item) -> Point:
    """Give an item that `sight` prints."""
    reading, told = sight.reading, sight.tells_progress
    standing = reading.standing(item)
    answer = sight.plan.answer(item.id)
    filled = item.is_action or reading.value(item) is not None
    inapplicable = standing.state == "not-applicable"
    view: Point = {
        **_blank(heading(sight.playbook.say(item.title))),
        **(nothing_written() if inapplicable else written(sight, item)),
        "essential": item.essential,
        "open": open_point(sight, item) if told and _is_open(sight, item) else None,
        "advice": [sight.words(one.text) for one in sight.advice(item)],
        "note": block(answer.note),
    }
    if inapplicable:
        view["inapplicable"] = standing.answered
        view["reason"] = inline(answer.reason)
        return view
    _describe(sight, item, view)
    if item.is_form or not told:
        return view
    view["settled"] = item.is_action and standing.answered and not standing.missing
    view["nobody"] = inline(standing.missing if standing.answered else "")
    view["draft"] = filled and standing.tentative
    view["agreed"] = _agreed(sight, item)
    view["lapsed"] = [
        {"partner": sight.party(one.partner), "on": Markdown(one.on)}
        for one in standing.lapsed
    ]
    if filled and standing.answered:
        view["unconfirmed"] = sight.parties(standing.unconfirmed)
    if isinstance(item.asks, Table):
        view["waiting"] = waiting(sight, item, item.asks)
    return view


def _is_open(sight: Sight, item: Item) -> bool:
    return not item.is_form and not sight.reading.standing(item).answered


def _blank(title: Markdown) -> Point:
    return {
        "title": title,
        "essential": False,
        "action": False,
        "ask": NOTHING,
        "within": NOTHING,
        "does": NOTHING,
        "keeper": NOTHING,
        "settled": False,
        "nobody": NOTHING,
        "draft": False,
        "inapplicable": False,
        "reason": NOTHING,
        **nothing_written(),
        **NO_CLEARING,
        "open": None,
        "waiting": NOTHING,
        "agreed": NOTHING,
        "lapsed": [],
        "unconfirmed": NOTHING,
        "advice": [],
        "note": NOTHING,
    }


def open_point(sight: Sight, item: Item) -> OpenView:
    """Say of an item that is not answered who sees to it, and until when."""
    answer = sight.plan.answer(item.id)
    standing = sight.reading.standing(item)
    asked = answer.asked if standing.state == "asked" else None
    inapplicable = standing.state == "not-applicable"
    missing = "A reason is missing." if inapplicable else standing.missing
    return {
        "owner": sight.party(sight.owner(item)),
        "due": Markdown(answer.due),
        "overdue": standing.overdue,
        "asked": sight.person(asked.whom) if asked else NOTHING,
        "asked_on": Markdown(asked.on if asked else ""),
        "reply_by": Markdown(asked.reply_by if asked else ""),
        "decides": Markdown(_DECIDES.get(item.decides or "", "")),
        "missing": inline(missing),
        "refused": bool(standing.refused),
    }


def _describe(sight: Sight, item: Item, view: Point) -> None:
    asks = item.asks
    if isinstance(asks, Action):
        view["action"] = True
        view["ask"] = block(sight.playbook.say(item.ask))
        view["within"] = Markdown(asks.within)
        view["does"] = sight.party(sight.playbook.doer(item))
    elif isinstance(asks, Form):
        view["keeper"] = sight.party(asks.keeper or sight.owner(item))
    elif isinstance(asks, Statement):
        shown = clearing(sight, item, asks)
        view["to_clear"], view["cleared"] = shown["to_clear"], shown["cleared"]


def waiting(sight: Sight, item: Item, table: Table) -> Markdown:
    """Name the starter rows that the city has neither taken up nor dropped."""
    value = sight.reading.value(item) or {}
    rows = table.waiting(value if showable(sight, item, value) else {})
    names = (
        row_name(table.columns, row, sight.around) or key for key, row in rows.items()
    )
    return Markdown("; ".join(sight.words(name) for name in names))


def _agreed(sight: Sight, item: Item) -> Markdown:
    said = []
    for one in sight.reading.agreed(item):
        person = f" ({sight.person(one.with_)})" if one.with_ else ""
        day = f", {one.on}" if one.on else ""
        said.append(f"{sight.party(one.partner)}{person}{day}")
    return Markdown("; ".join(said))
