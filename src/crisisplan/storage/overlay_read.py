"""One overlay on disk, read by itself: what it says for which playbooks."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path as FilePath
from typing import Any

from crisisplan.domain.overlay import (
    CHANGES,
    Change,
    Overlay,
    change_in,
    nearest_change,
)
from crisisplan.domain.overlay_work import Layer, Share
from crisisplan.errors import CannotReadError, Problem, ProblemsError
from crisisplan.storage.playbook_file import Sources, not_our_own, read_part
from crisisplan.storage.shape import Places, read_model
from crisisplan.storage.yaml_text import Path


@dataclass(frozen=True)
class _Inside:
    """The places of a part of an overlay."""

    places: Places
    way: Path

    def find(self, path: Path) -> tuple[str, int]:
        """Give file and line of what stands at `path` in the part."""
        return self.places.find(self.way + path)


def read_overlay(path: FilePath, *, shipped: bool = False) -> Overlay:
    """Read an overlay by itself, without the playbook it is for.

    Raises:
        CannotReadError: There is no such file, or it is no overlay.
        ProblemsError: It has problems of shape; all of them.
    """
    _, layer, problems = read_layer(path, own=shipped)
    if problems or layer is None:
        raise ProblemsError(tuple(problems))
    return layer.overlay


def is_overlay(data: Any) -> bool:
    """Say whether a document calls itself an overlay."""
    found = data.get("format") if isinstance(data, dict) else None
    return isinstance(found, str) and found.startswith("crisisplan/overlay/")


def targets_of(data: Any) -> list[str]:
    """Name the playbooks that an overlay is for, as far as it says so."""
    listed = [raw for way, raw in _blocks(data) if way] if is_overlay(data) else []
    named = [raw.get("id") for raw in listed if isinstance(raw, dict)]
    return [one for one in named if isinstance(one, str)]


def read_layer(
    path: FilePath, *, own: bool
) -> tuple[Sources, Layer | None, list[Problem]]:
    """Read one overlay; what cannot be read of it is left out, and a problem.

    Raises:
        CannotReadError: There is no such file, or it is no overlay.
    """
    try:
        document = read_part(path)
    except ProblemsError as fault:
        return Sources(), None, list(fault.problems)
    sources = Sources(document.data, [((), document, ())])
    if not is_overlay(document.data):
        raise CannotReadError(
            f"{path} is no overlay: it does not begin 'format: crisisplan/overlay/1'."
        )
    overlay, faults = read_model(Overlay, document.data, sources)
    problems = [*faults, *(() if own else not_our_own(sources, "overlays"))]
    read = {}
    for way, raw in _blocks(document.data):
        read[way], found = _changes(raw, sources, way)
        problems += found
    layer = _joined(overlay, document.data, read) if overlay else None
    return sources, layer, problems


def _blocks(data: Any) -> Iterator[tuple[Path, Any]]:
    """Give what may hold changes: the file, and each playbook that it is for."""
    yield (), data
    wanted = data.get("for")
    if isinstance(wanted, list):
        yield from ((("for", number), raw) for number, raw in enumerate(wanted))
    else:
        yield ("for",), wanted


def _changes(
    raw: Any, sources: Sources, way: Path
) -> tuple[tuple[tuple[int, Change], ...], list[Problem]]:
    """Read the operations of a block; those that cannot be read are problems."""
    listed = raw.get("change") if isinstance(raw, dict) else None
    changes, problems = [], list[Problem]()
    for number, one in enumerate(listed if isinstance(listed, list) else ()):
        change, found = _change(one, _Inside(sources, (*way, "change", number)))
        problems += found
        if change:
            changes.append((number, change))
    return tuple(changes), problems


def _joined(
    overlay: Overlay, data: Any, read: Mapping[Path, tuple[tuple[int, Change], ...]]
) -> Layer:
    """Give an overlay with its changes; a block that cannot be read is left out."""
    known = {one.id: one for one in overlay.for_}
    single = [
        Share(known[str(raw["id"])], way, read[way])
        for way, raw in _blocks(data)
        if way and isinstance(raw, dict) and str(raw.get("id")) in known
    ]
    return Layer(overlay, Share(overlay, (), read[()]), tuple(single))


def _change(raw: Any, places: Places) -> tuple[Change | None, Sequence[Problem]]:
    if not isinstance(raw, dict):
        return None, ()
    model = change_in(raw)
    if model:
        change, found = read_model(model, raw, places)
        return change, found
    file, line = places.find(())
    sentence = f"A change begins with one of: {', '.join(CHANGES)}."
    return None, (Problem(sentence, file, line, "change", nearest_change(raw)),)
