"""What is typed about people."""

import pytest

from crisisplan.domain.directory import Number
from crisisplan.domain.entering import (
    number_meant,
    person_meant,
    post_meant,
    read_name,
    read_phone,
)
from crisisplan.errors import NotAnAnswerError


@pytest.mark.parametrize("typed", ["-", "…", "+", "?!", "4", "112"])
def test_a_name_has_a_letter(typed: str) -> None:
    """A stray hyphen is nobody who could be called."""
    with pytest.raises(NotAnAnswerError, match="name"):
        read_name(typed)


@pytest.mark.parametrize("typed", ["", "Jana", "Ľ", "王芳", "Desk 112"])
def test_a_name_of_letters_is_taken(typed: str) -> None:
    """Names are written in every script; an empty one is told apart elsewhere."""
    assert read_name(typed) == typed


@pytest.mark.parametrize("typed", ["+421 55 510 01 01", "0555 100 102", "00421900123"])
def test_a_number_in_the_line_behind_its_own_is_the_number(typed: str) -> None:
    """One Tab too many is no reason to type it again."""
    assert number_meant("", typed) == Number(number=typed)
    assert number_meant("112", typed) == Number(number="112", for_=typed)


def test_a_post_in_the_line_of_the_number_is_the_post() -> None:
    """Words are no number; but a post that was given stays what it is."""
    assert post_meant("", "Deputy mayor") == ("Deputy mayor", "")
    assert post_meant("Clerk", "Deputy mayor") == ("Clerk", "Deputy mayor")
    assert post_meant("", "Desk 112") == ("", "Desk 112")
    assert post_meant("", "?") == ("", "?")
    assert post_meant("", "eva@town.example") == ("", "eva@town.example")


@pytest.mark.parametrize("typed", ["day and night", "24/7", "08.00-16.00", "8-16", ""])
def test_hours_are_no_number(typed: str) -> None:
    """They stay where they are, and the number is asked for."""
    assert number_meant("", typed) == Number(number="", for_=typed)
    with pytest.raises(NotAnAnswerError, match="itself is missing"):
        read_phone("")


@pytest.mark.parametrize(
    ("typed", "name", "number"),
    [
        ("Eva Malá+421 900 123 002", "Eva Malá", "+421 900 123 002"),
        ("Eva Malá, 0900/123 002", "Eva Malá", "0900/123 002"),
        ("Duty desk (02) 5912 3456", "Duty desk", "(02) 5912 3456"),
        ("Fire station 12", "Fire station 12", ""),
        ("School of 1 May 1945", "School of 1 May 1945", ""),
        ("Eva Malá", "Eva Malá", ""),
        ("+421 900 123 002", "+421 900 123 002", ""),
        ("", "", ""),
    ],
)
def test_a_number_behind_a_name_is_the_number(
    typed: str, name: str, number: str
) -> None:
    """Whoever has both in front of them writes both, into the one line there is."""
    person = person_meant(typed)
    assert person.name == name
    assert [one.number for one in person.numbers] == ([number] if number else [])
