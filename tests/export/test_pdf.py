"""A PDF shows what the Markdown says, and is read aloud as it is seen."""

import re
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pypdf
import pytest

from crisisplan.domain.audience import MARKINGS
from crisisplan.domain.values import Marking
from crisisplan.errors import CrisisPlanError
from crisisplan.export import pdf_source
from crisisplan.export.blocks import Blocks, read_blocks
from crisisplan.export.escape import block, cell, heading, inline, quote
from crisisplan.export.facts import Facts, facts_of
from crisisplan.export.formats import FORMATS
from crisisplan.export.pdf_source import string
from tests.export import town
from tests.export.nasty import NASTY
from tests.export.reading import neutral
from tests.export.test_html import FACTS, GOLDEN, structure, words_of
from tests.export.test_redaction import forbidden, marked, tokens
from tests.export.variants import VARIANTS

TYPST = (
    '#import "x.typ": *',
    '#read("/etc/passwd")',
    "$ x^2 $ and $",
    "@place-1 <place-1>",
    '"; panic("out") //',
    '\\"); panic("out") //',
    "\\u{22}) \\",
    "] } ) ] } )",
    "[ { (",
    "*bold* _thin_ `raw`",
    "= heading",
    "/* comment */ // more",
    "- a\n+ b\n/ c: d",
    "#set page(width: 1cm)",
    "https://example.org/#x",
    "~ -- --- ... -?",
)
"""What typst would take for its own language."""
TAGS = {"blockquote": "BlockQuote", "li": "LI", "table": "Table", "tr": "TR"}
TAGS |= {f"h{level}": f"H{level}" for level in range(1, 7)}
SAMPLE = [
    one
    for one in GOLDEN
    if re.match("hostile-p|gaps-(brief|handout-d)|complete-(action|fo)", one.stem)
]
BOXES = re.compile("[☐☒]")


def opened(content: bytes) -> Any:
    """Read a file as another program would."""
    return pypdf.PdfReader(BytesIO(content))


def to_pdf(markdown: str, facts: Facts) -> bytes:
    """Give the file of a document."""
    return FORMATS["pdf"].convert(markdown, facts)


def made(markdown: str, facts: Facts = FACTS) -> Any:
    """Give the file of a document, read again."""
    return opened(to_pdf(markdown, facts))


def shown(file: Any) -> str:
    """Give all that stands on the pages."""
    return "\n".join(page.extract_text() for page in file.pages)


def tags(file: Any) -> Counter[str]:
    """Count what a screen reader is told about the parts of a file."""
    return Counter(_tags(file.trailer["/Root"]["/StructTreeRoot"]))


def _tags(node: Any) -> Iterator[str]:
    if "/S" in node:
        yield str(node["/S"])[1:]
    inside = node.get("/K", [])
    for one in inside if isinstance(inside, list) else [inside]:
        if hasattr(found := one.get_object(), "get"):
            yield from _tags(found)


def letters(text: str) -> Counter[str]:
    """Count the words of a text, however they were broken and set."""
    return Counter(re.findall(r"\w", text))


def expected_words(blocks: Blocks) -> str:
    """Give the words of a document."""
    return "".join(words_of(blocks))


@pytest.mark.parametrize("path", SAMPLE, ids=lambda one: one.stem)
def test_a_file_has_the_structure_and_the_words_of_its_document(path: Path) -> None:
    """Headings, lists and tables are tagged as such, and nothing is left out."""
    markdown = path.read_text(encoding="utf-8")
    blocks = read_blocks(markdown)
    file = made(markdown)
    wanted, found = structure(blocks), tags(file)
    assert {TAGS[one]: n for one, n in wanted.items() if one in TAGS} == {
        TAGS[one]: found[TAGS[one]] for one in wanted if one in TAGS
    }
    text = shown(file)
    drawn = len(BOXES.findall(expected_words(blocks)))
    assert len(BOXES.findall(text)) == drawn + wanted["input"]
    assert not letters(expected_words(blocks)) - letters(text)
    assert len(file.pages) >= wanted["section"]


def test_the_same_words_give_the_same_bytes() -> None:
    """Exporting twice is no reason to ask anything."""
    markdown = GOLDEN[0].read_text(encoding="utf-8")
    assert to_pdf(markdown, FACTS) == to_pdf(markdown, FACTS)


def test_a_file_tells_nothing_of_who_made_it() -> None:
    """Author, computer and day are no part of a document that goes out."""
    file = made("# A\n")
    assert file.metadata.author == "crisisplan"
    assert file.metadata.title == FACTS.title
    assert file.metadata.creation_date == file.metadata.modification_date
    assert file.metadata.creation_date.year == 2000


def test_a_file_is_one_that_everybody_can_read() -> None:
    """It is tagged, says its language, and shows its title (PDF/UA-1)."""
    root = made("# A\n\n| | B |\n| --- | --- |\n| c | d |\n").trailer["/Root"]
    assert root["/Lang"] == "en"
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert b"<pdfuaid:part>1<" in root["/Metadata"].get_data()


def test_each_page_bears_marking_version_validity_and_number() -> None:
    """A sheet that fell out of the folder says what it belongs to."""
    file = made("# A\n\n---\n\n# B\n")
    for number, page in enumerate(file.pages, start=1):
        text = page.extract_text()
        assert text.count(FACTS.marking_words) == 2
        for words in (FACTS.title, FACTS.version_line, FACTS.valid_line):
            assert words in text
        assert f"{number} / 2" in text


def test_a_file_is_for_the_paper_and_the_language_of_the_office() -> None:
    """The printer does not ask, and the right voice reads."""
    for facts, width, language in (
        (Facts("A", "sk", "", "", "A4"), 595, "sk"),
        (Facts("A", "en-US", "", "", "Letter"), 612, "en-US"),
        (Facts("", '"; x', "", "", "A4"), 595, "en"),
    ):
        file = made("# A\n", facts)
        assert int(file.pages[0].mediabox.width) == width
        assert file.trailer["/Root"]["/Lang"] == language


def test_contents_lead_to_their_pages() -> None:
    """The reader of the screen presses, the reader of the paper turns to the page."""
    file = made('- [One](#one)\n- [Two](#two)\n\n---\n\n## One <a id="one"></a>\n')
    first = file.pages[0]
    assert re.search(r"One[ .]+2\n", first.extract_text())
    links = [one.get_object() for one in first["/Annots"]]
    goals = [file.named_destinations[one["/Dest"]] for one in links]
    assert {file.get_destination_page_number(one) for one in goals} == {1}
    assert [one.title for one in file.outline] == ["One"]


def test_only_addresses_of_sources_lead_outside() -> None:
    """A file that calls anybody else gives away who reads it."""
    file = made(
        "[a](https://example.org/x) [b](http://example.org) [c](file:///etc/passwd) "
        "[d](https://[x)\n"
    )
    (link,) = (one.get_object() for one in file.pages[0]["/Annots"])
    assert link["/A"]["/URI"] == "https://example.org/x"


def test_the_head_of_a_table_comes_again_on_each_page() -> None:
    """On the second page nobody knows what the third column was."""
    rows = "| one | two |\n" * 80
    file = made(f"| Heading | Other |\n| --- | --- |\n{rows}")
    assert len(file.pages) > 1
    assert all("Heading" in page.extract_text() for page in file.pages)


SEEN = tuple(text for text in NASTY[::4] if text != "\u200b")
"""Texts of which anything can be seen; what holds nothing is no paragraph."""


@pytest.mark.parametrize("texts", [TYPST, SEEN], ids=["typst", "markdown"])
def test_no_text_changes_the_structure(texts: tuple[str, ...]) -> None:
    """An answer is words in a heading, a cell, a list, a quotation and a margin."""
    evil = Facts('"; panic() #[', "en", "$ # ] \\", "@a <b> `", "A4", "*/")
    hostile = made(_document(texts), evil)
    friendly = made(_document(tuple(map(neutral, texts))))
    assert tags(hostile) == tags(friendly)
    assert len(BOXES.findall(shown(hostile))) == len(BOXES.findall(shown(friendly)))
    words = expected_words(read_blocks(_document(texts)))
    assert not _ascii(words) - _ascii(shown(hostile))


def _document(texts: tuple[str, ...]) -> str:
    return "\n\n".join(
        f"# {heading(text)}\n\n{block(text)}\n\n- [ ] {inline(text)}\n\n{quote(text)}"
        f"\n\n| {cell(text)} |\n| --- |\n| {cell(text)} |"
        for text in texts
    )


def _ascii(text: str) -> Counter[str]:
    """Count what a file shows in any script."""
    return Counter(re.findall(r"[!-~]", text))


def test_markdown_that_nobody_escaped_makes_a_file() -> None:
    """A city's own template may hold anything."""
    deep = "> " * 60 + "- " * 60 + "end"
    file = made("\n\n".join((*NASTY, *TYPST, deep, "###### six\n\n# one")))
    assert "end" in shown(file)


def test_letters_of_many_scripts_are_shown() -> None:
    """People have names; an answer that no letters show is printed as its signs."""
    text = shown(made("Žofie Łukasz Ђорђе Ελένη Їжак ğüş שלום\n\nA 🚒 and 漢\n"))
    for word in ("Žofie", "Łukasz", "Ђорђе", "Ελένη", "Їжак", "ğüş"):
        assert word in text
    assert "🚒" in text or "[FIRE ENGINE]" in text
    assert "漢" in text or "[U+6F22]" in text


def test_a_sign_that_no_letters_show_leaves_all_others_as_they_are() -> None:
    """A keycap typed on a telephone ended the program, and took every Q with it."""
    typed = "1\ufe0f\u20e3 Quay 2, #\ufe0f\u20e3 Q\u20dd *B\ufe0f\u20e3*\n\nQuiet\n"
    text = shown(made(typed))
    assert text.replace(" ", "").count("1Quay2,#Q[U+20DD]B") == 1
    assert "Quiet" in text


def test_what_typst_refuses_is_said_in_a_sentence(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Whatever it is that it cannot set: the screen stays, and HTML can be printed."""
    monkeypatch.setattr(pdf_source, "_look", lambda: "#(")
    with pytest.raises(CrisisPlanError, match="Export HTML"):
        made("A\n")


@pytest.mark.parametrize(
    "remark",
    ["+44 1632 960001 שלום", "א +44 1632 960001", "Tel א: +44 1632 960001 ב"],
)
def test_a_number_beside_words_from_the_right_is_dialled_as_it_is_printed(
    remark: str,
) -> None:
    """Its groups came in reverse: that is another number."""
    file = made(f"| Number |\n| --- |\n| Duty desk<br>{remark}<br>+44 1632 960002 |\n")
    assert "+44 1632 960001" in shown(file)


def test_a_word_longer_than_the_page_stays_on_it() -> None:
    """What runs over the edge is not printed."""
    file = made("x" * 900 + f"\n\n| a | b |\n| - | - |\n| {'y' * 900} | z |\n")
    text = file.pages[0].extract_text(extraction_mode="layout")
    assert max(map(len, re.findall("x+|y+", text))) < 120
    assert text.count("x") == 900
    assert text.count("y") > 900


def test_a_string_ends_where_we_end_it() -> None:
    """What stands between the marks is never read as anything else."""
    assert string('a"b\\c\n') == r'"a\u{22}b\u{5c}c\u{a}"'


def test_no_file_holds_more_than_its_audience_may_see() -> None:
    """Properties, bookmarks and links are searched as well as pages."""
    raised: dict[str, Marking] = {"beds": "red", "com-lead": "amber+strict"}
    data = marked(raised, {"p-mayor": "red"})
    marks = forbidden(data, raised)
    never = tokens([entry["value"] for entry in data["set_aside"]])
    reading = town.reading(data)
    for variant in VARIANTS:
        audience = variant.least
        markdown = variant.made(reading, audience)
        facts = facts_of(variant.name, reading, audience, town.NOW)
        above = {
            word
            for word, marking in marks.items()
            if MARKINGS.index(marking) > MARKINGS.index(audience)
        }
        file = made(markdown, facts)
        said = tokens(shown(file)) | tokens(_properties(file))
        assert tokens(markdown) <= said
        assert not said & (above | never)


def _properties(file: Any) -> str:
    root = file.trailer["/Root"]
    found = [str(file.metadata), root["/Metadata"].get_data().decode()]
    objects = (file.get_object(one) for one in range(1, file.trailer["/Size"]))
    return " ".join((*found, *map(str, objects)))
