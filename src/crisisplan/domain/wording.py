"""Values and people in words, on one line, as they are read out in a list."""

from collections.abc import Callable, Mapping

from crisisplan.domain.directory import Number, Person
from crisisplan.domain.items.base import Around, Grid, Pairs, Prose
from crisisplan.domain.items.choice import Choice
from crisisplan.domain.items.statement import Statement
from crisisplan.domain.languages import language
from crisisplan.domain.playbook import Item
from crisisplan.domain.values import Value
from crisisplan.errors import NotAnAnswerError


def reads(item: Item, value: Value, around: Around, say: Callable[[str], str]) -> str:
    """Say a value as its item shows it; as it is typed where the item refuses it."""
    try:
        item.asks.check(value, around)
        shown = item.asks.show(value, around)
    except (NotAnAnswerError, KeyError):
        return in_words(value)
    if isinstance(shown, Prose):
        return say(shown.text) if isinstance(item.asks, Choice) else shown.text
    if isinstance(shown, Pairs) and isinstance(item.asks, Statement):
        return "; ".join(f"{language(key)}: {text}" for key, text in shown.pairs)
    if isinstance(shown, Pairs):
        return "; ".join(f"{say(label)}: {text}" for label, text in shown.pairs)
    return "; ".join(_row(shown, number) for number in range(len(shown.rows)))


def _row(grid: Grid, number: int) -> str:
    below = grid.below[number].pairs if number < len(grid.below) else ()
    cells = [cell for cell in grid.rows[number] if cell]
    return ", ".join([*cells, *(f"{label}: {text}" for label, text in below)])


def in_words(value: Value | None) -> str:
    """Say any value without knowing what it answers."""
    if value is None or isinstance(value, str):
        return value or ""
    if isinstance(value, Mapping):
        return "; ".join(f"{key}: {in_words(one)}" for key, one in value.items())
    return ", ".join(in_words(one) for one in value)


def said_number(one: Number) -> str:
    """Say a number, and for what it is called."""
    return f"{one.number} ({one.for_})" if one.for_ else one.number


def said_person(person: Person) -> str:
    """Say who somebody is and how they are reached."""
    post = ", ".join(filter(None, (person.post, person.organisation)))
    numbers = map(said_number, person.numbers)
    desk = f"desk, staffed {person.staffed}".removesuffix(", staffed ")
    told = (post, desk if person.desk else "", *numbers, person.email, person.note)
    return "; ".join(filter(None, (person.name, *told)))
