"""The blank sheets: logs and registers with room for a hand to write."""

from collections.abc import Iterable
from datetime import datetime
from typing import TypedDict

from crisisplan.domain.items.choice import Choice
from crisisplan.domain.items.column import PRINTED, Column
from crisisplan.domain.items.form import Form
from crisisplan.domain.items.number import NumberQuestion
from crisisplan.domain.items.yes_no import YesNoQuestion
from crisisplan.domain.playbook import Item
from crisisplan.export.escape import Markdown, block, cell, heading, inline
from crisisplan.export.view.page import Page, page
from crisisplan.export.view.sight import Sight

BLANK = Markdown("&#160;<br>&#160;")
"""An empty cell of two lines: high enough for handwriting on any paper."""


class Legend(TypedDict):
    """What may be written into a column."""

    label: Markdown
    text: Markdown


class FormView(TypedDict):
    """One blank sheet."""

    title: Markdown
    ask: Markdown
    help: Markdown
    keeper: Markdown
    headings: list[Markdown]
    wide: bool
    """Whether there are too many columns to stand beside each other."""
    rows: list[list[Markdown]]
    legend: list[Legend]


class FormsView(TypedDict):
    """All blank sheets of a plan."""

    page: Page
    forms: list[FormView]
    hidden: int


def form_items(sight: Sight) -> Iterable[Item]:
    """Give the blank sheets that are printed."""
    return (item for item in sight.printed if item.is_form)


def forms_view(sight: Sight, now: datetime) -> FormsView:
    """Give the blank sheets in the order of the playbook."""
    return {
        "page": page(sight, now),
        "forms": [
            _form(sight, item, item.asks)
            for item in form_items(sight)
            if isinstance(item.asks, Form)
        ],
        "hidden": sum(item.is_form for item in sight.hidden),
    }


def _form(sight: Sight, item: Item, form: Form) -> FormView:
    wide = len(form.columns) > PRINTED
    return {
        "title": heading(sight.playbook.say(item.title)),
        "ask": block(sight.playbook.say(item.ask)),
        "help": block(sight.playbook.say(item.help)),
        "keeper": sight.party(form.keeper or sight.owner(item)),
        "headings": [column_heading(sight, column) for column in form.columns],
        "wide": wide,
        "rows": [[BLANK for _ in form.columns]] * max(1, form.blank_rows),
        "legend": legend(sight, form.columns),
    }


def column_heading(sight: Sight, column: Column) -> Markdown:
    """Give the words above a column, with the unit of what is counted."""
    title = cell(sight.playbook.say(column.title))
    unit = column.asks.unit if isinstance(column.asks, NumberQuestion) else ""
    return Markdown(f"{title} ({cell(sight.playbook.say(unit))})" if unit else title)


def legend(sight: Sight, columns: Iterable[Column]) -> list[Legend]:
    """Say of each column that needs it what may be written there."""
    found = ((column, choices(sight, column)) for column in columns)
    return [
        {"label": sight.words(column.title), "text": _explained(sight, column, offered)}
        for column, offered in found
        if offered or column.help
    ]


def _explained(sight: Sight, column: Column, offered: Markdown) -> Markdown:
    said = [offered] if offered else []
    return Markdown(
        ". ".join([*said, sight.words(column.help)] if column.help else said)
    )


def choices(sight: Sight, column: Column) -> Markdown:
    """Give what can be chosen in a column, separated by strokes."""
    if isinstance(column.asks, YesNoQuestion):
        return Markdown("yes / no")
    if isinstance(column.asks, Choice):
        labels = [sight.words(one.label) for one in column.asks.options.values()]
        return Markdown(" / ".join(labels))
    return inline("")
