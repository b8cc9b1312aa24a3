"""Overlays put on a playbook's data, in their order; what clashes is a fault."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from crisisplan.domain.items.row import RowReference
from crisisplan.domain.overlay import (
    Add,
    AddOptions,
    AddRows,
    Change,
    Hide,
    Recommend,
    Reword,
)
from crisisplan.domain.overlay_tree import Part, Place, Way, gather, grow
from crisisplan.domain.overlay_work import Fault, Layer, Share, Work
from crisisplan.domain.playbook import Item, Playbook
from crisisplan.domain.values import Words

_WEIGHTS = ("useful", "important", "essential")


@dataclass(frozen=True, slots=True)
class Applied:
    """A playbook's data with all overlays in it."""

    data: Any
    places: Mapping[Way, Place]
    """Where each part of the data was written, by the way to it."""
    faults: tuple[Fault, ...]
    hidden: Mapping[str, Place]
    """The items that were taken out, with the places that did it."""
    changed_by: Mapping[str, tuple[str, ...]]
    """For each item that overlays changed: their ids."""


def apply(data: Mapping[str, Any], layers: Sequence[Layer]) -> Applied:
    """Put overlays on a playbook's data, the first first."""
    work = Work(grow(data, Place(0, ())))
    for number, layer in enumerate(layers, 1):
        for share in work.begin(number, layer):
            _put_on(work, share)
    places: dict[Way, Place] = {}
    whole = gather(work.root, (), places)
    changed = {
        part.id: tuple(dict.fromkeys(part.changed_by))
        for part in work.known.values()
        if part.level == "items" and part.changed_by and not part.hidden
    }
    return Applied(whole, places, tuple(work.faults), work.hidden, changed)


def needed(playbook: Playbook, hidden: Mapping[str, Place]) -> tuple[Fault, ...]:
    """Find what was hidden although an item that is still there needs it."""
    found = []
    for item in playbook.items:
        for key, word in _needs(item):
            if word in hidden:
                others = f", or reword the 'see' of {item.id!r}" if key == "see" else ""
                sentence = (
                    f"{word!r} cannot be hidden: {item.id!r} needs it ({key}). Hide "
                    f"that too{others}."
                )
                found.append(Fault(hidden[word], sentence))
    return tuple(found)


def _needs(item: Item) -> Iterator[tuple[str, str]]:
    """Give what an item refers to, with the key that does it."""
    yield from (("see", one) for one in item.see)
    conditions = [("when", item.when)] if item.when else []
    for key, condition in (*conditions, *(("advice", a.when) for a in item.advice)):
        yield from ((key, test.item) for test in condition.tests() if test.item)
    for column in getattr(item.asks, "columns", ()):
        if isinstance(column.asks, RowReference):
            yield "of", column.asks.of


def _put_on(work: Work, share: Share) -> None:
    block = share.block
    for name, text in block.terms.items():
        _term(work, name, text)
    for key in ("roles", "partners"):
        for word, label in getattr(block, key).items():
            if work.claim(("", key, word), work.place(key, word)):
                work.root.put((key, word), label, work.place(key, word))
    for key in ("sources", "lessons"):
        for word, one in getattr(block, key).items():
            _new(work, key, word, one)
    for number, change in share.changes:
        _DO[type(change)](work, change, work.place("change", number))
    for number, chapter in enumerate(block.add_chapters):
        place = work.place("add_chapters", number)
        part = grow(dict(chapter), place, "chapters", work.root)
        work.welcome(part)
        work.root.parts.append(part)


def _term(work: Work, name: str, text: str) -> None:
    place = work.place("terms", name)
    terms = work.root.data.get("terms")
    known = terms if isinstance(terms, dict) else {}
    if name not in known:
        work.unknown(place, f"{work.playbook} has no term {{{name}}}.", name, known)
    elif work.claim(("", "terms", name), place):
        work.root.put(("terms", name, "default"), text, place)


def _new(work: Work, key: str, word: str, one: Any) -> None:
    place = work.place(key, word)
    there = work.root.data.get(key)
    if isinstance(there, dict) and there.get(word, one) != one:
        sentence = f"There is another {word!r} under {key} already. Choose another id."
        work.fault(place, sentence)
    else:
        work.root.put((key, word), one, place)


def _hide(work: Work, change: Hide, place: Place) -> None:
    part = work.shown(change.hide, place)
    if part is None:
        return
    earlier = [by for way, by in work.taken.items() if way[:2] == ("item", part.id)]
    rivals = [by for by in earlier if not work.may_win(by, change.over)]
    if rivals:
        work.fault(
            place,
            f"{part.id!r} was already changed by {rivals[0]}. If it is to be hidden "
            f"all the same, add 'over: {rivals[0]}'.",
        )
        return
    work.claim(("item", part.id, "hide"), place)
    part.hidden = True
    work.hidden[part.id] = place
    because = f"{part.title} ({work.overlay.title}: {change.because})"
    work.root.put(("hidden", part.id), because, place)


def _reword(work: Work, change: Reword, place: Place) -> None:
    part = work.shown(change.reword, place, ("items", "sections", "chapters"))
    given = [key for key in Reword.texts if getattr(change, key) is not None]
    if part is None:
        return
    if not given:
        work.fault(place, f"Say what to reword: {', '.join(Reword.texts)}.")
    for key in given:
        spot = Place(place.source, (*place.way, key))
        if work.claim(("item", part.id, key), spot, change.over):
            value = getattr(change, key)
            text = list(value) if isinstance(value, tuple) else value
            work.edit(part, (key,), text, spot)


def _add(work: Work, change: Add, place: Place) -> None:
    anchor = work.find(change.after, place) if change.after else None
    section = anchor.parent if anchor else None
    if change.to and not change.after:
        section = work.find(change.to, place, ("sections",))
    elif section and change.to and section.id != change.to:
        sentence = f"{change.after!r} stands in the section {section.id!r}."
        work.fault(place, f"{sentence} Take 'to' out, or correct it.", section.id)
    elif not change.after:
        work.fault(place, "Say where: 'to' a section, or 'after' an item.")
    section = section or work.a_section  # wrong already; the items are still looked at
    spot = _room(work, section, anchor) if section else 0
    for number, raw in enumerate(change.add):
        here = Place(place.source, (*place.way, "add", number))
        part = grow(dict(raw), here, "items", section)
        part.after = anchor.id if anchor else ""
        work.welcome(part)
        if section:
            section.parts.insert(spot + number, part)


def _room(work: Work, section: Part, anchor: Part | None) -> int:
    """Give the place after an item and all that was put after it before."""
    if anchor is None:
        return len(section.parts)
    spot = next(n for n, one in enumerate(section.parts, 1) if one is anchor)
    while spot < len(section.parts) and _follows(work, section.parts[spot], anchor.id):
        spot += 1
    return spot


def _follows(work: Work, part: Part, anchor: str) -> bool:
    after = part.after
    while after and after != anchor:
        after = work.known[after].after
    return after == anchor


def _add_options(work: Work, change: AddOptions, place: Place) -> None:
    part = work.shown(change.add_options, place)
    way = _choice(work, part, change.column, place) if part else None
    if part is None or way is None:
        return
    for word, option in change.options.items():
        spot = Place(place.source, (*place.way, "options", word))
        new = (*way, "options", word)
        _put_new(work, part, new, option, place=spot, over=change.over)


def _choice(work: Work, part: Part, column: str | None, place: Place) -> Way | None:
    """Give the way to a choice, or to the column that is one."""
    columns = part.data.get("columns")
    listed = columns if isinstance(columns, list) else []
    ways: dict[str, Way] = {
        str(one.get("id")): ("columns", number)
        for number, one in enumerate(listed)
        if isinstance(one, dict) and one.get("kind") == "choice"
    }
    if column is None and part.data.get("kind") == "choice":
        return ()
    if column is None:
        sentence = f"{part.id!r} is no choice."
        hint = " Name the column with 'column'." if ways else ""
        work.fault(place, sentence + hint)
    elif column not in ways:
        sentence = f"{part.id!r} has no column {column!r} that is a choice."
        work.unknown(place, sentence, column, ways)
    return ways.get(column or "")


def _add_rows(work: Work, change: AddRows, place: Place) -> None:
    part = work.shown(change.add_rows, place)
    if part and part.data.get("kind") != "table":
        work.fault(place, f"{part.id!r} is no table, so it has no rows.")
    elif part:
        for word, row in change.rows.items():
            spot = Place(place.source, (*place.way, "rows", word))
            work.check_id(word, spot)
            new = ("rows", word)
            _put_new(work, part, new, dict(row), place=spot, over=change.over)


def _put_new(
    work: Work, part: Part, way: Way, value: Any, *, place: Place, over: Words
) -> None:
    """Set an option or row that the playbook itself does not have."""
    inside: Any = part.data
    for key in way:
        known = isinstance(inside, list) or (isinstance(inside, dict) and key in inside)
        inside = inside[key] if known else None
    claimed: Way = ("item", part.id, *way)
    if inside is not None and claimed not in work.taken:
        sentence = f"{part.id!r} has {way[-1]!r} already. Choose another id."
        work.fault(place, sentence)
    elif work.claim(claimed, place, over):
        work.edit(part, way, value, place)


def _recommend(work: Work, change: Recommend, place: Place) -> None:
    part = work.shown(change.recommend, place)
    if part is None:
        return
    found = part.data.get("weight", "useful")
    now = _WEIGHTS.index(found) if found in _WEIGHTS else 0
    new = _WEIGHTS.index(change.weight) if change.weight else min(now + 1, 2)
    if new < now:
        sentence = f"{part.id!r} is {found!r} already; a recommendation only raises."
        work.fault(place, sentence)
    elif work.claim(("item", part.id, "weight"), place, change.over):
        work.edit(part, ("weight",), _WEIGHTS[new], place)
        by = change.by or work.overlay.title
        work.edit(part, ("recommended_by",), by, place)
        if change.sources:
            cited = part.data.get("sources", [])
            cited = [cited] if isinstance(cited, str) else list(cited)
            whole = list(dict.fromkeys([*cited, *change.sources]))
            work.edit(part, ("sources",), whole, place)


_DO: Mapping[type[Change], Callable[[Work, Any, Place], None]] = {
    Hide: _hide,
    Reword: _reword,
    Add: _add,
    AddOptions: _add_options,
    AddRows: _add_rows,
    Recommend: _recommend,
}
