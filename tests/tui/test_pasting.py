"""Pasted text is text, whatever a stranger has put on the clipboard."""

from hypothesis import given
from hypothesis import strategies as st

from crisisplan.tui.pasting import BEGIN, END, Pasting

pieces = st.lists(st.sampled_from(["a", "[", "2", "0", "~", "\x1b", BEGIN, END, "é"]))


def test_an_escape_sign_inside_pasted_text_is_no_key() -> None:
    """Ctrl+Q hidden in a copied line must not end the program."""
    sent = f"a\x1b[A{BEGIN}x\x1b[21~y{END}\x1b[B"
    assert Pasting().clean(sent) == f"a\x1b[A{BEGIN}x\ufffd[21~y{END}\x1b[B"


def test_a_key_is_not_held_back() -> None:
    """Esc, and Alt with a bracket, are whole as they are."""
    assert Pasting().clean("\x1b") == "\x1b"
    assert Pasting().clean("\x1b[") == "\x1b["


@given(pieces, st.integers(1, 9))
def test_how_the_line_cuts_what_is_sent_makes_no_difference(
    sent: list[str], size: int
) -> None:
    """A slow line sends the same text in more pieces."""
    text = BEGIN + "".join(sent) + END
    whole, cut = Pasting(), Pasting()
    parts = [text[at : at + size] for at in range(0, len(text), size)]
    assert "".join(map(cut.clean, parts)) == whole.clean(text)
