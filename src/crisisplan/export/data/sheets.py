"""Sheets of actions, open points, contacts and sites, as one audience may see them."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from crisisplan.domain.audience import MARKINGS, may_see
from crisisplan.domain.findings import Found
from crisisplan.domain.items.action import Action
from crisisplan.domain.items.table import Table, stored_rows
from crisisplan.domain.playbook import Item
from crisisplan.domain.sheets import (
    CONTACTS,
    SITES,
    contact_cells,
    contact_columns,
    pairs_needed,
    row_cells,
    row_columns,
    sheet_name,
)
from crisisplan.domain.text import one_line
from crisisplan.export.documents import DOCUMENTS
from crisisplan.export.options import Options
from crisisplan.export.view.doers import doers
from crisisplan.export.view.gaps import open_items
from crisisplan.export.view.named import everybody
from crisisplan.export.view.sight import WITHHELD, Sight
from crisisplan.export.view.written import showable

ACTIONS = "actions"
_ACTION_COLUMNS = (
    "id",
    "action",
    "what to do",
    "chapter",
    "phase",
    "within",
    "carried out by",
    "person",
    "stands in",
    "state",
    "owner",
    "due",
    "confirmed by",
    "not yet confirmed by",
    "note",
)
_GAP_COLUMNS = (
    "id",
    "open point",
    "chapter",
    "weight",
    "owner",
    "due",
    "overdue",
    "state",
    "asked",
    "asked on",
    "reply by",
    "decides",
    "missing",
)
_STATES = {
    "todo": "open",
    "draft": "draft",
    "asked": "asked",
    "done": "open",
    "not-applicable": "a reason is missing",
}
"""How something stands that is not answered."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """Rows of text under a header row."""

    name: str
    document: str
    """The document that says the same on paper."""
    columns: tuple[str, ...]
    rows: tuple[Sequence[str], ...]

    @property
    def text(self) -> str:
        """All that it says."""
        return "\n".join("\n".join(row) for row in self.rows)


def sheets(
    sight: Sight, documents: Iterable[str], options: Options
) -> tuple[Sheet, ...]:
    """Give the sheets of some documents; the plan has all that its audience may have.

    A document that has no sheets gives none.
    """
    names = list(documents)
    if "plan" in names:
        least = {name: DOCUMENTS[name].least for name in _SHEETS}
        names = [name for name in _SHEETS if may_see(least[name], sight.audience)]
    found = (_SHEETS[name](sight, options) for name in names if name in _SHEETS)
    return tuple(sheet for made in found for sheet in made)


def _actions(sight: Sight, _: Options) -> Iterator[Sheet]:
    rows = [
        _action(sight, item, item.asks)
        for item in sight.printed
        if isinstance(item.asks, Action)
        and sight.plan.answer(item.id).state != "not-applicable"
    ]
    yield Sheet(ACTIONS, "action-cards", _ACTION_COLUMNS, tuple(rows))


def _action(sight: Sight, item: Item, asks: Action) -> Sequence[str]:
    say, name = sight.playbook.say, sight.playbook.name
    answer, standing = sight.plan.answer(item.id), sight.reading.standing(item)
    party = sight.playbook.doer(item)
    found = doers(sight, party)
    return (
        item.id,
        say(item.title),
        say(item.ask),
        say(sight.playbook.spots[item.id].chapter.title),
        ", ".join(item.phase),
        asks.within,
        say(name(party)),
        WITHHELD if found.withheld else _names(sight, found.people),
        WITHHELD if found.withheld else _names(sight, found.deputies),
        "settled" if standing.answered else _STATES[standing.state],
        say(name(sight.owner(item))),
        answer.due,
        "; ".join(say(name(one.partner)) for one in answer.agreed),
        "; ".join(say(name(one)) for one in standing.unconfirmed),
        answer.note,
    )


def _names(sight: Sight, people: Iterable[str]) -> str:
    return "; ".join(one_line(sight.reading.around.name(one)) for one in people)


def _gaps(sight: Sight, options: Options) -> Iterator[Sheet]:
    rows = [_gap(sight, item) for item in open_items(sight, options.owner)]
    rows += [_finding(sight, one) for one in open_findings(sight, options.owner)]
    yield Sheet("gaps", "gaps", _GAP_COLUMNS, tuple(rows))


def open_findings(sight: Sight, owner: str = "") -> Iterator[Found]:
    """Give what came to light and is open, of one role where one is named."""
    for one in sight.findings():
        if not one.finding.closed and owner in ("", one.finding.owner):
            yield one


def _finding(sight: Sight, found: Found) -> Sequence[str]:
    one = found.finding
    owner = sight.playbook.say(sight.playbook.name(one.owner))
    overdue = "yes" if found.overdue else "no"
    told = (f"finding-{found.number}", one.text, found.origin, "", owner, one.due)
    return (*told, overdue, "open", "", "", "", "", "")


def _gap(sight: Sight, item: Item) -> Sequence[str]:
    say = sight.playbook.say
    answer, standing = sight.plan.answer(item.id), sight.reading.standing(item)
    asked = answer.asked if standing.state == "asked" else None
    return (
        item.id,
        say(item.title),
        say(sight.playbook.spots[item.id].chapter.title),
        item.weight,
        say(sight.playbook.name(sight.owner(item))),
        answer.due,
        "yes" if standing.overdue else "no",
        "needs correcting" if standing.refused else _STATES[standing.state],
        sight.reading.around.name(asked.whom) if asked else "",
        asked.on if asked else "",
        asked.reply_by if asked else "",
        item.decides or "",
        standing.missing,
    )


def _contacts(sight: Sight, _: Options) -> Iterator[Sheet]:
    people = {key: sight.plan.people[key] for key in reached(sight)}
    pairs = pairs_needed(people)
    rows = (contact_cells(key, person, pairs) for key, person in people.items())
    yield Sheet(CONTACTS, "contacts", contact_columns(pairs), tuple(rows))


def reached(sight: Sight) -> tuple[str, ...]:
    """Give everybody whose numbers may be shown, in the order of the contact list.

    Those of whom the plan says nothing yet are listed only for an audience from which
    nothing is kept: to others it would tell, one day, that they were named in secret.
    """
    people = sight.plan.people
    held = (sight.held(role) for role in (*sight.playbook.roles, *sight.plan.roles))
    holding = [one for role in held if role for one in role.holders.people]
    named = [one for one, _ in everybody(sight)]
    others = people if sight.audience == MARKINGS[-1] else ()
    order = dict.fromkeys((*holding, *named, *others))
    return tuple(key for key in order if key in people and sight.reaches(people[key]))


def _sites(sight: Sight, _: Options) -> Iterator[Sheet]:
    for item in sight.printed:
        if item.register_ == SITES and isinstance(item.asks, Table):
            rows = tuple(_rows(sight, item, item.asks))
            columns = tuple(map(sight.playbook.say, row_columns(item.asks)))
            yield Sheet(sheet_name(item.id), "sites", columns, rows)


def _rows(sight: Sight, item: Item, table: Table) -> Iterator[Sequence[str]]:
    value = sight.reading.value(item)
    if sight.plan.answer(item.id).state == "not-applicable" or value is None:
        return
    if showable(sight, item, value):
        for key, row in stored_rows(value).items():
            yield row_cells(table, key, row, sight.around)


_SHEETS: Mapping[str, Callable[[Sight, Options], Iterator[Sheet]]] = {
    "action-cards": _actions,
    "gaps": _gaps,
    "contacts": _contacts,
    "sites": _sites,
}
