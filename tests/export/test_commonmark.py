"""Every example of the CommonMark specification, written as an answer, stays words."""

import json
from functools import cache
from pathlib import Path

import pytest

from tests.export.reading import Shape, neutral, shape
from tests.export.test_documents import Slots, filled
from tests.export.test_escape import PLACES
from tests.export.variants import VARIANTS, Variant

EXAMPLES: tuple[str, ...] = tuple(
    json.loads((Path(__file__).parent / "commonmark.json").read_text("utf-8"))[
        "examples"
    ]
)
EACH = ("paragraph", "list", "heading", "cell", "block", "quote")
"""One place for each way in which a text is put down."""


@cache
def ordinary(place: str, text: str) -> tuple[Shape, ...]:
    """Give what an ordinary text makes of a place."""
    return shape(PLACES[place](text))


@pytest.mark.parametrize("place", EACH)
def test_no_example_is_structure_in_any_place(place: str) -> None:
    """The specification lists all that can be structure at all."""
    assert len(EXAMPLES) > 600
    for text in EXAMPLES:
        made = shape(PLACES[place](text))
        assert made == ordinary(place, neutral(text)), text


SLOTS = 40
"""Places of the plan that take a text; the examples are put there by the batch."""
PLAN = next(one for one in VARIANTS if one.name == "plan")


@pytest.mark.parametrize("variant", VARIANTS, ids=str)
def test_no_example_changes_a_document(variant: Variant) -> None:
    """All of them in the full plan, and a handful in every other document."""
    some = EXAMPLES if variant == PLAN else EXAMPLES[::19]
    for first in range(0, len(some), SLOTS):
        texts = [*some[first : first + SLOTS]]
        hostile = filled(Slots(texts).hostile, answered=True)
        ordinary = filled(Slots(texts).ordinary, answered=True)
        made = shape(variant.made(hostile, "red"))
        assert made == shape(variant.made(ordinary, "red")), texts
