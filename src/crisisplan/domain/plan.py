"""One city's answers to one edition of a playbook."""

from collections.abc import Mapping
from typing import Any, Literal, Self

from pydantic import Field

from crisisplan.domain.directory import Holders, Person
from crisisplan.domain.model import Model
from crisisplan.domain.values import (
    Count,
    IsoDate,
    Marking,
    OpenDate,
    Slug,
    Value,
    YesNo,
)

FORMAT: Literal["crisisplan/plan/1"] = "crisisplan/plan/1"

NOT_CHOSEN = "Not chosen when the plan was started."
"""Why a chapter is left out where nobody gave a reason."""

State = Literal["todo", "draft", "asked", "done", "not-applicable"]


class City(Model):
    """Whose plan it is."""

    name: str
    country: str = ""
    """Two letters, as in "SK"."""
    population: Count | None = None
    languages: tuple[str, ...] = ()
    """Two letters each; the first is the language of the plan."""
    letterhead: str = ""
    logo: str = ""


class UsedOverlay(Model):
    """An overlay that the pinned playbook was made with."""

    id: str
    edition: str = ""
    checked: OpenDate = ""
    """When its authors last checked its laws and numbers."""


class UsedPlaybook(Model):
    """The playbook the plan answers, as it is pinned in the same file."""

    id: str
    edition: str
    overlays: tuple[UsedOverlay, ...] = ()
    checksum: str
    """`sha256:` of the pinned text."""


class ChapterChoice(Model):
    """What the city decided about a chapter."""

    left_out: str = ""
    """The reason why it is left out; empty where it is not."""


class Adoption(Model):
    """By whom and when the plan was adopted."""

    on: IsoDate
    by: str = ""
    body: str = ""
    resolution: str = ""
    checksum: str = ""
    """`sha256:` of all that was adopted; see `domain/adoption.py`."""


class Asked(Model):
    """Who was asked for an answer that the city does not know yet."""

    whom: str
    """A person of the directory, or a name."""
    on: OpenDate = ""
    reply_by: OpenDate = ""
    rest: YesNo = False
    """Whether only what was missing is asked for, so that what stands there holds."""


class Agreement(Model):
    """A partner's confirmation of an answer."""

    partner: Slug
    with_: str = Field("", alias="with")
    on: OpenDate = ""
    mark: str = ""
    """Of the value that was confirmed; see `domain/agreeing.py`."""


class Review(Model):
    """A person's word that an answer was read and holds."""

    by: str
    on: IsoDate
    mark: str = ""
    """Of the question and value that were read; see `domain/reviewing.py`."""


class Answer(Model):
    """What a city says to one item, and how far it stands."""

    value: Value | None = None
    state: State = "todo"
    asked: Asked | None = None
    agreed: tuple[Agreement, ...] = ()
    reason: str = ""
    """Why the item does not apply."""
    note: str = ""
    owner: Slug | None = None
    """A role, where it is not the playbook's."""
    due: OpenDate = ""
    marking: Marking | None = None
    """May raise the playbook's marking, never lower it."""
    at: str = ""
    by: str = ""
    reviewed: Review | None = None

    @property
    def expected(self) -> str:
        """The day until which it is waited for; empty where there is none.

        Whoever was asked for a later day than it was due is waited for until then.
        """
        return (self.asked.reply_by if self.asked else "") or self.due


class SetAside(Model):
    """An answer that no longer fits anywhere, kept with the reason."""

    item: str
    title: str = ""
    value: Value | None = None
    because: str
    at: str = ""


class Closed(Model):
    """Somebody's word that a finding was seen to."""

    on: IsoDate
    by: str = ""


class Finding(Model):
    """What a review, exercise or activation brought to light."""

    text: str
    items: tuple[str, ...] = ()
    owner: str = ""
    due: OpenDate = ""
    closed: Closed | None = None
    """Open until somebody says that it was seen to."""


class Activity(Model):
    """A review, an exercise or an activation of the plan."""

    kind: Literal["review", "exercise", "activation"]
    on: IsoDate
    with_: tuple[str, ...] = Field((), alias="with")
    findings: tuple[Finding, ...] = ()
    unfinished: bool = False
    """Whether whoever told it was interrupted, so that more may have come to light."""


class Change(Model):
    """A line of the record of changes."""

    version: str = ""
    on: IsoDate
    by: str = ""
    what: str
    items: tuple[str, ...] = ()


class Delivery(Model):
    """A line of the distribution list."""

    to: str
    document: str = "plan"
    audience: Marking = "amber"
    copies: Count = 1


class Plan(Model):
    """A city's plan; a frozen value, changed only by making another."""

    format: Literal["crisisplan/plan/1"] = FORMAT
    city: City
    playbook: UsedPlaybook
    chapters: Mapping[Slug, ChapterChoice] = Field(default_factory=dict)
    status: Literal["draft", "adopted"] = "draft"
    version: str = "0"
    """Rises only with adoption."""
    adopted: Adoption | None = None
    review_by: OpenDate = ""
    distribution: tuple[Delivery, ...] = ()
    people: Mapping[str, Person] = Field(default_factory=dict)
    roles: Mapping[Slug, Holders] = Field(default_factory=dict)
    answers: Mapping[str, Answer] = Field(default_factory=dict)
    set_aside: tuple[SetAside, ...] = ()
    activity: tuple[Activity, ...] = ()
    changes: tuple[Change, ...] = ()
    forgotten: tuple[str, ...] = ()
    """Marks of ids of people who were forgotten: no other version brings them back."""

    def answer(self, item_id: str) -> Answer:
        """Give the answer to an item; an empty one where there is none."""
        return self.answers.get(item_id, _NOTHING)

    def left_out(self, chapter_id: str) -> str:
        """Give the reason why a chapter is left out; nothing where it is in."""
        choice = self.chapters.get(chapter_id)
        return choice.left_out if choice else ""

    def changed(self, **parts: Any) -> Self:
        """Give the plan with some parts replaced by values already checked."""
        return self.model_copy(update=parts)

    def with_answer(self, item_id: str, answer: Answer | None) -> Self:
        """Give the plan with one answer replaced, or taken out where it is None."""
        answers = dict(self.answers)
        if answer is None or answer == _NOTHING:
            answers.pop(item_id, None)
        else:
            answers[item_id] = answer
        return self.changed(answers=answers)


_NOTHING = Answer()
