import pytest
from hypothesis import given
from hypothesis import strategies as st

from crisisplan.line.letters import LETTER_DEEDS
from crisisplan.line.typed import LETTERS, understand


@pytest.mark.parametrize(
    ("line", "what", "text"),
    [
        ("", "nothing", ""),
        ("   ", "nothing", ""),
        ("n", "letter", "n"),
        (" N ", "letter", "n"),
        ("??", "letter", "??"),
        ("g com-lead", "letter", "g"),
        ("b side", "answer", "b side"),
        ("/Help", "letter", "?"),
        ("/quit", "letter", "q"),
        ("/people", "letter", "p"),
        ("/next essential", "deed", "next essential"),
        ("\\/help", "answer", "/help"),
        ("/due 1.12.2026", "deed", "due 1.12.2026"),
        ("\\n", "answer", "n"),
        ("\\g 5", "answer", "g 5"),
        ("\\/maps/city.pdf", "answer", "/maps/city.pdf"),
        ("\\\\q", "answer", "\\q"),
        ("\\\\server\\share", "answer", "\\\\server\\share"),
        ("next", "answer", "next"),
    ],
)
def test_a_command_is_never_taken_for_an_answer(
    line: str, what: str, text: str
) -> None:
    """A letter that slips into the plan as an answer would be printed in it."""
    typed = understand(line)
    assert (typed.what, typed.text) == (what, text)


def test_what_follows_the_letter_g_is_kept() -> None:
    """It says where to go."""
    assert understand("g crisis communication").rest == "crisis communication"


@given(st.sampled_from([*LETTERS, "/note", "g x", "\\n"]) | st.text(max_size=5))
def test_a_backslash_makes_an_answer_of_any_command(line: str) -> None:
    """There is nothing that cannot be said as an answer."""
    if understand(line).what not in ("answer", "nothing"):
        typed = understand(f"\\{line.strip()}")
        assert (typed.what, typed.text) == ("answer", line.strip())


def test_every_letter_that_is_listed_does_something() -> None:
    """A command of the help that is not there makes people doubt the rest."""
    assert set(LETTER_DEEDS) | {"q"} == set(LETTERS)
