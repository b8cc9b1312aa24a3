"""A conversation for each of the thirteen kinds."""

from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pytest

from crisisplan.domain.items import ITEM_KINDS
from crisisplan.domain.items.column import CELL_KINDS
from crisisplan.domain.plan import Answer
from crisisplan.line.cells import CELLS
from crisisplan.line.interview import Interview
from crisisplan.line.kinds import ASKERS
from crisisplan.session.plan_session import PlanSession
from tests.line.conftest import Talked

Saved = Callable[[str], Answer]


def test_every_kind_has_an_asker() -> None:
    """A new kind that cannot be asked in lines shuts some people out."""
    assert set(ASKERS) == set(ITEM_KINDS.values())


def test_every_kind_of_cell_can_be_typed() -> None:
    """A row with a part that cannot be written is never complete."""
    assert set(CELLS) == set(CELL_KINDS.values())


STATEMENT = {"sk": "At [time] we heard.", "en": "We heard."}
DONE: list[tuple[str, list[str], Any]] = [
    ("beds", ["450"], "450"),
    ("words", ["First.", "..dotted", "q", "", "Last.", "."], None),
    ("motto", ["Be  kind"], "Be kind"),
    ("open", ["2"], "no"),
    ("open", ["yes"], "yes"),
    ("open", ["\\n"], "no"),
    ("level", ["2"], "high"),
    ("level", ["low"], "low"),
    ("ways", ["1, page"], ["sms", "web"]),
    ("day", ["in 3 weeks"], "2026-12-13"),
    ("long", ["120 min"], "2 h"),
    ("map", ["\\/srv/map.pdf"], "/srv/map.pdf"),
    ("who", ["operations"], {"lead": "p-desk", "deputies": []}),
    ("who", ["Jana", "+ Front office"], {"lead": "p-jana", "deputies": ["p-office"]}),
    ("who", ["ivan", "2"], {"lead": "p-ivan2", "deputies": []}),
    (
        "who",
        ["jana; front", "g who", "- jana", "operations"],
        {"lead": "p-desk", "deputies": []},
    ),
    ("call", ["1"], None),
    ("say", ["1", "=", "en", "We heard.", "."], STATEMENT),
    ("card", ["+", "1.12.2026", "hall"], {"at": "2026-12-01", "where": "hall"}),
    ("card", ["2", "1"], {"where": "school"}),
]


@pytest.mark.parametrize(("item_id", "typed", "value"), DONE)
def test_an_answer_typed_is_an_answer_saved(
    talk: Talked, saved: Saved, item_id: str, typed: list[str], value: Any
) -> None:
    """Each kind takes what its hints say, and what was typed is in the file."""
    said = talk(f"g {item_id}", *typed)
    answer = saved(item_id)
    assert said.left.saved
    assert said.left.refused == 0, said.text
    assert answer.state == "done"
    if value is not None:
        assert answer.value == value


def test_lines_of_a_text_are_never_commands(talk: Talked, saved: Saved) -> None:
    """A line "q" in a letter must not end the program."""
    said = talk("g words", "First.", "..dotted", "q", "", "/clear", "Last.", ".")
    assert saved("words").value == "First.\n.dotted\nq\n\n/clear\nLast."
    assert said.text.count("That line is part of the text. A single dot ends") == 2


def test_several_are_chosen_with_commas_or_blanks(talk: Talked, saved: Saved) -> None:
    """Whoever hears numbers writes them as they come."""
    talk("g ways", "1 2")
    assert saved("ways").value == ["sms", "web"]


def test_whoever_is_asked_is_known_by_a_part_of_the_name(
    talk: Talked, saved: Saved
) -> None:
    """Somebody of the directory is not asked as a stranger called Jana."""
    said = talk("g beds", "/ask jana by friday")
    asked = saved("beds").asked
    assert asked is not None
    assert asked.whom == "p-jana"
    talk("g motto", "/ask police", "g words", "/ask head")
    for item, whom in (("motto", "police"), ("words", "head")):
        asked = saved(item).asked
        assert asked is not None
        assert asked.whom == whom, "a partner or a role, and no name"
    assert "Jana Kováč" in said.text


REFUSED = [
    ("beds", "many", "plain number"),
    ("motto", "much too long for twenty", "at most 20"),
    ("open", "maybe", "yes or no"),
    ("level", "middle", "not offered"),
    ("day", "31.2.2026", "no such day"),
    ("long", "soon", "duration"),
    ("map", "http://a.example", "https"),
    ("who", "Zdenka Neznáma", "plus and the name"),
    ("call", "perhaps", "1 for settled"),
    ("say", "hello", "number from 1 to 2"),
    ("card", "hello", "plus for all parts"),
    ("sites", "hello", "nothing to do with a row"),
    ("log", "hello", "Nothing is entered here"),
]


@pytest.mark.parametrize(("item_id", "typed", "words"), REFUSED)
def test_a_refused_answer_is_told_and_asked_again(
    talk: Talked, saved: Saved, item_id: str, typed: str, words: str
) -> None:
    """One sentence says what would be an answer; the plan is as it was."""
    said = talk(f"g {item_id}", typed)
    assert words in said.text
    assert said.left.refused == 1
    assert "Nothing was changed." in said.text
    assert saved(item_id) == Answer()


def test_n_on_a_question_of_yes_or_no_is_not_guessed(
    talk: Talked, saved: Saved
) -> None:
    """It could mean no, or next."""
    said = talk("g open", "n", "no")
    assert "n could mean no" in said.text
    assert saved("open").value == "no"


def test_a_form_says_what_is_on_it(talk: Talked) -> None:
    """Nothing is entered there, and nobody should wait for a question."""
    text = talk("g log").text
    assert "Kept by Head of crisis. It is printed with 12 empty lines." in text
    assert "1. What" in text


def test_a_long_text_is_changed_line_by_line(talk: Talked, saved: Saved) -> None:
    """Nobody writes a page anew for one wrong word."""
    talk("g words", "One.", "Tow.", ".", "g words", "change 2", "Two.")
    talk("g words", "+", "Three.", ".")
    assert saved("words").value == "One.\nTwo.\nThree."
    talk("g words", "-")
    assert saved("words").value is None


def test_a_text_cut_off_half_way_is_kept_beside_the_old_one(
    talk: Talked, saved: Saved
) -> None:
    """The line broke before the dot: neither the old text nor the new is lost."""
    talk("g words", "The old text.", ".")
    said = talk("g words", "The new", "text was")
    answer = saved("words")
    assert answer.value == "The old text.\n\nThe new\ntext was"
    assert answer.state == "draft"
    assert "kept as a draft" in said.text


def test_a_statement_that_is_too_long_is_kept(talk: Talked, saved: Saved) -> None:
    """Four pages that were typed are not thrown away for being four pages."""
    said = talk("g say", "1", "x" * 4001, ".")
    assert "Shorten it. It is kept as a draft." in said.text
    assert saved("say").value == {"sk": "x" * 4001}


BOTH = {"rows": {"school": {"site": "Main school"}, "hall": {"site": "Hall"}}}
ROWS: list[tuple[list[str], Any]] = [
    (["keep 2"], {"rows": {"hall": {"site": "Hall"}}}),
    (["keep", "all"], BOTH),
    (["keep for all"], BOTH),
    (["keep all"], BOTH),
    (["keep row 2"], {"rows": {"hall": {"site": "Hall"}}}),
    (["- 1"], {"dropped": ["school"]}),
    (
        ["2", "Town hall", "Jana", "yes", "20", "b"],
        {
            "rows": {
                "hall": {
                    "site": "Town hall",
                    "keeper": "p-jana",
                    "open": "yes",
                    "beds": "20",
                }
            }
        },
    ),
    (
        ["+", "Depot", "", "no"],
        {"rows": {"r-00000001": {"site": "Depot", "open": "no"}}},
    ),
    (
        ["+", "Depot", "b", "Store", "b", "b"],
        {"rows": {"r-00000001": {"site": "Store"}}},
    ),
    (
        ["+", "Depot", ".", "3", "Gym", "."],
        {
            "rows": {
                "r-00000001": {"site": "Gym"},
            }
        },
    ),
    (
        ["keep all", "down 1"],
        {"rows": {"hall": {"site": "Hall"}, "school": {"site": "Main school"}}},
    ),
    (
        ["paste", "Site\tKeeper", "Depot\tJana Kováč", "Barn", "."],
        {
            "rows": {
                "r-00000001": {
                    "site": "Depot",
                    "keeper": "p-jana",
                },
                "r-00000002": {"site": "Barn"},
            }
        },
    ),
]


@pytest.mark.parametrize(("typed", "value"), ROWS)
def test_rows_are_worked_on_one_by_one(
    talk: Talked, saved: Saved, typed: list[str], value: Any
) -> None:
    """Add, change, move, remove, take a suggested row, take a spreadsheet's."""
    said = talk("g sites", *typed)
    assert said.left.refused == 0, said.text
    assert saved("sites").value == value


def test_the_order_of_moved_rows_is_saved(talk: Talked, saved: Saved) -> None:
    """The order of a call-down list is its point."""
    said = talk("g sites", "down 1", "keep all", "down 1")
    assert "Keep the row first" in said.text
    value: Any = saved("sites").value
    assert list(value["rows"]) == ["hall", "school"]


def test_a_suggested_row_that_is_kept_stays_where_it_was(
    talk: Talked, saved: Saved
) -> None:
    """Who is called second is not called first because that was settled first."""
    said = talk("g sites", "keep 2", "1", "Gym", ".", "list")
    value: Any = saved("sites").value
    assert list(value["rows"]) == ["school", "hall"]
    assert said.text.count("2. Site: Hall.") == 3


@pytest.mark.parametrize("left", [["."], ["b"], ["", "."], ["", "", ""]])
def test_a_suggested_row_that_is_only_looked_at_stays(
    talk: Talked, saved: Saved, left: list[str]
) -> None:
    """“Enter leaves a part as it is”: the first call of all had gone without a word."""
    said = talk("g sites", "2", *left, "b", "g sites", "list")
    assert "2. Site: Hall. Suggested." in said.text
    assert saved("sites").value is None


def test_every_part_of_a_row_is_on_disk_at_once(talk: Talked, saved: Saved) -> None:
    """The line is cut in the middle of a row: what was said before is there."""
    talk("g sites", "+", "Depot", "Jana")
    value: Any = saved("sites").value
    assert value["rows"]["r-00000001"] == {"site": "Depot", "keeper": "p-jana"}


def test_a_new_row_without_a_word_is_no_row(talk: Talked, saved: Saved) -> None:
    """Who thinks better of it leaves no empty line behind."""
    talk("g sites", "+", "Depot", "b", "-", "b", "b")
    assert saved("sites").value in (None, {})


def test_a_spreadsheet_that_is_too_wide_is_taken_whole_or_not(
    talk: Talked, saved: Saved
) -> None:
    """Cells that fall off the edge are not missed until they are needed."""
    said = talk("g sites", "paste", "a\tb\tc\td\te", ".")
    assert "5 cells in a line, and this table has 4 columns" in said.text
    assert saved("sites").value is None


def test_a_language_is_chosen_by_its_name(talk: Talked, saved: Saved) -> None:
    """It is read out as a name, and two letters are no word of an official."""
    said = talk("g say", "English", "We heard.", ".")
    assert said.left.refused == 0, said.text
    assert saved("say").value == {"en": "We heard."}


def test_a_suggestion_in_another_language_is_told_to_be_one(talk: Talked) -> None:
    """What is read to the public in Slovak is not English by one equals sign."""
    said = talk("g say", "1", "b", "2")
    slovak, _, english = said.text.partition("Back to the question.")
    assert "A suggested text, in English, to be translated:" in slovak
    assert "takes the suggested text as it is, in English, to be translated." in slovak
    assert "A suggested text:" in english
    assert "to be translated" not in english


def test_rows_are_read_when_one_arrives_and_then_only_what_changed(
    talk: Talked,
) -> None:
    """Twenty lines after each slip bury the one sentence that matters."""
    said = talk("g sites", "hm", "/note Ask", "due", "?", "s", "b", "list")
    assert said.text.count("1. Site: Main school. Suggested.") == 2
    assert said.text.count("A plus adds a row.") == 2
    assert said.text.count("Write the number of a row, keep and a number") == 3
    said = talk("g sites", "keep 2", "/again")
    assert "2. Site: Hall. Written." in said.text
    assert said.text.count("1. Site: Main school. Suggested.") == 2


def test_leaving_from_the_overview_reads_no_question_again(talk: Talked) -> None:
    """Whoever leaves has heard it."""
    said = talk("g sites", "s", "q")
    assert said.lines[-1] == "Nothing was changed."
    assert said.text.count("Site: Main school") == 1
    assert "Back to the question." not in said.text


def test_what_a_row_consists_of_is_said(talk: Talked) -> None:
    """Nobody can fill in columns of which nobody told."""
    said = talk("g sites", "- 1", "- 1", "?", "paste", ".")
    columns = "Site; Keeper; Open at night; Beds"
    assert f"There are no rows yet. Each row has: {columns}." in said.text
    assert "1. Site, needed. 2. Keeper." in said.text
    assert f"divided by tabs, in this order: {columns}." in said.text


def test_a_refusal_of_rows_says_how_suggested_ones_are_kept(talk: Talked) -> None:
    """What is read aloud is typed as it was heard."""
    said = talk("g sites", "keep everything")
    assert (
        "To keep row 2 as it is, write keep 2. To keep all, write keep all."
        in (said.text.partition("nothing to do with a row")[2])
    )


def test_a_part_that_is_refused_is_kept_as_it_is_on_request(
    talk: Talked, saved: Saved
) -> None:
    """What somebody knows only roughly is written down all the same."""
    said = talk("g card", "1", "/keep", "31.2.2026", "/keep")
    assert "/keep keeps it as you wrote it, as a draft." in said.text
    assert saved("card").value == {"at": "31.2.2026"}
    assert saved("card").state == "draft"


def test_whom_pasted_rows_name_is_entered_by_two_words(
    talk: Talked, saved: Saved, session: PlanSession
) -> None:
    """The same as by one button on the screen."""
    said = talk("g sites", "paste", "Depot\tOla Malá", ".", "enter all", "enter all")
    assert "Not in the directory: Ola Malá. Write enter all" in said.text
    assert "In the directory now: Ola Malá." in said.text
    assert "Everybody who is named here is in the directory." in said.text
    (ola,) = (key for key, one in session.plan.people.items() if one.name == "Ola Malá")
    value = saved("sites").value
    assert isinstance(value, dict)
    assert [row["keeper"] for row in value["rows"].values()] == [ola]


def test_a_pasted_cell_that_is_refused_is_told_and_counted(talk: Talked) -> None:
    """A script learns of it, as of any other line that was refused."""
    said = talk("g sites", "paste", "Depot\tNobody", ".")
    assert said.left.refused == 1
    assert "Pasted: 1 row. 1 cell is not accepted, and kept as pasted." in said.text
    assert "Depot (row 3), Keeper:" in said.text


def test_taking_out_a_row_says_who_names_it(talk: Talked) -> None:
    """And whoever names it hears no id."""
    said = talk("g sites", "keep all", "+", "Depot", ".", "g card", "2", "depot")
    said = talk("g sites", "- 3", "g card")
    assert "Taken out: Depot. It is named in: Card." in said.text
    assert "was taken out of “Sites”. Choose another." in said.text
    assert "r-0" not in said.text


def test_parts_say_where_one_is_and_how_one_gets_out(talk: Talked) -> None:
    """In the middle of ten parts there is one way to the question."""
    said = talk("g sites", "2", "", "?", "/due", ".", "g motto")
    assert "Part 1 of 4, row 2: Site, needed. Now: Hall." in said.text
    assert said.text.count("Part 2 of 4, row 2: Keeper.") == 3
    assert said.text.count("A single dot ends it here; what you gave is kept.") == 3
    assert "3 of 16, An area. Motto." in said.text
    assert "Part 2 of 3: Where." in talk("g card", "2", ".").text


def test_a_choice_is_read_once_and_refused_by_its_numbers(talk: Talked) -> None:
    """What was offered with numbers is offered again with them."""
    said = talk("g level", "middle", "/note Ask")
    assert "Write a number: 1, Low; 2, High." in said.text
    assert said.text.count("1. Low") == 1


def test_with_one_language_the_text_is_the_answer(
    talk: Talked, session: PlanSession, saved: Saved
) -> None:
    """Nobody is asked to choose from one; the suggestion is heard before."""
    session.set_city({"languages": "en"})
    said = talk("g say", "We heard.", "At once.", ".")
    assert "A suggested text: At [time] we heard." in said.text
    assert "An equals sign alone takes the suggested text as it is." in said.text
    assert saved("say").value == {"en": "We heard.\nAt once."}


@pytest.mark.parametrize("item_id", ["words", "motto", "say", "beds", "map"])
def test_a_lone_dot_changes_nothing(talk: Talked, saved: Saved, item_id: str) -> None:
    """Whoever is not sure whether a text has ended does not empty it."""
    talk("g motto", "Calm", "g words", "One.", ".", "g say", "2", "We heard.", ".")
    before = saved(item_id)
    said = talk(f"g {item_id}", *(["2"] if item_id == "say" else []), ".")
    assert "Nothing was changed" in said.text
    assert said.left.refused == 1
    assert saved(item_id) == before


@pytest.mark.parametrize(("item_id", "typed"), [("motto", "+"), ("beds", "+")])
def test_a_stray_plus_is_no_answer(
    talk: Talked, saved: Saved, item_id: str, typed: str
) -> None:
    """A plus adds rows and people, and is not the motto of a city."""
    assert talk(f"g {item_id}", typed).left.refused == 1
    assert saved(item_id) == Answer()


def test_a_hyphen_takes_an_answer_out(talk: Talked, saved: Saved) -> None:
    """As it empties a part, and a long text."""
    said = talk("g motto", "-", "Calm", "g motto", "-", "g words", "-")
    assert said.text.count("There is nothing here that could be taken out.") == 2
    assert "Taken out. u brings it back." in said.text
    assert saved("motto").value is None


@pytest.mark.parametrize("ending", [EOFError, KeyboardInterrupt])
def test_a_plus_without_a_line_leaves_a_text_final(
    session: PlanSession, saved: Saved, ending: type[BaseException]
) -> None:
    """Nothing was typed, so nothing is a draft."""
    lines = iter(["g words", "One.", ".", "g words", "+"])

    def read() -> str:
        if (line := next(lines, None)) is None:
            raise ending
        return line

    with suppress(KeyboardInterrupt):
        Interview(session, read, lambda _: None).run()
    assert (saved("words").value, saved("words").state) == ("One.", "done")


def test_what_was_understood_in_a_part_is_said(talk: Talked) -> None:
    """A date typed in short is heard with its weekday, a choice as its words."""
    parts = "1.12.2026", "2", "0800 / 111"
    said = talk("g card", "+", *parts, "g long", "120 min", "g day", "friday")
    assert "  Tuesday, 1 December 2026." in said.lines
    assert "  Hall." in said.lines
    assert "  Dialled: 0800111 (within the country)." in said.lines
    assert "Number for families: 0800 / 111" in talk("g card").text
    assert "  Friday, 27 November 2026" in said.lines
    assert "Due: Friday, 27 November 2026." in talk("g motto", "/due friday").text


def test_every_instruction_is_given_once_and_when_asked_for(talk: Talked) -> None:
    """At the fortieth name nobody needs to hear how names are written."""
    said = talk("g sites", "+", "Depot", "jana", "", ".", "+", "Barn", "?", ".")
    assert said.text.count("A plus and a name enters somebody new.") == 2
    assert said.text.count("A single dot ends it here") == 2
    assert "Part 1 of 4, row 4: Site, needed. One line." in said.lines
    assert "Part 2 of 4, row 4: Keeper. Name, or a plus and a new name?" in said.lines
    assert "Your answer?" not in said.text
    assert "deputies" not in said.text


def test_a_new_row_has_the_number_that_was_said(talk: Talked, saved: Saved) -> None:
    """Whoever heard "row 3" finds it under 3, below what is suggested."""
    said = talk("g sites", "+", "Depot", ".", "list")
    assert "Part 1 of 4, row 3: Site" in said.text
    assert "3. Site: Depot." in said.text
    talk("g sites", "paste", "Barn\tJana", ".", "up 4")
    value: Any = saved("sites").value
    assert list(value["rows"].values()) == [
        {"site": "Barn", "keeper": "p-jana"},
        {"site": "Depot"},
    ]


def test_keep_alone_asks_which_row(talk: Talked, saved: Saved) -> None:
    """Nine suggestions are not the city's word because a number was forgotten."""
    said = talk("g sites", "keep", "2", "keep", "")
    assert said.text.count("Which row is kept? Write its number, or all.") == 2
    assert saved("sites").value == {"rows": {"hall": {"site": "Hall"}}}
