"""What differs between two texts is marked by signs, and nothing of them is changed."""

from hypothesis import given
from hypothesis import strategies as st

from crisisplan.tui.differing import differing
from crisisplan.tui.text import lit_line

WORDS = st.lists(st.sampled_from(["a", "bed", "x[/]", "žena", "", "9"]), max_size=8)


def marked(before: str, after: str) -> list[list[str]]:
    """Give the marked parts of both texts."""
    return [
        [one.plain[span.start : span.end] for span in one.spans]
        for one in differing(before, after)
    ]


def test_only_the_words_that_differ_are_marked() -> None:
    """The eye finds the one number that changed in three lines."""
    before, after = "Call Jana at 0555 first", "Call Jana at 0666 first, then Eva"
    assert marked(before, after) == [["0555 first"], ["0666 first, then Eva"]]
    assert marked("Forty beds", "Fifty beds") == [["Forty"], ["Fifty"]]
    assert marked("the same", "the same") == [[], []]


@given(WORDS.map(" ".join), WORDS.map(" ".join))
def test_nothing_is_lost_of_either(before: str, after: str) -> None:
    """Both stand there whole; what is not marked is in both."""
    old, new = differing(before, after)
    assert (old.plain, new.plain) == (lit_line(before).plain, lit_line(after).plain)
    for text, other in ((old, new), (new, old)):
        rest = text.plain
        for span in reversed(text.spans):
            rest = rest[: span.start] + rest[span.end :]
        assert all(word in other.plain.split(" ") for word in rest.split() if word)
