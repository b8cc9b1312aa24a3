"""What is typed into one line or many is in the plan at once."""

import pytest
from textual.widgets import Input, TextArea

from crisisplan.session.plan_session import PlanSession
from tests.tui.acts import paste, see, send, until
from tests.tui.fields.conftest import Show


async def test_a_text_typed_is_an_answer_saved(
    session: PlanSession, show: Show
) -> None:
    """An official expects that what stands on the screen stands in the file."""
    app = show("motto")
    async with app.run_test(size=(80, 24)) as pilot:
        await paste(pilot, "Together")
        await see(pilot, "32 characters left.")
        assert set(app.told) == {"motto"}
        await pilot.resize_terminal(8, 20)
        await until(pilot, lambda: "gether" not in app.words())
        await see(pilot, "ther")  # the end that is being written
    session.save()
    assert "value: Together" in session.path.read_text(encoding="utf-8")


async def test_fast_typing_is_stored_key_by_key(
    session: PlanSession, show: Show
) -> None:
    """A closed terminal right after the last key loses nothing."""
    app = show("motto")
    async with app.run_test() as pilot:
        send(app, *"abcdefgh")
        await pilot.pause()
        assert session.plan.answer("motto").value == "abcdefgh"


async def test_typing_is_one_step_to_undo(session: PlanSession, show: Show) -> None:
    """Ctrl+Z takes the answer back, not one letter of it."""
    app = show("motto")
    async with app.run_test() as pilot:
        send(app, *"abc")
        await pilot.pause()
        app.field.keep()
    session.undo()
    assert session.plan.answer("motto").value is None


async def test_a_text_too_long_is_kept_and_said_to_be(
    session: PlanSession, show: Show
) -> None:
    """Nothing that was pasted is cut; the official shortens it."""
    app = show("motto")
    async with app.run_test(size=(80, 24)) as pilot:
        await paste(pilot, "word " * 20)
        await see(pilot, "! This has 99 characters; at most 40 fit here.")
        assert app.field.has_class("-refused")
    assert session.plan.answer("motto").state == "draft"
    assert len(str(session.plan.answer("motto").value)) == 100 - 1


async def test_pasted_lines_are_joined_in_one_line_and_said_so(
    session: PlanSession, show: Show
) -> None:
    """The plain input drops all lines but the first without a word."""
    app = show("motto")
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await paste(pilot, "one\r\ntwo\nthree")
        await pilot.pause()
        await see(pilot, "The lines you pasted")
        await paste(pilot, "four\nfive")
    assert session.plan.answer("motto").value == "one two three four five"


async def test_enter_says_that_there_is_one_line(
    session: PlanSession, show: Show
) -> None:
    """A key that does nothing looks like a program that hangs."""
    app = show("motto")
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.press("a", "enter", "b")
        await see(pilot, "The answer has one line")
    assert session.plan.answer("motto").value == "ab"


async def test_pasted_control_characters_are_replaced_and_said_so(
    session: PlanSession, show: Show
) -> None:
    """An escape sequence must neither reach the terminal nor vanish silently."""
    app = show("story")
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await paste(pilot, "a\x1b[2Jb\nc")
        await pilot.pause()
        await see(pilot, "replaced by")
    assert session.plan.answer("story").value == "a\ufffd[2Jb\nc"


async def test_lines_copied_inside_the_program_are_pasted_whole(
    session: PlanSession, show: Show
) -> None:
    """Ctrl+V goes the same way as a paste of the terminal."""
    app = show("motto")
    async with app.run_test() as pilot:
        app.copy_to_clipboard("one\ntwo")
        await pilot.press("ctrl+v")
    assert session.plan.answer("motto").value == "one two"


async def test_a_long_text_keeps_its_lines(session: PlanSession, show: Show) -> None:
    """Paragraphs are meant."""
    app = show("story")
    async with app.run_test() as pilot:
        await paste(pilot, "First.\n\nSecond.")
        await pilot.press("ctrl+z")
        assert session.plan.answer("story").value is None
        await pilot.press("ctrl+y")
    assert session.plan.answer("story").value == "First.\n\nSecond."


@pytest.mark.parametrize("pasted", ["line\n" * 30, "word " * 400 + "end"])
async def test_a_long_paste_is_taken_back_and_made_again(
    session: PlanSession, show: Show, pasted: str
) -> None:
    """The scrollbar comes and goes with it, and asks where the cursor is meanwhile."""
    app = show("story")
    async with app.run_test(size=(80, 24)) as pilot:
        await paste(pilot, "First.")
        await paste(pilot, pasted)
        area = app.field.query_one(TextArea)
        area.undo()
        await pilot.pause()
        assert area.text == "First."
        area.redo()
        await pilot.pause()
        assert area.text == "First." + pasted
        area.undo()
        await pilot.pause()
    assert session.plan.answer("story").value == "First."


async def test_lines_in_a_one_line_answer_are_not_flattened_by_looking(
    session: PlanSession, show: Show
) -> None:
    """A file mended by hand may hold lines where the playbook expects one."""
    session.put("motto", "one\ntwo")
    app = show("motto")
    async with app.run_test():
        assert app.field.query_one(TextArea).text == "one\ntwo"
        app.field.keep()
    assert session.plan.answer("motto").value == "one\ntwo"


@pytest.mark.parametrize(
    ("item_id", "typed", "kept", "said"),
    [
        ("reviewed", "1.12.2026", "2026-12-01", "= Tuesday, 1 December 2026"),
        ("reviewed", "in 3 weeks", "2026-12-13", "= Sunday, 13 December 2026"),
        ("reviewed", "1/12/2026", "1/12/2026", "! 1/12 is 1 December for some"),
        ("beds", "1200", "1200", "= 1200 beds"),
        ("beds", "1.200", "1.200", "! Write a number with no decimals"),
        ("beds", "7", "7", "! At least 10 beds."),
        ("arrives", "90 minutes", "90 min", "= 90 min"),
        ("arrives", "soon", "soon", "! Write a duration like 45 min"),
        ("hotline", "+421 (2) 123-456", "+421 (2) 123-456", "Dialled: +4212123456"),
        ("hotline", "112 at night", "112 at night", "“112 at night” cannot be dialled"),
        ("hotline", "the desk", "the desk", "! Write the number as it is dialled"),
        ("folder", "ftp://x", "ftp://x", "! Write a path, or an address"),
        ("folder", r"K:\Plans\a b.docx", r"K:\Plans\a b.docx", ""),
    ],
)
async def test_what_was_understood_is_said_and_what_was_not_is_kept(
    session: PlanSession, show: Show, item_id: str, typed: str, kept: str, said: str
) -> None:
    """Nobody finds out a year later that 1/12 was taken for January."""
    app = show(item_id)
    async with app.run_test(size=(80, 24)) as pilot:
        await paste(pilot, typed)
        await see(pilot, said)
        assert bool(said) or "=" not in app.words()
    answer = session.plan.answer(item_id)
    assert answer.value == kept
    assert answer.state == ("draft" if said.startswith("!") else "done")


async def test_a_refused_answer_is_shown_as_typed_with_the_reason(
    session: PlanSession, show: Show
) -> None:
    """Who opens it later sees what was meant, and what is wrong with it."""
    session.keep_as_typed("beds", "about 1200")
    app = show("beds")
    async with app.run_test(size=(80, 24)) as pilot:
        assert app.field.query_one(Input).value == "about 1200"
        await see(pilot, "! Write a plain number")


async def test_an_emptied_line_is_no_answer(session: PlanSession, show: Show) -> None:
    """Clearing a field opens the question again."""
    session.put("beds", "1200")
    app = show("beds")
    async with app.run_test() as pilot:
        await pilot.press("end", "ctrl+u")
    assert session.plan.answer("beds").value is None
    assert session.plan.answer("beds").state == "todo"


async def test_a_draft_stays_a_draft_while_it_is_worked_on(
    session: PlanSession, show: Show
) -> None:
    """Somebody put it down as unfinished; the next word does not finish it."""
    session.put("motto", "Togeth", draft=True)
    app = show("motto")
    async with app.run_test() as pilot:
        await pilot.press("end")
        await paste(pilot, "er")
    assert session.plan.answer("motto").value == "Together"
    assert session.plan.answer("motto").state == "draft"


async def test_a_mended_answer_is_done(session: PlanSession, show: Show) -> None:
    """A refused text is a draft only until it is understood."""
    app = show("beds")
    async with app.run_test() as pilot:
        await paste(pilot, "12o")
        assert session.plan.answer("beds").state == "draft"
        await pilot.press("backspace", "0")
    assert session.plan.answer("beds").value == "120"
    assert session.plan.answer("beds").state == "done"


async def test_a_misfit_of_another_shape_survives_being_looked_at(
    session: PlanSession, show: Show
) -> None:
    """A hand-made file may hold a list where one text is asked for."""
    session.put("motto", ["one", "two"], draft=True)
    app = show("motto")
    async with app.run_test(size=(80, 24)) as pilot:
        await see(pilot, "! One text is expected here.")
        app.field.keep()
    assert session.plan.answer("motto").value == ["one", "two"]


async def test_a_plan_open_for_reading_cannot_be_typed_into(
    session: PlanSession, show: Show
) -> None:
    """A plan whose playbook was changed is only read, and says so."""
    session.read_only = "Somebody changed the playbook."
    app = show("motto")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("a")
        await see(pilot, "Somebody changed the playbook.")
    assert session.plan.answer("motto").value is None


async def test_a_line_longer_than_the_screen_is_read_whole(
    session: PlanSession, show: Show
) -> None:
    """An answer of which only the end is seen cannot be checked."""
    words = "The head of social affairs and the chief inspector have both said yes, "
    session.put("motto", words + "and the families know it from them.")
    app = show("motto")
    async with app.run_test(size=(60, 24), notifications=True) as pilot:
        shown = " ".join((await see(pilot, "from them.")).replace("▌", "").split())
        assert "both said yes, and the families know it from them." in shown
        await pilot.press("ctrl+end", "enter", "space")  # Enter makes no second line
        await paste(pilot, "One.\nTwo.")
        await see(pilot, "joined into one")
    assert str(session.plan.answer("motto").value).endswith("from them. One. Two.")
