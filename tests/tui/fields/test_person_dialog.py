"""Entries of the directory are written in one dialog."""

import pytest
from textual.widgets import Input

from crisisplan.domain.directory import Number, Person
from crisisplan.session.plan_session import PlanSession
from crisisplan.tui.key_hold import KeyHold
from crisisplan.tui.screens.dialog import NOT_DONE
from crisisplan.tui.screens.person_dialog import PersonDialog
from crisisplan.tui.widgets.fold import Folded
from crisisplan.tui.widgets.person_form import NO_NAME
from tests.tui.acts import paste, see, until
from tests.tui.fields.one_field import OneField


class Asking(KeyHold):
    """Opens the dialog and remembers what it gave."""

    CSS_PATH = OneField.CSS_PATH

    def __init__(self, session: PlanSession, person: Person | None = None) -> None:
        super().__init__()
        self.session = session
        self.person_id = session.put_person(person) if person else ""
        self.before = session.plan
        self.gave: list[str | None] = []

    def on_mount(self) -> None:
        """Open the dialog."""
        self.push_screen(PersonDialog(self.session, self.person_id), self.gave.append)

    def said(self) -> str:
        """Give the sentence at the foot of the dialog."""
        return str(self.screen.query_one(".refusal").render())

    @property
    def entry(self) -> Person:
        """The entry that the dialog gave."""
        (person_id,) = self.gave
        return self.session.plan.people[person_id or ""]


async def test_a_new_person_is_entered(session: PlanSession) -> None:
    """A name is enough to begin with; the number can come later."""
    app = Asking(session)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+s")
        assert NO_NAME in app.said()
        await paste(pilot, "Eva Malá")
        app.screen.query(".number").first().focus()
        await paste(pilot, "00421 900 333 444")
        dialled = app.screen.query_one("#dialled").render()
        assert str(dialled) == "Dialled: +421900333444"
        await pilot.press("tab")
        await paste(pilot, "day and night")
        await pilot.click("FoldLine")
        await until(pilot, lambda: app.screen.query_one("#organisation").has_focus)
        await pilot.click("#today")
        day = "Checked on Sunday, 22 November 2026."
        await until(
            pilot, lambda: day in str(app.screen.query_one("#dialled").render())
        )
        await pilot.press("ctrl+s")
    assert app.entry == Person(
        name="Eva Malá",
        numbers=(Number(number="00421 900 333 444", for_="day and night"),),
        verified="2026-11-22",
    )


async def test_a_number_one_line_too_far_is_taken(session: PlanSession) -> None:
    """Tab pressed once too often costs nobody the number."""
    app = Asking(session)
    async with app.run_test(size=(80, 24)) as pilot:
        await paste(pilot, "Eva Malá")
        app.screen.query(".for").first().focus()
        await paste(pilot, "0555 100 102")
        await pilot.press("ctrl+s")
    assert app.entry.numbers == (Number(number="0555 100 102"),)


async def test_a_post_one_line_too_far_is_the_post(session: PlanSession) -> None:
    """Whoever presses Enter first is a line further down, and so is the number."""
    app = Asking(session)
    async with app.run_test(size=(80, 24)) as pilot:
        await paste(pilot, "Eva Malá")
        await pilot.press("enter", "enter")
        await paste(pilot, "Clerk")
        said = str(app.screen.query_one("#dialled").render())
        assert said == "Understood as the post: Clerk."
        await pilot.press("enter")
        await paste(pilot, "0555 100 102")
        await pilot.press("enter")
    assert app.entry.post == "Clerk"
    assert app.entry.numbers == (Number(number="0555 100 102"),)


@pytest.mark.parametrize("written", ["see list", "eva@town.example"])
async def test_what_stood_there_and_an_address_are_no_post(
    session: PlanSession, written: str
) -> None:
    """Opening an entry changes nothing; what is refused is gone to where it stands."""
    numbers = tuple(Number(number=one) for one in ("see list", "112", "158"))
    app = Asking(session, Person(name="Eva", numbers=numbers))
    before = session.plan
    async with app.run_test(size=(80, 24)) as pilot:
        line = app.screen.query(".number").results(Input)
        first = next(iter(line))
        assert session.plan is before
        first.value = written
        await pilot.press("ctrl+s")
        assert first.has_focus or written == "see list"
    assert session.plan.people[app.person_id].post == ""


async def test_a_number_whose_place_a_post_took_is_asked_for(
    session: PlanSession,
) -> None:
    """Nothing is lost where “when” stands there without a number."""
    numbers = tuple(
        Number(number=one, for_="at night") for one in ("111", "112", "158")
    )
    app = Asking(session, Person(name="Eva", numbers=numbers))
    async with app.run_test(size=(80, 24)) as pilot:
        line = next(iter(app.screen.query(".number").results(Input)))
        line.value = "Clerk"
        await pilot.press("ctrl+s")
        assert "The number itself is missing." in app.said()
        assert line.has_focus


async def test_while_one_begins_a_name_and_a_number_are_enough(
    session: PlanSession,
) -> None:
    """A post is typed seven times in the first minutes, and printed nowhere."""
    app = Asking(session)
    async with app.run_test(size=(80, 24)) as pilot:
        app.screen_stack[0].add_class("-beginning")
        new = Person(name="Police", desk=True)
        app.push_screen(PersonDialog(session, new=new), app.gave.append)
        shown = await see(pilot, "More: post, organisation")
        assert "[x] A desk" in shown
        assert not any(line in shown for line in ("Post ", "when, what", "staffed"))
        await paste(pilot, "0555 100 158")
        await pilot.press("enter")
        await until(pilot, lambda: len(app.gave) == 1)
    assert app.entry == Person(
        name="Police", desk=True, numbers=(Number(number="0555 100 158"),)
    )


async def test_all_of_a_line_is_typed_over(session: PlanSession) -> None:
    """Ctrl+A is what it is in every word processor."""
    app = Asking(session)
    async with app.run_test(size=(80, 24)) as pilot:
        await paste(pilot, "Evva Mala")
        await pilot.press("ctrl+a")
        await paste(pilot, "Eva Malá")
        await pilot.press("ctrl+s")
    assert app.entry.name == "Eva Malá"


async def test_enter_goes_from_line_to_line(session: PlanSession) -> None:
    """Name, post and number are enough; behind what the number is for, it is saved."""
    app = Asking(session)
    async with app.run_test(size=(80, 24)) as pilot:
        for line in ("Eva Malá", "Clerk", "112", "at night"):
            await paste(pilot, line)
            await pilot.press("enter")
    assert app.entry.post == "Clerk"
    assert app.entry.numbers == (Number(number="112", for_="at night"),)


async def test_what_a_new_entry_needs_not_say_is_folded(session: PlanSession) -> None:
    """One key shows the rest, and goes there; Enter then walks through all of it."""
    app = Asking(session)
    async with app.run_test(size=(80, 24)) as pilot:
        await paste(pilot, "Eva Malá")
        assert not app.screen.query_one("#email").region
        app.screen.query_one("FoldLine").focus()
        await pilot.press("enter")
        await until(pilot, lambda: app.screen.query_one("#organisation").has_focus)
        for line in ("City", "112", "", "113", "", "eva@town.example", "2026-11-20"):
            await paste(pilot, line)
            await pilot.press("enter")
    assert (app.entry.organisation, app.entry.email) == ("City", "eva@town.example")
    assert [one.number for one in app.entry.numbers] == ["112", "113"]
    assert app.entry.verified == "2026-11-20"


async def test_what_the_dialog_does_not_show_is_kept(session: PlanSession) -> None:
    """A fourth number, the note and the marking survive a change of the post."""
    numbers = tuple(Number(number=str(n)) for n in range(111, 115))
    before = Person(name="Eva", numbers=numbers, note="By phone only", marking="red")
    app = Asking(session, before)
    async with app.run_test(size=(80, 24)) as pilot:
        app.screen.query_one("#post").focus()
        await paste(pilot, "Nurse")
        await pilot.press("ctrl+s")
    assert app.entry == before.model_copy(update={"post": "Nurse"})


async def test_a_desk_says_its_hours(session: PlanSession) -> None:
    """Whether somebody answers at night decides whether a deputy is needed."""
    app = Asking(session, Person(name="Operations centre"))
    async with app.run_test(size=(80, 24)) as pilot:
        assert not app.screen.query_one("#staffed").region
        app.screen.query_one("Boxes").focus()
        await pilot.press("space")
        await until(pilot, lambda: bool(app.screen.query_one("#staffed").region))
        await pilot.press("tab")
        await paste(pilot, "24 h")
        await pilot.press("ctrl+s")
    assert app.entry.always_there


async def test_what_was_typed_is_thrown_away_only_when_said_twice(
    session: PlanSession,
) -> None:
    """Esc is pressed by habit."""
    app = Asking(session)
    async with app.run_test(size=(80, 24)) as pilot:
        await paste(pilot, "Eva")
        await pilot.press("escape")
        assert NOT_DONE in app.said()
        await paste(pilot, " Malá")
        await pilot.press("escape")
        assert app.gave == []
        await pilot.press("escape")
    assert app.gave == [None]
    assert session.plan is app.before


async def test_half_an_entry_is_in_the_plan_while_it_is_typed(
    session: PlanSession,
) -> None:
    """A terminal that closes costs no name and no number."""
    app = Asking(session)
    async with app.run_test(size=(80, 24)) as pilot:
        await paste(pilot, "Eva")
        assert "Eva" in {one.name for one in session.plan.people.values()}
        await pilot.press("backspace", "a", "s")
        assert "Evas" in {one.name for one in session.plan.people.values()}
        assert len(session.plan.people) == len(app.before.people) + 1


@pytest.mark.parametrize(
    ("line", "typed", "sentence"),
    [
        ("#name", "0900 123 456", "0900 123 456 is a number, not a name."),
        (".number", "in the office", "no telephone number"),
        ("#email", "eva at city", "Write an address like jana@example.org."),
    ],
)
async def test_what_nobody_could_dial_or_write_to_is_refused(
    session: PlanSession, line: str, typed: str, sentence: str
) -> None:
    """The same sentence as in lines; what stood there before is left alone."""
    app = Asking(session, Person(name="Eva", post="Clerk", email="eva, at home"))
    async with app.run_test(size=(80, 24)) as pilot:
        where = app.screen.query(line).first(Input)
        where.value = typed
        await pilot.press("ctrl+s")
        assert sentence in app.said()
        assert where.has_focus
        where.value = "" if line != "#name" else "Eva"
        await pilot.press("ctrl+s")
    assert app.entry.name == "Eva"


@pytest.mark.parametrize("row", [0, 2])
async def test_a_refused_number_is_gone_to_where_it_stands(
    session: PlanSession, row: int
) -> None:
    """What is folded is shown only where the fault is in it; "0" calls nobody."""
    app = Asking(session, Person(name="Eva", numbers=(Number(number="112"),)))
    async with app.run_test(size=(80, 24)) as pilot:
        where = app.screen.query(".number").results(Input)
        line = list(where)[row]
        line.value = "0"
        await pilot.press("ctrl+s")
        assert "digits, two at least" in app.said()
        assert line.has_focus
        assert app.screen.query_one(Folded).has_class("-unfolded") == (row == 2)
        said = str(app.screen.query_one("#dialled").render())
        assert "“0” cannot be dialled as it stands." in said


async def test_a_day_that_is_none_is_refused_with_a_sentence(
    session: PlanSession,
) -> None:
    """A wrong date of verification would be false security."""
    app = Asking(session, Person(name="Eva"))
    async with app.run_test(size=(80, 24)) as pilot:
        line = app.screen.query_one("#verified", Input)
        line.focus()
        await paste(pilot, "1/2/2026")
        await pilot.press("ctrl+s")
        assert "! 1/2 is 1 February for some" in app.said()
        assert line.has_focus
    assert app.gave == []


async def test_a_dialog_that_is_still_being_opened_has_nothing_undone(
    session: PlanSession,
) -> None:
    """Every second it is looked at what is half typed, while its lines are laid out."""
    app = Asking(session)
    async with app.run_test():
        assert list(PersonDialog(session).undone) == []


async def test_an_entry_that_nobody_was_done_with_can_be_told(
    session: PlanSession,
) -> None:
    """A number that was half deleted stands in the plan: the next time it is named."""
    app = Asking(session, Person(name="Eva", numbers=(Number(number="112 911"),)))
    async with app.run_test(size=(80, 24)) as pilot:
        dialog = app.screen
        assert isinstance(dialog, PersonDialog)
        assert list(dialog.undone) == []
        app.screen.query(".number").first().focus()
        await pilot.press("end", *["backspace"] * 3)
        assert dialog.undone == ("Entry in the directory", "Eva", "112")
        await pilot.press("escape")
        assert NOT_DONE in app.said()
        await pilot.press("escape")
    assert session.plan is app.before


async def test_the_arrows_go_from_line_to_line(session: PlanSession) -> None:
    """Whoever notices too late that the name is half there just goes up to it."""
    app = Asking(session, Person(name="Ondrej"))
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, PersonDialog))
        await pilot.press("down")
        await paste(pilot, "Clerk")
        await pilot.press("up", "end")
        await paste(pilot, " Malý")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: bool(app.gave))
    assert (app.entry.name, app.entry.post) == ("Ondrej Malý", "Clerk")
