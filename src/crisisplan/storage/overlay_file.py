"""Overlays on disk, and the playbook that they make together with their base."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path as FilePath
from typing import Any

from crisisplan.domain.check import Flaw
from crisisplan.domain.overlay import Overlay
from crisisplan.domain.overlay_apply import apply, needed
from crisisplan.domain.overlay_tree import Place
from crisisplan.domain.overlay_work import Fault, Layer
from crisisplan.domain.plan import UsedOverlay
from crisisplan.domain.playbook import Playbook
from crisisplan.errors import Problem, ProblemsError
from crisisplan.storage.overlay_read import read_layer
from crisisplan.storage.playbook_file import (
    Sources,
    check_sources,
    join,
    not_our_own,
    placed,
)
from crisisplan.storage.yaml_text import Path


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an item was written, and which overlays changed it."""

    file: str
    line: int
    changed_by: tuple[str, ...] = ()


@dataclass(frozen=True)
class Resolved:
    """A playbook with its overlays put on."""

    playbook: Playbook
    data: Any
    """What is pinned in a plan: text, lists and mappings of text."""
    used: tuple[UsedOverlay, ...]
    _sources: Sources
    _changed_by: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @cached_property
    def origins(self) -> Mapping[str, Origin]:
        """For every item where it comes from."""
        found = {}
        for number, chapter in enumerate(self.data["chapters"]):
            for place, section in enumerate(chapter["sections"]):
                for spot, item in enumerate(section["items"]):
                    way = "chapters", number, "sections", place, "items", spot
                    changed_by = self._changed_by.get(item["id"], ())
                    origin = Origin(*self._sources.find(way), changed_by)
                    found[item["id"]] = origin
        return found

    def placed(self, found: Iterable[Flaw]) -> list[Problem]:
        """Give flaws of the playbook as problems of the files it was made from."""
        return placed(found, self._sources)


@dataclass
class _Mixed(Sources):
    """One playbook's data from several files and overlays."""

    inputs: Sequence[Sources] = ()
    places: Mapping[Path, Place] = field(default_factory=dict)

    def find(self, path: Path) -> tuple[str, int]:
        """Give file and line of what stands at `path`, in whichever file."""
        cut = next(n for n in range(len(path), -1, -1) if path[:n] in self.places)
        place = self.places[path[:cut]]
        return self.inputs[place.source].find(place.way + path[cut:])


def resolve(
    base: FilePath, overlays: Sequence[FilePath], *, shipped: FilePath | None = None
) -> Resolved:
    """Read a playbook and put overlays on it, the first first.

    Files inside the folder `shipped` came with the program and may be called so.

    Raises:
        CannotReadError: A file is missing or is no overlay at all.
        ProblemsError: They have problems; all of them, of every file.
    """
    problems: list[Problem] = []
    inputs = [_base(base, problems)]
    layers = []
    for path in overlays:
        sources, layer, found = read_layer(path, own=_within(path, shipped))
        problems += found
        if layer:
            inputs.append(sources)
            layers.append(layer)
    problems += _given_twice(layers, inputs)
    problems += () if _within(base, shipped) else not_our_own(inputs[0], "playbooks")
    return _put_together(inputs, layers, problems)


def _within(path: FilePath, folder: FilePath | None) -> bool:
    return folder is not None and path.resolve().is_relative_to(folder.resolve())


def _base(path: FilePath, problems: list[Problem]) -> Sources:
    try:
        return join(path)
    except ProblemsError as fault:
        problems += fault.problems
        return Sources(None, [])


def _given_twice(
    layers: Sequence[Layer], inputs: Sequence[Sources]
) -> Iterable[Problem]:
    seen = set()
    for layer, sources in zip(layers, inputs[1:], strict=True):
        if layer.overlay.id in seen:
            sentence = f"The overlay {layer.overlay.id} is given twice."
            yield Problem(sentence, *sources.find(("id",)), "id")
        seen.add(layer.overlay.id)


def _put_together(
    inputs: Sequence[Sources], layers: Sequence[Layer], problems: list[Problem]
) -> Resolved:
    if not isinstance(inputs[0].data, dict):
        shapeless = check_sources(inputs[0])[1] if inputs[0].parts else []
        raise ProblemsError(_in_order([*problems, *shapeless]))
    applied = apply(inputs[0].data, layers)
    mixed = _Mixed(
        data=applied.data,
        problems=inputs[0].problems,
        inputs=inputs,
        places=applied.places,
    )
    playbook, found = check_sources(mixed, applied.hidden.keys())
    faults = [*applied.faults, *(needed(playbook, applied.hidden) if playbook else ())]
    problems += [*found, *(_problem(fault, inputs) for fault in faults)]
    if problems or playbook is None:
        raise ProblemsError(_in_order(problems))
    used = tuple(_used(layer.overlay) for layer in layers)
    return Resolved(playbook, applied.data, used, mixed, applied.changed_by)


def _used(overlay: Overlay) -> UsedOverlay:
    checked = {"checked": overlay.checked} if overlay.checked else {}
    return UsedOverlay(id=overlay.id, edition=overlay.edition, **checked)


def _problem(fault: Fault, inputs: Sequence[Sources]) -> Problem:
    file, line = inputs[fault.place.source].find(fault.place.way)
    key = ".".join(map(str, fault.place.way))
    return Problem(fault.sentence, file, line, key, fault.nearest)


def _in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Give problems by file and line, each once."""
    once = {(one.file, one.line, one.sentence): one for one in problems}
    return tuple(sorted(once.values(), key=lambda one: (one.file, one.line)))
