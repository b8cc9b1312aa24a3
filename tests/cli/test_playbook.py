import json
import shlex
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import pytest
import yaml

from crisisplan.cli.playbook import VERBS
from crisisplan.cli.playbook_schema import PARTS
from crisisplan.domain.items import ITEM_KINDS
from crisisplan.storage.yaml_text import read_document
from crisisplan.storage.yaml_write import dump
from tests.build import item, playbook_data
from tests.cli.conftest import ITEMS, Run
from tests.domain.overlays import overlay_data

PLAYBOOKS = Path(__file__).parents[2] / "playbooks"
SHIPPED = sorted([*PLAYBOOKS.glob("*.yaml"), *PLAYBOOKS.glob("*/*.yaml")])


class EditorLoader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """Reads YAML as an editor does: with numbers and yes, but dates as text."""

    yaml_implicit_resolvers = {  # noqa: RUF012  # PyYAML's own name and type
        first: [(tag, pattern) for tag, pattern in known if "timestamp" not in tag]
        for first, known in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


@cache
def validator(part: str) -> jsonschema.Draft202012Validator:
    """Give what knows the committed schema of a part."""
    schema = json.loads((PLAYBOOKS / f"{part}.schema.json").read_text("utf-8"))
    return jsonschema.Draft202012Validator(schema)


def faults(part: str, data: Any) -> list[str]:
    """Give what the committed schema says against `data`."""
    return [fault.message for fault in validator(part).iter_errors(data)]


def part_of(path: Path) -> str:
    """Give the part whose schema the first line of a file names."""
    first = path.read_text("utf-8").partition("\n")[0]
    prefix = "# yaml-language-server: $schema="
    assert first.startswith(prefix), path
    named = (path.parent / first.removeprefix(prefix)).resolve()
    assert named.parent == PLAYBOOKS
    return named.name.removesuffix(".schema.json")


@pytest.mark.parametrize("verb", VERBS)
def test_the_help_of_every_verb_has_examples_that_can_be_typed(
    verb: str, run: Run
) -> None:
    """An author copies an example; one that is refused ends the attempt."""
    ran = run("playbook", verb, "--help")
    assert ran.status == 0
    assert " ".join(VERBS[verb].split()) in " ".join(ran.out.split())
    lines = ran.out.partition("examples:")[2].strip().splitlines()
    assert lines
    parser = import_module(f"crisisplan.cli.playbook_{verb}").make_parser("")
    for line in lines:
        program, command, word, *words = shlex.split(line.partition(">")[0])
        assert (program, command, word) == ("crisisplan", "playbook", verb)
        assert parser.parse_args(words)


def test_the_list_names_the_shipped_playbooks(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Officials choose by summary, and see which are their own."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    own = tmp_path / "crisisplan" / "playbooks"
    own.mkdir(parents=True)
    (own / "broken.yaml").write_text("format: x\n", encoding="utf-8")
    (own / "overlays").mkdir()
    mine = dump(overlay_data(id="example/mine"))
    (own / "overlays" / "mine.yaml").write_text(mine, encoding="utf-8")
    out = run("playbook", "list").out
    assert "first-24-hours: First 24 hours" in out
    assert "\n  8 questions to begin with, 28 in all, about an hour.\n" in out
    assert "city-incident-response: City response" in out
    assert " to begin with, up to " in out
    assert "broken: has problems" in out
    assert f"mine: Slovakia 1.0.0, for example/floods, {own}" in out
    sk = next(line for line in out.splitlines() if line.startswith("sk: Slovakia"))
    assert sk.endswith("comes with crisisplan")


def test_a_playbook_can_be_read_before_it_is_chosen(
    run: Run, playbook_path: Path
) -> None:
    """Nobody starts two hours of work on a title alone."""
    out = run("playbook", "show", playbook_path).out
    assert "An area (area)" in out
    assert "* who  Who" in out
    assert "Ask early. [L1" in run("playbook", "show", playbook_path, "beds").out


def test_an_unknown_playbook_names_the_nearest(run: Run) -> None:
    """Names of playbooks are typed from memory."""
    ran = run("playbook", "show", "first-24-hour")
    assert ran.status == 2
    assert "Did you mean 'first-24-hours'?" in ran.err


@pytest.mark.parametrize("part", PARTS)
def test_the_committed_schema_is_the_one_that_is_printed(part: str, run: Run) -> None:
    """An editor's help that is older than the program misleads authors."""
    printed = run("playbook", "schema", "--part", part).out
    assert printed == (PLAYBOOKS / f"{part}.schema.json").read_text("utf-8")
    jsonschema.Draft202012Validator.check_schema(json.loads(printed))


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.name)
def test_every_shipped_file_names_its_schema_and_fits_it(path: Path) -> None:
    """Who copies a shipped file to start from sees no false alarm."""
    text = path.read_text("utf-8")
    assert faults(part_of(path), read_document(text, path.name).data) == []
    assert faults(part_of(path), yaml.load(text, EditorLoader)) == []  # noqa: S506


def test_an_authors_flat_item_fits_the_schema() -> None:
    """The editor knows the keys of each kind as authors write them."""
    assert faults("playbook", playbook_data(*ITEMS)) == []
    assert faults("playbook", playbook_data(item("a", phase="prepare"))) == []
    assert faults("playbook", playbook_data(item("a", "number", at_least=5))) == []
    assert faults("playbook", playbook_data(item("a", "choice", options={"b": "B"},
        many=True))) == []  # fmt: skip


@pytest.mark.parametrize(
    "broken",
    [
        item("a", "number", options={"b": "B"}),
        item("a", "text", helpp="x"),
        item("a", "txt"),
        item("a", "choice"),
        item("a", "yes-no", weight="vital"),
        item("a", "record", columns=[{"id": "b", "kind": "action", "title": "B"}]),
        item("a", "text", when={"item": "b", "iss": "yes"}),
        {"id": "a", "title": "A"},
    ],
)
def test_the_schema_refuses_what_the_reader_refuses(broken: dict[str, Any]) -> None:
    """An author sees the slip while typing it."""
    assert faults("playbook", playbook_data(broken))


def test_an_authors_overlay_fits_its_schema() -> None:
    """The editor knows the operations, and the items inside them."""
    added = {"add": [item("sk-a", "number", unit="beds")], "to": "part"}
    changes = (added, {"recommend": "who"}, {"hide": "log", "because": "Not here"})
    assert faults("overlay", overlay_data(*changes)) == []


def test_an_overlay_for_two_playbooks_fits_the_schema() -> None:
    """The editor knows the same keys under each of them."""
    change = [{"add": [item("sk-a", "number", unit="beds")], "to": "part"}]
    mine = {"id": "example/floods", "editions": ">=1", "change": change}
    other = {"id": "example/fires", "editions": ">=1", "terms": {"a": "b"}}
    assert faults("overlay", overlay_data(**{"for": [mine, other]})) == []
    wrong = {**mine, "change": [{"hid": "who", "because": "x"}]}
    assert faults("overlay", overlay_data(**{"for": [wrong, other]}))


@pytest.mark.parametrize(
    "change",
    [
        {"hid": "who", "because": "x"},
        {"hide": "who"},
        {"reword": "who", "titel": "x"},
        {"add": [item("sk-a", "txt")], "to": "part"},
        {"add_options": "level", "options": {"a": {"lable": "A"}}},
    ],
)
def test_the_overlays_schema_refuses_what_the_reader_refuses(
    change: dict[str, Any],
) -> None:
    """An author sees the slip while typing it."""
    assert faults("overlay", overlay_data(change))


def test_the_sentence_under_a_field_is_the_editors_help(run: Run) -> None:
    """Documentation is written once."""
    found = json.loads(run("playbook", "schema").out)["$defs"]
    assert set(ITEM_KINDS) == {
        name.removeprefix("Item.") for name in found if name.startswith("Item.")
    }
    assert found["Item"]["properties"]["title"]["description"] == (
        "A few words that work in a list."
    )
    within = found["Item.action"]["properties"]["within"]["description"]
    assert within.startswith("Counted from the start of the incident")
    assert "asks" not in found["Item"]["properties"]
