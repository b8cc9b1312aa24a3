"""Stories of the label in the header."""

from crisisplan.session.plan_session import PlanSession
from crisisplan.tui.app import CrisisPlanApp
from crisisplan.tui.header_marking import HeaderMarking
from crisisplan.tui.screens.plan import PlanScreen
from tests.tui.acts import see, send, until


async def test_a_label_that_becomes_narrower_is_said_with_its_cause(
    app: CrisisPlanApp, session: PlanSession
) -> None:
    """Else a word in the corner changes, and nobody knows why."""
    async with app.run_test(size=(120, 30), notifications=True) as pilot:
        await see(pilot, "TLP:AMBER  ")
        session.set_marking("motto", "red")
        send(app, "down", "down", "enter", "a")
        await see(pilot, "From here on the plan is for: Named persons only")
        await see(pilot, "TLP:RED")


async def test_while_one_begins_a_small_screen_shows_no_label(
    app: CrisisPlanApp,
) -> None:
    """Who answers the first question has no use for it yet."""
    async with app.run_test(size=(80, 24)) as pilot:
        await see(pilot, "TLP:AMBER")
        screen = app.screen
        assert isinstance(screen, PlanScreen)
        screen.add_class("-beginning")
        await until(
            pilot, lambda: "TLP" not in str(screen.query("StatusLine").first().render())
        )


def test_only_what_becomes_narrower_is_said(session: PlanSession) -> None:
    """A label of before, and a wider one, are no news."""
    label = HeaderMarking()
    session.put("motto", "Together")
    assert label.read(session.plan, session.playbook) == ""
    session.set_marking("motto", "red")
    assert "“Motto”" in label.read(session.plan, session.playbook)
    assert label.read(session.plan, session.playbook) == ""
    session.undo()
    assert label.read(session.plan, session.playbook) == ""
    assert label.words == "TLP:AMBER"
