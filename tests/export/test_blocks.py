"""Our own Markdown is read back whole: its words, its places, none of its signs."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crisisplan.export.blocks import (
    Block,
    Entry,
    Heading,
    Listing,
    Paragraph,
    Quote,
    Rule,
    Run,
    TableBlock,
    plain,
    read_blocks,
)
from crisisplan.export.escape import block, cell, heading, inline, quote
from tests.export.nasty import NASTY
from tests.export.reading import lines_of, visible

GOLDEN = sorted(Path(__file__).with_name("golden").glob("*-*.md"))
TEXTS = st.sampled_from(NASTY) | st.text(max_size=40)


def words(blocks: Sequence[Block]) -> Iterator[str]:
    """Give all that blocks say, boxes as they stand in Markdown."""
    for one in blocks:
        match one:
            case Heading() | Paragraph():
                yield plain(one.runs)
            case Quote(inner):
                yield from words(inner)
            case Listing(entries=entries):
                for entry in entries:
                    yield {"open": "[ ] ", "ticked": "[x] "}.get(entry.box or "", "")
                    yield from words(entry.blocks)
            case TableBlock(header, rows):
                yield from (plain(runs) for row in (header, *rows) for runs in row)


def dense(text: str) -> str:
    """Give a text without its blanks and line ends."""
    return "".join(text.split())


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_every_word_of_every_document_is_read_back(path: Path) -> None:
    """Word and the screen show all that the Markdown says, in its order."""
    text = path.read_text(encoding="utf-8")
    assert dense("".join(words(read_blocks(text)))) == dense(visible(text))


@given(text=TEXTS)
def test_what_was_written_is_what_is_read(text: str) -> None:
    """An answer looks the same on the screen, on paper and in the plan."""
    lines = lines_of(text)
    if not lines:
        return
    assert read_blocks(f"# {heading(text)}") == (Heading(1, (Run(" ".join(lines)),)),)
    assert read_blocks(f"- {inline(text)}") == (
        Listing(False, (Entry(None, (Paragraph((Run(" ".join(lines)),)),)),)),
    )
    said = "\n".join(lines)
    (table,) = read_blocks(f"| {cell(text)} |\n| --- |\n| x |")
    assert isinstance(table, TableBlock)
    assert plain(table.header[0]) == said
    for markdown in (block(text), quote(text)):
        assert "\n".join(words(read_blocks(markdown))) == said


def test_a_heading_gives_its_anchor() -> None:
    """A link in the contents leads somewhere."""
    assert read_blocks('## What is *open* <a id="what-is-open"></a>') == (
        Heading(2, (Run("What is "), Run("open", italic=True)), "what-is-open"),
    )


def test_only_our_own_boxes_are_boxes() -> None:
    """An answer that begins with `[x]` is not a task that somebody did."""
    (listing,) = read_blocks("- [ ] **now** go\n- [X] gone\n- \\[x\\] done\n- [y] no")
    assert isinstance(listing, Listing)
    assert [one.box for one in listing.entries] == ["open", "ticked", None, None]
    assert list(words(listing.entries[0].blocks)) == ["now go"]
    assert list(words(listing.entries[2].blocks)) == ["[x] done"]


def test_runs_say_how_words_look_and_where_they_lead() -> None:
    """Bold, links and line ends survive; softly broken lines are one."""
    (said,) = read_blocks("**a** `b` [c d](#e)\\\nf\ng <https://h.example>")
    assert said == Paragraph(
        (
            Run("a", bold=True),
            Run(" "),
            Run("b", code=True),
            Run(" "),
            Run("c d", link="#e"),
            Run("", line_break=True),
            Run("f g "),
            Run("https://h.example", link="https://h.example"),
        )
    )


def test_a_table_keeps_its_cells_and_their_lines() -> None:
    """Two numbers in one cell stand below each other."""
    (table,) = read_blocks("| | b |\n| --- | --- |\n| 1<br>2 | |")
    broken = (Run("1"), Run("", line_break=True), Run("2"))
    assert table == TableBlock(((), (Run("b"),)), ((broken, ()),))


def test_lists_stand_in_lists_and_count_on() -> None:
    """A city's own template may number its points."""
    (listing,) = read_blocks("3. a\n   - b\n4. c")
    assert isinstance(listing, Listing)
    assert (listing.ordered, listing.start, len(listing.entries)) == (True, 3, 2)
    assert isinstance(listing.entries[0].blocks[1], Listing)


@pytest.mark.parametrize(
    ("markdown", "said"),
    [
        ("```\na  *b*\nc\n```", "a  *b*\nc"),
        ("    code", "code"),
        ("<div>\n[x]\n</div>", "<div>\n[x]\n</div>"),
        ("a <b>c</b>", "a <b>c</b>"),
        ("![a picture](x.png)", "a picture"),
        ("~~a~~", "~~a~~"),
    ],
)
def test_what_we_do_not_know_comes_as_its_text(markdown: str, said: str) -> None:
    """A city's own template loses nothing, whatever is in it."""
    assert list(words(read_blocks(markdown))) == [said]


def test_a_rule_begins_another_sheet() -> None:
    """Each card stands on its own."""
    assert read_blocks("a\n\n---\n\nb")[1] == Rule()


def test_an_empty_document_has_no_blocks() -> None:
    """What is not printed looks like nothing."""
    assert read_blocks("") == ()
    assert read_blocks('<a id="x"></a>') == ()
