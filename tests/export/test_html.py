"""HTML shows what the Markdown says, and nothing that an answer could do gets out."""

import re
from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crisisplan.export.blocks import (
    Block,
    Blocks,
    Heading,
    Listing,
    Paragraph,
    Quote,
    Rule,
    TableBlock,
    plain,
    read_blocks,
)
from crisisplan.export.escape import block, cell, inline
from crisisplan.export.facts import Facts, facts_of
from crisisplan.export.html import STYLE, to_html
from crisisplan.export.pieces import shares
from tests.export import town
from tests.export.nasty import NASTY
from tests.export.variants import VARIANTS, Variant

FACTS = Facts(
    title="Full plan: Brezová",
    language="en",
    marking_words="City hall and named partners (TLP:AMBER)",
    version_line="Version 3, adopted on 2026-09-01 · Printed on 2026-11-22",
    paper="A4",
    valid_line="Valid until 2027-09-01. After that date check every number before "
    "relying on it.",
)
GOLDEN = sorted((Path(__file__).parent / "golden").glob("*-*.md"))
TEXTS = st.sampled_from(NASTY) | st.text(max_size=40)
ALONE = {"meta", "br", "input", "col", "hr", "img"}
"""Elements that are never closed."""


class Page(HTMLParser):
    """Reads a page, and sees that what is opened is closed in its order."""

    def __init__(self, html: str) -> None:
        """Read all of `html`."""
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.tags: Counter[str] = Counter()
        self.attributes: list[tuple[str, str, str]] = []
        self.words: list[str] = []
        self.feed(html)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take an element in."""
        self.tags[tag] += 1
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        if tag not in ALONE:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """See that it is the one that was opened last."""
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Keep the words of the page, without style sheet and pictures."""
        if "main" in self.open and "svg" not in self.open:
            self.words.append(data)

    def values(self, name: str) -> list[str]:
        """Give the values of all attributes called `name`."""
        return [value for _, key, value in self.attributes if key == name]


def flat(blocks: Blocks) -> Iterator[Block]:
    """Give all blocks of a document, those inside others too."""
    for one in blocks:
        yield one
        if isinstance(one, Quote):
            yield from flat(one.blocks)
        elif isinstance(one, Listing):
            for entry in one.entries:
                yield from flat(entry.blocks)


def words_of(blocks: Blocks) -> Iterator[str]:
    """Give all words of a document in its order."""
    for one in flat(blocks):
        if isinstance(one, Heading | Paragraph):
            yield plain(one.runs)
        elif isinstance(one, TableBlock):
            yield from (plain(runs) for row in (one.header, *one.rows) for runs in row)


def dense(text: str) -> str:
    """Give text without any blanks."""
    return re.sub(r"\s", "", text)


def structure(blocks: Blocks) -> Counter[str]:
    """Count what a page must hold for these blocks."""
    found: Counter[str] = Counter()
    for one in flat(blocks):
        if isinstance(one, Heading):
            found[f"h{one.level}"] += 1
        elif isinstance(one, Quote):
            found["blockquote"] += 1
        elif isinstance(one, Listing):
            found["ol" if one.ordered else "ul"] += 1
            found["li"] += len(one.entries)
            found["input"] += sum(entry.box is not None for entry in one.entries)
        elif isinstance(one, TableBlock):
            found["table"] += 1
            found["tr"] += 1 + len(one.rows)
    found["section"] = 1 + sum(isinstance(one, Rule) for one in blocks)
    return found


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_a_page_has_the_structure_and_the_words_of_its_document(path: Path) -> None:
    """Nothing is left out on the way, and nothing is added."""
    markdown = path.read_text(encoding="utf-8")
    blocks = read_blocks(markdown)
    page = Page(to_html(markdown, FACTS))
    expected = structure(blocks)
    assert {tag: page.tags[tag] for tag in expected} == dict(expected)
    assert dense("".join(page.words)) == dense("".join(words_of(blocks)))


def test_a_page_says_in_which_language_it_is_read_aloud() -> None:
    """A screen reader picks its voice by that, and the columns by their names."""
    page = Page(to_html("# A\n\n| | B |\n| --- | --- |\n| c | d |\n", FACTS))
    assert ("html", "lang", "en") in page.attributes
    assert page.values("scope") == ["col", "row"]


def test_a_page_prints_on_the_paper_of_the_office() -> None:
    """Each sheet bears marking, version and number; the heads of tables come again."""
    html = to_html("# A\n\n---\n\n## B\n", FACTS)
    assert "size: A4;" in html
    assert "(TLP:AMBER)" not in html.split("<style>")[1].split("</style>")[0]
    assert r"City hall and named partners \28 TLP\3a AMBER\29 " in html
    assert "counter(page)" in html
    assert "table-header-group" in html
    assert "break-before: page" in html
    letter = Facts("A", "en", "", "", "Letter")
    assert "size: letter;" in to_html("", letter)


def test_boxes_can_be_ticked_by_their_words() -> None:
    """The box belongs to its words, so that a click on either ticks it."""
    html = to_html("- [ ] Call\n- [x] Called\n", FACTS)
    assert '<label><input type="checkbox"><span>Call</span></label>' in html
    assert '<label><input type="checkbox" checked><span>Called</span></label>' in html


def test_links_lead_to_sources_and_within_the_document() -> None:
    """What leads anywhere else is words."""
    html = to_html(
        "[a](#here) [b](#nowhere) [c](https://example.org/x?y=1&z=2) "
        "[d](http://example.org) [e](javascript:alert) [f](mailto:a@example.org) "
        "[g](https://[x) <https://user:word@example.org>\n\n"
        '## Here <a id="here"></a>\n',
        FACTS,
    )
    assert Page(html).values("href") == ["#here", "https://example.org/x?y=1&z=2"]


def test_margins_hold_what_ends_a_style_sheet_as_words() -> None:
    """The name of a city stands in the margin, whatever it is made of."""
    evil = '</style><script>alert(1)</script>"} * { display: none'
    html = to_html("", Facts(evil, evil, evil, evil, "A4"))
    assert html.count("</style>") == 1
    assert html.count('"}') == 0
    assert Page(html).tags["script"] == 0


def check(html: str) -> None:
    """See that a page runs nothing, and loads nothing from anywhere."""
    page = Page(html)
    tags = {"script", "img", "link", "iframe", "object", "form", "base", "embed"}
    assert not tags & page.tags.keys()
    assert not {"src", "srcset", "data", "action", "srcdoc"} & {
        name for _, name, _ in page.attributes
    }
    assert not [name for _, name, _ in page.attributes if name.startswith("on")]
    assert all(one.startswith(("#", "https://")) for one in page.values("href"))
    assert "url(" not in html.split("<main>")[0]
    assert "@import" not in html.split("<main>")[0]


@pytest.mark.parametrize("text", NASTY, ids=lambda text: ascii(text)[:30])
def test_nasty_markdown_never_becomes_a_page_of_its_own(text: str) -> None:
    """Even what nobody escaped is shown, and does nothing."""
    check(to_html(text, FACTS))


@given(text=TEXTS)
def test_an_answer_changes_nothing_but_its_words(text: str) -> None:
    """The same elements stand on the page whatever is written in the places."""
    html = to_html(
        f"# {inline(text)}\n\n{block(text)}\n\n| {cell(text)} |\n| --- |\n", FACTS
    )
    check(html)
    ours = Page(to_html("# a\n\n\n| a |\n| --- |\n", FACTS)).tags
    without = {"p", "br", "td", "th", "a", "h1"}
    assert {one: n for one, n in Page(html).tags.items() if one not in without} == {
        one: n for one, n in ours.items() if one not in without
    }


@pytest.mark.parametrize("variant", VARIANTS, ids=str)
def test_every_document_is_a_page_that_needs_nothing(variant: Variant) -> None:
    """It is opened from a stick, on a computer without a network."""
    check(to_html(variant.made(town.reading(), "red"), FACTS))


PAIRS = (
    *(("--text", below) for below in ("--paper", "--head", "--side", "--said")),
    *(("--ink", below) for below in ("--paper", "--head")),
    ("--link", "--paper"),
    ("--link", "--said"),
)
"""What is written on what."""


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_words_stand_out_from_what_is_below_them(scheme: int) -> None:
    """Tired eyes read it at three in the morning, in both schemes (WCAG 2, 1.4.3)."""
    schemes = re.findall(r":root \{(.*?)\}", STYLE.read_text("utf-8"), re.DOTALL)
    colours = dict(re.findall(r"(--[a-z]+): (#[0-9a-f]{3,6})", schemes[scheme]))
    for words, below in (*PAIRS, ("#fff", "--plate"), ("#fff", "#111")):
        one, other = (_light(colours.get(name, name)) for name in (words, below))
        contrast = (max(one, other) + 0.05) / (min(one, other) + 0.05)
        assert contrast >= 4.5, f"{words} on {below}: {contrast:.1f}"


def _light(colour: str) -> float:
    """Give how bright a colour is, from 0 to 1."""
    digits = colour[1:] if len(colour) == 7 else "".join(2 * one for one in colour[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [
        one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4
        for one in parts
    ]
    return sum(
        weight * one
        for weight, one in zip((0.2126, 0.7152, 0.0722), linear, strict=True)
    )


def test_a_sheet_says_of_which_version_it_is() -> None:
    """A sheet found on a copier is old or new."""
    facts = facts_of("plan", town.reading(), "amber", town.NOW)
    assert facts == FACTS
    drafted = town.plan_data() | {"status": "draft"}
    facts = facts_of("plan", town.reading(drafted), "red", town.NOW)
    assert facts.version_line.startswith("Draft, changed since version 3 · Printed on")
    gaps = town.with_gaps()
    gaps["city"] = gaps["city"] | {"country": "US"}
    facts = facts_of("brief", town.reading(gaps), "red", town.NOW)
    assert facts.version_line == "Draft, not adopted · Printed on 2026-11-22"
    assert facts.title == "Brief for the mayor: Brezová"
    assert facts.paper == "Letter"


@given(st.integers(1, 9).flatmap(lambda n: st.lists(st.lists(TEXTS, min_size=n, max_size=n), min_size=1, max_size=3)))  # fmt: skip  # noqa: E501
def test_columns_share_the_page(rows: list[list[str]]) -> None:
    """No answer, however long, takes the room of all others."""
    lines = ["| " + " | ".join(cell(one) for one in row) + " |" for row in rows]
    ruler = "| " + " | ".join("---" for _ in rows[0]) + " |"
    (table,) = read_blocks("\n".join((lines[0], ruler, *lines[1:])))
    assert isinstance(table, TableBlock)
    found = shares(table)
    assert sum(found) == pytest.approx(1)
    assert min(found) > 0.2 / len(found) ** 1.5
