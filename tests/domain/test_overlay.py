"""What an overlay is: its head, its editions, its operations."""

from typing import Any

import pytest
from pydantic import ValidationError

from crisisplan.domain.overlay import (
    CHANGES,
    AddRows,
    Hide,
    Overlay,
    Target,
    change_in,
    covers,
    nearest_change,
)
from tests.domain.overlays import overlay_data


@pytest.mark.parametrize(
    ("editions", "edition", "fits"),
    [
        (">=1.0,<2", "1.0.0", True),
        (">=1.0,<2", "1.99.3", True),
        (">=1.0,<2", "2.0.0", False),
        (">=1.0,<2", "0.9.9", False),
        (">= 1.0 , < 2", "1.4.0", True),
        ("==1.2", "1.2.0", True),
        ("==1.2", "1.2.1", False),
        (">1.2", "1.2.0", False),
        ("<=1.2.5", "1.2.5", True),
        (">=1.9", "1.10.0", True),
    ],
)
def test_limits_say_which_editions_an_overlay_fits(
    editions: str, edition: str, fits: bool
) -> None:
    """A country's words for edition 1 must not land silently on edition 2."""
    assert covers(editions, edition) is fits


@pytest.mark.parametrize(
    "editions", ["", "1.0", ">=1.0,", "~=1.0", ">=1.0 <2", ">=1.0\n", "*", ">=1.0.0.0"]
)
def test_limits_written_otherwise_are_refused(editions: str) -> None:
    """What is not understood must not be taken for "all editions"."""
    with pytest.raises(ValidationError, match=r">=1\.0,<2"):
        Target.model_validate({"id": "example/floods", "editions": editions})


def test_ids_of_what_is_added_begin_with_the_short_name() -> None:
    """Two countries' additions never meet under one id."""
    overlay = Overlay.model_validate(
        {
            "format": "crisisplan/overlay/1",
            "id": "example/sk",
            "title": "Slovakia",
            "for": {"id": "example/floods", "editions": ">=1"},
            "edition": "1.0.0",
        }
    )
    assert overlay.prefix == "sk-"


def test_the_first_key_says_the_operation() -> None:
    """Authors write a verb with an id, not a type."""
    assert change_in({"hide": "a", "because": "b"}) is Hide
    assert change_in({"add_rows": "a", "rows": {}}) is AddRows
    assert change_in({"rewrod": "a"}) is None
    assert nearest_change({"rewrod": "a"}) == "reword"
    assert set(CHANGES) == {
        "hide",
        "reword",
        "add",
        "add_options",
        "add_rows",
        "recommend",
    }


FLOODS = {"id": "example/floods", "editions": ">=1,<2"}
FIRES = {"id": "example/fires", "editions": ">=3"}


@pytest.mark.parametrize(
    ("wanted", "two"), [(FLOODS, False), ([FLOODS], False), ([FLOODS, FIRES], True)]
)
def test_an_overlay_is_for_one_playbook_or_for_several(wanted: Any, two: bool) -> None:
    """What was written for one stays as it is when a second one comes."""
    overlay = Overlay.model_validate(overlay_data(**{"for": wanted}))
    assert overlay.fits("example/floods", "1.2.0")
    assert not overlay.fits("example/floods", "3.0.0")
    assert overlay.fits("example/fires", "3.0.0") is two


@pytest.mark.parametrize(
    ("wanted", "words"),
    [([], "at least one playbook"), ([FLOODS, FLOODS], "is named twice")],
)
def test_each_playbook_is_named_once(wanted: Any, words: str) -> None:
    """Of two blocks for one playbook, which would hold?"""
    with pytest.raises(ValidationError, match=words):
        Overlay.model_validate(overlay_data(**{"for": wanted}))
