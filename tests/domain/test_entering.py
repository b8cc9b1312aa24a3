"""What is typed about people."""

import pytest

from crisisplan.domain.entering import read_name
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
