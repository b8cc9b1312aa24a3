import pytest

from crisisplan.domain.items.base import line_of
from crisisplan.domain.items.person import holders
from crisisplan.errors import NotAnAnswerError
from tests.build import AROUND, kind
from tests.domain.items.table_of_kind import Refusal, is_refused_by

PERSON = kind("person", deputies="2")


@pytest.mark.parametrize(
    ("typed", "lead", "deputies"),
    [
        ("Jana Kováč", "p-jana", []),
        ("jana kováč; Operations centre", "p-jana", ["p-desk"]),
        ("p-ivan2; p-jana;", "p-ivan2", ["p-jana"]),
    ],
)
def test_people_are_picked_by_name_or_id(
    typed: str, lead: str, deputies: list[str]
) -> None:
    """The lead first, then those who stand in, in order."""
    kept = PERSON.parse(typed, AROUND)
    assert kept == {"lead": lead, "deputies": deputies}
    assert PERSON.faults(kept, AROUND) == ()


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("", "name of somebody"),
        (" ; ", "name of somebody"),
        ("Jana Kovač", "Did you mean 'Jana Kováč'"),
        ("Nobody Atall", "Add the person first"),
        ("Ivan Horák", "2 people are called .* p-ivan, p-ivan2"),
    ],
)
def test_a_name_that_is_unknown_or_shared_is_refused(typed: str, says: str) -> None:
    """The wrong Ivan must not be called at night."""
    is_refused_by(PERSON, Refusal(typed, says))


@pytest.mark.parametrize(
    ("value", "missing"),
    [
        ({"lead": "p-jana", "deputies": ["p-ivan"]}, ""),
        ({"lead": "p-desk"}, ""),
        ("p-desk", ""),
        ({"lead": "p-jana"}, "A deputy is missing."),
        ({"lead": "p-jana", "deputies": ["p-jana"]}, "A deputy is missing."),
        ({"lead": "p-office"}, "A deputy is missing."),
        ({"deputies": ["p-ivan"]}, "Nobody leads yet."),
    ],
)
def test_a_lead_with_a_deputy_or_a_desk_that_never_sleeps_is_enough(
    value: object, missing: str
) -> None:
    """One person alone is on holiday when it happens."""
    assert PERSON.missing(value, AROUND) == missing  # type: ignore[arg-type]


def test_no_deputy_is_asked_for_where_the_playbook_wants_none() -> None:
    """The mayor has no second mayor."""
    assert kind("person", deputies="0").missing("p-jana", AROUND) == ""


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("p-jana", "Jana Kováč"),
        (
            {"lead": "p-jana", "deputies": ["p-ivan"]},
            "Jana Kováč; stands in: Ivan Horák",
        ),
        ({"deputies": ["p-ivan"]}, "Nobody; stands in: Ivan Horák"),
    ],
)
def test_names_are_shown_not_ids(value: object, shown: str) -> None:
    """A document never prints an id of the directory."""
    assert line_of(PERSON.show(value, AROUND)) == shown  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "value",
    [["p-jana"], {"leed": "p-jana"}, {"lead": ["p-jana"]}, {"deputies": {"a": "b"}}],
)
def test_a_person_written_wrongly_by_hand_is_refused(value: object) -> None:
    """It stays in the file and is a gap with a sentence."""
    with pytest.raises(NotAnAnswerError, match=r"\w"):
        holders(value)  # type: ignore[arg-type]


def test_somebody_no_longer_in_the_directory_is_refused() -> None:
    """A forgotten person is a gap, not a name without a number."""
    assert PERSON.faults("p-gone", AROUND) == ("'p-gone' is not in the directory.",)
