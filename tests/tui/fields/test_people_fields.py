"""People are picked from the directory, or entered on the spot."""

from crisisplan.domain.directory import Person
from crisisplan.session.plan_session import PlanSession
from crisisplan.tui.widgets.lines import Lines
from tests.tui.acts import paste, see, send, until
from tests.tui.fields.conftest import Show


async def test_a_lead_and_a_deputy_are_found_by_typing(
    session: PlanSession, show: Show
) -> None:
    """Who holds a role is stored once, with the role."""
    app = show("com-lead")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter")
        await paste(pilot, "jana")
        await pilot.press("enter")
        await see(pilot, "Spokesperson: Jana Kováč · +421 900 111 222 · Press officer")
        await pilot.press("enter")  # the cursor is where the deputy is named
        shown = await see(pilot, "Who stands in?")
        assert "Jana" not in shown.partition("Who stands in?")[2]
        await paste(pilot, "deputy mayor")
        await pilot.press("enter")
        await see(pilot, "Stands in: Petr Novák")
    held = session.plan.roles["spokesperson"]
    assert held.people == ("p-jana", "p-petr")


async def test_somebody_new_is_entered_on_the_spot(
    session: PlanSession, show: Show
) -> None:
    """Nobody leaves the question for it; the name was typed, so the post comes next."""
    app = show("opener")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter")
        await paste(pilot, "Eva Malá")
        await see(pilot, "Nothing found.")
        await see(pilot, "+ Add “Eva Malá”…")
        await pilot.press("enter")
        await see(pilot, "Somebody new. Who leads?")
        await paste(pilot, "Clerk")
        await pilot.press("ctrl+s")
        await see(pilot, "Leads: Eva Malá · no number yet · Clerk")
    value = session.plan.answer("opener").value
    assert value == {"lead": "p-n0000001", "deputies": []}
    assert session.plan.people["p-n0000001"].name == "Eva Malá"


async def test_whoever_has_the_post_that_is_asked_for_stands_first(
    session: PlanSession, show: Show
) -> None:
    """One Enter too many names the right person."""
    session.put_person(Person(name="Zuzana Veselá", post="spokesperson"), "p-zuzana")
    app = show("com-lead")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter")
        await see(pilot, "Jana Kováč")
        await pilot.press("enter")
        await see(pilot, "Spokesperson: Zuzana Veselá")
    assert session.plan.roles["spokesperson"].people == ("p-zuzana",)


async def test_a_mark_says_whom_enter_takes(session: PlanSession, show: Show) -> None:
    """The cursor is in the line above, and not everybody sees colours."""
    app = show("opener")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter")
        await see(pilot, "► Jana Kováč")
        await pilot.press("down", "down")
        shown = await see(pilot, "► Operations centre")
        assert "► Jana" not in shown
        await pilot.press("enter")
        await see(pilot, "Leads: Operations centre")


async def test_a_deputy_is_removed_and_the_lead_stays(
    session: PlanSession, show: Show
) -> None:
    """People change posts; the rest of the answer does not."""
    session.put("opener", {"lead": "p-jana", "deputies": ["p-petr", "p-desk"]})
    app = show("opener")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("down", "delete")
        await until(pilot, lambda: "Petr" not in app.words())
    value = session.plan.answer("opener").value
    assert value == {"lead": "p-jana", "deputies": ["p-desk"]}
    assert "p-petr" in session.plan.people


async def test_a_lead_who_goes_is_not_replaced_without_being_asked(
    session: PlanSession, show: Show
) -> None:
    """Who moves up is for the city to say."""
    session.put("opener", {"lead": "p-jana", "deputies": ["p-petr"]})
    app = show("opener")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("delete")
        await see(pilot, "Leads: nobody yet.")
        await pilot.press("down", "enter")
        await paste(pilot, "let this one lead")
        await pilot.press("enter")
        await see(pilot, "Leads: Petr Novák")
    value = session.plan.answer("opener").value
    assert value == {"lead": "p-petr", "deputies": []}


async def test_a_name_that_was_typed_by_hand_can_be_put_into_the_directory(
    session: PlanSession, show: Show
) -> None:
    """A spreadsheet taken in may name somebody whom nobody has entered yet."""
    session.keep_as_typed("opener", "Eva Malá")
    app = show("opener")
    async with app.run_test(size=(80, 24)) as pilot:
        await see(pilot, "Eva Malá (not in the directory)")
        await pilot.press("enter", "down", "enter", "ctrl+s")
        await see(pilot, "Leads: Eva Malá · no number yet")
    value = session.plan.answer("opener").value
    assert value == {"lead": "p-n0000001", "deputies": []}


async def test_a_desk_that_is_always_staffed_needs_no_deputy(
    session: PlanSession, show: Show
) -> None:
    """The operations centre answers at any hour."""
    session.put("opener", {"lead": "p-desk", "deputies": []})
    app = show("opener")
    async with app.run_test(size=(80, 24)) as pilot:
        await see(pilot, "Operations centre · no number yet · desk, 24 h")
        assert "A deputy is missing" not in app.words()


async def test_letters_typed_on_a_line_look_for_the_person(
    session: PlanSession, show: Show
) -> None:
    """Whoever types a name at once, as one does, must not type into nothing."""
    app = show("com-lead")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"jana", "enter")
        await see(pilot, "Spokesperson: Jana Kováč")
        await pilot.press(*"novak", "enter")
        await see(pilot, "Stands in: Petr Novák")
    assert session.plan.roles["spokesperson"].people == ("p-jana", "p-petr")


async def test_a_name_of_two_words_typed_at_once_keeps_its_space(
    session: PlanSession, show: Show
) -> None:
    """A space chooses a line, but not in the middle of a name."""
    app = show("com-lead")
    async with app.run_test(size=(80, 24)) as pilot:
        send(app, *"Eva", "space", *"Malá")
        await see(pilot, "Eva Malá")
        await pilot.press("escape", "space")
        await see(pilot, "Spokesperson: who is it?")


async def test_a_name_typed_into_an_empty_directory_is_a_new_entry(
    session: PlanSession, show: Show
) -> None:
    """The first person of a plan is entered as fast as the tenth."""
    for person_id in tuple(session.plan.people):
        session.remove_person(person_id)
    app = show("opener")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"Eva", "enter", "ctrl+s")
        await see(pilot, "Leads: Eva · no number yet")
    assert [one.name for one in session.plan.people.values()] == ["Eva"]


async def test_the_arrows_stop_at_the_first_and_the_last_line(
    session: PlanSession, show: Show
) -> None:
    """Down at “Add a deputy” had gone to the lead, and Enter would change that."""
    session.answer("com-lead", "p-jana")
    app = show("com-lead")
    async with app.run_test(size=(80, 24)) as pilot:
        lines = app.field.query_one(Lines)
        await pilot.press("up")
        assert lines.highlighted == 0
        await pilot.press(*["down"] * 5)
        assert lines.highlighted == lines.option_count - 1


async def test_a_name_with_its_number_is_entered_with_both_by_tab(
    session: PlanSession, show: Show
) -> None:
    """Tab goes on, as from any line of a form; nobody repairs a name with digits in."""
    app = show("opener")
    async with app.run_test(size=(80, 24)) as pilot:
        await see(pilot, "nobody yet")
        send(app, *"Eva")
        await see(pilot, "Who leads?")
        await paste(pilot, " Malá +421 900 123 002")
        await see(pilot, "Add “Eva Malá +421 900 123 002”")
        await pilot.press("tab")
        shown = await see(pilot, "+421900123002")
        assert "█ Eva Malá +421" not in shown
        await pilot.press("ctrl+s")
        await see(pilot, "Leads: Eva Malá")
    entered = session.plan.people["p-n0000001"]
    assert entered.name == "Eva Malá"
    assert [one.number for one in entered.numbers] == ["+421 900 123 002"]
