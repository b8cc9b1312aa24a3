"""Chapters and answers, compared one by one."""

from collections.abc import Iterator

from crisisplan.domain.compare.pair import Difference, Pair, Turn
from crisisplan.domain.compare.value import Part, shown, value_parts
from crisisplan.domain.plan import Answer
from crisisplan.domain.playbook import Chapter, Item

NOT_ASKED = "Not asked by the playbook"
_STATES = {
    "todo": "open",
    "draft": "draft",
    "asked": "asked",
    "done": "done",
    "not-applicable": "does not apply",
}


def chapters(pair: Pair) -> Iterator[Difference]:
    """Compare every chapter, in the newer order, then what no playbook asks."""
    for chapter in _chapters(pair):
        yield from _chapter(pair, chapter)
    yield from _strangers(pair)


def _chapters(pair: Pair) -> Iterator[Chapter]:
    known = {one.id for one in pair.new.playbook.chapters}
    yield from pair.new.playbook.chapters
    yield from (one for one in pair.old.playbook.chapters if one.id not in known)


def _chapter(pair: Pair, chapter: Chapter) -> Iterator[Difference]:
    heading = pair.new.playbook.say(chapter.title)
    yield from _left_out(pair, chapter.id, heading)
    for item in _items(pair, chapter.id):
        yield from _item(pair, item, heading)


def _items(pair: Pair, chapter_id: str) -> Iterator[Item]:
    """Give the items of a chapter; of the older playbook those that are gone."""
    now, before = pair.new.playbook.spots, pair.old.playbook.spots
    gone = (spot for key, spot in before.items() if key not in now)
    for spot in (*now.values(), *gone):
        if spot.chapter.id == chapter_id:
            yield spot.item


def _left_out(pair: Pair, chapter_id: str, heading: str) -> Iterator[Difference]:
    before = pair.old.plan.left_out(chapter_id)
    after = pair.new.plan.left_out(chapter_id)
    if before == after:
        return
    turn: Turn = "changed"
    part = Part("reason for leaving it out", f"{before} → {after}")
    if not before:
        turn, part = "taken out", Part("left out", after)
    elif not after:
        turn, part = "added", Part("in the plan again")
    yield Difference(heading, "The whole chapter", turn, (part,))


def _strangers(pair: Pair) -> Iterator[Difference]:
    """Look at chapters and answers that neither playbook knows."""
    old, new = pair.old.plan, pair.new.plan
    known = {one.id for one in _chapters(pair)}
    for key in {**old.chapters, **new.chapters}:
        if key not in known:
            yield from _left_out(pair, key, key)
    asked = {*pair.old.playbook.spots, *pair.new.playbook.spots}
    for key in {**old.answers, **new.answers}:
        before, after = old.answer(key), new.answer(key)
        if key not in asked and (parts := pair.facts(before, after)):
            yield Difference(NOT_ASKED, key, "changed", tuple(parts), (key,))


def _item(pair: Pair, item: Item, heading: str) -> Iterator[Difference]:
    old, new = pair.old.plan.answer(item.id), pair.new.plan.answer(item.id)
    before, after = pair.old.value(item), pair.new.value(item)
    turn: Turn = "details"
    parts: list[Part] = []
    if before is None and after is not None:
        turn = "answered"
        parts.append(Part("answered", shown(item, pair.new, after)))
    elif after is None and before is not None:
        turn = "taken out"
        parts.append(Part("answer taken out", shown(item, pair.old, before)))
    elif before is not None and after is not None:
        parts += value_parts(item, pair.old, pair.new, before, after)
        turn = "changed" if parts else "details"
    if not parts and (old.value or None) != (new.value or None):  # behind a role
        parts.append(Part("value beside the role"))
    parts += _state(old, new, before is not None, after is not None)
    parts += pair.facts(old, new, but=("value", "state", "at", "by"))
    if parts:
        title = pair.new.playbook.say(item.title)
        yield Difference(heading, title, turn, tuple(parts), (item.id,))


def _state(old: Answer, new: Answer, had: bool, has: bool) -> list[Part]:
    """Say a change of state that does not follow from the value alone."""
    implied = ("done" if had else "todo", "done" if has else "todo")
    if old.state == new.state or (had != has and (old.state, new.state) == implied):
        return []
    return [Part("state", f"{_STATES[old.state]} → {_STATES[new.state]}")]
