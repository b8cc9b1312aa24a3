"""When an item is asked: a small tree of data, with three truth values."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, Literal, Self, cast

from pydantic import BeforeValidator, Field, model_validator

from crisisplan.domain.model import Model
from crisisplan.domain.values import Comparable, Slug, Value, Words, YesNo
from crisisplan.errors import NotAnAnswerError

if TYPE_CHECKING:
    from crisisplan.domain.items.base import Kind

Known = tuple["Kind", Value]
"""A kind with a value it accepts."""

Lookup = Callable[["Condition"], Known | None]
"""Finds what a test is about; nothing where that is unknown."""

OPERATORS = ("is", "is_not", "includes", "at_least", "at_most", "before", "after")
_ORDERED = ("at_least", "at_most", "before", "after")


def _parts(value: object) -> object:
    return (value,) if isinstance(value, dict) else value


class Condition(Model):
    """`all`, `any` or `not` of conditions, or one test of an answer or the city."""

    all_: Annotated[tuple["Condition", ...] | None, BeforeValidator(_parts)] = Field(
        None, alias="all"
    )
    """True when every part is."""
    any_: Annotated[tuple["Condition", ...] | None, BeforeValidator(_parts)] = Field(
        None, alias="any"
    )
    """True when at least one part is."""
    not_: "Condition | None" = Field(None, alias="not")
    """True when the part is false."""
    item: Slug | None = None
    """The item whose answer is tested; inside advice, the item itself if left out."""
    column: Slug | None = None
    """Inside a table or record: the column of the same row that is tested."""
    city: Literal["population", "country", "languages"] | None = None
    """The fact about the city that is tested."""
    is_: Words | None = Field(None, alias="is")
    """One literal or a list, any of which it may be."""
    is_not: Words | None = None
    """One literal or a list, none of which it may be."""
    includes: Words | None = None
    """What a choice of many must contain, any of these."""
    at_least: str | None = None
    """A number, a duration, rows of a table, or points of a scale."""
    at_most: str | None = None
    """A number, a duration, rows of a table, or points of a scale."""
    before: str | None = None
    """A date."""
    after: str | None = None
    """A date."""
    answered: YesNo | None = None
    """Whether there is an answer at all; never unknown."""

    @model_validator(mode="after")
    def _one_shape(self) -> Self:
        groups = [
            part for part in (self.all_, self.any_, self.not_) if part is not None
        ]
        tests = len(self.operators) + (self.answered is not None)
        subjects = [one for one in (self.item, self.column, self.city) if one]
        if len(groups) > 1 or (groups and (tests or subjects)):
            raise ValueError("Write one of all, any, not, or one test, not both.")
        if not groups and tests > 1:
            raise ValueError(
                "A test makes one comparison. Write one test for each, and join them: "
                "{all: [{at_least: 1}, {at_most: 2}]}."
            )
        if not groups and (not tests or len(subjects) > 1):
            raise ValueError(
                "A test names one item, column or city fact and one comparison, "
                "like {item: com-lead, answered: yes}."
            )
        return self

    @property
    def parts(self) -> tuple["Condition", ...]:
        """The conditions inside this one."""
        inside = (self.all_ or ()) + (self.any_ or ())
        return (*inside, self.not_) if self.not_ else inside

    @property
    def operators(self) -> tuple[str, ...]:
        """The comparisons that are written, `answered` left out."""
        return tuple(name for name in OPERATORS if self.literals(name))

    def literals(self, operator: str) -> tuple[str, ...]:
        """Give what the value is compared with."""
        found = getattr(self, "is_" if operator == "is" else operator)
        return (found,) if isinstance(found, str) else (found or ())

    def tests(self) -> tuple["Condition", ...]:
        """Give all the tests in the tree."""
        if not self.parts:
            return (self,)
        return tuple(test for part in self.parts for test in part.tests())


def holds(condition: Condition, lookup: Lookup) -> bool | None:
    """Say whether `condition` is true; None where that is unknown (Kleene)."""
    if condition.all_ is not None:
        truths = [holds(part, lookup) for part in condition.all_]
        return False if False in truths else None if None in truths else True
    if condition.any_ is not None:
        truths = [holds(part, lookup) for part in condition.any_]
        return True if True in truths else None if None in truths else False
    if condition.not_ is not None:
        truth = holds(condition.not_, lookup)
        return None if truth is None else not truth
    known = lookup(condition)
    if condition.answered is not None:
        return (known is not None) is condition.answered
    return None if known is None else _compare(condition, *known)


def _compare(test: Condition, kind: "Kind", value: Value) -> bool | None:
    (operator,) = test.operators
    try:
        if operator in ("at_least", "at_most"):
            measured = kind.measure(value)
            limit = kind.limit(test.literals(operator)[0])
            return None if measured is None else _ordered(operator, measured, limit)
        compared = kind.compare(value)
        literals = [kind.literal(text) for text in test.literals(operator)]
    except NotAnAnswerError:
        return None
    if operator == "is":
        return compared in literals
    if operator == "is_not":
        return compared not in literals
    if operator == "includes":
        chosen = cast("frozenset[str]", compared)
        return any(cast("frozenset[str]", one) <= chosen for one in literals)
    return _ordered(operator, compared, literals[0])


def _ordered(operator: str, left: Comparable, right: Comparable) -> bool:
    less = cast("int", left) < cast("int", right)
    equal = left == right
    return {
        "at_least": not less,
        "at_most": less or equal,
        "before": less,
        "after": not less and not equal,
    }[operator]
