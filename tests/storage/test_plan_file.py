import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crisisplan.domain.plan import Answer, Plan
from crisisplan.domain.text import tidy
from crisisplan.errors import CannotReadError, CrisisPlanError, ProblemsError
from crisisplan.storage import plan_file
from crisisplan.storage.files import digest
from crisisplan.storage.plan_file import (
    answer_text,
    checksum,
    read_plan,
    to_bytes,
    write_first,
)
from crisisplan.storage.yaml_text import read_document
from crisisplan.storage.yaml_write import dump
from tests.build import item, playbook_data
from tests.storage.conftest import PINNED, first_plan

TEXTS = st.text(max_size=20).map(tidy)
IDS = st.text(alphabet="abc123-é :", min_size=1, max_size=8).map(tidy)
VALUES = st.recursive(
    TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(IDS, inner, max_size=3),
    max_leaves=6,
)
ANSWERS = st.builds(
    Answer,
    value=st.none() | VALUES,
    state=st.sampled_from(["todo", "draft", "asked", "done", "not-applicable"]),
    note=TEXTS,
    reason=TEXTS,
    due=st.sampled_from(["", "2026-12-01"]),
    marking=st.sampled_from([None, "red"]),
    by=TEXTS,
)


def refused(path: Path, content: bytes | str) -> CrisisPlanError:
    """Give the refusal of a file with this content; it must be refused."""
    raw = content.encode() if isinstance(content, str) else content
    path.write_bytes(raw)
    with pytest.raises((CannotReadError, ProblemsError)) as refusal:
        read_plan(path)
    assert path.read_bytes() == raw
    return refusal.value


@pytest.mark.usefixtures("parser")
def test_a_plan_is_read_as_it_was_written(plan_path: Path) -> None:
    """Nothing an official wrote is lost between two sessions."""
    file = read_plan(plan_path)
    assert file.plan == first_plan(words="Call 112\nthen wait", beds="40")
    assert file.pinned == PINNED
    assert file.digest == digest(plan_path.read_bytes())
    assert (file.trusted, file.has_comments) == (True, False)
    assert to_bytes(file.plan, file.pinned) == plan_path.read_bytes()


@given(st.dictionaries(IDS, ANSWERS, max_size=4), TEXTS)
def test_every_plan_survives_its_file(answers: dict[str, Answer], name: str) -> None:
    """Whatever stands in an answer, the same answer comes back, and the same bytes."""
    plan = first_plan().changed(answers=answers)
    plan = plan.changed(city=plan.city.model_copy(update={"name": name}))
    written = write_first(plan)
    read = Plan.model_validate(read_document(written, "").data)
    assert read == plan
    assert write_first(read) == written


def test_known_fragments_give_the_same_bytes(plan_path: Path) -> None:
    """Saving ten thousand answers costs what one answer costs."""
    plan = read_plan(plan_path).plan
    fragments = {key: answer_text(key, one) for key, one in plan.answers.items()}
    assert write_first(plan, fragments) == write_first(plan)


def test_every_part_of_a_plan_survives(tmp_path: Path) -> None:
    """Directory, roles, reviews, changes: all of it is somebody's work."""
    data = read_document(write_first(first_plan(words="x")), "").data
    data |= {
        "city": {"name": "X", "country": "SK", "population": "475503"},
        "chapters": {"area": {"left_out": "Handled: by the region"}},
        "status": "adopted",
        "version": "3",
        "adopted": {"on": "2026-09-01", "by": "Council", "resolution": "112/2026"},
        "review_by": "2027-11-21",
        "distribution": [{"to": "Police", "audience": "green", "copies": "2"}],
        "people": {
            "p-1": {"name": "N", "numbers": [{"number": "+421 900", "for": "night"}]},
            "p-2": {"name": "D", "desk": "yes", "staffed": "24 h", "marking": "red"},
        },
        "roles": {"spokesperson": {"lead": "p-1", "deputies": ["p-2"]}},
        "set_aside": [{"item": "old", "value": {"rows": {}}, "because": "Gone"}],
        "activity": [{"kind": "exercise", "on": "2026-05-04", "with": ["police"]}],
        "changes": [
            {"on": "2026-11-21", "what": "# not a comment", "items": ["words"]}
        ],
    }
    data["answers"]["words"] |= {
        "agreed": [{"partner": "police", "with": "p-2", "on": "2026-11-21"}],
        "asked": {"whom": "p-1", "reply_by": "2026-11-27"},
        "reviewed": {"by": "Jana", "on": "2026-11-01", "mark": "1:abc"},
    }
    path = tmp_path / "a.plan.yaml"
    path.write_text(f"{dump(data)}---\n{PINNED}", encoding="utf-8")
    file = read_plan(path)
    assert not file.has_comments
    again = read_document(write_first(file.plan), "").data
    assert again == data


def test_a_file_cut_short_anywhere_is_refused(plan_path: Path) -> None:
    """A plan that lost its end on a full stick is never taken for a whole one."""
    whole = plan_path.read_bytes()
    marker = whole.index(b"\n---\n")
    for length in range(0, len(whole) - 1, 7):
        plan_path.write_bytes(whole[:length])
        try:
            file = read_plan(plan_path)
        except (CannotReadError, ProblemsError):
            continue
        assert length > marker
        assert not file.trusted


@pytest.mark.parametrize("length", [0, 20, 100])
def test_a_plan_without_its_playbook_says_where_the_copy_is(
    plan_path: Path, length: int
) -> None:
    """The official learns of the .bak in the moment it is needed."""
    fault = refused(plan_path, plan_path.read_bytes()[:length])
    assert ".bak" in str(fault)
    first = first_plan(words="x")
    assert "cut short" in str(
        refused(plan_path, f"{write_first(first)}---\n# nothing\n")
    )


@pytest.mark.parametrize("where", ["first", "second"])
def test_a_third_part_is_refused_on_its_line(plan_path: Path, where: str) -> None:
    """A line of dashes typed by hand into an answer is found."""
    text = plan_path.read_text(encoding="utf-8")
    line = "    value: |-\n" if where == "first" else "title: Floods\n"
    text = text.replace(line, f"{line}---\n", 1)
    fault = refused(plan_path, text)
    assert isinstance(fault, ProblemsError)
    (problem,) = fault.problems
    markers = [n for n, one in enumerate(text.split("\n"), 1) if one == "---"]
    assert problem.line == markers[1]
    assert "two spaces" in problem.sentence


@pytest.mark.parametrize(
    ("found", "says"),
    [
        ("crisisplan/plan/2", "newer crisisplan"),
        ("crisisplan/plan/17", "newer crisisplan"),
        ("crisisplan/plan/0", "is no plan"),
        ("other/plan/1", "is no plan"),
        ("[]", "is no plan"),
    ],
)
def test_a_plan_of_another_format_is_refused_and_left_alone(
    plan_path: Path, found: str, says: str
) -> None:
    """An older program must not spoil what a newer one wrote."""
    text = plan_path.read_text(encoding="utf-8")
    text = text.replace("crisisplan/plan/1", found, 1).replace("city:", "town:", 1)
    fault = refused(plan_path, text)
    assert isinstance(fault, CannotReadError)
    assert says in str(fault)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("just words\n---\nother words\n", "is no plan"),
        ("- a\n---\n- b\n", "is no plan"),
        ("format: crisisplan/plan/1\n---\nx: 1\n", "missing"),
        ("a: [\n---\nb: [\n", "not YAML"),
        ("format: crisisplan/plan/1\na: 1\na: 2\n---\nx: 1\nx: 2\n", "given twice"),
        ("a: &a [x]\nb: [*a, *a]\n---\nc: d\n", "Aliases"),
        ("[" * 100_000 + "\n---\n" + "[" * 100_000, "nested too deeply"),
        ("\n" * 200_000, "playbook is missing"),
        ("\n---" * 50_000, "too many"),
        (b"\xff\xfe\x00", "UTF-8"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "UTF-8"),
        ("x" * 1_000_000 + "\n---\nx", "is no plan"),
    ],
    ids=range(12),
)
def test_no_file_whatsoever_ends_in_a_traceback(
    plan_path: Path, content: bytes | str, says: str
) -> None:
    """Whatever is opened by mistake or by malice gets its sentence, and quickly."""
    started = time.perf_counter()
    assert says in str(refused(plan_path, content))
    assert time.perf_counter() - started < 3


def test_problems_of_both_parts_are_told_at_once(plan_path: Path) -> None:
    """One round of mending, with lines counted through the whole file."""
    text = plan_path.read_text(encoding="utf-8")
    text = text.replace("city:\n", "city:\n  nam: X\n", 1)
    text = text.replace("title: Floods", "title: Floods\ntitle: Twice", 1)
    fault = refused(plan_path, text)
    assert isinstance(fault, ProblemsError)
    lines = text.split("\n")
    places = {(one.line, one.key) for one in fault.problems}
    assert (lines.index("  nam: X") + 1, "city.nam") in places
    assert (lines.index("title: Twice") + 1, "title") in places


def test_a_file_saved_by_a_windows_editor_is_the_same_plan(plan_path: Path) -> None:
    """A mark at the beginning and other line ends change no answer and no trust."""
    plain = read_plan(plan_path)
    text = plan_path.read_text(encoding="utf-8")
    plan_path.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    found = read_plan(plan_path)
    assert found.plan == plain.plan
    assert found.playbook == plain.playbook
    assert found.trusted
    assert checksum(found.pinned) == checksum(PINNED)
    again = to_bytes(found.plan, found.pinned)
    assert again.endswith(PINNED.replace("\n", "\r\n").encode())


def test_a_marker_before_the_plan_and_words_after_it_are_allowed(
    plan_path: Path,
) -> None:
    """Editors like to begin a file with dashes."""
    text = plan_path.read_text(encoding="utf-8").replace("\n---\n", "\n--- # here\n", 1)
    plan_path.write_text(f"# our plan\n---\n{text}", encoding="utf-8")
    assert read_plan(plan_path).trusted


def test_a_playbook_that_was_touched_is_not_trusted(plan_path: Path) -> None:
    """Somebody who changes the question changes what the answer means."""
    text = plan_path.read_text(encoding="utf-8").replace(
        "title: Floods", "title: Fires"
    )
    plan_path.write_text(text, encoding="utf-8")
    assert not read_plan(plan_path).trusted


def test_a_touched_playbook_that_no_longer_holds_together_is_refused(
    plan_path: Path,
) -> None:
    """It is named as what is wrong, with the item that is concerned."""
    text = plan_path.read_text(encoding="utf-8")
    text = text.replace("id: beds\n", "id: beds\n            role: nobody\n", 1)
    fault = refused(plan_path, text)
    assert isinstance(fault, ProblemsError)
    assert [one.key for one in fault.problems] == ["beds"]


@pytest.mark.parametrize(
    ("old", "new", "comments"),
    [
        ("status: draft", "status: draft", False),
        ("city:\n", "# by hand\ncity:\n", True),
        ("  name: Bratislava\n", "  name: Bratislava # by hand\n", True),
    ],
)
def test_comments_written_by_hand_are_noticed(
    plan_path: Path, old: str, new: str, comments: bool
) -> None:
    """The person is told once that they will not be kept."""
    text = plan_path.read_text(encoding="utf-8").replace(old, new, 1)
    plan_path.write_text(text, encoding="utf-8")
    assert read_plan(plan_path).has_comments is comments


def test_an_answer_that_looks_like_a_comment_is_none(tmp_path: Path) -> None:
    """Nobody is warned about their own words."""
    path = tmp_path / "a.plan.yaml"
    plan = first_plan(words="# APPROVED BY MAYOR\n---\n# yes")
    path.write_bytes(to_bytes(plan, PINNED))
    found = read_plan(path)
    assert found.plan == plan
    assert not found.has_comments


def test_a_value_that_its_kind_refuses_stops_nothing(plan_path: Path) -> None:
    """It stays as it was typed."""
    text = plan_path.read_text(encoding="utf-8").replace('"40"', "about forty", 1)
    plan_path.write_text(text, encoding="utf-8")
    assert read_plan(plan_path).plan.answer("beds").value == "about forty"


def test_an_answer_of_a_megabyte_is_written_and_read(tmp_path: Path) -> None:
    """A pasted report survives; half a second at most on a slow machine."""
    long = "Call 112. Žltá: tabuľa\n" * 45_000
    path = tmp_path / "a.plan.yaml"
    path.write_bytes(to_bytes(first_plan(words=long.rstrip()), PINNED))
    assert read_plan(path).plan.answer("words").value == long.rstrip()


def test_a_plan_that_could_not_be_opened_again_is_not_written(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """It is refused before anything is written, with what to do."""
    plan = first_plan(words="x" * 5_000)
    with monkeypatch.context() as patch:
        patch.setattr(plan_file, "LARGEST", 1_000)
        with pytest.raises(CannotReadError, match="Take out the longest answer"):
            to_bytes(plan, PINNED)
    many = first_plan(words=["x"] * 200)
    with monkeypatch.context() as patch:
        patch.setattr(plan_file, "MOST_EVENTS", 300)
        assert to_bytes(many, PINNED)
        patch.setattr("crisisplan.storage.yaml_text.MOST_EVENTS", 100)
        with pytest.raises(CannotReadError, match="too many entries"):
            to_bytes(many, PINNED)


def test_the_checksum_is_that_of_the_text_however_it_was_saved() -> None:
    """Git and Windows change line ends; that is no change of a playbook."""
    assert checksum("a: 1\nb: 2\n") == checksum("\ufeffa: 1\r\nb: 2\r\n")
    assert checksum("a: 1\n") != checksum("a: 2\n")
    assert checksum("").startswith("sha256:e3b0c442")


def test_a_playbook_with_a_matching_checksum_is_read_even_if_it_does_not_hold_together(
    tmp_path: Path,
) -> None:
    """A checksum can be reckoned by anybody: reading such a plan must not crash."""
    pinned = dump(playbook_data(item("a", role="nobody", see="gone")))
    plan = first_plan()
    used = plan.playbook.model_copy(update={"checksum": checksum(pinned)})
    path = tmp_path / "a.plan.yaml"
    path.write_bytes(to_bytes(plan.changed(playbook=used), pinned))
    assert read_plan(path).playbook.item("a").role == "nobody"


def test_a_file_cut_short_inside_the_playbook_says_so(plan_path: Path) -> None:
    """The missing key alone would send a person looking for the wrong mistake."""
    text = plan_path.read_text(encoding="utf-8")
    fault = refused(plan_path, text[: text.rindex("chapters:")])
    assert "cut short. Take the .bak" in str(fault)


def test_a_playbook_that_is_known_is_not_read_again(plan_path: Path) -> None:
    """Whoever looks at a colleague's version every second reads the answers only."""
    first = read_plan(plan_path)
    known = {first.pinned: first.playbook}
    assert read_plan(plan_path, known).playbook is first.playbook
    other = plan_path.read_bytes().replace(b"title: Words", b"title: Sentences")
    plan_path.write_bytes(other)
    read = read_plan(plan_path, known)
    assert read.playbook.item("words").title == "Sentences"
    assert not read.trusted
