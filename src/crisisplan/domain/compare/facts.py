"""The facts beside a value, compared field by field, so that none is forgotten."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from crisisplan.domain.compare.value import Part, turned
from crisisplan.domain.model import Model
from crisisplan.domain.standing import Reading

_WORDS: Mapping[str, str] = {
    "at": "time",
    "agreed": "confirmed by",
    "asked": "who was asked",
    "copies": "copies",
    "desk": "is a desk",
    "due": "due date",
    "email": "e-mail",
    "for_": "for",
    "items": "about",
    "on": "day",
    "reviewed": "read through",
    "review_by": "next review",
    "with_": "with",
}
"""What a field is called, where its name is no word for people."""
_NAMED = frozenset({"whom", "with_", "lead", "deputies", "partner", "owner", "items"})
"""Fields that hold ids of people, roles, partners or items."""

_UNSAID = frozenset({"mark", "checksum", "rest"})
"""What says nothing to people; where only that differs, all else reads the same."""


@dataclass(frozen=True, slots=True)
class Names:
    """The names of people, roles, partners and items in two plans."""

    old: Reading
    new: Reading

    def of(self, word: str) -> str:
        """Give the name of an id; what is no id is a name already."""
        for reading in (self.new, self.old):
            book = reading.playbook
            if word in reading.plan.people:
                return reading.plan.people[word].name
            if word in book.roles or word in book.partners:
                return book.say(book.name(word))
            if word in book.spots:
                return book.say(book.spots[word].item.title)
        return word


def fact_parts(
    before: Model, after: Model, names: Names, but: Sequence[str] = ()
) -> Iterator[Part]:
    """Say which fields of a model differ, but for some."""
    for field in type(after).model_fields:
        was, now = getattr(before, field), getattr(after, field)
        if field in but or was == now:
            continue
        what = _WORDS.get(field, field.rstrip("_").replace("_", " "))
        said = turned(_in_words(was, field, names), _in_words(now, field, names))
        yield Part(what, said or "another one that reads the same")


def _in_words(value: Any, field: str, names: Names) -> str:
    if isinstance(value, str):
        return names.of(value) if field in _NAMED else value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Model):
        inner = {
            key: _in_words(getattr(value, key), key, names)
            for key in type(value).model_fields
            if key not in _UNSAID
        }
        return ", ".join(one for one in inner.values() if one)
    if isinstance(value, Mapping):
        pairs = ((key, _in_words(one, field, names)) for key, one in value.items())
        return "; ".join(f"{key}: {one}" for key, one in pairs)
    if isinstance(value, Sequence):
        return ", ".join(_in_words(one, field, names) for one in value)
    return str(value)
