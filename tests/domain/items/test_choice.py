import pytest

from crisisplan.errors import NotAnAnswerError
from tests.build import AROUND, kind
from tests.domain.items.table_of_kind import Case, Refusal, holds_for, is_refused_by

OPTIONS = {
    "police": {"label": "State police", "points": "3"},
    "fire": {"label": "Fire brigade", "points": "2"},
    "unknown": "We do not know",
}
ONE = kind("choice", options=OPTIONS)
MANY = kind("choice", options=OPTIONS, many="yes")
PLAIN = kind("choice", options={"a": "Alpha", "b": "Beta"})


@pytest.mark.parametrize(
    ("typed", "kept", "shown"),
    [
        ("police", "police", "State police"),
        ("STATE police", "police", "State police"),
        (" we do not know ", "unknown", "We do not know"),
    ],
)
def test_an_option_is_chosen_by_id_or_label(typed: str, kept: str, shown: str) -> None:
    """Officials type what they read on the screen."""
    holds_for(ONE, Case(typed, kept, shown, frozenset({kept})))


@pytest.mark.parametrize(
    ("typed", "kept", "shown"),
    [
        ("police, fire", ["police", "fire"], "State police, Fire brigade"),
        ("fire", ["fire"], "Fire brigade"),
        ("fire, Fire brigade,", ["fire"], "Fire brigade"),
    ],
)
def test_several_are_separated_by_commas(
    typed: str, kept: list[str], shown: str
) -> None:
    """Order is kept, and what is named twice is chosen once."""
    holds_for(MANY, Case(typed, kept, shown, frozenset(kept)))


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("fire brigad", "Did you mean 'Fire brigade'"),
        ("polise", "Did you mean 'State police'"),
        ("army", "Choose from: State police; Fire brigade; We do not know."),
        ("", "Choose"),
    ],
)
def test_what_is_not_offered_is_refused_with_the_offer(typed: str, says: str) -> None:
    """The sentence names what can be chosen, the nearest first."""
    is_refused_by(ONE, Refusal(typed, says))


def test_an_author_is_told_the_ids() -> None:
    """Conditions in a playbook are written with them."""
    with pytest.raises(NotAnAnswerError, match=r"'police'.*fire, unknown"):
        ONE.literal("polise")


@pytest.mark.parametrize("typed", ["police; fire", "State police / Fire brigade"])
def test_who_divides_several_in_another_way_is_told_how(typed: str) -> None:
    """People are separated by semicolons, so these are tried first."""
    is_refused_by(MANY, Refusal(typed, "Put commas between several."))


@pytest.mark.parametrize(
    ("value", "says"),
    [
        (["police", "fire"], "Choose exactly one"),
        ([], "Choose exactly one"),
        ("Police", "Write 'police' instead"),
        ({"police": "yes"}, "A text or a list of texts"),
        ([["police"]], "One text"),
    ],
)
def test_a_choice_written_by_hand_is_checked(value: object, says: str) -> None:
    """A slip in the file is named, and the way to mend it."""
    (fault,) = ONE.faults(value, AROUND)  # type: ignore[arg-type]
    assert says in fault


@pytest.mark.parametrize(
    ("value", "points"),
    [
        (["police", "fire"], 5),
        (["police", "police"], 3),
        (["police", "unknown"], 3),
        (["unknown"], None),
    ],
)
def test_points_are_added_up_once_each(value: list[str], points: int | None) -> None:
    """An option without points says nothing, which is not the same as zero."""
    assert MANY.measure(value) == points


def test_a_choice_without_points_is_no_scale() -> None:
    """A condition on its points is unknown, so the item is shown."""
    assert PLAIN.measure("a") is None
    with pytest.raises(NotAnAnswerError):
        PLAIN.limit("many")
