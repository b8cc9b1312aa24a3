"""Named builders of overlays for the tests."""

from typing import Any

from crisisplan.domain.overlay import Block, Overlay, change_in
from crisisplan.domain.overlay_apply import Applied, apply
from crisisplan.domain.overlay_work import Layer, Share
from crisisplan.domain.playbook import Playbook
from tests.build import item, playbook_data

COLUMNS = [
    {"id": "who", "kind": "text", "title": "Who"},
    {"id": "way", "kind": "choice", "title": "Way", "options": {"phone": "Phone"}},
]
BASE = playbook_data(
    item("first", weight="important"),
    item("level", "choice", options={"low": "Low"}),
    item("matrix", "table", columns=COLUMNS, rows={"fire": {"who": "Fire brigade"}}),
    item("last", see=["first"]),
)


def overlay_data(*changes: dict[str, Any], **keys: Any) -> dict[str, Any]:
    """Give an overlay on `BASE`, as an author writes it."""
    return {
        "format": "crisisplan/overlay/1",
        "id": "example/sk",
        "title": "Slovakia",
        "for": {"id": "example/floods", "editions": ">=1.0,<2"},
        "edition": "1.0.0",
        "change": list(changes),
        **keys,
    }


def layer(*changes: dict[str, Any], **keys: Any) -> Layer:
    """Give an overlay as it was read."""
    data = overlay_data(*changes, **keys)
    overlay = Overlay.model_validate(data)
    several = isinstance(data["for"], list)
    single = [
        share(one, "for", *([number] if several else []))
        for number, one in enumerate(overlay.for_)
    ]
    return Layer(overlay, share(overlay), tuple(single))


def share(block: Block, *way: str | int) -> Share:
    """Give a block of an overlay as it was read."""
    read = []
    for number, raw in enumerate(block.change):
        model = change_in(raw)
        assert model
        read.append((number, model.model_validate(raw)))
    return Share(block, way, tuple(read))


def applied(*layers: Layer) -> Applied:
    """Put overlays on `BASE`."""
    return apply(BASE, layers)


def resolved(*layers: Layer) -> Playbook:
    """Give the playbook that overlays make of `BASE`, where nothing is wrong."""
    result = applied(*layers)
    assert [fault.sentence for fault in result.faults] == []
    return Playbook.model_validate(result.data)


def sentences(*layers: Layer) -> list[str]:
    """Give what is wrong with overlays on `BASE`."""
    return [fault.sentence for fault in applied(*layers).faults]


CITY = {"id": "example/nitra", "title": "Nitra"}
"""The head of a second overlay."""
