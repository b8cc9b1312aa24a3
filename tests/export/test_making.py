"""Documents become files: each in every format, made one after the other."""

import re
import sys
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crisisplan.domain.values import Marking
from crisisplan.errors import CrisisPlanError
from crisisplan.export.documents import DOCUMENTS, file_name
from crisisplan.export.formats import FORMATS
from crisisplan.export.making import ALL, Wish, choose, jobs, make_all
from crisisplan.export.options import NO_OPTIONS, Options
from crisisplan.export.release import releases
from tests.export import town
from tests.export.test_html import FACTS


def test_each_document_comes_in_every_format_in_the_order_of_the_wish() -> None:
    """What is asked for twice is made once."""
    wish = Wish(("brief", "plan", "brief"), "amber", ("md", "html", "md"))
    reading = town.reading()
    wanted = jobs(wish, reading, town.NOW)
    names = [
        f"brezova-{a}-amber.{b}" for a in ("brief", "plan") for b in ("md", "html")
    ]
    assert [job.file_name for job in wanted] == names
    made = make_all(wish, reading, town.NOW)
    assert [one.file_name for one in made] == names
    assert made[1].text == made[0].text == made[0].content.decode()
    assert made[1].content.startswith(b"<!doctype html>")


def test_nothing_is_made_before_its_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever stops after the first file has waited for no other."""
    made: list[str] = []

    def rendered(name: str, *_: object, **__: object) -> str:
        made.append(name)
        return ""

    monkeypatch.setattr("crisisplan.export.making.render", rendered)
    wish = Wish(("brief", "plan"), "amber", ("md", "html"))
    first, second, _, _ = jobs(wish, town.reading(), town.NOW)
    assert made == []
    first.make()
    second.make()
    assert made == ["brief"], "once for all its formats"


def test_all_means_all_that_can_be_made() -> None:
    """What is left out is said with the reason."""
    everything = choose([ALL], "amber", NO_OPTIONS)
    assert "handout" not in everything.documents
    assert everything.untold == {"handout": "owner"}
    public = choose([ALL], "clear", NO_OPTIONS)
    assert public.documents == ("plan", "forms", "resolution")
    assert set(public.too_wide) | set(public.documents) == set(DOCUMENTS)
    handout = choose(["plan", ALL], "amber", Options(owner="mayor"))
    assert handout.documents[0] == "plan"
    assert "handout" in handout.documents


@pytest.mark.parametrize("name", [one.name for one in FORMATS.values() if one.extra])
def test_what_is_missing_is_named_with_the_command_that_adds_it(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The rest of the program works without it."""
    form = FORMATS[name]
    module = form.made_by.partition(":")[0].partition(".")[0]
    for loaded in list(sys.modules):
        if loaded.startswith(f"crisisplan.export.{module}"):
            monkeypatch.delitem(sys.modules, loaded)
    for package in ("docx", "typst", "xlsxwriter"):
        monkeypatch.setitem(sys.modules, package, None)
    said = rf"pip install 'crisisplan\[{form.extra}\]'"
    with pytest.raises(CrisisPlanError, match=said):
        form.convert("# A\n", FACTS)


def test_a_fault_of_our_own_is_no_missing_addition() -> None:
    """Whoever mistypes a module looks for it in the code."""
    for broken in ("nowhere:x", "test_making_none:x"):
        with pytest.raises(ModuleNotFoundError):
            replace(FORMATS["docx"], made_by=broken).convert("", FACTS)


def test_what_goes_out_is_listed_once_for_all_files_of_a_document() -> None:
    """The same answers stand in both, and are read by a person once."""
    wish = Wish(("plan", "statements"), "green", ("md", "html"))
    reading = town.reading()
    plan, statements = releases(make_all(wish, reading, town.NOW), reading, "green")
    assert plan.files == ("brezova-plan-green.md", "brezova-plan-green.html")
    assert plan.items > statements.items
    lines = list(statements.lines)
    assert lines[0].endswith("brezova-statements-green.html hold 1 answers.")
    assert "Words: Words of unity." in lines


_PORTABLE = re.compile(r"[a-z0-9]+(?:-[a-z0-9+]+)+\.[a-z]+")
_DEVICES = {"con", "prn", "aux", "nul", "com1", "lpt1"}
AUDIENCES: tuple[Marking, ...] = ("clear", "amber+strict")


@settings(max_examples=30)
@given(
    city=st.one_of(
        st.text(max_size=30),
        st.sampled_from(["CON", "aux.", "Київ", "L’Aquila", "..", "a" * 5000, "Łódź"]),
    ),
    owner=st.text(max_size=300),
    audience=st.sampled_from(AUDIENCES),
)
def test_file_names_are_taken_by_every_computer(
    city: str, owner: str, audience: Marking
) -> None:
    """Whatever a city or one of its roles is called."""
    data = town.plan_data()
    data["city"]["name"] = city
    options = Options(owner=owner)
    name = file_name("hand-over", town.reading(data), audience, options, "docx")
    assert _PORTABLE.fullmatch(name)
    assert len(name) < 180
    assert name.partition(".")[0] not in _DEVICES


def test_long_names_that_differ_at_their_end_stay_apart() -> None:
    """One file would overwrite the other."""
    reading = town.reading()
    first, second = (
        file_name("gaps", reading, "amber", Options(owner="a" * 90 + end))
        for end in ("x", "y")
    )
    assert first != second
