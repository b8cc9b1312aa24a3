"""Documents become files: each in every format, made one after the other."""

import re
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crisisplan.domain.audience import WORDS
from crisisplan.domain.values import Marking
from crisisplan.errors import CrisisPlanError
from crisisplan.export.documents import DOCUMENTS, file_name
from crisisplan.export.formats import FORMATS
from crisisplan.export.handouts import size
from crisisplan.export.making import ALL, Wish, choose, jobs, make_all
from crisisplan.export.options import EACH_ROLE, NO_OPTIONS, Options
from crisisplan.export.release import releases
from crisisplan.export.remarks import remarks
from crisisplan.export.view.sight import Sight
from tests.export import town


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


def test_each_role_gets_a_handout_of_its_own() -> None:
    """A capital hands out ten forms on the first morning, not one after the other."""
    reading = town.reading({**town.plan_data(), "answers": {}})
    wish = Wish(("handout", "gaps"), "amber", ("md",), Options(owner=EACH_ROLE))
    names = [job.file_name for job in jobs(wish, reading, town.NOW)]
    owners = dict.fromkeys(reading.owner(item) for item in reading.gaps)
    roles = [one for one in reading.playbook.roles if one in owners]
    assert len(roles) > 1
    handouts = [f"brezova-handout-{role}-amber.md" for role in roles]
    assert names == [*handouts, "brezova-gaps-amber.md"]


def test_all_means_all_that_can_be_made() -> None:
    """What is left out is said with the reason."""
    everything = choose([ALL], "amber", NO_OPTIONS)
    assert "handout" not in everything.documents
    assert everything.untold == {"handout": "owner"}
    public = choose([ALL], "clear", NO_OPTIONS)
    assert public.documents == ("plan", "forms", "resolution")
    left = set(DOCUMENTS) - set(public.too_wide) - set(public.documents)
    assert left == {"chapters"}, "the plan holds them"
    handout = choose(["plan", ALL], "amber", Options(owner="mayor"))
    assert handout.documents[0] == "plan"
    assert "handout" in handout.documents


@pytest.mark.parametrize("name", [one.name for one in FORMATS.values() if one.extra])
def test_what_is_missing_is_named_with_the_command_that_adds_it(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is said before anything is made; the rest of the program works without it."""
    monkeypatch.setitem(sys.modules, "typst", None)
    form, wish = FORMATS[name], Wish(("plan",), "amber", ("md", name))
    assert not form.is_there
    with pytest.raises(CrisisPlanError, match=rf"'crisisplan\[{form.extra}\]'") as said:
        jobs(wish, town.reading(), town.NOW)
    assert form.instead in str(said.value), "there is another way to a PDF"


def test_every_addition_is_known_by_what_it_brings() -> None:
    """In the tests all of them are installed."""
    assert all(form.is_there for form in FORMATS.values())


def test_what_goes_out_is_listed_once_for_all_files_of_a_document() -> None:
    """The same answers stand in both, and are read by a person once."""
    wish = Wish(("plan", "statements"), "green", ("md", "html"))
    reading = town.reading()
    plan, statements = releases(make_all(wish, reading, town.NOW), reading, "green")
    assert plan.files == ("brezova-plan-green.md", "brezova-plan-green.html")
    assert plan.items > statements.items
    lines = list(statements.lines)
    assert lines[0].endswith("brezova-statements-green.html hold 1 answer.")
    assert "Words: Words of unity." in lines


_PORTABLE = re.compile(r"[a-z0-9]+(?:-[a-z0-9+]+)+\.[a-z]+")
_DEVICES = {"con", "prn", "aux", "nul", "com1", "lpt1"}
AUDIENCES: tuple[Marking, ...] = ("clear", "amber+strict")


@settings(max_examples=20)
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


@pytest.mark.parametrize("audience", ["clear", "amber", "red"])
def test_each_chapter_says_what_the_full_plan_says(audience: Marking) -> None:
    """A head of department gets a chapter, word for word, with the head of the page."""
    reading = town.reading(town.with_gaps())
    (plan,) = make_all(Wish(("plan",), audience), reading, town.NOW)
    files = make_all(Wish(("chapters",), audience, ("md", "html")), reading, town.NOW)
    names = [
        f"brezova-chapters-{one.id}-{audience}.{ending}"
        for one in reading.playbook.chapters
        if not reading.plan.left_out(one.id)
        for ending in ("md", "html")
    ]
    assert [one.file_name for one in files] == names
    for one in files[::2]:
        head, heading, body = one.text.partition("\n## ")
        assert f"{heading}{body}".rstrip() in plan.text
        assert "# Attack in town: Brezová" in head
        assert WORDS[audience] in head
        assert "\n## " not in body


def test_a_plan_without_chapters_has_no_files_of_them() -> None:
    """Whoever asks for them is told, and does not look for files that are not there."""
    data = town.plan_data()
    left_out = {"left_out": "The region does it."}
    data["chapters"] = {one.id: left_out for one in town.playbook().chapters}
    with pytest.raises(CrisisPlanError, match="nothing in this plan"):
        jobs(Wish(("chapters",), "red"), town.reading(data), town.NOW)


@pytest.mark.parametrize("formats", [("md", "xlsx"), ("ics", "md", "docx")])
def test_a_format_that_would_be_empty_holds_up_no_other(
    formats: tuple[str, ...],
) -> None:
    """Whoever ticks one box too many gets the other files, and is told of that one."""
    wish = Wish(("statements", "forms"), "green", formats)
    reading = town.reading()
    made = make_all(wish, reading, town.NOW)
    data = {"xlsx", "ics"}.intersection(formats).pop()
    others = [one for one in formats if one != data]
    assert [one.file_name.rpartition(".")[2] for one in made] == others * 2
    said = list(remarks(wish, reading, made))
    assert f"Not made as {data}, which is for data: statements, forms." in said


def test_tables_that_hold_nothing_for_an_audience_are_named() -> None:
    """The plan goes out to partners without its lists, and this is said."""
    wish, reading = Wish(("plan",), "green", ("md", "xlsx")), town.reading()
    made = make_all(wish, reading, town.NOW)
    assert [one.file_name for one in made] == ["brezova-plan-green.md"]
    said = " ".join(remarks(wish, reading, made))
    assert "Not made as xlsx: plan. There is nothing in it that may be shown" in said


def handed(audience: Marking) -> tuple[list[str], str]:
    """Hand a red question to another role; give the handouts, and what is said."""
    data = town.with_gaps()
    data["answers"]["weak"] = {"owner": "night-watch"}
    reading = town.reading(data)
    wish = Wish(("handout",), audience, ("md",), Options(owner="all"))
    made = make_all(wish, reading, town.NOW)
    said = " ".join(remarks(wish, reading, made))
    return [one.file_name for one in made], said


def test_no_handout_tells_by_being_there_who_answers_what_is_kept_from_it() -> None:
    """An empty sheet with a role's name on it says that something is that role's."""
    files, said = handed("amber")
    assert not [one for one in files if "night-watch" in one]
    assert "No handout for:" in said
    files, said = handed("red")
    assert [one for one in files if "night-watch" in one]
    assert "No handout for:" not in said


def test_the_size_of_handouts_is_counted_for_their_audience() -> None:
    """Twenty sheets are not announced as twenty-three."""
    data = town.with_gaps()
    data["answers"]["activate"] = {"marking": "red"}
    reading, options = town.reading(data), Options(owner=EACH_ROLE)
    expected: tuple[tuple[Marking, str], ...] = (
        ("red", "Only the essential (5 of 18 questions)"),
        (
            "amber",
            "Only the essential (4 of 15 questions; 1 essential is not for this "
            "audience)",
        ),
    )
    for audience, words in expected:
        assert size(Sight(reading, audience), options).words == words
