"""An older plan's answers, taken over into a new plan for another playbook."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from crisisplan.domain.audience import Markings, narrowest
from crisisplan.domain.plan import (
    NOT_CHOSEN,
    Answer,
    ChapterChoice,
    Plan,
    SetAside,
)
from crisisplan.domain.playbook import Item, Playbook
from crisisplan.domain.setting_aside import answer_aside
from crisisplan.domain.standing import Reading


@dataclass(frozen=True, slots=True)
class Carried:
    """A new plan with what it took over; every answer is counted once."""

    plan: Plan
    taken: int
    """Answers that are answers in the new plan."""
    aside: int
    """Answers that are set aside in it."""
    besides: int
    """What else is set aside: holders, owners, confirmations, reasons."""


def carry(
    old: Reading, fresh: Plan, playbook: Playbook, *, at: str, chosen: bool = False
) -> Carried:
    """Take over into `fresh` what a city wrote in an older plan.

    An answer is taken over where `playbook` asks the same in the same kind and
    accepts the value as it stands; all else is set aside with the reason. People,
    holders of roles and the distribution list come along; adoption, exercises and
    the record of changes stay with the plan they are about.

    Args:
        old: The older plan.
        fresh: The new plan, with its city and chapters, and nothing answered.
        playbook: What the new plan is asked.
        at: When this happens, as it is kept.
        chosen: Whether the chapters of `fresh` were named by a person, and stay.
    """
    moved = _Move(old, playbook, at)
    roles = {one: held for one, held in old.plan.roles.items() if one in playbook.roles}
    chapters = _chapters(old.plan, fresh, playbook, chosen=chosen)
    plan = fresh.changed(
        people=old.plan.people,
        roles=roles,
        distribution=old.plan.distribution,
        chapters=chapters,
        answers=moved.fitting(),
    )
    plan, refused = _accepted(plan, playbook, old)
    misfits = {**moved.misfits(), **refused}
    aside = tuple(moved.aside(one, because) for one, because in misfits.items())
    besides = (
        *_roles(old, playbook, at),
        *_left_out(old, chapters, playbook, at),
        *moved.parties(plan),
    )
    plan = plan.changed(set_aside=(*old.plan.set_aside, *aside, *besides))
    return Carried(plan, len(plan.answers), len(aside), len(besides))


@dataclass(frozen=True)
class _Move:
    """Each answer of a plan, looked at for another playbook."""

    old: Reading
    playbook: Playbook
    at: str

    def misfits(self) -> Mapping[str, str]:
        """Give the answers that have no place, with the reason."""
        reasons = ((one, self._misfit(one)) for one in self.old.plan.answers)
        return {item_id: because for item_id, because in reasons if because}

    def _misfit(self, item_id: str) -> str:
        before = self.old.playbook.spots.get(item_id)
        now = self.playbook.spots.get(item_id)
        if now is None:
            return "The new playbook does not ask this."
        if before is None:
            return "The old playbook did not ask this, so nobody knows what it answers."
        was, kind = before.item.asks.kind, now.item.asks.kind
        if was != kind:
            return f"It was asked as {was!r}, and is asked as {kind!r} now."
        if _fills(before.item) != _fills(now.item):
            return "The answer says who holds a role, and it is another role now."
        return ""

    def fitting(self) -> Mapping[str, Answer]:
        """Give the answers that have a place, as they stand in the new plan."""
        misfits = self.misfits()
        return {
            item_id: self._adapted(item_id, answer)
            for item_id, answer in self.old.plan.answers.items()
            if item_id not in misfits
        }

    def _adapted(self, item_id: str, answer: Answer) -> Answer:
        """Give an answer without parties nobody knows, its circle no wider."""
        playbook = self.playbook
        known = [one for one in answer.agreed if one.partner in playbook.partners]
        owner = answer.owner if answer.owner in playbook.roles else None
        held = self._markings.of(self.old.playbook.item(item_id))
        wanted = playbook.item(item_id).marking
        marking = answer.marking if held == wanted else held
        if narrowest(held, wanted) != held:
            marking = None
        parts = {"agreed": tuple(known), "owner": owner, "marking": marking}
        return answer.model_copy(update=parts)

    @cached_property
    def _markings(self) -> Markings:
        return Markings(self.old.plan, self.old.playbook)

    def aside(self, item_id: str, because: str) -> SetAside:
        """Give an answer with all that was said about it, and why it has no place."""
        answer = self.old.plan.answers[item_id]
        spot = self.old.playbook.spots.get(item_id)
        item = spot.item if spot else None
        held = self.old.value(item) if item else None
        return answer_aside(
            item_id, item, answer, held=held, because=because, at=self.at
        )

    def parties(self, plan: Plan) -> Iterator[SetAside]:
        """Give what the answers taken over said of roles and partners not known."""
        for item_id in plan.answers:
            answer = self.old.plan.answers[item_id]
            title = self.old.playbook.item(item_id).title
            if answer.owner and answer.owner not in self.playbook.roles:
                yield SetAside(
                    item=item_id,
                    title=title,
                    value={"owner": self.old.playbook.name(answer.owner)},
                    because=f"The new playbook has no role {answer.owner!r}.",
                    at=self.at,
                )
            for one in answer.agreed:
                if one.partner not in self.playbook.partners:
                    yield SetAside(
                        item=item_id,
                        title=title,
                        value={
                            "agreed": one.model_dump(
                                mode="json", by_alias=True, exclude={"mark"}
                            )
                        },
                        because=f"The new playbook has no partner {one.partner!r}.",
                        at=self.at,
                    )


def _fills(item: Item) -> str | None:
    return getattr(item.asks, "fills", None)


def _accepted(
    plan: Plan, playbook: Playbook, old: Reading
) -> tuple[Plan, Mapping[str, str]]:
    """Take out of a plan the answers that its playbook refuses, with the reasons.

    A table that goes takes along the answers that name its rows, so this is looked
    at until nothing more is refused.
    """
    gone: dict[str, str] = {}
    while True:
        around = Reading(plan, playbook, old.today).around
        refused = {
            item_id: " ".join(faults)
            for item_id, answer in plan.answers.items()
            if answer.value is not None
            and (faults := playbook.item(item_id).asks.faults(answer.value, around))
        }
        if not refused:
            return plan, gone
        gone |= refused
        kept = {one: a for one, a in plan.answers.items() if one not in refused}
        plan = plan.changed(answers=kept)


def _roles(old: Reading, playbook: Playbook, at: str) -> Iterator[SetAside]:
    for role, held in old.plan.roles.items():
        if role not in playbook.roles:
            yield SetAside(
                item=f"roles.{role}",
                title=old.playbook.name(role),
                value=held.model_dump(mode="json", exclude_defaults=True),
                because="The new playbook has no such role.",
                at=at,
            )


def _chapters(
    old: Plan, fresh: Plan, playbook: Playbook, *, chosen: bool
) -> Mapping[str, ChapterChoice]:
    """Give what is left out: as the city decided before, unless it says otherwise."""
    choices = dict(fresh.chapters)
    for chapter_id, choice in old.chapters.items():
        known = any(chapter.id == chapter_id for chapter in playbook.chapters)
        if known and choice.left_out and (not chosen or chapter_id in choices):
            choices[chapter_id] = choice
    return choices


def _left_out(
    old: Reading,
    chapters: Mapping[str, ChapterChoice],
    playbook: Playbook,
    at: str,
) -> Iterator[SetAside]:
    """Give the reasons for which chapters were left out that are there no more."""
    titles = {chapter.id: chapter.title for chapter in old.playbook.chapters}
    for chapter_id, choice in old.plan.chapters.items():
        reason = choice.left_out
        if reason in ("", NOT_CHOSEN) or chapters.get(chapter_id) == choice:
            continue
        known = any(chapter.id == chapter_id for chapter in playbook.chapters)
        gone = "The new playbook has no such chapter."
        yield SetAside(
            item=f"chapters.{chapter_id}",
            title=titles.get(chapter_id, ""),
            value=reason,
            because="The chapter is answered now." if known else gone,
            at=at,
        )
