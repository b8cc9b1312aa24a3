"""What came to light stays open until somebody says that it was seen to."""

import pytest

from crisisplan.domain.findings import (
    all_findings,
    open_findings,
    say_finding,
    with_closed,
)
from crisisplan.domain.plan import Closed
from crisisplan.domain.standing import Reading
from crisisplan.errors import NotAnAnswerError
from tests.build import TODAY, item, playbook, reading

BOOK = playbook(item("beds", "number"), item("words"))
DONE = {"on": "2026-06-01", "by": "Ann"}
KNOWN = reading(
    BOOK,
    {},
    activity=[
        {
            "kind": "exercise",
            "on": "2026-05-04",
            "findings": [
                {
                    "text": "Too slow",
                    "items": ["beds", "gone"],
                    "owner": "boss",
                    "due": "2026-11-21",
                },
                {"text": "Too loud", "closed": DONE},
            ],
        },
        {"kind": "review", "on": "2026-06-01"},
        {
            "kind": "activation",
            "on": "2026-07-01",
            "findings": [{"text": "Nobody came"}],
        },
    ],
)


def test_open_findings_keep_their_number_when_others_are_closed() -> None:
    """The number that was read out in the meeting still means the same."""
    assert [(one.number, one.finding.text) for one in open_findings(KNOWN)] == [
        (1, "Too slow"),
        (3, "Nobody came"),
    ]
    assert len(all_findings(KNOWN)) == 3


def test_a_finding_says_where_it_comes_from_and_whose_it_is() -> None:
    """Read a year later, it must explain itself."""
    first, last = open_findings(KNOWN)
    assert say_finding(first, KNOWN) == (
        "Too slow (Exercise, 2026-05-04; Head of crisis; by 2026-11-21, overdue; "
        "about: Beds)"
    )
    assert say_finding(last, KNOWN) == "Nobody came (Activation, 2026-07-01)"


def test_closing_says_who_and_when_and_can_be_taken_back() -> None:
    """What was closed too early is open again, with nothing lost."""
    closed = with_closed(KNOWN.plan, 3, Closed(on="2026-11-22", by="Ann"))
    after = Reading(closed, BOOK, TODAY)
    assert [one.number for one in open_findings(after)] == [1]
    assert closed.activity[2].findings[0].closed == Closed(on="2026-11-22", by="Ann")
    assert with_closed(closed, 3, None) == KNOWN.plan


@pytest.mark.parametrize(
    ("number", "closed", "said"),
    [
        (0, DONE, "no finding 0"),
        (4, DONE, "no finding 4"),
        (-1, DONE, "no finding -1"),
        (2, DONE, "closed already"),
        (1, None, "open already"),
    ],
)
def test_a_number_that_is_none_closes_nothing(
    number: int, closed: dict[str, str] | None, said: str
) -> None:
    """A mistyped number must not close another finding in silence."""
    with pytest.raises(NotAnAnswerError, match=said):
        with_closed(KNOWN.plan, number, Closed(**closed) if closed else None)
