"""What a country, a region or a city changes in a playbook without copying it."""

import re
from collections.abc import Mapping
from typing import Annotated, Any, ClassVar, Literal

from pydantic import AfterValidator, BeforeValidator, Field

from crisisplan.domain.model import Model
from crisisplan.domain.text import nearest
from crisisplan.domain.values import IsoDate, OpenDate, Slug, Slugs, Value, Words

FORMAT: Literal["crisisplan/overlay/1"] = "crisisplan/overlay/1"
_ID = r"[a-z0-9]+(?:-[a-z0-9]+)*/[a-z0-9]+(?:-[a-z0-9]+)*"
_BOUND = re.compile(r" *(>=|<=|==|>|<) *([0-9]{1,6}(?:\.[0-9]{1,6}){0,2}) *")


def _numbers(edition: str) -> tuple[int, ...]:
    numbers = [int(part) for part in edition.split(".")]
    return tuple(numbers + [0] * (3 - len(numbers)))


def _bounds(editions: str) -> tuple[tuple[str, tuple[int, ...]], ...]:
    found = [_BOUND.fullmatch(part) for part in editions.split(",")]
    return tuple((one[1], _numbers(one[2])) for one in found if one)


def _range(text: str) -> str:
    if len(_bounds(text)) != len(text.split(",")):
        raise ValueError(
            "Write the editions it fits as limits with commas between them, like "
            "'>=1.0,<2'."
        )
    return text


def covers(editions: str, edition: str) -> bool:
    """Say whether an edition like 1.2.0 lies within limits like `>=1.0,<2`."""
    number = _numbers(edition)
    met = {
        ">=": lambda limit: number >= limit,
        "<=": lambda limit: number <= limit,
        "==": lambda limit: number == limit,
        ">": lambda limit: number > limit,
        "<": lambda limit: number < limit,
    }
    return all(met[sign](limit) for sign, limit in _bounds(editions))


class Confirmation(Model):
    """Somebody's word that what an overlay says is right."""

    by: str
    on: IsoDate


class Change(Model):
    """One operation of an overlay; its first key says which."""

    over: Words = ()
    """Ids of earlier overlays that this change wins over."""


class Hide(Change):
    """Takes an item out, with the reason."""

    hide: Slug
    because: str


class Reword(Change):
    """Says something in other words."""

    texts: ClassVar[tuple[str, ...]] = (
        "title",
        "ask",
        "help",
        "example",
        "why",
        "intro",
        "starter",
        "unit",
        "see",
    )

    reword: Slug
    """The id of an item, a section or a chapter."""
    title: str | None = None
    ask: str | None = None
    help: str | None = None
    example: Value | None = None
    why: str | None = None
    intro: str | None = None
    """Of a chapter."""
    starter: str | None = None
    """Of a statement."""
    unit: str | None = None
    """Of a number."""
    see: Slugs | None = None
    """In place of the references there were, so that none leads to a hidden item."""


class Add(Change):
    """Puts new items into a section."""

    add: tuple[Mapping[str, Any], ...]
    """Items; their ids begin with the overlay's short name."""
    to: Slug | None = None
    """The section, at whose end they stand unless `after` is given."""
    after: Slug | None = None
    """The item after which they stand."""


class AddOptions(Change):
    """Offers more to choose from."""

    add_options: Slug
    """The id of a choice, or of an item with columns."""
    column: Slug | None = None
    """The column that is a choice, where the item has columns."""
    options: Mapping[Slug, Any]


class AddRows(Change):
    """Offers more starter rows in a table."""

    add_rows: Slug
    rows: Mapping[Slug, Mapping[Slug, str]]
    """Their ids begin with the overlay's short name."""


class Recommend(Change):
    """Raises the weight of an item; it prints "recommended by", nothing stronger."""

    recommend: Slug
    weight: Literal["important", "essential"] | None = None
    """The new weight; one step up where nothing is said."""
    by: str = ""
    """Who recommends it; the overlay's title where nothing is said."""
    sources: Words = ()
    """Ids of publications that recommend it."""


CHANGES: Mapping[str, type[Change]] = {
    "hide": Hide,
    "reword": Reword,
    "add": Add,
    "add_options": AddOptions,
    "add_rows": AddRows,
    "recommend": Recommend,
}
"""The operations by the key that begins them."""


def change_in(raw: Mapping[str, Any]) -> type[Change] | None:
    """Give the operation that `raw` is, or nothing where no key says it."""
    return next((CHANGES[key] for key in CHANGES if key in raw), None)


def nearest_change(raw: Mapping[str, Any]) -> str:
    """Give the operation that was probably meant by one of the keys."""
    return next((near for key in raw if (near := nearest(key, CHANGES))), "")


class Block(Model):
    """What an overlay says and changes, for all its playbooks or for one of them."""

    terms: Mapping[str, str] = Field(default_factory=dict)
    """The playbook's terms, in the words of this place."""
    sources: Mapping[Slug, Any] = Field(default_factory=dict)
    roles: Mapping[Slug, str] = Field(default_factory=dict)
    """New roles, or other words for those there are."""
    partners: Mapping[Slug, str] = Field(default_factory=dict)
    """New partners, or other words for those there are."""
    lessons: Mapping[str, Any] = Field(default_factory=dict)
    change: tuple[Mapping[str, Any], ...] = ()
    """Operations, each by the id of what it changes."""
    add_chapters: tuple[Mapping[str, Any], ...] = ()
    """Chapters at the end; their ids begin with the overlay's short name."""


class Target(Block):
    """A playbook that an overlay is for, with what is for that one alone."""

    id: Annotated[str, Field(pattern=f"^{_ID}$")]
    editions: Annotated[str, AfterValidator(_range)]
    """Limits, as in `>=1.0,<2`."""


def _one_or_list(value: object) -> object:
    return (value,) if isinstance(value, Mapping) else value


def _each_once(targets: tuple[Target, ...]) -> tuple[Target, ...]:
    ids = [one.id for one in targets]
    if not ids:
        raise ValueError("Name at least one playbook, as in {id: …, editions: …}.")
    for one in ids:
        if ids.count(one) > 1:
            raise ValueError(f"{one} is named twice; put all that is for it together.")
    return targets


class Overlay(Block):
    """Changes on top of playbooks, for a country, a region or a city.

    What stands at the top of the file is for all its playbooks.
    """

    format: Literal["crisisplan/overlay/1"]
    id: Annotated[str, Field(pattern=f"^{_ID}$")]
    """Publisher and short name, as in `example-city/sk`."""
    title: str
    summary: str = ""
    licence: str = ""
    for_: Annotated[
        tuple[Target, ...],
        AfterValidator(_each_once),
        BeforeValidator(_one_or_list),
        Field(alias="for"),
    ]
    """The playbook it is for, or a list of several."""
    edition: Annotated[str, Field(pattern=r"^[0-9]+\.[0-9]+\.[0-9]+$")]
    checked: OpenDate = ""
    """When its laws and numbers were last checked by its authors."""
    confirmed: Confirmation | None = None
    """Whose lawyer confirmed it, and when."""
    over: Words = ()
    """Ids of earlier overlays that all of its changes win over."""

    @property
    def prefix(self) -> str:
        """What the ids of everything it adds begin with."""
        return f"{self.id.partition('/')[2]}-"

    def fits(self, playbook_id: str, edition: str) -> bool:
        """Say whether it was made for this edition of this playbook."""
        return any(
            one.id == playbook_id and covers(one.editions, edition) for one in self.for_
        )
