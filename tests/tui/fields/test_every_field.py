"""What holds for the fields of all kinds."""

from collections.abc import Mapping

import pytest
from textual.app import App
from textual.containers import VerticalScroll

from crisisplan.domain.directory import Person
from crisisplan.domain.items import ITEM_KINDS
from crisisplan.domain.items.column import CELL_KINDS
from crisisplan.domain.values import Value
from crisisplan.session.plan_session import PlanSession
from crisisplan.tui.fields import FIELDS
from crisisplan.tui.fields.cells import CELL_EDITORS
from tests.tui.acts import see
from tests.tui.fields.conftest import Show

EVIL = "[@click=app.quit]x[/] [/x] [b]\x1b[2J\u202e"


def test_every_kind_has_its_field_and_every_cell_its_editor() -> None:
    """A kind that was added and forgotten here could not be answered."""
    assert set(FIELDS) == set(ITEM_KINDS.values())
    assert set(CELL_EDITORS) == set(CELL_KINDS.values())


SHAPES: Mapping[str, Value] = {
    "list": ["a", "b"],
    "mapping": {"lead": "p-nobody", "exists": {"x": "y"}, "file": ["z"]},
    "no rows": {"rows": "x", "dropped": {"a": "b"}},
    "text": EVIL,
    "rows": {
        "rows": {
            "a": {"name": ["x"], "keeper": {"y": "z"}},
            "b": {"c": "d"},
            "d": {"name": EVIL, "keeper": EVIL, "sort": EVIL},
        }
    },
}


@pytest.mark.parametrize("shape", SHAPES)
async def test_no_value_of_a_file_breaks_a_field_or_is_changed_by_looking(
    session: PlanSession, shape: str
) -> None:
    """A file mended by hand opens, and is written back as it was."""
    value = SHAPES[shape]
    for item in session.playbook.items:
        session.put(item.id, value, draft=True)
    before = session.plan
    app = App[None]()
    async with app.run_test(size=(80, 24)) as pilot:
        fields = [
            FIELDS[type(one.asks)](session, one) for one in session.playbook.items
        ]
        await app.mount(VerticalScroll(*fields, can_focus=False))
        await pilot.pause()
        for field in fields:
            field.focus_first()
            field.keep()
    assert session.plan is before


async def test_foreign_text_is_shown_letter_by_letter(
    session: PlanSession, show: Show
) -> None:
    """A name in a directory can do nothing on anybody's screen."""
    session.put_person(Person(name=EVIL, post=EVIL), "p-evil")
    session.put("opener", {"lead": "p-evil", "deputies": []})
    app = show("opener")
    async with app.run_test(size=(120, 24)) as pilot:
        await see(pilot, "Leads: [@click=app.quit]x[/] [/x] [b]")
        assert "\x1b" not in app.words()
        await pilot.press("enter")
        await see(pilot, "[@click=app.quit]x[/] [/x] [b]")
