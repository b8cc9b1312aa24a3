"""A picture is drawn from a table, says the same, and says nothing by colour alone."""

import re
import xml.etree.ElementTree as ET

import docx
import pytest
from docx.oxml.ns import qn

from crisisplan.domain.audience import MARKINGS
from crisisplan.domain.values import Marking
from crisisplan.export.blocks import TableBlock, read_blocks
from crisisplan.export.escape import cell
from crisisplan.export.html import to_html
from crisisplan.export.pictures import Bar, Bars, Clock, picture_of
from crisisplan.export.pictures_svg import WIDTH, svg
from crisisplan.export.word import to_word
from tests.export import town
from tests.export.nasty import NASTY
from tests.export.test_html import FACTS, check
from tests.export.test_word import opened
from tests.export.variants import VARIANTS, Variant

SVG = "{http://www.w3.org/2000/svg}"
BARS = """\
| Chapter <a id="bars-chapters"></a> | Lead | Asked | Answered | Settled | Open |
| --- | --- | --- | --- | --- | --- |
| Who decides | Mayor | 11 | 11 | 9 | – |
| Victims | Social affairs | 4 | 1 | 0 | 3 |
"""
CLOCK = """\
| Who <a id="clock"></a> | First hour | First day | Later |
| --- | --- | --- | --- |
| Duty officer | 1 (10 min)<br>3 (1 h) | | |
| Mayor | 2 (30 min) | 4 (24 h)<br>5 (3 h) | 6 |
"""


def table(markdown: str) -> TableBlock:
    """Give the one table of a document."""
    (found,) = read_blocks(markdown)
    assert isinstance(found, TableBlock)
    return found


def drawn(markdown: str) -> ET.Element:
    """Give the picture of a table as a reader of XML finds it."""
    picture = picture_of(table(markdown))
    assert picture is not None
    return ET.fromstring(svg(picture, "p1"))  # noqa: S314 - it is our own


def words(element: ET.Element, tag: str = "text") -> list[str]:
    """Give the words that stand in a picture."""
    return [one.text or "" for one in element.iter(SVG + tag)]


def test_bars_are_read_from_the_numbers_of_a_table() -> None:
    """There is one source: what the table says is what is drawn."""
    assert picture_of(table(BARS)) == Bars(
        "Chapter",
        ("Asked", "Answered", "Settled"),
        (Bar("Who decides", 11, 11, 9), Bar("Victims", 4, 1, 0)),
    )


def test_a_clock_is_read_from_who_does_what_when() -> None:
    """The times of a phase stand in their order, whatever the order of the lines."""
    clock = picture_of(table(CLOCK))
    assert isinstance(clock, Clock)
    assert clock.phases == ("First hour", "First day", "Later")
    assert clock.times() == (("10 min", "30 min", "1 h"), ("3 h", "24 h"), ("",))
    assert list(clock.lines()) == [
        "Duty officer, First hour: 1 (10 min), 3 (1 h)",
        "Mayor, First hour: 2 (30 min)",
        "Mayor, First day: 4 (24 h), 5 (3 h)",
        "Mayor, Later: 6",
    ]


@pytest.mark.parametrize(
    "markdown",
    [
        BARS.replace("bars-", "other-"),
        BARS.replace(' <a id="bars-chapters"></a>', ""),
        BARS.replace("| 11 | 11 |", "| 11 | 11 of 11 |"),
        BARS.replace("| 4 | 1 |", "| 4 | -1 |"),
        "\n".join(BARS.split("\n")[:2]),
        BARS.replace("<a id", r"\<a id"),
        CLOCK.replace("| 6 |", "| soon |"),
    ],
)
def test_other_tables_are_no_pictures(markdown: str) -> None:
    """A table of a city's own template that does not fit stays a table."""
    assert picture_of(table(markdown)) is None


def test_a_picture_can_be_heard() -> None:
    """Who does not see it is told its title and every number in it."""
    bars = drawn(BARS)
    assert bars.get("role") == "img"
    names = (bars.get("aria-labelledby") or "").split()
    assert [one.get("id") for one in bars if one.get("id")] == names
    assert words(bars, "title") == ["Chapter"]
    assert words(bars, "desc") == [
        "Who decides: Asked 11, Answered 11, Settled 9. "
        "Victims: Asked 4, Answered 1, Settled 0."
    ]
    assert "Mayor, Later: 6" in words(drawn(CLOCK), "desc")[0]


def test_bars_differ_by_pattern_and_number() -> None:
    """Printed in black and white, and by eyes that see no blue, they are the same."""
    bars = drawn(BARS)
    assert {"9 / 11 / 11", "0 / 1 / 4"} <= set(words(bars))
    fills = {one.get("fill") for one in bars.iter(SVG + "rect")}
    assert fills == {"none", "currentColor", "url(#p1-lines)"}


def test_all_of_a_picture_stands_inside_of_it() -> None:
    """Nothing is cut off, and no mark stands over another."""
    for picture in (drawn(BARS), drawn(CLOCK)):
        height = float(picture.get("height") or 0)
        for one in picture.iter():
            x = float(one.get("x") or one.get("cx") or 0)
            y = float(one.get("y") or one.get("cy") or 0)
            assert 0 <= x + float(one.get("width") or 0) <= WIDTH or one is picture
            assert 0 <= y <= height
    circles = [
        (one.get("cx"), one.get("cy")) for one in drawn(CLOCK).iter(SVG + "circle")
    ]
    assert len(set(circles)) == len(circles) == 6


@pytest.mark.parametrize("first", range(0, len(NASTY), 20))
def test_nasty_text_is_words_in_a_picture(first: int) -> None:
    """The title of a chapter is written by whoever writes playbooks."""
    rows = "".join(
        f"| {cell(one)} | 3 | 2 | 1 |\n" for one in NASTY[first : first + 20]
    )
    markdown = '| A <a id="bars"></a> | b | c | d |\n| - | - | - | - |\n' + rows
    picture = drawn(markdown)
    assert {one.tag.removeprefix(SVG) for one in picture.iter()} == {
        *("svg", "title", "desc", "defs", "pattern", "rect", "text"),
    }
    check(to_html(markdown, FACTS))


def test_a_page_holds_the_picture_and_its_table() -> None:
    """The table is there for those who want the numbers."""
    html = to_html(f"{BARS}\n\n{CLOCK}\n\n{BARS}", FACTS)
    assert html.count("<svg") == html.count("<table") == 3
    ids = re.findall(r' id="([^"]+)"', html)
    assert len(ids) == len(set(ids))


def test_word_has_bars_of_cells() -> None:
    """They can be read aloud, and be edited; a clock is a table already."""
    document = opened(to_word(f"{BARS}\n\n{CLOCK}", FACTS))
    bars, table_of_bars, clock = document.tables
    assert [one.text for one in bars.columns[0].cells] == [
        "Chapter",
        "Who decides",
        "Victims",
    ]
    assert [one.text for one in bars.columns[-1].cells] == [
        "",
        "9 / 11 / 11",
        "0 / 1 / 4",
    ]
    assert len(table_of_bars.columns) == 6
    assert len(clock.columns) == 4
    assert _shades(bars) == [
        ["12395F"] * 20 + ["A9BCD0"] * 4,
        ["A9BCD0"] * 2 + ["FFFFFF"] * 7,
    ]


def test_the_cells_of_a_bar_are_as_wide_as_their_columns() -> None:
    """Word goes by the cells, others go by the columns."""
    bars = opened(to_word(BARS, FACTS)).tables[0]
    whole = sum(one.width or 0 for one in bars.columns)
    for row in bars._tbl.tr_lst:
        widths = [cell.width or 0 for cell in row.tc_lst]
        assert abs(sum(widths) - whole) < whole / 100
        assert widths[0] == bars.columns[0].width


def test_a_style_says_each_thing_once() -> None:
    """Word refuses a file that tells it twice how far words stand from a line."""
    styles = opened(to_word(BARS, FACTS)).styles.element
    for properties in styles.iter(qn("w:tblPr")):
        names = [one.tag for one in properties]
        assert len(names) == len(set(names))


def _shades(bars: "docx.table.Table") -> list[list[str]]:
    """Give the colours of the cells of each bar."""
    found = []
    for row in bars.rows[1:]:
        shades = [one._tc.xpath("./w:tcPr/w:shd/@w:fill") for one in row.cells]
        found.append([shade for one in shades for shade in one])
    return found


@pytest.mark.parametrize("audience", MARKINGS)
def test_only_those_who_may_know_are_shown_where_a_plan_stands(
    audience: Marking,
) -> None:
    """Bars that show what is open are a list of targets."""
    documents = [
        one for one in VARIANTS if MARKINGS.index(one.least) <= MARKINGS.index(audience)
    ]
    drawn_in = {
        one.name
        for one in documents
        if '<a id="bars' in one.made(town.reading(town.with_gaps()), audience)
    }
    assert drawn_in == (set() if audience in ("clear", "green") else {"gaps", "plan"})


def test_a_picture_counts_only_what_its_audience_may_see() -> None:
    """A longer bar would tell that something is kept back, and how far it is."""
    reading = town.reading()
    bars = [
        picture
        for audience in MARKINGS[2:]
        for block in read_blocks(Variant("gaps").made(reading, audience))
        if isinstance(block, TableBlock)
        and isinstance(picture := picture_of(block), Bars)
        and picture.title == "Chapter"
    ]
    counts = [sum(bar.all for bar in one.bars) for one in bars]
    assert counts == sorted(counts)
    assert counts[0] < counts[-1]
