"""What every kind of item can do with a value."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import ClassVar

from crisisplan.domain.directory import Person
from crisisplan.domain.model import Model
from crisisplan.domain.text import one_line, tidy
from crisisplan.domain.values import Comparable, Value, in_words
from crisisplan.errors import NotAnAnswerError


@dataclass(frozen=True, slots=True)
class Around:
    """What a value may refer to outside itself."""

    people: Mapping[str, Person] = field(default_factory=dict)
    rows: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """For each table's item id: row id to the words that name the row."""
    languages: tuple[str, ...] = ()
    today: date | None = None
    tables: Mapping[str, str] = field(default_factory=dict)
    """For each table's item id its title."""
    language: str = "en"
    """The playbook's: that of all words it suggests."""
    say: Callable[[str], str] = str
    """Gives the playbook's words with its terms filled in."""
    city: str = ""
    """Its name, where it is known."""

    def name(self, person_id: str) -> str:
        """Give the name under which a person or desk is known."""
        person = self.people.get(person_id)
        return person.name if person else person_id


@dataclass(frozen=True, slots=True)
class Prose:
    """Running text, of one or many lines."""

    text: str


@dataclass(frozen=True, slots=True)
class Pairs:
    """Labels with their values."""

    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows under headings; what does not fit in the width stands in `below`."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    below: tuple[Pairs, ...] = ()
    """For each row the columns that do not print beside the others."""


Shown = Prose | Pairs | Grid


class Kind(Model):
    """One kind of item: what it accepts, when that is enough, how it reads."""

    operators: ClassVar[frozenset[str]] = frozenset()
    """The comparisons a condition may make, besides `answered`."""
    one_text: ClassVar[bool] = True
    """Whether a value is one text, as it can be typed and stand in a cell."""

    kind: str

    def parse(self, typed: str, around: Around) -> Value:
        """Give the value that `typed` stands for, as it is kept.

        Raises:
            NotAnAnswerError: It is no answer; the text says what would be.
        """
        value = one_line(tidy(typed))
        self.check(value, around)
        return value

    def check(self, value: Value, around: Around) -> None:  # noqa: ARG002  # for the kinds that need it
        """Accept a kept value silently.

        Raises:
            NotAnAnswerError: The kind refuses it; the text says why.
        """
        text_of(value)

    def faults(self, value: Value, around: Around) -> tuple[str, ...]:
        """Say all that is refused about a kept value, part by part."""
        try:
            self.check(value, around)
        except NotAnAnswerError as refusal:
            return (str(refusal),)
        return ()

    def missing(self, value: Value, around: Around) -> str:  # noqa: ARG002  # for the kinds that need it
        """Say what an accepted value still lacks; nothing where it is enough."""
        return ""

    def lacks(self, value: Value, around: Around) -> Iterator[str]:  # noqa: ARG002  # for the kinds that need it
        """Say part by part what is missing, in the words of the answer itself."""
        yield from ()

    def without_number(self, value: Value, around: Around) -> Iterator[str]:  # noqa: ARG002  # for the kinds that need it
        """Name those whom an accepted value names, and whose number nobody knows."""
        yield from ()

    def show(self, value: Value, around: Around) -> Shown:  # noqa: ARG002  # for the kinds that need it
        """Give an accepted value in the form in which people read it."""
        return Prose(text_of(value))

    def read_back(self, value: Value, around: Around) -> str:  # noqa: ARG002  # for the kinds that need it
        """Say as what an accepted value was understood; nothing where that is plain."""
        return ""

    def written(self, value: Value) -> str:
        """Give a value that is refused as people know it."""
        return in_words(value)

    def compare(self, value: Value) -> Comparable:
        """Give an accepted value in the form in which conditions compare it."""
        return text_of(value)

    def measure(self, value: Value) -> Comparable | None:
        """Give what `at_least` and `at_most` compare; nothing where unknown."""
        return self.compare(value)

    def limit(self, text: str) -> Comparable:
        """Read the literal of `at_least` or `at_most`.

        Raises:
            NotAnAnswerError: It measures no value of this kind.
        """
        return self.literal(text)

    def literal(self, text: str) -> Comparable:
        """Read the literal of any other comparison.

        Raises:
            NotAnAnswerError: It can be compared with no value of this kind.
        """
        self.check(text, Around())
        return self.compare(text)


def text_of(value: Value) -> str:
    """Give `value` where it is one text.

    Raises:
        NotAnAnswerError: It is a list or a mapping.
    """
    if not isinstance(value, str):
        raise NotAnAnswerError("One text is expected here.")
    return value


def mapping_of(value: Value, like: str = "") -> Mapping[str, Value]:
    """Give `value` where it is a mapping; `like` shows people how one is written.

    Raises:
        NotAnAnswerError: It is a text or a list.
    """
    if not isinstance(value, Mapping):
        example = f", as in {like}" if like else ""
        raise NotAnAnswerError(f"Keys with values are expected here{example}.")
    return value


def texts_of(value: Value) -> tuple[str, ...]:
    """Give `value` as texts, where it is one text or a list of them.

    Raises:
        NotAnAnswerError: It is something else.
    """
    if isinstance(value, str):
        return (value,)
    if isinstance(value, Mapping):
        raise NotAnAnswerError("A text or a list of texts is expected here.")
    return tuple(text_of(part) for part in value)


def line_of(shown: Shown) -> str:
    """Give what is shown as one line, as it stands in a cell or a list."""
    if isinstance(shown, Prose):
        return shown.text
    if isinstance(shown, Pairs):
        return "; ".join(f"{label}: {value}" for label, value in shown.pairs)
    return "; ".join(", ".join(cell for cell in row if cell) for row in shown.rows)
