"""What an official sees while typing is what will be printed."""

from crisisplan.export.documents import render
from crisisplan.export.preview import item_markdown
from tests.export import town


def test_every_preview_stands_in_the_full_plan() -> None:
    """A preview that differs from the document misleads whoever trusts it."""
    for data in (town.plan_data(), town.with_gaps()):
        reading = town.reading(data)
        plan = render("plan", reading, audience="red", now=town.NOW)
        for item in reading.items:
            lines = item_markdown(reading, item)
            assert lines.startswith(f"#### {item.title}\n")
            assert f"\n{lines}\n" in plan


def test_what_is_not_asked_has_no_preview() -> None:
    """A parked item and a chapter that is left out print nothing."""
    reading = town.reading()
    for key in ("tone", "camp"):
        assert item_markdown(reading, reading.playbook.item(key)) == ""
