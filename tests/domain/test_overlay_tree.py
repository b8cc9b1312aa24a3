"""A playbook's data as a tree, and as data again."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crisisplan.domain.overlay_tree import Place, Way, gather, grow
from tests.build import item, playbook_data

DATA = playbook_data(item("a"), item("b"))


def test_what_nobody_changes_comes_out_as_it_went_in() -> None:
    """A playbook without overlays is pinned exactly as it was written."""
    places: dict[Way, Place] = {}
    assert gather(grow(DATA, Place(0, ())), (), places) == DATA
    assert places["chapters", 0, "sections", 0, "items", 1] == Place(
        0, ("chapters", 0, "sections", 0, "items", 1)
    )


@pytest.mark.parametrize(
    "data",
    [
        {"chapters": "a.yaml"},
        {"chapters": ["a.yaml", {"sections": {"id": "x"}}, {"sections": [[]]}]},
        {"chapters": [{"sections": [{"items": ["x", {"id": ["y"]}, {}]}]}]},
        {},
    ],
)
def test_faulty_data_is_left_for_the_models_to_refuse(data: Any) -> None:
    """Overlays on a broken playbook must not hide or change what is broken in it."""
    assert gather(grow(data, Place(0, ())), (), {}) == data


@given(st.lists(st.sampled_from(["title", "ask", "help"]), max_size=5))
def test_the_data_that_went_in_stays_as_it_was(keys: list[str]) -> None:
    """The same playbook may be resolved with other overlays next."""
    before = repr(DATA)
    root = grow(DATA, Place(0, ()))
    part = root.parts[0].parts[0].parts[0]
    for key in keys:
        part.put((key,), "other", Place(1, (key,)))
        part.put(("columns", 0, "options", key), "other", Place(1, (key,)))
    gather(root, (), {})
    assert repr(DATA) == before


def test_a_value_put_in_is_remembered_with_its_place() -> None:
    """A problem in an overlay's words names the overlay, not the playbook."""
    root = grow(DATA, Place(0, ()))
    root.parts[0].parts[0].parts[1].put(("ask",), "Who?", Place(1, ("change", 0)))
    places: dict[Way, Place] = {}
    whole = gather(root, (), places)
    way = "chapters", 0, "sections", 0, "items", 1
    assert whole["chapters"][0]["sections"][0]["items"][1]["ask"] == "Who?"
    assert places[*way, "ask"] == Place(1, ("change", 0))
    assert places[way].source == 0


def test_what_is_hidden_is_not_in_the_data() -> None:
    """A hidden item is neither asked nor counted."""
    root = grow(DATA, Place(0, ()))
    root.parts[0].parts[0].parts[0].hidden = True
    places: dict[Way, Place] = {}
    items = gather(root, (), places)["chapters"][0]["sections"][0]["items"]
    assert [one["id"] for one in items] == ["b"]
    assert places["chapters", 0, "sections", 0, "items", 0].way[-1] == 1
