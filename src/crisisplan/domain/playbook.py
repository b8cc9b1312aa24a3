"""What experts ask a city: chapters, sections, items, and the words they use."""

import re
from collections.abc import Container, Iterator, Mapping
from functools import cached_property
from typing import Annotated, Any, Literal, NamedTuple

from pydantic import Field, model_validator

from crisisplan.domain.conditions import Condition
from crisisplan.domain.items import ITEM_KINDS, AnyKind
from crisisplan.domain.items.action import Action
from crisisplan.domain.items.column import gather
from crisisplan.domain.items.form import Form
from crisisplan.domain.items.table import Table
from crisisplan.domain.lesson import Lesson, Source, Term
from crisisplan.domain.model import Model
from crisisplan.domain.text import nearest
from crisisplan.domain.values import (
    Count,
    Marking,
    Phases,
    Slug,
    Slugs,
    Value,
    Weight,
    Words,
    YesNo,
)
from crisisplan.errors import UnknownItemError

OWN_PUBLISHER = "crisisplan"
_TERM = re.compile(r"\{([a-z][a-z0-9_]*)\}")
_ID = r"[a-z0-9]+(?:-[a-z0-9]+)*/[a-z0-9]+(?:-[a-z0-9]+)*"
_EDITION = r"[0-9]+\.[0-9]+\.[0-9]+"


class Advice(Model):
    """What to consider when an answer makes it true."""

    when: Condition
    """A condition without `item` tests the item that gives the advice."""
    text: str


class Item(Model):
    """One thing asked."""

    id: Slug
    """Permanent, and never re-used with another meaning."""
    title: str
    """A few words that work in a list."""
    ask: str = ""
    """The question; for an action, what to do."""
    help: str = ""
    """How a good answer looks."""
    example: Value = ""
    """An invented answer, shown and never stored; for a table, a list of rows."""
    phase: Phases = ()
    """When the answer is used, not when it is written."""
    role: Slug | None = None
    """The role that owns the item; the lead of the chapter where nothing is said."""
    agree_with: Slugs = ()
    """Partners whose confirmation the answer needs."""
    decides: Literal["mayor", "council", "partner"] | None = None
    """By whom a decision is needed."""
    weight: Weight = "useful"
    marking: Marking = "amber"
    """The widest audience that may see the answer."""
    lessons: Words = ()
    """Ids of the lessons it comes from."""
    sources: Words = ()
    """Ids of publications that ask for it."""
    why: str = ""
    """Our own judgement, where there is neither lesson nor source."""
    when: Condition | None = None
    """When it is asked; always, where nothing is said."""
    see: Slugs = ()
    """Items that belong to the same matter."""
    card: Slugs = ()
    """Roles and partners on the back of whose action card the answer is a reminder."""
    register_: Literal["sites", "calls"] | None = Field(None, alias="register")
    """For a table: whether its rows print in a document of their own, as places at
    risk (`sites`) or as people in the order in which they are called (`calls`)."""
    advice: tuple[Advice, ...] = ()
    origin: str = ""
    """The overlay that added it; set by the program, never by hand."""
    recommended_by: str = ""
    """Who raised its weight; set by an overlay."""
    asks: AnyKind

    @model_validator(mode="before")
    @classmethod
    def _gather(cls, data: Any) -> Any:
        return gather(data, ITEM_KINDS)

    @property
    def essential(self) -> bool:
        """Whether a city without it has no plan."""
        return self.weight == "essential"

    @property
    def is_form(self) -> bool:
        """Whether it is a blank sheet, which nobody answers."""
        return isinstance(self.asks, Form)

    @property
    def is_action(self) -> bool:
        """Whether it is something to do."""
        return isinstance(self.asks, Action)


class Section(Model):
    """A group of items answered in one sitting."""

    id: Slug
    title: str
    minutes: Count | None = None
    """What an official needs for it."""
    items: tuple[Item, ...]


class Chapter(Model):
    """An area of the plan, with one lead."""

    id: Slug
    title: str
    lead: Slug | None = None
    """The role that leads it."""
    intro: str = ""
    """What an official reads first."""
    optional: YesNo = False
    """Whether it is left out unless it is chosen when a plan is started."""
    sections: tuple[Section, ...]

    @property
    def items(self) -> Iterator[Item]:
        """Its items, in order."""
        return (item for section in self.sections for item in section.items)


class Beginning(Model):
    """What a city does in its first ten minutes with a playbook."""

    leads: YesNo = False
    """Whether the chapters get their leads before anything is answered."""
    items: Slugs = ()
    """What is answered next, and shown alone until somebody wants to see more."""


class Spot(NamedTuple):
    """Where an item stands in its playbook."""

    chapter: Chapter
    section: Section
    item: Item


class Playbook(Model):
    """What is asked for one purpose, in one edition."""

    format: Literal["crisisplan/playbook/1"]
    id: Annotated[str, Field(pattern=f"^{_ID}$")]
    """Publisher and name, as in `example-city/floods`."""
    edition: Annotated[str, Field(pattern=f"^{_EDITION}$")]
    """Three numbers, as in `1.0.0`."""
    title: str
    summary: str = ""
    language: str = "en"
    licence: str = ""
    sources: Mapping[Slug, Source] = Field(default_factory=dict)
    terms: Mapping[str, Term] = Field(default_factory=dict)
    """Words that differ by place."""
    roles: Mapping[Slug, str] = Field(default_factory=dict)
    """Duties inside the city, by id."""
    keeper: Slug | None = None
    """The role that keeps the plan: what others fill in comes back to it."""
    partners: Mapping[Slug, str] = Field(default_factory=dict)
    """Those outside the city who must agree, by id."""
    lessons: Mapping[str, Lesson] = Field(default_factory=dict)
    begin_with: Beginning = Beginning()
    """What comes first; the order of the chapters, where nothing is said."""
    hidden: Mapping[Slug, str] = Field(default_factory=dict)
    """Items that overlays took out, with title, overlay and reason."""
    chapters: tuple[Chapter, ...]

    @cached_property
    def spots(self) -> Mapping[str, Spot]:
        """Every item with its place, by id, in order."""
        return {
            item.id: Spot(chapter, section, item)
            for chapter in self.chapters
            for section in chapter.sections
            for item in section.items
        }

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """Every item, in order."""
        return tuple(spot.item for spot in self.spots.values())

    @cached_property
    def places(self) -> Mapping[str, int]:
        """The place of every item in the order; a chapter is just before its first."""
        places = {key: 2 * place for place, key in enumerate(self.spots)}
        for key, spot in self.spots.items():
            places.setdefault(spot.chapter.id, places[key] - 1)
        return places

    def item(self, item_id: str) -> Item:
        """Give the item with this id.

        Raises:
            UnknownItemError: There is none; the text names the nearest id.
        """
        if spot := self.spots.get(item_id):
            return spot.item
        hint = nearest(item_id, self.spots)
        raise UnknownItemError(
            f"This playbook asks nothing under the id {item_id!r}."
            + (f" Did you mean {hint!r}?" if hint else "")
            + " 'crisisplan show PLAN' lists all ids."
        )

    def tested_first(self, item: Item, known: Container[str]) -> list[Item]:
        """Give `item` after all the items that decide whether it is asked.

        What is in `known` is left out. A chain of conditions may be as long as the
        playbook, so nothing here calls itself.
        """
        order: dict[str, Item] = {}
        seen: set[str] = set()
        stack = [item.id]
        while stack:
            current = self.spots[stack[-1]].item
            if current.id in seen:
                order.setdefault(stack.pop(), current)
                continue
            seen.add(current.id)
            for test in current.when.tests() if current.when else ():
                source = test.item or ""
                if source in self.spots and source not in seen and source not in known:
                    stack.append(source)
        return list(order.values())

    def owner(self, item: Item) -> str:
        """Give the id of the role that sees to it that `item` is answered."""
        return item.role or self.spots[item.id].chapter.lead or ""

    def doer(self, item: Item) -> str:
        """Give the id of the role or partner that carries an action out."""
        does = item.asks.does if isinstance(item.asks, Action) else None
        return does or self.owner(item)

    def name(self, party: str) -> str:
        """Give the words for a role or partner id, its terms filled in."""
        title = self.roles.get(party) or self.partners.get(party)
        return self.say(title) if title else party

    def say(self, text: str) -> str:
        """Give `text` with the playbook's terms filled in, other braces as they are."""
        if "{" not in text:
            return text
        return _TERM.sub(self._term, text)

    def _term(self, found: re.Match[str]) -> str:
        term = self.terms.get(found[1])
        return term.default if term else found[0]

    @cached_property
    def tables(self) -> tuple[Item, ...]:
        """The items that are tables, in order."""
        return tuple(item for item in self.items if isinstance(item.asks, Table))

    @cached_property
    def filled_by(self) -> Mapping[str, Item]:
        """For each role the person item whose answer hands it out."""
        return {
            fills: item
            for item in self.items
            if (fills := getattr(item.asks, "fills", None))
        }


def terms_in(text: str) -> tuple[str, ...]:
    """Name the terms that `text` uses."""
    return tuple(_TERM.findall(text))
