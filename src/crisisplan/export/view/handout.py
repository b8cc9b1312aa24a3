"""The handout: what one role still has to answer, as a form to be filled in."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import TypedDict

from crisisplan.domain import handout as form
from crisisplan.domain.explaining import told_by_others
from crisisplan.domain.folding import fold
from crisisplan.domain.items.record import Record
from crisisplan.domain.items.statement import Statement
from crisisplan.domain.items.table import Table
from crisisplan.domain.playbook import Item
from crisisplan.domain.text import one_line, tidy
from crisisplan.domain.values import Value, in_words
from crisisplan.export.escape import NOTHING, Markdown, block, cell, heading, inline
from crisisplan.export.handouts import asked_for, may_ask
from crisisplan.export.options import Options
from crisisplan.export.view.blanks import Blank, blank
from crisisplan.export.view.gaps import Gap, gap
from crisisplan.export.view.page import Page, page
from crisisplan.export.view.sight import Sight
from crisisplan.export.view.tally import Tally, tally

ROOM = Markdown("<br>")


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
    essential: bool
    """Whether what can wait is left out."""
    left_out: int
    """How many questions that is."""
    questions: list[Question]
    filled_in: list[Markdown]
    """What is asked of whoever fills it in."""
    to_ask: Markdown
    """Whom one calls where something is unclear; nobody calls themselves."""
    filled: list[Markdown]
    """What stands there already."""
    words: Mapping[str, Markdown]
    """The labels by which the places to write are known again."""
    foot: Markdown
    """Whose form it is, and from when."""
    hidden: bool
    """Whether the role has more to answer that this audience may not read."""


def handout_view(sight: Sight, now: datetime, options: Options) -> HandoutView:
    """Give the open items of one role, or what somebody was asked for."""
    every = replace(options, essential=False)
    may_be = may_ask(sight, every)
    items = asked_for(sight.reading, options, may_be)
    owner, asked = options.owner, options.asked
    held = sight.held(owner) if not asked else None
    reader = held.holders.people[0] if held else asked
    own = bool(reader) and _name(sight, reader) == _name(sight, _held_by(sight))
    keeper, back = _keeper(sight), _back_by(options)
    title = _of_asked(sight, asked, items) if asked else sight.playbook.name(owner)
    return {
        "page": page(sight, now),
        "owner": heading(title),
        "holder": sight.person(reader) if held else NOTHING,
        "first_due": _first_day(sight, items, asked),
        "tally": tally(sight, items),
        "essential": options.essential,
        "left_out": len(may_be) - len(items),
        "questions": _questions(sight, items),
        "filled_in": list(map(Markdown, form.FILLED_IN)),
        "to_ask": NOTHING if own else _to_ask(sight),
        "filled": [ROOM, ROOM, keeper or ROOM, back or ROOM],
        "words": _WORDS,
        "foot": _foot(sight, now, owner, title, back),
        "hidden": _hides(sight, options, items),
    }


def _of_asked(sight: Sight, whom: str, items: list[Item]) -> str:
    """Give the name under which somebody was asked."""
    asked = [one for item in items if (one := sight.plan.answer(item.id).asked)]
    name = sight.reading.around.name(asked[0].whom) if asked else whom
    return f"For: {name}"


def _first_day(sight: Sight, items: list[Item], whom: str) -> Markdown:
    """Give the first day on which something on the form is expected of its reader.

    The day on which somebody else replies is none, unless the form is for them.
    """
    days: set[str] = set()
    for item in items:
        answer = sight.plan.answer(item.id)
        asked = answer.asked if whom and answer.state == "asked" else None
        days |= {answer.due, asked.reply_by if asked else ""}
    return Markdown(min(days - {""}, default=""))


def _keeper(sight: Sight) -> Markdown:
    """Give to whom forms come back: whoever keeps the plan, where that is known."""
    keeper, person = sight.playbook.keeper, _held_by(sight)
    if not keeper or not person:
        return NOTHING
    name = sight.reading.around.name(person)
    return cell(f"{name}, {sight.playbook.name(keeper)}")


def _back_by(options: Options) -> Markdown:
    return Markdown(options.back_by.isoformat() if options.back_by else "")


def _held_by(sight: Sight) -> str:
    """Give the id of whoever keeps the plan; nothing where that is not known."""
    keeper = sight.playbook.keeper
    held = sight.held(keeper) if keeper else None
    return held.holders.people[0] if held else ""


def _name(sight: Sight, person: str) -> str:
    """Give what somebody is called who is named in any way."""
    return fold(sight.reading.around.name(person))


def _to_ask(sight: Sight) -> Markdown:
    """Give whom one calls about the form, with a number, where there is one."""
    person = sight.plan.people.get(_held_by(sight))
    if person is None or not person.numbers or not sight.reaches(person):
        return NOTHING
    return inline(f"{person.name}, {person.numbers[0].number}")


def _hides(sight: Sight, options: Options, items: list[Item]) -> bool:
    if options.asked:
        return len(items) < len(asked_for(sight.reading, options))
    owned = (i for i in sight.hidden if sight.playbook.owner(i) == options.owner)
    return any(item.essential or not options.essential for item in owned)


def _questions(sight: Sight, items: list[Item]) -> list[Question]:
    """Give what is asked, what cannot wait first."""
    ordered = sorted(items, key=lambda item: not item.essential)
    return [_question(sight, item, place) for place, item in enumerate(ordered, 1)]


def _foot(
    sight: Sight, now: datetime, owner: str, title: str, back: Markdown
) -> Markdown:
    used = sight.plan.playbook
    whom = f"for the role {owner}" if owner else f"for {title.removeprefix('For: ')}"
    return inline(
        f"Form for the plan of {one_line(tidy(sight.plan.city.name))}, from the "
        f"playbook {used.id}, edition {used.edition}, {whom}, made on "
        f"{now.date().isoformat()}{f', to come back by {back}' if back else ''}."
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
    asks = item.asks
    starter = asks.suggested(sight.around)[0] if isinstance(asks, Statement) else ""
    because = item.why or told_by_others(item, sight.playbook)
    return {
        "number": number,
        "title": heading(say(item.title)),
        "ask": block(say(item.ask)),
        "help": block(say(item.help)),
        "example": inline(_example(sight, item)),
        "why": sight.words(because),
        "starter": inline(starter) if starter else NOTHING,
        "gap": gap(sight, item),
        "blank": blank(sight, item),
    }


def _example(sight: Sight, item: Item) -> str:
    """Give the example on one line, each part of a row behind its heading."""
    if isinstance(item.example, (str, Mapping)):
        return _row(sight, item, item.example)
    return " / ".join(_row(sight, item, one) for one in item.example)


def _row(sight: Sight, item: Item, value: Value) -> str:
    say = sight.playbook.say
    if not isinstance(value, Mapping):
        return say(in_words(value))
    if not isinstance(item.asks, (Record, Table)):
        return "; ".join(say(in_words(part)) for part in value.values())
    cells = [(one, one.written(value, sight.around)) for one in item.asks.columns]
    said = ((say(one.title), say(words)) for one, words in cells if words)
    return "; ".join(
        f"{title} {words}" if title.endswith("?") else f"{title}: {words}"
        for title, words in said
    )
