import pytest

from crisisplan.line.voice import LISTED, Back, Voice

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
    assert "Nothing is called 'Nobody'." in said
    assert "2. Person 10" in said


def test_a_choice_is_left_with_enter() -> None:
    """Whoever opened it by mistake changes nothing."""
    talking, _ = voice("")
    with pytest.raises(Back):
        talking.choose("Who?", MANY)


@pytest.mark.parametrize("said", ["0", "4", "9" * 5000, "g beds", "two words"])
def test_what_is_no_number_of_a_list_is_heard_again(said: str) -> None:
    """A list that was read out takes nothing away from what comes next."""
    talking, _ = voice(said, "next")
    with pytest.raises(Back):
        talking.number("Where to?", MANY[:3])
    assert [talking.hear(), talking.hear()] == [said, "next"]


def test_a_list_is_left_with_enter_and_taken_by_its_number() -> None:
    """Enter and b are answers to the list, and to nothing else."""
    talking, _ = voice("", "b", "03")
    for _ in range(2):
        with pytest.raises(Back):
            talking.number("Where to?", MANY[:3])
    assert talking.number("Where to?", MANY[:3]) == "k2"


def test_lines_break_between_words_and_never_on_hyphens() -> None:
    """An id that is cut in two cannot be typed."""
    talking, said = voice()
    talking.say("word " * 13 + "victims-and-families")
    assert said[1] == "victims-and-families"
