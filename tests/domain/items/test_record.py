import pytest

from crisisplan.domain.items.base import Pairs
from crisisplan.errors import NotAnAnswerError
from tests.build import AROUND, kind

RECORD = kind(
    "record",
    columns=[
        {"id": "exists", "kind": "yes-no", "title": "Exists", "required": "yes"},
        {
            "id": "file",
            "kind": "link",
            "title": "File",
            "required": "yes",
            "when": {"column": "exists", "is": "yes"},
        },
        {"id": "reviewer", "kind": "person", "title": "Reviewer"},
    ],
)


@pytest.mark.parametrize(
    ("value", "missing"),
    [
        ({"exists": "yes", "file": "a.pdf"}, ""),
        ({"exists": "no"}, ""),
        ({"exists": "yes"}, "Still open: File."),
        ({}, "Still open: Exists, File."),
        ({"reviewer": "p-jana"}, "Still open: Exists, File."),
    ],
)
def test_only_required_parts_in_play_are_missing(
    value: dict[str, str], missing: str
) -> None:
    """A plan that does not exist needs no path; what is unknown is asked."""
    assert RECORD.missing(value, AROUND) == missing


def test_a_record_of_nothing_is_no_answer() -> None:
    """Optional parts alone do not make an empty card whole."""
    card = kind("record", columns=[{"id": "a", "kind": "text", "title": "A"}])
    assert card.missing({"a": ""}, AROUND) == "Nothing is filled in yet."


@pytest.mark.parametrize(
    ("value", "faults"),
    [
        ({"exists": "maybe"}, ("Exists: Write yes or no.",)),
        ({"wher": "x"}, ("'wher' is no column here.",)),
        (
            {"exists": "maybe", "reviewer": "p-gone"},
            (
                "Exists: Write yes or no.",
                "Reviewer: 'p-gone' is not in the directory.",
            ),
        ),
        ("yes", ("Keys with values are expected here.",)),
    ],
)
def test_each_refused_part_is_named(value: object, faults: tuple[str, ...]) -> None:
    """The official sees which field to mend, all of them at once."""
    assert RECORD.faults(value, AROUND) == faults  # type: ignore[arg-type]


def test_labels_and_values_are_shown_in_order_without_what_is_hidden() -> None:
    """A value hidden by its condition is kept and not printed."""
    value = {"file": "a.pdf", "exists": "no", "reviewer": "p-jana"}
    shown = Pairs((("Exists", "No"), ("Reviewer", "Jana Kováč")))
    assert RECORD.show(value, AROUND) == shown


def test_a_record_is_not_typed_as_one_text() -> None:
    """It is filled in part by part."""
    with pytest.raises(NotAnAnswerError, match="one by one"):
        RECORD.parse("yes", AROUND)
