"""No answer changes the structure of a document, and all of it can be read."""

import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crisisplan.export.escape import (
    Markdown,
    block,
    cell,
    heading,
    inline,
    link,
    picture,
    quote,
    read_back,
)
from tests.export.nasty import NASTY
from tests.export.reading import lines_of, neutral, shape, visible

PLACES: dict[str, Callable[[str], str]] = {
    "paragraph": lambda text: f"before\n\n{inline(text)}\n\nafter",
    "after a label": lambda text: f"**Label:** {inline(text)}\n\nafter",
    "between words": lambda text: f"({inline(text)}; {inline(text)})\n",
    "list": lambda text: f"- {inline(text)}\n- after",
    "task": lambda text: f"- [ ] **{inline(text)}.** {inline(text)}\n- [ ] after",
    "heading": lambda text: f'## {heading(text)} <a id="x"></a>\n\nafter',
    "bare heading": lambda text: f"#### {heading(text)}\n\nafter",
    "contents": lambda text: f"- [{heading(text)}](#anchor)\n- after",
    "link": lambda text: f"{link(text, 'https://example.org/a b')}\n\nafter",
    "cell": lambda text: (
        f"| a | b |\n| --- | --- |\n| {cell(text)} | after |\n| {cell(text)} | |"
    ),
    "heading cell": lambda text: f"| {cell(text)} | b |\n| --- | --- |\n| a | b |",
    "list with line ends": lambda text: f"- **Label:** {cell(text)}\n- after",
    "block": lambda text: f"before\n\n{block(text)}\n\nafter",
    "labelled block": lambda text: f"**Note:** {block(text)}\n\nafter",
    "quote": lambda text: f"before\n\n{quote(text)}\n\nafter",
}
ODD = st.text(
    alphabet="ab1 \n\t#*-+=_~`|\\<>[](){}!&;:.@/,'\"$^\u00a0\u2028wWhtpsx3é",
    max_size=40,
)
TEXTS = (
    ODD
    | st.text(max_size=40)
    | st.lists(st.sampled_from(NASTY), max_size=3).map(" ".join)
)


def check(place: str, text: str) -> None:
    """Compare what `text` makes of a place with what an ordinary answer makes of it."""
    put = PLACES[place]
    assert shape(put(text)) == shape(put(neutral(text))), text


@pytest.mark.parametrize("place", PLACES)
def test_nasty_text_leaves_the_structure_alone(place: str) -> None:
    """An answer that looks like a heading must not become one."""
    for text in NASTY:
        check(place, text)


@pytest.mark.parametrize("place", PLACES)
@given(text=TEXTS)
def test_any_text_leaves_the_structure_alone(place: str, text: str) -> None:
    """Nobody can list all that people will type."""
    check(place, text)


def _seen(text: str) -> None:
    text = unicodedata.normalize("NFC", text)
    lines = lines_of(text)
    assert visible(inline(text)) == " ".join(lines)
    assert visible(f"# {heading(text)}") == " ".join(lines)
    assert visible(block(text)) == "\n".join(lines)
    assert visible(quote(text)) == "\n".join(lines)
    table = visible(f"| {cell(text)} |\n| --- |\n| x |")
    assert table == "\n".join([*lines, "x"] if lines else ["", "x"])


@pytest.mark.parametrize("text", NASTY, ids=lambda text: ascii(text)[:30])
def test_nasty_text_is_seen_as_it_was_written(text: str) -> None:
    """What an official wrote is printed, not interpreted."""
    _seen(text)


@given(text=TEXTS)
def test_any_text_is_seen_as_it_was_written(text: str) -> None:
    """Escaping that eats characters would falsify a plan."""
    _seen(text)


def test_ordinary_sentences_stay_readable() -> None:
    """The Markdown itself is read and mailed, so it carries no needless signs."""
    for text in ("Jana Kováč", "Ring the police, then the mayor.", "10:30, R&D (2nd)"):
        assert inline(text) == text
        assert block(text) == text


def test_an_address_can_be_followed_and_nothing_else_can() -> None:
    """A link in a document opens web pages, never programs or files."""
    assert link("https://a.org/x", "https://a.org/x") == "<https://a.org/x>"
    assert shape(link("a", "https://a.org/<x>")) == shape("a")
    assert shape(link("a", "javascript:alert(1)")) == shape("a")
    assert "link_open" in str(
        shape(link("https://a.org/ä&amp;", "https://a.org/ä&amp;"))
    )


def test_a_picture_is_a_file_beside_the_document() -> None:
    """A logo loads nothing from elsewhere, and no name of a file breaks a line."""
    assert picture("Lviv", "logo a.png") == "![Lviv](<./logo%20a.png>)"
    assert picture("Lviv", " ") == ""
    for path in ("https://a.org/x.png", "a>\n# b", "javascript:alert(1)", "//a.org/b"):
        assert shape(picture("x", path)) == shape(picture("x", "logo.png"))
        assert "(<./" in picture("x", path)


def test_pieces_of_markdown_are_text_again() -> None:
    """What is cut out of escaped text is escaped again before it is printed."""
    piece = inline("# a").replace("\\", "")
    assert not isinstance(piece, Markdown)


@given(text=TEXTS)
def test_escapes_can_be_taken_back_to_search_for_names(text: str) -> None:
    """A name is found in a document however it had to be escaped."""
    if "\\" not in text and "\u00a0" not in text and text.strip():
        assert lines_of(read_back(inline(text))) == lines_of(" ".join(lines_of(text)))
