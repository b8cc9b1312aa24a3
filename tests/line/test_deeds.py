import pytest

from crisisplan.line.deeds import understood


@pytest.mark.parametrize(
    ("typed", "word", "rest"),
    [
        ("don’t know, ask Fire brigade", "don't know, ask", "Fire brigade"),
        ("ask Police by in 1 week", "don't know, ask", "Police by in 1 week"),
        ("Not applicable, because none", "not applicable", "because none"),
        ("not confirmed by police", "not confirmed by", "police"),
        ("confirmed by police", "confirmed by", "police"),
        ("settled", "done", ""),
        ("note: Called on Monday", "note", "Called on Monday"),
        ("leave  out because", "leave out", "because"),
    ],
)
def test_commands_are_ordinary_words(typed: str, word: str, rest: str) -> None:
    """Nobody should have to learn a spelling."""
    meant = understood(typed)
    assert meant is not None
    assert (meant[0].words[0], meant[1]) == (word, rest)


@pytest.mark.parametrize("typed", ["", "notebook", "srv/maps", "opened"])
def test_what_only_begins_like_a_command_is_none(typed: str) -> None:
    """It may be an answer that wants a backslash."""
    assert understood(typed) is None
