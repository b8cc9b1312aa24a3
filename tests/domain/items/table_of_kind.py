"""The table that the tests of simple kinds share."""

from dataclasses import dataclass, field

import pytest

from crisisplan.domain.items.base import Kind, line_of
from crisisplan.domain.values import Comparable, Value
from crisisplan.errors import NotAnAnswerError
from tests.build import AROUND


@dataclass(frozen=True)
class Case:
    """What is typed, what is kept of it, how it is shown and compared."""

    typed: str
    kept: Value
    shown: str
    compared: Comparable | None = None


@dataclass(frozen=True)
class Refusal:
    """What is typed, and words of the sentence that refuses it."""

    typed: str
    says: str = field(default=r"\w")


def holds_for(one: Kind, case: Case) -> None:
    """Assert that `one` reads, shows and compares as the case says."""
    kept = one.parse(case.typed, AROUND)
    assert kept == case.kept
    assert one.faults(kept, AROUND) == ()
    assert line_of(one.show(kept, AROUND)) == case.shown
    if case.compared is not None:
        assert one.compare(kept) == case.compared


def is_refused_by(one: Kind, refusal: Refusal) -> None:
    """Assert that `one` refuses what was typed, and says why."""
    with pytest.raises(NotAnAnswerError, match=refusal.says):
        one.parse(refusal.typed, AROUND)
