"""Documents look like paper on every screen, and hold on to every word."""

import sys
from subprocess import run

from hypothesis import given
from hypothesis import strategies as st
from textual.geometry import Offset
from textual.pilot import Pilot

from crisisplan.export.blocks import read_blocks
from crisisplan.export.escape import cell, inline
from crisisplan.session.plan_session import PlanSession
from crisisplan.tui.app import CrisisPlanApp
from crisisplan.tui.paper import find, lay_out
from crisisplan.tui.text import marks
from crisisplan.tui.wrapping import line_width
from tests.tui.acts import paste, see, until, words

TABLE = """\
| Role | Name | Numbers |
| --- | --- | --- |
| Mayor | Anna Nová<br>City hall | +421 900 111 222 (day and night) |
| Spokesperson | Jana | none |
"""


def shown(markdown: str, width: int, encoding: str = "utf-8") -> list[str]:
    """Give the lines of a document as somebody reads them."""
    lines = lay_out(read_blocks(markdown), width, marks(encoding)).lines
    return ["".join(piece.text for piece in line).rstrip() for line in lines]


def test_a_page_looks_like_a_page() -> None:
    """An official sees a document, not the signs that make one."""
    page = '# Title <a id="t"></a>\n\n**Valid** until\n\n- [ ] go\n- [x] gone\n\n> say'
    assert shown(page, 12) == [
        "Title",
        "━━━━━━━━━━━━",
        "",
        "Valid until",
        "",
        "☐ go",
        "☑ gone",
        "",
        "┃ say",
    ]


def test_a_plain_terminal_gets_plain_signs() -> None:
    """On a console without those letters a box is still a box."""
    page = "# T\n\n- [ ] go\n- [x] gone\n- on\n\n> say\n\n|a|b|\n|---|---|\n|c|d|"
    assert shown(page, 9, "ascii") == [
        "T",
        "=========",
        "",
        "[ ] go",
        "[x] gone",
        "- on",
        "",
        "| say",
        "",
        "a | b",
        "--+--",
        "c | d",
    ]


def test_a_table_has_columns_that_fit() -> None:
    """A number is found by running down a column."""
    assert shown(TABLE, 74) == [
        "Role         │ Name      │ Numbers",
        "─────────────┼───────────┼────────────────────────────────────────────────",
        "Mayor        │ Anna Nová │ +421 900 111 222 (day and night)",
        "             │ City hall │",
        "             │           │",
        "Spokesperson │ Jana      │ none",
    ]


def test_a_table_without_room_becomes_labels() -> None:
    """Columns of five letters help nobody."""
    assert shown(TABLE, 40) == [
        "Role: Mayor",
        "  Name: Anna Nová",
        "    City hall",
        "  Numbers: +421 900 111 222 (day and",
        "    night)",
        "",
        "Role: Spokesperson",
        "  Name: Jana",
        "  Numbers: none",
    ]


def test_blank_rows_have_lines_to_write_on() -> None:
    """A log is filled in by hand."""
    blank = "| Time | What |\n| --- | --- |\n| | |\n| | |"
    assert [line[:3] for line in shown(blank, 74)].count("───") == 3
    long = blank.replace(
        "What", "What was seen, by whom, and what it was decided to do"
    )
    assert [line.rstrip("…") for line in shown(long, 40)].count("Time: ") == 2


WIDE = st.text("ab |é漢字\u0301👩‍👧-.", max_size=30)


@given(texts=st.lists(WIDE, min_size=3, max_size=3), width=st.integers(12, 90))
def test_no_line_is_too_long_and_no_word_is_lost(texts: list[str], width: int) -> None:
    """Whatever the window, all of an answer can be read in it."""
    a, b, c = texts
    page = (
        f"## {inline(a)}\n\n{inline(b)} **{inline(c)}**\n\n- [ ] {inline(a)}\n\n"
        f"| {cell(a)} | x |\n| --- | --- |\n| {cell(b)} | {cell(c)} |"
    )
    laid = lay_out(read_blocks(page), width, marks())
    assert all(line_width(line) <= width for line in laid.lines)
    said = "".join(piece.text for line in laid.lines for piece in line)
    for letter in "abé漢字👩":
        assert said.count(letter) >= page.count(letter)


def test_hostile_text_stays_text_on_paper() -> None:
    """Nothing in a document commands the terminal."""
    page = "a\x1b[2J \x9b31m&#x202e; [@click=app.quit]x[/]"
    (line,) = shown(page, 80)
    assert not {"\x1b", "\x9b", "\u202e"} & set(line)
    assert "[@click=app.quit]x[/]" in line


def test_the_first_screen_does_not_wait_for_paper() -> None:
    """Reading Markdown is learned only when somebody looks at a document."""
    code = (
        "import sys, crisisplan.tui.app, crisisplan.tui.screens.plan\n"
        "print([m for m in ('markdown_it', 'jinja2', 'crisisplan.export.blocks',"
        " 'crisisplan.tui.paper') if m in sys.modules])"
    )
    done = run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_words_are_found_across_lines_and_round_the_end() -> None:
    """Who looks for a sentence does not know where the lines end."""
    lines = lay_out(read_blocks("one two three\n\nTwo\n\n[/x]"), 8, marks()).lines
    assert find(lines, "TWO  three", 0) == 0
    assert find(lines, "two", 1) == 3
    assert find(lines, "two", 4) == 0
    assert find(lines, "Twó", 4) == 0, "accents are not typed everywhere"
    assert find(lines, "[/x]", 99) == 5
    assert find(lines, "four", 0) is None
    assert find(lines, " ", 0) is None
    assert find((), "x", 0) is None


def top(pilot: Pilot[None]) -> str:
    """Give the first lines of the paper, below title and hint; no scroll bar."""
    wide = pilot.app.size.width - 1
    lines = words(pilot.app).split("\n")[2:6]
    return "\n".join(line[:wide].rstrip() for line in lines)


async def test_the_demo_shows_a_card_one_key_from_its_questions(
    session: PlanSession,
) -> None:
    """Who sees the card asks at once where it comes from."""
    app = CrisisPlanApp(lambda: session, start_on="card:mayor")
    async with app.run_test(size=(80, 24)) as pilot:
        shown = await see(pilot, "Enter goes to its questions")
        assert "| ---" not in shown
        assert "**" not in shown
        await pilot.press("enter")
        await see(pilot, "Crisis words")
        await until(pilot, lambda: "-inside" in app.screen.classes)


async def test_enter_goes_to_the_question_that_is_read(
    app: CrisisPlanApp, session: PlanSession
) -> None:
    """Who finds a wrong line in the document puts it right there."""
    session.answer("motto", "Stay together")
    async with app.run_test(size=(80, 24)) as pilot:
        await see(pilot, "Crisis words")
        await pilot.press("f5")
        await see(pilot, "Next part")
        await pilot.press("f3")
        await see(pilot, "Which words do you look for?")
        await paste(pilot, "stay  TOGETHER")
        await pilot.press("enter")
        await see(pilot, "Stay together")
        await pilot.press("enter")
        await see(pilot, "Motto")
        await see(pilot, "In the document")


async def test_what_is_not_in_the_document_is_not_found(app: CrisisPlanApp) -> None:
    """Silence would mean that it was found."""
    async with app.run_test(size=(100, 30), notifications=True) as pilot:
        await see(pilot, "Crisis words")
        await pilot.press("f5", "f3")
        await see(pilot, "Which words do you look for?")
        await paste(pilot, "[/x]")
        await pilot.press("enter")
        await see(pilot, '"[/x]" does not stand in this document.')


async def test_every_part_comes_to_the_top(app: CrisisPlanApp) -> None:
    """One key goes through the cards, or chapters, and round again."""
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await see(pilot, "Crisis words")
        await pilot.press("f5")
        await until(pilot, lambda: bool(top(pilot).strip()))
        tops = [top(pilot)]
        while len(tops) < 3 or tops[-1] != tops[1]:
            await pilot.press("f2")
            await until(pilot, lambda: top(pilot) != tops[-1])
            tops.append(top(pilot))
            assert len(tops) < 50, "it never came round"
        await see(pilot, "first part again")
    tops = tops[1:]
    assert "Contents" in tops[0]
    assert "Distribution" in tops[-2]
    assert len(set(tops)) == len(tops) - 1


async def test_another_width_keeps_the_place(app: CrisisPlanApp) -> None:
    """Who makes the window larger goes on reading."""
    async with app.run_test(size=(80, 24)) as pilot:
        await see(pilot, "Crisis words")
        await pilot.press("f5")
        await until(pilot, lambda: bool(top(pilot).strip()))
        first = top(pilot)
        await pilot.press(*["f2"] * 3)
        await until(pilot, lambda: top(pilot) != first)
        title = top(pilot).split("\n")[1].strip()
        for size in ((140, 45), (60, 20), (80, 24)):
            await pilot.resize_terminal(*size)
            await until(pilot, lambda: title in top(pilot))


async def test_a_click_on_the_contents_goes_there(app: CrisisPlanApp) -> None:
    """Who knows the web tries it."""
    async with app.run_test(size=(80, 40)) as pilot:
        await see(pilot, "Crisis words")
        await pilot.press("f5", "f2")
        lines = (await see(pilot, "Record of changes")).split("\n")
        y = next(y for y, line in enumerate(lines) if "Record of changes" in line)
        await pilot.click(offset=Offset(8, y))
        await pilot.pause()
        assert "Record of changes" in top(pilot)


async def test_an_item_shows_how_it_will_be_printed(
    app: CrisisPlanApp, session: PlanSession
) -> None:
    """What stands in the plan is seen while it is typed."""
    session.answer("motto", "Stay together")
    async with app.run_test(size=(170, 45)) as pilot:
        await see(pilot, "Crisis words")
        await pilot.press("f3")
        await see(pilot, "are searched")
        await paste(pilot, "Motto")
        await pilot.press("enter")
        await see(pilot, "In the document")
        await until(pilot, lambda: words(app).count("Stay together") == 2)
        assert "####" not in words(app)
