"""A Word file shows what the Markdown says, and can be edited further."""

import re
from collections import Counter
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st

from crisisplan.domain.audience import MARKINGS
from crisisplan.domain.values import Marking
from crisisplan.export.blocks import (
    Heading,
    Listing,
    Rule,
    TableBlock,
    read_blocks,
)
from crisisplan.export.escape import block, cell, inline
from crisisplan.export.facts import Facts, facts_of
from crisisplan.export.html import to_html
from crisisplan.export.word import to_word
from tests.export import town
from tests.export.nasty import NASTY
from tests.export.test_html import FACTS, GOLDEN, dense, flat, words_of
from tests.export.test_redaction import forbidden, marked, tokens
from tests.export.variants import VARIANTS, Variant

LETTER = Facts("A", "sk", "", "", "Letter")
BOX = re.compile("[☐☒]\t?")


def opened(content: bytes) -> Document:
    """Read a file as another program would."""
    return docx.Document(BytesIO(content))


def made(markdown: str, facts: Facts = FACTS) -> Document:
    """Give the file of a document, read again."""
    return opened(to_word(markdown, facts))


def body(document: Document) -> Any:
    """Give the XML of what stands on the pages."""
    return document.element.body


def count(document: Document, tag: str) -> int:
    """Count the elements with this name on the pages."""
    return sum(1 for _ in body(document).iter(qn(tag)))


def boxes(document: Document) -> list[str | None]:
    """Give what each box that can be clicked shows."""
    found = body(document).iter(qn("w:sdt"))
    return [text.text for one in found for text in one.iter(qn("w:t"))]


def words(document: Document) -> str:
    """Give all words on the pages, without boxes."""
    texts = [
        one.text or ""
        for one in body(document).iter(qn("w:t"))
        if one.getparent().getparent().tag != qn("w:sdtContent")
    ]
    return dense("".join(texts))


def parts(content: bytes) -> str:
    """Give all that stands in a file, names and properties too."""
    with ZipFile(BytesIO(content)) as file:
        texts = [file.read(name).decode() for name in file.namelist()]
        return "\n".join((*file.namelist(), *texts))


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_a_file_has_the_structure_and_the_words_of_its_document(path: Path) -> None:
    """Headings are headings, tables are tables, boxes can be ticked."""
    markdown = path.read_text(encoding="utf-8").replace('<a id="bars', '<a id="no-bars')
    blocks = list(flat(read_blocks(markdown)))
    document = made(markdown)
    headings = [one for one in blocks if isinstance(one, Heading)]
    styles = Counter(
        one.style.name for one in document.paragraphs if one.style is not None
    )
    for level in range(1, 7):
        expected = sum(one.level == level for one in headings)
        assert styles[f"Heading {level}"] == expected
    tables = [one for one in blocks if isinstance(one, TableBlock)]
    assert [len(one.rows) for one in document.tables] == [
        1 + len(one.rows) for one in tables
    ]
    assert count(document, "w:tblHeader") == len(tables)
    entries = [one for a in blocks if isinstance(a, Listing) for one in a.entries]
    assert len(boxes(document)) == sum(entry.box is not None for entry in entries)
    breaks = sum(isinstance(one, Rule) for one in blocks)
    assert count(document, "w:pageBreakBefore") == breaks
    assert words(document) == dense("".join(words_of(read_blocks(markdown))))


def test_the_same_words_give_the_same_bytes() -> None:
    """Exporting twice is no reason to ask anything."""
    markdown = GOLDEN[0].read_text(encoding="utf-8")
    assert to_word(markdown, FACTS) == to_word(markdown, FACTS)


def test_a_file_tells_nothing_of_who_made_it() -> None:
    """Author, computer and day are no part of a document that goes out."""
    content = to_word("# A\n", FACTS)
    properties = opened(content).core_properties
    assert properties.author == properties.last_modified_by == "crisisplan"
    assert properties.title == FACTS.title
    assert properties.created == properties.modified
    assert properties.created is not None
    assert properties.created.year == 2000
    with ZipFile(BytesIO(content)) as file:
        assert {one.date_time[0] for one in file.infolist()} == {1980}
        assert {one.create_system for one in file.infolist()} == {0}
        assert not [name for name in file.namelist() if "app.xml" in name]


def test_each_page_bears_marking_version_and_number() -> None:
    """A sheet that fell out of the folder says what it belongs to."""
    section = made("# A\n").sections[0]
    assert FACTS.marking_words in section.header.paragraphs[0].text
    foot = section.footer.paragraphs[0]
    assert FACTS.marking_words in foot.text
    assert FACTS.version_line in foot.text
    assert "PAGE" in foot._p.xml
    assert "NUMPAGES" in foot._p.xml


def test_a_file_is_for_the_paper_and_the_language_of_the_office() -> None:
    """The printer does not ask, and the spelling is checked in the right language."""
    section = made("# A\n").sections[0]
    assert section.page_width is not None
    assert round(section.page_width.mm) == 210
    section = made("# A\n", LETTER).sections[0]
    assert section.page_width is not None
    assert round(section.page_width.mm) == 216
    assert 'w:lang w:val="sk"' in parts(to_word("# A\n", LETTER))


def test_contents_are_a_table_of_contents() -> None:
    """Word adds the pages; until then each line leads to its place."""
    document = made('- [One](#one)\n- [Two](#two)\n\n## One <a id="one"></a>\n')
    lines = document.paragraphs[:2]
    assert [one.style.name for one in lines if one.style] == ["toc 2", "toc 2"]
    assert "TOC " in lines[0]._p.xml
    kinds = [
        one.get(qn("w:fldCharType")) for one in body(document).iter(qn("w:fldChar"))
    ]
    assert kinds == ["begin", "separate", "end"]
    marks = [
        one.get(qn("w:name")) for one in body(document).iter(qn("w:bookmarkStart"))
    ]
    leads = [one.get(qn("w:anchor")) for one in body(document).iter(qn("w:hyperlink"))]
    assert leads == marks
    assert len(marks) == 1, "nothing leads to a place that is not there"


def test_boxes_are_ticked_with_a_click() -> None:
    """They are content controls, ticked where the document says so."""
    assert boxes(made("- [ ] Call\n- [x] Called\n  - [ ] Twice\n")) == ["☐", "☒", "☐"]


def test_lists_count_from_where_they_begin() -> None:
    """The second list of a document does not go on counting the first."""
    document = made("1. a\n2. b\n\ntext\n\n1. c\n\ntext\n\n7. d\n")
    ids = [one.get(qn("w:val")) for one in body(document).iter(qn("w:numId"))]
    assert ids[0] == ids[1]
    assert len(set(ids)) == 3
    numbering: Any = document.part.numbering_part.element
    starts = [one.get(qn("w:val")) for one in numbering.iter(qn("w:startOverride"))]
    assert starts == ["1", "1", "7"]


def test_only_addresses_of_sources_lead_outside() -> None:
    """A file that calls anybody else gives away who reads it."""
    document = made(
        "[a](https://example.org/x) [b](http://example.org) [c](file:///etc/passwd) "
        "[d](https://[x)\n"
    )
    outside = [one.target_ref for one in document.part.rels.values() if one.is_external]
    assert outside == ["https://example.org/x"]


@pytest.mark.parametrize("first", range(0, len(NASTY), 16))
def test_nasty_text_is_words_in_every_place(first: int) -> None:
    """What no file of this kind can hold is shown as a sign."""
    texts = NASTY[first : first + 16]
    inside = "\n\n".join(
        f"# {inline(text)}\n\n{block(text)}\n\n- [ ] {inline(text)}\n\n"
        f"| {cell(text)} |\n| --- |\n| {cell(text)} |"
        for text in texts
    )
    for markdown in (inside, "\n\n".join(texts)):
        text = texts[0]
        document = made(markdown, Facts(text, "en", text, text, "A4"))
        expected = "".join(words_of(read_blocks(markdown)))
        assert words(document) == dense(_shown(expected))


def _shown(text: str) -> str:
    """Give text as XML can hold it."""
    return re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]", "\ufffd", text)


@settings(max_examples=15)
@given(
    markdown=st.lists(
        st.sampled_from(
            (
                *("- a", "  - b", "    1. c", "> d", "> - [ ] e", "---", "", "1. f"),
                *("| g |\n| --- |", "# h", "      - i", "        - j"),
            )
        ),
        max_size=9,
    ).map("\n".join)
)
def test_whatever_stands_in_whatever_keeps_its_words(markdown: str) -> None:
    """Lists in quotes in lists are written by the cities' own templates."""
    expected = dense("".join(words_of(read_blocks(markdown))))
    assert words(made(markdown)) == expected


def test_a_text_from_the_right_begins_there() -> None:
    """What is said in Arabic is read in Word as it is on the page."""
    document = made("Say [name].\n\n> نحن مع الضحايا [name]. 12\n\nשלום **ab**\n")
    right = [one for one in document.paragraphs if count_in(one, "w:bidi")]
    assert [one.text[:4] for one in right] == ["نحن ", "שלום"]
    assert [one.font.rtl for one in right[1].runs] == [True, None]


def count_in(paragraph: Any, tag: str) -> int:
    """Count the elements with this name in a paragraph."""
    return sum(1 for _ in paragraph._p.iter(qn(tag)))


@pytest.mark.parametrize("variant", VARIANTS, ids=str)
def test_no_file_holds_more_than_its_audience_may_see(variant: Variant) -> None:
    """Properties, links and parts that nobody looks at are searched as well."""
    data = marked({"beds": "red", "com-lead": "amber+strict"}, {"p-mayor": "red"})
    marks = forbidden(data, {"beds": "red", "com-lead": "amber+strict"})
    never = tokens([entry["value"] for entry in data["set_aside"]])
    reading = town.reading(data)
    several: tuple[Marking, ...] = (variant.least, "amber+strict")
    for audience in several:  # most is withheld from one, little from the other
        markdown = variant.made(reading, audience)
        facts = facts_of(variant.name, reading, audience, town.NOW)
        above = {
            word
            for word, marking in marks.items()
            if MARKINGS.index(marking) > MARKINGS.index(audience)
        }
        page, file = to_html(markdown, facts), parts(to_word(markdown, facts))
        assert tokens(markdown) <= tokens(page) & tokens(file)
        assert not (tokens(page) | tokens(file)) & (above | never)


FORM = """\
### 1. One

Ask.

**Answer** `[one:new]`

| Part | Answer |
| --- | --- |
| A | <br> |

**Or, and besides:**

- [ ] This is only a draft.

Note: …

### Another

Words.

- [ ] A box.
"""


def test_a_question_stays_together_with_the_room_for_its_answer() -> None:
    """Boxes at the top of a page belong to nothing that the reader can see."""
    found = {
        one.text.strip(): bool(one.paragraph_format.keep_with_next)
        for one in made(FORM).paragraphs
    }
    kept = ("Ask.", "Answer [one:new]", "", "Or, and besides:", "This is only a draft.")
    assert all(found[words] for words in kept)
    (table,) = made(FORM).tables
    lines = [one for row in table.rows for cell in row.cells for one in cell.paragraphs]
    assert all(one.paragraph_format.keep_with_next for one in lines)
    assert not any(found[words] for words in ("Note: …", "Words.", "A box."))
    assert to_html(FORM, FACTS).count('<div class="whole">') == 1
