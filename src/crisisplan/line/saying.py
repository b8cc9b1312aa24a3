"""The sentences about an item: where it belongs, why it is asked, how it stands."""

from collections.abc import Iterator, Mapping

from crisisplan.domain.audience import WORDS, Markings
from crisisplan.domain.days import say_day
from crisisplan.domain.directory import Person
from crisisplan.domain.explaining import (
    reasons,
    say_asked_because,
    say_standing,
    used,
)
from crisisplan.domain.items.base import Grid, Pairs, Prose, Shown
from crisisplan.domain.items.phone import PhoneQuestion
from crisisplan.domain.plan import State
from crisisplan.domain.playbook import Item
from crisisplan.domain.standing import Reading
from crisisplan.domain.text import one_line
from crisisplan.domain.values import in_words


def heading(item: Item, reading: Reading) -> str:
    """Say what an item is called, how much it matters and when it is used."""
    when = ", ".join(used(item)).capitalize()
    parts = (reading.playbook.say(item.title), item.weight.capitalize(), when)
    return "".join(f"{part.rstrip('.')}. " for part in parts if part).strip()


def guidance(item: Item, reading: Reading) -> Iterator[str]:
    """Say what helps to answer, and why it is asked."""
    say = reading.playbook.say
    if item.help:
        yield say(item.help)
    if isinstance(item.example, str) and item.example:
        yield f"For example: {say(item.example)}"
    yield from (f"Why: {line}" for line in reasons(item, reading.playbook))
    if because := say_asked_because(item, reading):
        yield because


def details(item: Item, reading: Reading) -> Iterator[str]:
    """Say owner, due date, who may see the answer, note and confirmations."""
    answer, book = reading.plan.answer(item.id), reading.playbook
    owner = book.say(book.name(reading.owner(item))) or "nobody"
    due = say_day(answer.due) if answer.due else "no date"
    yield f"Seen to by: {owner}. Due: {due}."
    yield f"Seen only by: {WORDS[Markings(reading.plan, book).of(item)]}."
    for one in reading.agreed(item):
        whom = f", {reading.around.name(one.with_)}" if one.with_ else ""
        yield f"Confirmed by {book.say(book.name(one.partner))}{whom}, {one.on}."
    if answer.note:
        yield f"Note: {answer.note}"


def standing(item: Item, reading: Reading) -> str:
    """Say how an item stands, what is still needed, and which word helps on."""
    hints: Mapping[State, str] = {
        "draft": "/done makes it final.",
        "not-applicable": "/open opens it again.",
    }
    return say_standing(item, reading, hints)


def shown_lines(shown: Shown) -> Iterator[str]:
    """Give what a kind shows as lines that can be read out; no table is drawn."""
    if isinstance(shown, Prose):
        yield from shown.text.split("\n")
    elif isinstance(shown, Pairs):
        for label, text in shown.pairs:
            yield f"{label}: {text}"
    elif isinstance(shown, Grid):
        for number, row in enumerate(shown.rows):
            cells = zip(shown.headings, row, strict=True)
            below = shown.below[number].pairs if shown.below else ()
            pairs = [(head, cell) for head, cell in (*cells, *below) if cell]
            said = "; ".join(f"{head}: {one_line(cell)}" for head, cell in pairs)
            yield f"{number + 1}. {said}"


def answer_lines(item: Item, reading: Reading) -> Iterator[str]:
    """Give the answer as it stands, refused or not; nothing where there is none."""
    value = reading.value(item)
    if value is None:
        return
    if reading.standing(item).refused:
        yield from in_words(value).split("\n")
    elif said := item.asks.read_back(value, reading.around):
        if isinstance(item.asks, PhoneQuestion):
            yield in_words(value)  # with what is not dialled
        yield said
    else:
        yield from shown_lines(item.asks.show(value, reading.around))


def describe(person: Person) -> str:
    """Give name, post, organisation, hours and first number on one line."""
    desk = f"desk, {person.staffed}" if person.staffed else "desk"
    number = person.numbers[0].number if person.numbers else "no number yet"
    parts = [person.name, person.post, person.organisation]
    return ", ".join(p for p in (*parts, desk if person.desk else "", number) if p)
