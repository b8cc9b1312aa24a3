"""What the page for authors says is so: its examples work, and no key is missing."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from crisisplan.domain.conditions import Condition
from crisisplan.domain.items import ITEM_KINDS
from crisisplan.domain.items.choice import Option
from crisisplan.domain.items.column import CELL_KINDS, Column
from crisisplan.domain.lesson import Lesson, Source, Term
from crisisplan.domain.model import Model
from crisisplan.domain.overlay import CHANGES, Overlay, Target
from crisisplan.domain.playbook import Advice, Chapter, Item, Playbook, Section
from crisisplan.domain.standing import Reading
from crisisplan.storage.author_test import sample_plan
from crisisplan.storage.overlay_file import resolve
from crisisplan.storage.playbook_file import read_playbook
from crisisplan.storage.yaml_text import read_document
from crisisplan.storage.yaml_write import dump
from tests.build import reading

PAGE = Path(__file__).parent.parent / "docs" / "playbooks.md"
TEXT = PAGE.read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```yaml\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)
NAMED = {
    found[1]: block
    for block in BLOCKS
    if (found := re.match(r"# file: (\S+)\n", block))
}
ITEMS = [block for block in BLOCKS if not block.startswith("# file:")]
PLAYBOOKS = sorted(
    name.removesuffix("/playbook.yaml")
    for name, block in NAMED.items()
    if "format: crisisplan/playbook/1" in block
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """All files of the page, and its single items in the playbook on floods."""
    for name, block in NAMED.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(block, encoding="utf-8")
    floods = read_document(NAMED["floods.yaml"], "floods.yaml").data
    section = floods["chapters"][0]["sections"][0]
    for block in ITEMS:
        section["items"] += read_document(block, str(PAGE)).data
    (tmp_path / "floods.yaml").write_text(dump(floods), encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("name", PLAYBOOKS)
def test_every_playbook_on_the_page_is_one(folder: Path, name: str) -> None:
    """An author who copies an example begins with something that works."""
    playbook, _ = read_playbook(folder / name)
    assert playbook.items


def test_the_first_example_works_by_itself(tmp_path: Path) -> None:
    """It is the first thing that anybody tries."""
    path = tmp_path / "floods.yaml"
    path.write_text(NAMED["floods.yaml"], encoding="utf-8")
    assert len(read_playbook(path)[0].items) == 2


def test_the_overlays_on_the_page_fit_and_do_what_it_says(folder: Path) -> None:
    """Both at once, the city over the country."""
    overlays = [folder / "sk.yaml", folder / "nitra.yaml"]
    playbook = resolve(folder / "floods.yaml", overlays).playbook
    assert playbook.item("duty").ask.startswith("Who has the flood phone")
    assert playbook.item("sk-river-call").title.endswith("river Nitra")
    assert playbook.item("call-fire").recommended_by == "the interior ministry"
    assert "map" in playbook.hidden


def test_the_overlay_for_two_playbooks_on_the_page_fits_both(folder: Path) -> None:
    """Each gets what is for both, and what is for it alone."""
    floods, shelter = (
        resolve(folder / name, [folder / "hills.yaml"]).playbook
        for name in ("floods.yaml", "shelter.yaml")
    )
    assert floods.say("{emergency_number}") == "112 or 155"
    assert shelter.item("q2").title == "Places above the valley"
    assert floods.name("hills-rescue") == shelter.name("hills-rescue")


def test_the_sample_answers_on_the_page_fit(folder: Path) -> None:
    """Authors copy these too."""
    playbook, data = read_playbook(folder / "floods.yaml")
    sample = sample_plan(playbook, data, folder / "sample")
    assert sample.plan.city.name == "Sampleton"
    assert sample.today.year == 2026


@pytest.mark.parametrize("block", BLOCKS)
def test_any_yaml_reader_takes_the_examples(block: str) -> None:
    """Authors check their files with other tools as well."""
    assert yaml.safe_load(block)


def _keys() -> Iterator[str]:
    models: list[type[Model]] = [
        *(Playbook, Chapter, Section, Item, Advice, Column, Option),
        *(Source, Lesson, Term, Overlay, Target, Condition),
        *CHANGES.values(),
        *{**ITEM_KINDS, **CELL_KINDS}.values(),
    ]
    for model in models:
        for name, field in model.model_fields.items():
            yield field.alias or name
    yield from {**ITEM_KINDS, **CELL_KINDS}


@pytest.mark.parametrize("key", sorted({*_keys()} - {"asks"}))
def test_every_key_is_on_the_page(key: str) -> None:
    """A key that authors cannot find might as well not exist."""
    prose = re.sub(r"^```.*?^```$", "", TEXT, flags=re.MULTILINE | re.DOTALL)
    said: Any = re.findall(r"`([^`\n]+)`|^### (.+)$", prose, re.MULTILINE)
    words = {
        word for code, heading in said for word in re.split(r"[\s:,]+", code or heading)
    }
    assert key in words


@pytest.mark.parametrize(
    ("answers", "asked"),
    [
        ({}, ["q1", "q2", "q3", "q4", "q5"]),
        ({"q1": "yes"}, ["q1", "q2", "q3"]),
        ({"q1": "yes", "q2": "80"}, ["q1", "q2"]),
        ({"q1": "no"}, ["q1", "q4", "q5"]),
        ({"q1": "no", "q4": "nobody"}, ["q1", "q4"]),
        ({"q1": "no", "q4": "church"}, ["q1", "q4", "q5"]),
    ],
)
def test_the_questionnaire_on_the_page_branches_as_its_words_say(
    folder: Path, answers: dict[str, str], asked: list[str]
) -> None:
    """A question under a question is the first thing that authors get wrong."""
    playbook, _ = read_playbook(folder / "shelter.yaml")
    assert [one.id for one in reading(playbook, answers).items] == asked


WRITTEN = {
    "choice with `many`": "warning-ways",
    "person": "speaker",
    "statement": "say-reported",
    "record": "agreement",
    "table": "halls",
    "`row` column": "transport",
}


@pytest.mark.parametrize(("kind", "item_id"), WRITTEN.items(), ids=WRITTEN)
def test_values_are_written_as_the_page_says(
    folder: Path, kind: str, item_id: str
) -> None:
    """Authors copy them into their sample answers."""
    found = re.search(
        rf"^\| {re.escape(kind)} \|[^`\n]*`([^`\n]+)`", TEXT, re.MULTILINE
    )
    assert found
    value = read_document(f"value: {found[1]}", str(PAGE)).data["value"]
    if item_id == "transport":
        value = {"rows": {"r-1": value}}
    playbook, data = read_playbook(folder / "floods.yaml")
    sample = sample_plan(playbook, data, folder / "sample")
    known = Reading(sample.plan, playbook, sample.today)
    assert playbook.item(item_id).asks.faults(value, known.around) == ()
