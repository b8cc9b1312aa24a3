"""What is chosen from a list shows by a shape, not a colour."""

from crisisplan.session.plan_session import PlanSession
from tests.tui.acts import see
from tests.tui.fields.conftest import Show


async def test_yes_is_chosen_with_enter_and_taken_back_with_enter(
    session: PlanSession, show: Show
) -> None:
    """A yes pressed by mistake must not stay."""
    app = show("has-office")
    async with app.run_test(size=(80, 24)) as pilot:
        await see(pilot, "( ) Yes")
        await pilot.press("enter")
        await see(pilot, "(o) Yes")
        assert session.plan.answer("has-office").value == "yes"
        await pilot.press("enter")
        await see(pilot, "( ) Yes")
    assert session.plan.answer("has-office").value is None


async def test_words_that_are_meant_for_something_else_choose_nothing(
    session: PlanSession, show: Show
) -> None:
    """Whoever types a length of time into a yes or no has not said no."""
    app = show("has-office")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "9", "0", "space", "m", "i", "n")
        await see(pilot, "(o) Yes")
        await pilot.press("down", "space")
        await see(pilot, "(o) No")
    assert session.plan.answer("has-office").value == "no"


async def test_a_letter_goes_to_the_option_that_begins_with_it(
    session: PlanSession, show: Show
) -> None:
    """N and Enter is no; nobody counts presses of an arrow."""
    app = show("has-office")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("n", "enter")
        await see(pilot, "(o) No")
    assert session.plan.answer("has-office").value == "no"


async def test_a_click_chooses(session: PlanSession, show: Show) -> None:
    """Most officials use the mouse."""
    app = show("has-office")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.click("Boxes", offset=(6, 1))
        await see(pilot, "(o) No")
    assert session.plan.answer("has-office").value == "no"


async def test_only_one_of_a_choice_is_chosen(session: PlanSession, show: Show) -> None:
    """Circles exclude each other; help stands beside the label."""
    app = show("level")
    async with app.run_test(size=(80, 24)) as pilot:
        await see(pilot, "High  Several places at once")
        await pilot.press("space", "down", "space")
        await see(pilot, "( ) Low")
        await see(pilot, "(o) High")
    assert session.plan.answer("level").value == "high"


async def test_a_label_with_brackets_is_shown_letter_by_letter(
    show: Show,
) -> None:
    """A playbook from a stranger can do nothing on the screen."""
    app = show("level")
    async with app.run_test(size=(80, 24)) as pilot:
        await see(pilot, "[@click=app.quit]Worst[/] [/x]")
        await pilot.press("end", "enter")
        await see(pilot, "(o) [@click=app.quit]")


async def test_several_are_chosen_in_the_order_of_the_playbook(
    session: PlanSession, show: Show
) -> None:
    """Boxes add up; the file does not depend on the order of clicks."""
    app = show("channels")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("end", "enter", "home", "enter")
        await see(pilot, "[x] Web page")
        await see(pilot, "[ ] Radio")
    assert session.plan.answer("channels").value == ["web", "sirens"]


async def test_an_option_that_is_not_offered_any_more_stays_until_taken_back(
    session: PlanSession, show: Show
) -> None:
    """A newer playbook must not drop what the city chose."""
    session.put("channels", ["web", "trumpets"], draft=True)
    app = show("channels")
    async with app.run_test(size=(80, 24)) as pilot:
        await see(pilot, "[x] trumpets (not offered here)")
        await pilot.press("down", "enter")
        assert session.plan.answer("channels").value == ["web", "radio", "trumpets"]
        await see(pilot, "! 'trumpets' is not offered here.")
        await pilot.press("end", "enter")
    assert session.plan.answer("channels").value == ["web", "radio"]
    assert session.plan.answer("channels").state == "done"


async def test_an_action_is_settled_and_open_again(
    session: PlanSession, show: Show
) -> None:
    """Who will do it, and within when, stands above the circles."""
    app = show("convene")
    async with app.run_test(size=(80, 24)) as pilot:
        await see(pilot, "Done by Spokesperson (nobody holds this role yet).")
        await see(pilot, "(o) Open")
        await pilot.press("down", "enter")
        await see(pilot, "(o) Settled: a named person will do it and knows")
        assert session.plan.answer("convene").state == "done"
        await pilot.press("enter")
        await see(pilot, "(o) Open")
    assert session.plan.answer("convene").state == "todo"


async def test_a_form_takes_nothing_in(session: PlanSession, show: Show) -> None:
    """Victims' names must never end up in the plan."""
    app = show("log")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("a", "enter")
        words = await see(pilot, "printed blank, with 12 empty lines")
        assert "What was decided" in words
    assert session.plan.answer("log").value is None
