"""Overlays on disk: problems have file and line, and all are said at once."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crisisplan.domain.overlay import CHANGES
from crisisplan.errors import CannotReadError, Problem, ProblemsError
from crisisplan.storage.overlay_file import resolve
from crisisplan.storage.overlay_read import read_overlay
from crisisplan.storage.playbook_file import read_playbook
from crisisplan.storage.yaml_write import dump
from tests.build import item, playbook_data
from tests.domain.overlays import BASE, overlay_data


def _write(path: Path, data: Any) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(data if isinstance(data, str) else dump(data), encoding="utf-8")
    return path


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """A playbook in a folder, its only chapter in a file of its own."""
    folder = tmp_path / "floods"
    chapter = BASE["chapters"][0]
    _write(folder / "playbook.yaml", {**BASE, "chapters": ["area.yaml"]})
    _write(folder / "area.yaml", chapter)
    return folder


def _problems(base: Path, *overlays: Path) -> tuple[Problem, ...]:
    with pytest.raises(ProblemsError) as caught:
        resolve(base, overlays)
    return caught.value.problems


def test_without_overlays_it_is_the_playbook_itself(base: Path) -> None:
    """A city that needs no overlay gets exactly what was written."""
    resolved = resolve(base, [])
    assert (resolved.playbook, resolved.data) == read_playbook(base)
    assert resolved.used == ()


def test_what_is_resolved_can_be_pinned_and_read_again(
    base: Path, tmp_path: Path
) -> None:
    """A plan carries the playbook with its overlays, and opens without either."""
    added = {"add": [item("sk-a", phase="prepare")], "after": "first"}
    changes: list[dict[str, Any]] = [
        added,
        {"recommend": "level"},
        {"hide": "matrix", "because": "x"},
    ]
    overlay = _write(tmp_path / "sk.yaml", overlay_data(*changes))
    resolved = resolve(base, [overlay])
    pinned = _write(tmp_path / "pinned.yaml", resolved.data)
    assert read_playbook(pinned)[0] == resolved.playbook


def test_every_item_knows_its_file_and_who_changed_it(
    base: Path, tmp_path: Path
) -> None:
    """An author who wonders about a sentence finds the line it stands on."""
    added = {"add": [item("sk-a")], "after": "first"}
    change = {"reword": "last", "ask": "Who?"}
    overlay = _write(tmp_path / "sk.yaml", overlay_data(added, change))
    origins = resolve(base, [overlay]).origins
    chapter = (base / "area.yaml").read_text(encoding="utf-8").splitlines()
    lines = overlay.read_text(encoding="utf-8").splitlines()
    assert origins["first"].file == str(base / "area.yaml")
    assert "first" in chapter[origins["first"].line - 1]
    assert origins["sk-a"].file == str(overlay)
    assert "sk-a" in lines[origins["sk-a"].line - 1]
    assert origins["last"].changed_by == ("example/sk",)
    assert list(origins) == ["first", "sk-a", "level", "matrix", "last"]


def test_what_was_used_is_said_with_the_day_it_was_checked(
    base: Path, tmp_path: Path
) -> None:
    """After a year somebody must look at the laws and numbers again."""
    overlay = _write(tmp_path / "sk.yaml", overlay_data(checked="2026-11-21"))
    (used,) = resolve(base, [overlay]).used
    assert (used.id, used.edition, used.checked) == (
        "example/sk",
        "1.0.0",
        "2026-11-21",
    )


BROKEN = """\
format: crisisplan/overlay/1
id: example/sk
title: Slovakia
for: {id: example/floods, editions: ">=2"}
edition: 1.0.0
cheked: 2026-11-21
terms: {counsil: rada}
change:
  - {rewrod: first, ask: Who?}
  - {hide: level}
  - {reword: frist, ask: Who?}
  - add:
      - {id: sk-a, kind: txt, title: A}
      - {id: sk-b, kind: text, title: B, phase: later, see: [lats]}
      - {id: own, kind: text, title: C, when: {item: level, before: 2026-01-01}}
    to: part
  - {reword: last, title: "{counsil}", intro: x}
  - {hide: first, because: x}
"""


def test_all_problems_are_said_at_once_each_with_file_line_and_nearest_word(
    base: Path, tmp_path: Path
) -> None:
    """An author mends everything in one go, without guessing where."""
    _write(base / "area.yaml", {**BASE["chapters"][0], "titel": "x"})
    overlay = _write(tmp_path / "sk.yaml", BROKEN)
    found = _problems(base, overlay)
    said = {(Path(one.file).name, one.line): one for one in found}
    in_overlay = sorted(line for name, line in said if name == "sk.yaml")
    assert in_overlay == [4, 6, 7, 9, 10, 11, 13, 14, 15, 17, 18]
    assert said["area.yaml", _line(base / "area.yaml", "titel")].nearest == "title"
    assert said["sk.yaml", 6].nearest == "checked"
    assert said["sk.yaml", 7].nearest == "council"
    assert said["sk.yaml", 9].nearest == "reword"
    assert said["sk.yaml", 11].nearest == "first"
    assert said["sk.yaml", 13].nearest == "text"
    texts = "\n".join(map(str, found))
    assert "'last' needs it (see)" in texts
    assert "Did you mean 'last'" in texts
    assert "sk-own" in texts


def _line(path: Path, word: str) -> int:
    lines = path.read_text(encoding="utf-8").splitlines()
    return next(n for n, line in enumerate(lines, 1) if word in line)


FOR_TWO = """\
format: crisisplan/overlay/1
id: example/sk
title: Slovakia
edition: 1.0.0
terms: {council: rada}
for:
- id: example/fires
  editions: ">=1"
  change:
  - {rewrod: first, ask: Who?}
- {id: 7, titel: x, editions: ">=1"}
- id: example/floods
  editions: ">=1"
  change:
  - {reword: last, ask: Who?}
  - {reword: frist, ask: Who?}
  - add: [{id: sk-a, kind: txt, title: A}]
    to: part
"""


def test_a_problem_is_found_in_the_part_for_the_playbook_it_is_in(
    base: Path, tmp_path: Path
) -> None:
    """What cannot be read for one playbook does not move the lines of the next."""
    overlay = _write(tmp_path / "sk.yaml", FOR_TWO)
    found = {one.line: one.nearest for one in _problems(base, overlay)}
    assert found == {10: "reword", 11: "title", 16: "first", 17: "text"}


def test_a_clash_of_two_overlays_names_both(base: Path, tmp_path: Path) -> None:
    """Country and city must talk, or one must say that it wins."""
    terms = {"council": "rada"}
    country = _write(tmp_path / "sk.yaml", overlay_data(terms=terms))
    head = {"id": "example/nitra", "title": "Nitra", "terms": terms}
    city = _write(tmp_path / "nitra.yaml", overlay_data(**head))
    (clash,) = _problems(base, country, city)
    assert (clash.file, clash.line) == (str(city), _line(city, "council"))
    assert "example/sk" in clash.sentence
    _write(city, overlay_data(**head, over="example/sk"))
    assert len(resolve(base, [country, city]).used) == 2


def test_an_overlay_given_twice_is_a_problem(base: Path, tmp_path: Path) -> None:
    """Its additions would stand in the plan twice."""
    overlay = _write(tmp_path / "sk.yaml", overlay_data())
    assert "given twice" in _problems(base, overlay, overlay)[0].sentence


def test_two_broken_files_are_both_named(base: Path, tmp_path: Path) -> None:
    """A fault in YAML in one file must not hide those in the other."""
    first = _write(tmp_path / "sk.yaml", 'format: crisisplan/overlay/1\na: "x\n')
    second = _write(tmp_path / "cz.yaml", overlay_data(titel="x", id="example/cz"))
    (base / "playbook.yaml").write_text("a: [", encoding="utf-8")
    files = {Path(one.file).name for one in _problems(base, first, second)}
    assert files == {"sk.yaml", "cz.yaml", "playbook.yaml"}


def test_only_shipped_overlays_carry_the_programs_name(
    base: Path, tmp_path: Path
) -> None:
    """A stranger's overlay must not look like ours."""
    overlay = _write(tmp_path / "own/sk.yaml", overlay_data(id="crisisplan/sk"))
    assert "choose your own" in _problems(base, overlay)[0].sentence
    assert resolve(base, [overlay], shipped=tmp_path / "own").used
    with pytest.raises(ProblemsError, match="choose your own"):
        read_overlay(overlay)
    assert read_overlay(overlay, shipped=True).title == "Slovakia"


def test_what_is_no_overlay_is_refused_in_a_sentence(
    base: Path, tmp_path: Path
) -> None:
    """A playbook given as an overlay is the commonest slip."""
    with pytest.raises(CannotReadError, match="is no overlay"):
        resolve(base, [base / "playbook.yaml"])
    with pytest.raises(CannotReadError, match="no file"):
        resolve(base, [tmp_path / "missing.yaml"])


@pytest.mark.parametrize("data", ["", "[]", "change: x", "- a", "change: [a, {}, []]"])
def test_hardly_an_overlay_is_problems_and_no_traceback(
    base: Path, tmp_path: Path, data: str
) -> None:
    """Authors save half-written files too."""
    overlay = _write(tmp_path / "sk.yaml", f"format: crisisplan/overlay/1\n{data}\n")
    with pytest.raises((ProblemsError, CannotReadError)):
        resolve(base, [overlay])


@pytest.mark.parametrize("data", ["", "[]", "chapters: x", "chapters: [x, {}, []]"])
def test_hardly_a_playbook_under_an_overlay_is_problems_too(
    tmp_path: Path, data: str
) -> None:
    """The overlay's author must see whose fault it is."""
    base = _write(tmp_path / "floods.yaml", data)
    overlay = _write(tmp_path / "sk.yaml", overlay_data(terms={"council": "x"}))
    assert any(one.file == str(base) for one in _problems(base, overlay))


def test_hiding_what_a_condition_or_a_column_needs_is_a_problem(tmp_path: Path) -> None:
    """A condition on nothing is never true, and nobody would notice."""
    column = {"id": "site", "kind": "row", "of": "sites", "title": "Site"}
    cells = [{"id": "name", "kind": "text", "title": "Name"}]
    data = playbook_data(
        item("asked", "yes-no"),
        item("sites", "table", columns=cells),
        item("later", when={"item": "asked", "is": "yes"}),
        item("visits", "table", columns=[column]),
    )
    base = _write(tmp_path / "floods.yaml", data)
    changes = [{"hide": "asked", "because": "x"}, {"hide": "sites", "because": "x"}]
    overlay = _write(tmp_path / "sk.yaml", overlay_data(*changes))
    first, second = _problems(base, overlay)
    assert "'later' needs it (when)" in first.sentence
    assert "'visits' needs it (of)" in second.sentence
    more = [{"hide": one, "because": "x"} for one in ("later", "visits")]
    _write(overlay, overlay_data(*changes, *more))
    assert resolve(base, [overlay]).playbook.items == ()


WORDS = ["first", "level", "matrix", "last", "part", "area", "sk-a", "way", "x"]
KEYS = [*CHANGES, "to", "after", "column", "options", "rows", "because", "ask", "over"]
JUNK: Any = st.recursive(
    st.sampled_from(WORDS),
    lambda inner: (
        st.lists(inner, max_size=2)
        | st.dictionaries(st.sampled_from([*KEYS, *WORDS]), inner, max_size=3)
    ),
    max_leaves=4,
)
CHANGE = st.dictionaries(
    st.sampled_from(KEYS), st.sampled_from(WORDS) | JUNK, min_size=1, max_size=4
)


@given(st.lists(CHANGE | JUNK, max_size=4), st.booleans())
def test_whatever_is_written_in_an_overlay_ends_in_a_playbook_or_in_problems(
    tmp_path_factory: pytest.TempPathFactory, changes: list[Any], twice: bool
) -> None:
    """No overlay whatsoever ends in a traceback, or loses an item silently."""
    folder = tmp_path_factory.mktemp("fuzz")
    base = _write(folder / "floods.yaml", BASE)
    files = [_write(folder / "sk.yaml", overlay_data(*changes))]
    if twice:
        head = {"id": "example/nitra", "over": "example/sk"}
        files.append(_write(folder / "nitra.yaml", overlay_data(*changes, **head)))
    problems: tuple[Problem, ...] = ()
    kept: set[str] = set()
    try:
        playbook = resolve(base, files).playbook
        kept = {*playbook.spots, *playbook.hidden}
    except ProblemsError as fault:
        problems = fault.problems
    assert all(one.file and one.line for one in problems)
    assert problems or kept >= {"first", "level", "matrix", "last"}
