"""One item as lines of text: what is asked, why, and what a city answered."""

from collections.abc import Iterable, Iterator, Mapping

from crisisplan.domain.audience import WORDS
from crisisplan.domain.explaining import reasons, say_lapsed, say_numberless
from crisisplan.domain.items.base import Grid, Pairs, Prose, Shown
from crisisplan.domain.items.choice import Choice
from crisisplan.domain.plan import Answer
from crisisplan.domain.playbook import Item, Playbook
from crisisplan.domain.reviewing import say_review
from crisisplan.domain.saying import say_condition
from crisisplan.domain.standing import Reading, Standing
from crisisplan.domain.values import Value
from crisisplan.storage.yaml_write import dump

STATES = {
    "todo": "Open",
    "draft": "Draft",
    "asked": "Asked, not answered yet",
    "done": "Answered",
    "not-applicable": "Does not apply",
}


def item_lines(
    item: Item, playbook: Playbook, reading: Reading | None = None
) -> Iterator[str]:
    """Give all that is known about an item; the answer too, where there is a plan."""
    say = playbook.say
    spot = playbook.spots[item.id]
    yield say(item.title)
    yield f"{item.id} · {item.asks.kind} · {item.weight} · {say(spot.chapter.title)}"
    for label, text in (
        ("", item.ask),
        ("Help", item.help),
        ("Example", item.example if isinstance(item.example, str) else ""),
        ("Used", ", ".join(item.phase)),
        ("Marking", WORDS[item.marking]),
        ("Seen to by", say(playbook.name(playbook.owner(item)))),
        ("To be confirmed by", _names(item.agree_with, playbook)),
        ("Decided by", item.decides or ""),
    ):
        yield from _labelled(label, say(text))
    yield from _options(item, playbook)
    yield from _why(item, playbook)
    if item.when:
        yield ""
        yield f"Asked when: {say_condition(item.when, playbook)}"
    if reading:
        yield from _answer(item, reading)


def _names(parties: Iterable[str], playbook: Playbook) -> str:
    return ", ".join(playbook.say(playbook.name(one)) for one in parties)


def _labelled(label: str, text: str) -> Iterator[str]:
    if text:
        first, *rest = text.split("\n")
        if not label:
            yield ""
        yield f"{label}: {first}" if label else first
        yield from (f"  {line}" for line in rest)
        if not label:
            yield ""


def _options(item: Item, playbook: Playbook) -> Iterator[str]:
    if isinstance(item.asks, Choice):
        for option_id, option in item.asks.options.items():
            yield f"  {option_id}: {playbook.say(option.label)}"
    for column in getattr(item.asks, "columns", ()):
        needed = ", needed" if column.required else ""
        title = playbook.say(column.title)
        yield f"  {column.id} ({column.asks.kind}{needed}): {title}"


def _why(item: Item, playbook: Playbook) -> Iterator[str]:
    yield ""
    yield from (f"Why: {line}" for line in reasons(item, playbook))


def _answer(item: Item, reading: Reading) -> Iterator[str]:
    answer, standing = reading.plan.answer(item.id), reading.standing(item)
    value = reading.value(item)
    yield ""
    yield f"Answer: {_state(standing)}{_hidden(item, reading)}"
    if value is not None and standing.refused:
        yield from (f"  {line}" for line in _as_typed(value))
    elif value is not None:
        shown = item.asks.show(value, reading.around)
        yield from (f"  {line}" for line in shown_lines(shown))
    yield from (f"  Needs correcting: {sentence}" for sentence in standing.refused)
    yield from _about(item, answer, reading)
    if said := say_review(item, reading):
        yield f"  {said}"
    for advice in reading.advice(item):
        yield f"Consider: {reading.playbook.say(advice.text)}"


def _state(standing: Standing) -> str:
    if standing.refused:
        return "Kept as typed, needs correcting"
    if standing.state == "done" and not standing.answered:
        return f"Begun. {standing.missing}"
    return STATES[standing.state]


def _hidden(item: Item, reading: Reading) -> str:
    if reading.in_play(item):
        return ""
    chapter = reading.playbook.spots[item.id].chapter
    if reason := reading.plan.left_out(chapter.id):
        return f" (the chapter is left out: {reason})"
    return " (not asked of this city at the moment)"


def _about(item: Item, answer: Answer, reading: Reading) -> Iterator[str]:
    name, standing = reading.around.name, reading.standing(item)
    book = reading.playbook
    if answer.reason:
        yield f"  Reason: {answer.reason}"
    if asked := answer.asked:
        until = f", reply by {asked.reply_by}" if asked.reply_by else ""
        yield f"  Asked: {name(asked.whom)}, {asked.on}{until}"
    for one in reading.agreed(item):
        whom = f" ({name(one.with_)})" if one.with_ else ""
        yield f"  Confirmed by: {book.say(book.name(one.partner))}{whom}, {one.on}"
    yield from (f"  {said}" for said in say_lapsed(item, reading))
    yield from (f"  {said}" for said in say_numberless(item, reading))
    if standing.missing and standing.answered:
        yield f"  Not settled yet. {standing.missing}"
    if standing.unconfirmed and standing.answered:
        yield f"  Not yet confirmed by: {_names(standing.unconfirmed, book)}"
    if answer.due:
        yield f"  Due: {answer.due}" + (" (overdue)" if standing.overdue else "")
    if answer.owner:
        yield f"  Given to: {book.say(book.name(answer.owner))}"
    if answer.note:
        yield from (f"  {line}" for line in _labelled("Note", answer.note))
    if answer.at:
        yield f"  Last changed: {answer.at} {answer.by}".rstrip()


def _as_typed(value: Value) -> list[str]:
    typed = value if isinstance(value, str) else dump(_plain(value))
    return typed.rstrip("\n").split("\n")


def _plain(value: Value) -> Value:
    if isinstance(value, Mapping):
        return {key: _plain(part) for key, part in value.items()}
    return value if isinstance(value, str) else [_plain(part) for part in value]


def shown_lines(shown: Shown) -> Iterator[str]:
    """Give what a kind shows as lines without any markup."""
    if isinstance(shown, Prose):
        yield from shown.text.split("\n")
    elif isinstance(shown, Pairs):
        for label, text in shown.pairs:
            first, *rest = text.split("\n")
            yield f"{label}: {first}"
            yield from (f"  {line}" for line in rest)
    elif isinstance(shown, Grid):
        yield from _grid(shown)


def _grid(grid: Grid) -> Iterator[str]:
    for number, row in enumerate(grid.rows):
        cells = [
            f"{heading}: {' '.join(cell.split())}"
            for heading, cell in zip(grid.headings, row, strict=True)
            if cell
        ]
        yield "- " + "; ".join(cells)
        for label, text in grid.below[number].pairs if grid.below else ():
            yield f"  {label}: {' '.join(text.split())}"
