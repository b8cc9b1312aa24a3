"""Records and tables are filled in part by part."""

from textual.widgets import Button

from crisisplan.domain.directory import Holders
from crisisplan.domain.items.table import Table, stored_rows
from crisisplan.session.plan_session import PlanSession
from crisisplan.tui.fields.table_lines import parts_of
from crisisplan.tui.widgets.fold import FoldLine
from crisisplan.tui.widgets.inputs import CleanInput
from crisisplan.tui.widgets.rows import Rows
from tests.tui.acts import paste, see, send, until
from tests.tui.fields.conftest import Show
from tests.tui.fields.one_field import OneField


def rows(session: PlanSession) -> dict[str, object]:
    """Give the rows of the table of sites as they are stored."""
    return dict(stored_rows(session.plan.answer("sites").value or {}))


async def test_a_record_asks_only_what_its_other_parts_make_relevant(
    session: PlanSession, show: Show
) -> None:
    """Nobody is asked where an agreement lies that does not exist."""
    app = show("agreement")
    async with app.run_test(size=(80, 24)) as pilot:
        await see(pilot, "It exists (needed)")
        await pilot.press("down", "enter")
        await until(pilot, lambda: "Where it lies" not in app.words())
        app.query("Boxes").first().focus()
        await pilot.press("up", "enter")  # and Enter goes on to the next part
        await see(pilot, "A folder or an address")
        await paste(pilot, "https://city.example/a")
        await pilot.press("enter")
        await paste(pilot, "1.2.2026")
        await see(pilot, "= Sunday, 1 February 2026")
    assert session.plan.answer("agreement").value == {
        "exists": "yes",
        "file": "https://city.example/a",
        "signed": "2026-02-01",
    }


async def test_parts_that_nothing_needs_wait_in_a_fold(
    session: PlanSession, show: Show
) -> None:
    """What must be known comes first; the rest is named, and one key away."""
    app = show("agreement")
    async with app.run_test(size=(80, 24)) as pilot:
        shown = await see(pilot, "If you know it: Signs, Copies")
        assert "Nobody yet." not in shown
        app.query_one("FoldLine").focus()
        await pilot.press("enter")
        await see(pilot, "Nobody yet.")
        await pilot.press("tab")
        await paste(pilot, "3")
    assert session.plan.answer("agreement").value == {"copies": "3"}


async def test_whoever_leads_the_matter_stands_first_in_its_parts(
    session: PlanSession, show: Show
) -> None:
    """Whom do the police call? The one on duty; one Enter too many is no harm."""
    owner = session.reading.owner(session.playbook.item("agreement"))
    session.assign(owner, Holders(lead="p-petr"))
    app = show("agreement")
    async with app.run_test(size=(80, 24)) as pilot:
        await see(pilot, "If you know it: Signs, Copies")
        app.query_one("FoldLine").focus()
        await pilot.press("enter")
        await see(pilot, "Nobody yet.")
        await pilot.press("enter")
        await see(pilot, "Signs: who is it?")
        await pilot.press("enter")
        signed = {"signs": "p-petr"}
        await until(pilot, lambda: session.plan.answer("agreement").value == signed)
    assert session.plan.answer("agreement").value == signed


async def test_a_part_that_holds_something_is_never_folded(
    session: PlanSession, show: Show
) -> None:
    """What was written must not look as if it were gone."""
    session.put("agreement", {"copies": "3"})
    app = show("agreement")
    async with app.run_test(size=(80, 24)) as pilot:
        shown = await see(pilot, "Copies")
        assert "If you know it" not in shown


async def test_enter_behind_the_last_part_says_what_goes_on(
    session: PlanSession, show: Show
) -> None:
    """It leads out of the form to no list that somebody did not ask for."""
    session.put("agreement", {"copies": "3"})
    app = show("agreement")
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await see(pilot, "Copies")
        last = app.screen.query("Input").last()
        last.focus()
        await pilot.press("4", "enter")
        await see(pilot, "Kept. That was the last part;")
        assert app.focused is last
    assert session.plan.answer("agreement").value == {"copies": "34"}


async def test_enter_behind_what_must_be_known_leads_to_what_is_folded(
    session: PlanSession, show: Show
) -> None:
    """“That was the last part” above a fold with two more would not be true."""
    session.put("agreement", {"exists": "yes"})
    app = show("agreement")
    async with app.run_test(size=(80, 24)) as pilot:
        await see(pilot, "If you know it: Signs, Copies")
        shown = [one for one in app.screen.query("Input") if one.focusable]
        shown[1].focus()
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.focused, FoldLine))


async def test_a_part_that_is_hidden_keeps_what_was_written(
    session: PlanSession, show: Show
) -> None:
    """A wrong yes or no must not cost an afternoon's typing."""
    session.put("agreement", {"exists": "yes", "file": "K:\\a.docx"})
    app = show("agreement")
    async with app.run_test(size=(80, 24)) as pilot:
        app.query("Boxes").first().focus()
        await pilot.press("down", "enter")
    value = session.plan.answer("agreement").value
    assert value == {"exists": "no", "file": "K:\\a.docx"}


async def test_a_refused_part_is_kept_and_said_below_itself(
    session: PlanSession, show: Show
) -> None:
    """The rest of the card is stored all the same."""
    session.put("agreement", {"exists": "yes"})
    app = show("agreement")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("tab")
        await paste(pilot, "1/2/2026")
        await see(pilot, "! 1/2 is 1 February for some")
        assert app.field.has_class("-refused")
    answer = session.plan.answer("agreement")
    assert answer.value == {"exists": "yes", "signed": "1/2/2026"}
    assert answer.state == "draft"


async def test_suggested_rows_are_marked_and_are_no_answer(
    session: PlanSession, show: Show
) -> None:
    """What the playbook suggests was not said by the city."""
    app = show("sites")
    async with app.run_test(size=(80, 24)) as pilot:
        await see(pilot, suggested := "+ The largest school")
        assert rows(session) == {}
        await pilot.click("#row-take")
        await until(pilot, lambda: suggested not in app.words())
    assert rows(session) == {"school": {"name": "The largest school"}}


async def test_what_has_no_room_in_the_grid_is_said_below_it(
    session: PlanSession, show: Show
) -> None:
    """A row is read whole on a small screen; a wide one says nothing twice."""
    name = "The old hall and the library"
    session.put_row("sites", {"name": name, "sort": "hall"})
    app = show("sites")
    async with app.run_test(size=(44, 24)) as pilot:
        await pilot.press("end")
        shown = await see(pilot, "Sort: Sports hall")
        assert f"Place: {name}" in shown
        assert "Beds:" not in shown
        await pilot.resize_terminal(120, 24)
        await until(pilot, lambda: "Sort: Sports hall" not in app.words())
        assert name in app.words()


async def test_a_row_is_written_part_by_part(session: PlanSession, show: Show) -> None:
    """Every key is in the plan before the dialog is closed."""
    app = show("sites")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("insert")
        await until(pilot, lambda: isinstance(app.focused, CleanInput))
        await paste(pilot, "City library")
        begun = {"r-n0000001": {"name": "City library"}}
        await until(pilot, lambda: rows(session) == begun)
        await pilot.press("enter")
        await paste(pilot, "300")
        await pilot.press("escape")
        await see(pilot, "City library")
        assert app.told
    assert rows(session) == {"r-n0000001": {"name": "City library", "beds": "300"}}
    session.undo()
    assert rows(session) == {}


async def test_while_one_begins_a_row_asks_what_must_be_known(
    session: PlanSession, show: Show
) -> None:
    """Three Enters less for each place; behind the last one Enter is done."""
    app = show("sites")
    async with app.run_test(size=(80, 24)) as pilot:
        app.screen.add_class("-beginning")
        await pilot.press("insert")
        await see(pilot, "If you know it: Beds, Opens it, Sort")
        await paste(pilot, "Library")
        await pilot.press("enter", "enter")
        await until(pilot, lambda: "If you know it" not in app.words())
    assert rows(session) == {"r-n0000001": {"name": "Library"}}


def test_while_one_begins_the_grid_has_the_parts_that_must_be_known(
    session: PlanSession,
) -> None:
    """“Operator” and “Contact at the police” told nobody anything in the first hour."""
    table = session.playbook.item("sites").asks
    assert isinstance(table, Table)
    beside, below = parts_of(table, needed=True)
    assert [one.id for one in beside] == ["name"]
    assert [one.id for one in below] == ["beds", "keeper", "sort"]
    assert parts_of(table, needed=False) == table.printed


async def test_a_sign_says_which_row_enter_takes(show: Show) -> None:
    """Not everybody sees colours."""
    app = show("sites")
    async with app.run_test(size=(80, 24)) as pilot:
        await see(pilot, "►+ The largest school")
        await pilot.press("down")
        shown = await see(pilot, "►+ The sports hall")
        assert "►+ The largest" not in shown


async def test_a_row_can_be_put_back_as_it_was(
    session: PlanSession, show: Show
) -> None:
    """Somebody opened the wrong row; state and date come back too."""
    session.put("sites", {"rows": {"hall": {"name": "Hall"}}})
    session.ask("sites", "the schools office")
    before = session.plan.answer("sites")
    app = show("sites")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter")
        await paste(pilot, "7")
        await until(pilot, lambda: session.plan.answer("sites") != before)
        await pilot.click("#back")
        await until(pilot, lambda: session.plan.answer("sites") == before)


async def test_a_new_row_without_a_word_leaves_nothing_behind(
    session: PlanSession, show: Show
) -> None:
    """Opening and closing is no answer."""
    app = show("sites")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("insert", "escape")
    assert session.plan.answer("sites").value is None


async def test_rows_are_moved_and_taken_out_with_keys(
    session: PlanSession, show: Show
) -> None:
    """A starter row that was taken out does not come back."""
    app = show("sites")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+down")
        await see(pilot, "! Keep the row first")
        assert rows(session) == {}
        for row in ("school", "hall"):
            session.put_row("sites", {"name": row}, row)
        await pilot.press("ctrl+down")
        assert list(rows(session)) == ["hall", "school"]
        await pilot.press("delete")
        await see(pilot, "Taken out: school.")
    assert list(rows(session)) == ["hall"]
    assert session.plan.answer("sites").value["dropped"] == ["school"]  # type: ignore[index,call-overload]


async def test_rows_are_worked_with_the_mouse(session: PlanSession, show: Show) -> None:
    """Every key has its button."""
    for row in ("school", "hall"):
        session.put_row("sites", {"name": row}, row)
    app = show("sites")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.click("Rows", offset=(3, 2))
        await pilot.click("#row-up")
        assert list(rows(session)) == ["hall", "school"]
        await pilot.click("#row-edit")
        assert app.screen.query_one("#done", Button)
        await pilot.click("#done")
        await pilot.click("#row-remove")
    assert list(rows(session)) == ["school"]


async def test_rows_of_a_spreadsheet_are_pasted(
    session: PlanSession, show: Show
) -> None:
    """The list of schools exists in Excel already; what is refused stays as typed."""
    pasted = (
        "Place\tBeds\tOpens it\tSort\r\n"
        'School A\t120\tJana Kováč\tschool\r\n"Hall\nB"\tmany\t\tSports hall\r\n\r\n'
    )
    app = show("sites")
    async with app.run_test(size=(80, 24)) as pilot:
        await paste(pilot, pasted)
        words = await see(pilot, "Pasted: 2 rows.")
        assert "! many" in words
        assert "! Hall B: Beds: Write a plain number" in words
    first, second = rows(session).values()
    assert first == {
        "name": "School A",
        "beds": "120",
        "keeper": "p-jana",
        "sort": "school",
    }
    assert second == {"name": "Hall B", "beds": "many", "sort": "hall"}


async def test_whom_pasted_rows_name_is_entered_by_one_button(
    session: PlanSession, show: Show
) -> None:
    """Twenty head teachers from a spreadsheet are not entered one by one."""
    pasted = (
        "A\t\tMr Bell 0555 100 100\nB\t\tMs Lark; Jana Kováč\n"
        "C\t\tMr Bell 0555 100 100\nD\t\tMs Lark; 112"
    )
    app = show("sites")
    async with app.run_test(size=(120, 30)) as pilot:
        await paste(pilot, pasted)
        await see(pilot, "Enter Mr Bell 0555 100 100, Ms Lark in the directory")
        await pilot.click("#names-enter")
        await see(pilot, "In the directory now: Mr Bell, Ms Lark.")
        assert not app.query_one("#names-enter").display
    known = {one.name: key for key, one in session.plan.people.items()}
    bell, lark = known["Mr Bell"], known["Ms Lark"]
    assert session.plan.people[bell].numbers[0].number == "0555 100 100"
    assert list(rows(session).values()) == [
        {"name": "A", "keeper": bell},
        {"name": "B", "keeper": {"lead": lark, "deputies": ["p-jana"]}},
        {"name": "C", "keeper": bell},
        {"name": "D", "keeper": "Ms Lark; 112"},
    ], "what is no name is not lost, and nobody is entered twice"
    assert session.undo() == "Undone: entering 2 people named in “Sites”."
    assert bell not in session.plan.people


async def test_all_that_is_suggested_is_kept_by_one_button(
    session: PlanSession, show: Show
) -> None:
    """Six rows that are right as they stand are no six clicks."""
    app = show("sites")
    async with app.run_test(size=(120, 30)) as pilot:
        await see(pilot, "The largest school")
        await pilot.click("#rows-take")
        await see(pilot, "Now in your plan: 2 rows.")
        assert not app.query_one("#rows-take").display
    assert list(rows(session)) == ["school", "hall"]


async def test_lines_that_do_not_fit_are_refused_as_a_whole(
    session: PlanSession, show: Show
) -> None:
    """Half a paste would lose the other half."""
    app = show("sites")
    async with app.run_test(size=(80, 24)) as pilot:
        await paste(pilot, "a\t1\tb\tschool\textra")
        await see(pilot, "5 cells in a line, and this table has 4")
    assert rows(session) == {}


async def test_more_rows_than_fit_can_be_reached(
    session: PlanSession, show: Show
) -> None:
    """A city has more than fourteen schools."""
    many = {f"r-{n}": {"name": f"School {n}"} for n in range(60)}
    session.put("sites", {"rows": many, "dropped": ["school", "hall"]})
    app = show("sites")
    async with app.run_test(size=(80, 24)) as pilot:
        assert "School 59" not in app.words()
        await pilot.press("ctrl+end", "delete")
    assert len(rows(session)) == 59
    assert "r-59" not in rows(session)


async def test_a_row_refers_to_a_row_of_another_table(
    session: PlanSession, show: Show
) -> None:
    """A site is entered once; elsewhere it is found by its name."""
    app = show("shelters")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("insert", "enter")
        await paste(pilot, "sports")
        await pilot.press("enter")
        await see(pilot, "The sports hall")
        await pilot.press("escape")
    (row,) = stored_rows(session.plan.answer("shelters").value or {}).values()
    assert row == {"site": "hall"}


async def test_a_person_in_a_row_is_one_id(session: PlanSession, show: Show) -> None:
    """A cell holds one person, and the directory holds their number."""
    app: OneField = show("sites")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "enter", "enter")
        await paste(pilot, "petr")
        await see(pilot, "Opens it: who is it?")
        await pilot.press("enter")
        await see(pilot, "Petr Novák · no number yet · Deputy mayor")
        await pilot.press("escape")
    assert rows(session)["school"] == {
        "name": "The largest school",
        "keeper": "p-petr",
    }


async def test_home_and_end_go_to_the_outermost_rows(
    session: PlanSession, show: Show
) -> None:
    """End and Delete must not take out the first row."""
    app = show("sites")
    async with app.run_test(size=(80, 24)) as pilot:
        await see(pilot, "The largest school")
        await pilot.press("end", "delete")
        await see(pilot, "Taken out: The sports hall.")
        await pilot.press("insert", "x", "escape", "end", "home", "delete")
        await see(pilot, "Taken out: The largest school.")


async def test_behind_the_first_row_enter_adds_the_next(
    session: PlanSession, show: Show
) -> None:
    """Whoever has three places writes one after the other, with the same keys."""
    for suggested in ("school", "hall"):
        session.drop_row("sites", suggested)
    app = show("sites")
    async with app.run_test(size=(80, 24)) as pilot:
        add = app.field.query_one("#row-add")
        for name in "abc":
            await pilot.press("enter")
            await see(pilot, "As it was before")
            await paste(pilot, name)
            await pilot.press("escape")
            await until(pilot, lambda: app.focused is add)
            await until(pilot, lambda: not add.has_class("-active"))  # pressed yet
    kept = session.plan.answer("sites").value
    assert isinstance(kept, dict)
    assert len(kept["rows"]) == 3


async def test_arrows_go_from_part_to_part(session: PlanSession, show: Show) -> None:
    """They do so everywhere else, and one line has no use for up and down."""
    app = show("sites")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("insert")
        await until(pilot, lambda: isinstance(app.focused, CleanInput))
        await pilot.press("a", "down", "7", "up", "b", "escape")
    assert list(rows(session).values()) == [{"name": "ab", "beds": "7"}]


async def test_arrows_go_on_from_a_list_of_one_line(
    session: PlanSession, show: Show
) -> None:
    """Up did nothing there, and Enter then opened another list than was meant."""
    app = show("sites")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("insert", "a", "down", "down")
        await see(pilot, "▌► Nobody yet.")
        await pilot.press("down", "space", "up", "up", "9")
    assert list(rows(session).values()) == [
        {"name": "a", "beds": "9", "sort": "school"}
    ]


async def test_a_tall_row_opens_at_its_top(session: PlanSession, show: Show) -> None:
    """Who sees neither what is asked nor how to leave is lost in it."""
    app = show("sites")
    async with app.run_test(size=(80, 12)) as pilot:
        await pilot.press("insert")
        shown = await see(pilot, "Place (needed)")
        assert "Done (Ctrl+S)" in shown
        await pilot.click("#done")
        await until(pilot, lambda: len(app.screen_stack) == 1)


async def test_a_cell_is_shown_whole_where_there_is_room(
    session: PlanSession, show: Show
) -> None:
    """A cut name is a guess; where it has to be cut, an ellipsis says so."""
    name = "Gymnasium of the Technical College behind the old slaughterhouse"
    session.put_row("sites", {"name": name})
    app = show("sites")
    async with app.run_test(size=(140, 24)) as pilot:
        await see(pilot, name)
        await pilot.resize_terminal(70, 24)
        await until(pilot, lambda: name not in app.words() and "…" in app.words())
        await pilot.resize_terminal(140, 24)
        await see(pilot, name)


async def test_what_is_typed_on_a_row_is_written_into_its_first_empty_part(
    session: PlanSession, show: Show
) -> None:
    """Whoever stands on a line and types means that line; nothing is swallowed."""
    app = show("sites")
    async with app.run_test(size=(80, 24)) as pilot:
        await see(pilot, "The sports hall")
        send(app, *"120", "escape")
        await until(pilot, lambda: "120" in app.words())
        await until(pilot, lambda: isinstance(app.focused, Rows))
        send(app, *"petr", "enter")
        await see(pilot, "Opens it")
        await until(pilot, lambda: "p-petr" in str(rows(session)))
    written = {"name": "The largest school", "beds": "120", "keeper": "p-petr"}
    assert rows(session) == {"school": written}


async def test_a_new_row_is_written_where_no_line_has_room(
    session: PlanSession, show: Show
) -> None:
    """With no row yet, or the last one full, what is typed is the next one's name."""
    for suggested in ("school", "hall"):
        session.drop_row("sites", suggested)
    app = show("sites")
    async with app.run_test(size=(80, 24)) as pilot:
        app.screen.add_class("-beginning")
        await see(pilot, "Add a row")
        for name in ("Pool", "Hall"):
            send(app, "space", *name, "escape")
            await see(pilot, name)
            await until(pilot, lambda: not app.screen.is_modal)
            await until(pilot, lambda: isinstance(app.focused, Button))
    assert list(rows(session).values()) == [{"name": "Pool"}, {"name": "Hall"}]


async def test_letters_typed_slowly_on_a_row_are_all_there(
    session: PlanSession, show: Show
) -> None:
    """The second one comes while the row is being opened, or long after."""
    app = show("sites")
    async with app.run_test(size=(80, 24)) as pilot:
        await see(pilot, "The sports hall")
        for digit in "12345":
            await pilot.press(digit)
        await pilot.press("escape")
        await see(pilot, "12345")
    assert "12345" in str(rows(session))


async def test_letters_behind_the_last_line_go_into_it_where_it_was_left_empty(
    session: PlanSession, show: Show
) -> None:
    """Enter had gone on already, and Tab went one too far; the word is not lost."""
    app = show("shelters")
    async with app.run_test(size=(100, 40)) as pilot:
        await see(pilot, "Add a row")
        await pilot.press("enter")
        await see(pilot, "Opens within")
        await until(pilot, lambda: app.focused is not None)
        app.screen.query_one("#done").focus()
        await until(pilot, lambda: isinstance(app.focused, Button))
        send(app, *"12 h")
        await until(
            pilot,
            lambda: (
                stored_rows(session.plan.answer("shelters").value or {})
                == {"r-n0000001": {"since": "12 h"}}
            ),
        )
        send(app, "tab", *"x")
        await until(pilot, lambda: isinstance(app.focused, Button))
    assert stored_rows(session.plan.answer("shelters").value or {}) == {
        "r-n0000001": {"since": "12 h"}
    }


async def test_letters_behind_the_last_part_go_into_no_other(
    session: PlanSession, show: Show
) -> None:
    """What was meant for a list is nothing for the number above it."""
    app = show("sites")
    async with app.run_test(size=(100, 40)) as pilot:
        await see(pilot, "Add a row")
        await pilot.press("insert")
        await see(pilot, "Sports hall")
        await until(pilot, lambda: app.focused is not None)
        app.screen.query_one("#done").focus()
        await until(pilot, lambda: isinstance(app.focused, Button))
        await pilot.press(*"45", "enter")
        await see(pilot, "Add a row")
    assert rows(session) == {}


async def test_a_row_that_lacks_a_needed_part_opens_there(
    session: PlanSession, show: Show
) -> None:
    """What keeps the question open comes before what may stay empty."""
    session.put_row("sites", {"beds": "40"}, "r-1")
    session.drop_row("sites", "school")
    session.drop_row("sites", "hall")
    app = show("sites")
    async with app.run_test(size=(80, 24)) as pilot:
        await see(pilot, "40")
        send(app, *"Pool", "escape")
        await see(pilot, "Pool")
    assert rows(session) == {"r-1": {"beds": "40", "name": "Pool"}}
