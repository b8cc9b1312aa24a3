import pytest

from crisisplan.line.hearing import Back
from crisisplan.line.voice import LISTED, Voice

MANY = [(f"k{number}", f"Person {number}") for number in range(LISTED + 5)]


def voice(*typed: str) -> tuple[Voice, list[str]]:
    """Give a voice that hears some lines, and what it says."""
    lines, said = iter(typed), list[str]()
    return Voice(lambda: next(lines), said.append), said


def test_many_choices_are_found_by_letters() -> None:
    """Nobody listens to a hundred names; some letters leave a few."""
    talking, said = voice("Nobody", "per 1", "2")
    assert talking.choose("Who?", MANY) == "k10"
    assert f"There are {len(MANY)}; write some letters of one." in said
    assert "Nothing is called 'Nobody'. Write other letters." in said
    assert "With 'per 1', numbered anew:" in said
    assert "2. Person 10" in said
    assert "" not in said


def test_a_wrong_number_is_one_sentence_and_no_list_again() -> None:
    """Whoever listens has heard the list, and mistyped one digit."""
    talking, said = voice("9", "2")
    assert talking.choose("Who?", MANY[:3]) == "k1"
    assert said[-1] == "There is no 9. Write 1 to 3."
    assert said.count("1. Person 0") == 1


def test_an_instruction_is_given_in_full_once() -> None:
    """Who hears the same two lines forty times does not hear the question."""
    talking, said = voice("1", "1")
    for _ in range(2):
        talking.choose("Who?", MANY[:3])
    assert said.count("Write a number, or some letters of it.") == 1
    assert said[-1] == "Which one?"


def test_a_choice_is_left_with_enter() -> None:
    """Whoever opened it by mistake changes nothing."""
    talking, _ = voice("")
    with pytest.raises(Back):
        talking.choose("Who?", MANY)


@pytest.mark.parametrize("said", ["g beds", "two words", "4 beds"])
def test_what_is_no_number_of_a_list_is_heard_again(said: str) -> None:
    """A list that was read out takes nothing away from what a file says next."""
    lines = iter([said, "next"])
    talking = Voice(lambda: next(lines), lambda _: None, by_hand=False)
    with pytest.raises(Back):
        talking.number("Where to?", MANY[:3], talking.say)
    assert [talking.hear(), talking.hear()] == [said, "next"]


@pytest.mark.parametrize("typed", ["essential", "4 beds"])
def test_whoever_types_words_into_a_list_of_numbers_answers_nothing(typed: str) -> None:
    """They meant the list, and not the mayor's words that stand behind it."""
    talking, said = voice(typed, "/draft")
    with pytest.raises(Back):
        talking.number("Where to?", MANY[:3], talking.say)
    assert said[-1] == f"There is no “{typed}” in this list. Write 1 to 3."
    assert talking.hear() == "/draft"


@pytest.mark.parametrize(
    ("typed", "sure"),
    [("a\u0301no", True), ("Ja!", True), ("n", False), ("nie", False)],
)
def test_a_yes_or_no_is_asked_until_it_is_one(typed: str, sure: bool) -> None:
    """A stray word is no decision."""
    for ask in (Voice.confirm, Voice.agree):
        talking, said = voice("maybe", "g", "/next", typed)
        assert ask(talking, "Forget Eva?") is sure
        assert "'maybe' is neither yes nor no here." in " ".join(said)
    assert not voice("")[0].confirm("Sure?")
    assert voice("")[0].agree("Sure?")


@pytest.mark.parametrize("typed", ["0", "4", "9" * 5000])
def test_a_number_that_is_not_in_the_list_answers_nothing(typed: str) -> None:
    """A digit too many is a slip, and not what the mayor says to the city."""
    talking, said = voice(typed, "2")
    assert talking.number("Where to?", MANY[:3], talking.say) == "k1"
    assert said[-1].startswith("There is no ")
    assert said[-1].endswith(" Write 1 to 3.")
    assert len(said[-1]) <= 72


def test_a_list_is_left_with_enter_and_taken_by_its_number() -> None:
    """Enter and b are answers to the list, and to nothing else."""
    talking, _ = voice("", "b", "03")
    for _ in range(2):
        with pytest.raises(Back):
            talking.number("Where to?", MANY[:3], talking.say)
    assert talking.number("Where to?", MANY[:3], talking.say) == "k2"


def test_lines_break_between_words_and_never_on_hyphens() -> None:
    """An id that is cut in two cannot be typed."""
    talking, said = voice()
    talking.say("word " * 13 + "victims-and-families")
    assert said[1] == "victims-and-families"
