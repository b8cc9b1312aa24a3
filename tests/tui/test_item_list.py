"""The list feels the same with a hundred questions and with ten thousand."""

from textual.app import App, ComposeResult
from textual.screen import ModalScreen
from textual.strip import Strip

from crisisplan.domain.standing import Reading
from crisisplan.tui.widgets.item_list import ItemList
from tests.build import TODAY, item, plan, playbook, reading
from tests.tui.acts import see, until, words


class OnlyTheList(App[None]):
    """A list of so many items."""

    def __init__(self, count: int) -> None:
        super().__init__()
        book = playbook(*(item(f"question-{number}") for number in range(count)))
        self.reading = Reading(plan(), book, TODAY)

    def compose(self) -> ComposeResult:
        """Lay out the list alone."""
        yield ItemList(self.reading)


async def test_the_last_of_ten_thousand_is_one_key_away() -> None:
    """A long playbook is no reason to wait."""
    app = OnlyTheList(10_000)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("end")
        await see(pilot, "►  ·  Question-9999")
        await pilot.press("pageup")
        await see(pilot, "►  ·  Question-9976")
        await pilot.press("home")
        await see(pilot, "►▾ An area")


async def test_a_list_that_had_room_shows_what_one_goes_to_when_it_grows() -> None:
    """Whoever comes from Find must see where they are."""
    app = OnlyTheList(100)
    async with app.run_test(size=(80, 24)) as pilot:
        await see(pilot, "►▾ An area")
        await pilot.press("left")
        await see(pilot, "►▸ An area")
        items = app.query_one(ItemList)
        await app.push_screen(ModalScreen())
        items.go_to("question-90")
        await app.pop_screen()
        await see(pilot, "►  ·  Question-90")


async def test_moving_looks_only_at_the_lines_that_are_seen() -> None:
    """What a key costs does not grow with the playbook."""
    app = OnlyTheList(10_000)
    async with app.run_test(size=(80, 24)) as pilot:
        looked: list[str] = []
        standing = app.reading.standing

        def watched(one: object) -> object:
            looked.append("")
            return standing(one)  # type: ignore[arg-type]

        app.reading.standing = watched  # type: ignore[assignment, method-assign]
        await pilot.press("down")
        assert len(looked) < 100


async def test_an_answer_draws_only_the_line_that_reads_otherwise() -> None:
    """The mark is there in the picture that shows the letter."""
    app = OnlyTheList(30)
    async with app.run_test(size=(80, 24)) as pilot:
        await see(pilot, "·  Question-7")
        shown, drawn = app.query_one(ItemList), []
        draw = shown.render_line

        def watched(y: int) -> Strip:
            drawn.append(y)
            return draw(y)

        shown.render_line = watched  # type: ignore[method-assign]
        answers = {"question-7": "Yes."}
        shown.read(reading(app.reading.playbook, answers), quick=True)
        await see(pilot, "✓  Question-7")
        assert drawn == [8]


async def test_a_chapter_folds_by_key_and_by_mouse() -> None:
    """What is not needed now is out of the way."""
    app = OnlyTheList(3)
    async with app.run_test(size=(80, 24)) as pilot:
        await see(pilot, "Question-2")
        await pilot.press("down", "left")
        await until(pilot, lambda: "Question-2" not in words(app))
        await see(pilot, "►▸ An area")
        await pilot.press("right")
        await see(pilot, "Question-2")
        await pilot.click(ItemList, offset=(5, 0))
        await until(pilot, lambda: "Question-2" not in words(app))
