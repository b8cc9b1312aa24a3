"""Statements are written language by language."""

from pathlib import Path

import pytest
from textual.widgets import Button, TextArea

from crisisplan.domain.text import one_line
from crisisplan.session.plan_session import PlanSession
from crisisplan.tui.fields.statement import StatementField
from tests.tui.acts import paste, see
from tests.tui.fields.conftest import Show


async def test_the_suggested_text_is_a_beginning_in_one_language(
    session: PlanSession, show: Show
) -> None:
    """A press officer does not face a blank page; the terms are filled in."""
    app = show("holding")
    async with app.run_test(size=(80, 24)) as pilot:
        words = await see(pilot, "Slovak (sk)")
        assert "[time], [place]" in words
        assert "shown to: Police" in words
        slovak, english = words.split("English (en)")
        assert "in English, to be translated" in " ".join(slovak.split())
        assert "translated" not in english
        assert "Begin with the suggested text (English)" in slovak
        await pilot.click(Button)
        words = await see(pilot, "At [time] something happened")
        assert "Still in English: to be translated into Slovak." in one_line(words)
        assert "0 of 200" in words.split("English (en)")[1]
    value = session.plan.answer("holding").value
    assert value == {"sk": "At [time] something happened in [place]. Dial 112."}
    assert not session.reading.standing(app.item).answered


async def test_a_suggestion_never_replaces_what_is_written(
    session: PlanSession, show: Show
) -> None:
    """The button goes as soon as there is a word."""
    session.put("holding", {"sk": "Vlastné slová"})
    app = show("holding")
    async with app.run_test(size=(80, 24)):
        first, second = app.query(Button)
        assert not first.display
        assert second.display


@pytest.mark.parametrize("languages", [("sk",), ("sk", "en", "uk", "hu")])
async def test_every_language_of_the_city_has_its_text(
    session: PlanSession, show: Show, languages: tuple[str, ...]
) -> None:
    """A warning that only some can read is no warning."""
    city = session.plan.city.model_copy(update={"languages": languages})
    session._plan = session.plan.changed(city=city)
    app = show("holding")
    async with app.run_test(size=(140, 60)) as pilot:
        for area in app.query(TextArea):
            area.focus()
            await paste(pilot, "Text")
    value = session.plan.answer("holding").value
    assert value == dict.fromkeys(languages, "Text")


async def test_a_text_in_a_language_no_longer_spoken_is_kept(
    session: PlanSession, show: Show
) -> None:
    """A change of the city's languages throws no translation away."""
    session.put("holding", {"sk": "A", "de": "B"})
    app = show("holding")
    async with app.run_test(size=(80, 60)) as pilot:
        await see(pilot, "German (de)")
        area = app.query(TextArea).last()
        area.focus()
        await pilot.press("end", "backspace")
        assert session.plan.answer("holding").value == {"sk": "A"}
        await paste(pilot, "C")
    assert session.plan.answer("holding").value == {"sk": "A", "de": "C"}


async def test_a_text_too_long_to_be_read_out_is_kept_and_said_to_be(
    session: PlanSession, show: Show, tmp_path: Path
) -> None:
    """The refused part is named in words, and nothing is cut."""
    app = show("holding")
    async with app.run_test(size=(80, 40)) as pilot:
        app.query(TextArea).first().focus()
        await paste(pilot, "a" * 201)
        await see(pilot, "! 201 of 200 characters.")
        assert app.field.has_class("-refused")
    assert session.plan.answer("holding").value == {"sk": "a" * 201}
    assert session.plan.answer("holding").state == "draft"


async def test_what_is_typed_goes_to_what_is_seen(
    session: PlanSession, show: Show
) -> None:
    """The button of a suggestion that is gone must not swallow the typing."""
    session.put("holding", {"sk": "Slová"})
    app = show("holding")
    async with app.run_test(size=(80, 24)) as pilot:
        app.query_one(StatementField).focus_first()
        await pilot.press("end", "Z")
    assert session.plan.answer("holding").value == {"sk": "SlováZ"}


async def test_what_is_typed_first_is_the_text(
    session: PlanSession, show: Show
) -> None:
    """Two sentences typed into a button would be two sentences typed in vain."""
    app = show("holding")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"Ahoj")
    assert session.plan.answer("holding").value == {"sk": "Ahoj"}


async def test_letters_typed_on_the_button_are_text(
    session: PlanSession, show: Show
) -> None:
    """Nothing that is typed vanishes, wherever the cursor stands."""
    app = show("holding")
    async with app.run_test(size=(80, 24)) as pilot:
        app.query(Button).first().focus()
        await pilot.press(*"Ahoj")
    assert session.plan.answer("holding").value == {"sk": "Ahoj"}
