"""Every shipped country overlay fits the shipped playbook it is for."""

from functools import cache
from pathlib import Path

from crisisplan.domain.style import style_flaws
from crisisplan.errors import ProblemsError
from crisisplan.storage.catalogue import shipped_folder
from crisisplan.storage.overlay_file import Resolved, read_overlay, resolve

OVERLAYS = sorted((shipped_folder() / "overlays").glob("*.yaml"))


def _base(path: Path) -> Path:
    """Give the shipped playbook that an overlay is for."""
    name = read_overlay(path, shipped=True).for_.id.partition("/")[2]
    folder = shipped_folder() / name
    return folder if folder.is_dir() else folder.with_suffix(".yaml")


@cache
def _resolved(path: Path) -> Resolved:
    return resolve(_base(path), [path], shipped=shipped_folder())


def test_each_overlay_fits_its_playbook() -> None:
    """A city that starts a plan must not be the one who finds the mistake."""
    problems = []
    for path in OVERLAYS:
        try:
            _resolved(path)
        except ProblemsError as fault:
            problems += [str(problem) for problem in fault.problems]
    assert problems == []


def test_each_overlay_is_called_like_its_file_and_says_when_it_was_checked() -> None:
    """Laws and numbers age; a reader must see how old they are."""
    for path in OVERLAYS:
        overlay = read_overlay(path, shipped=True)
        assert overlay.id == f"crisisplan/{path.stem}"
        assert overlay.checked


def test_what_overlays_add_and_reword_is_as_usable_as_the_rest() -> None:
    """The lint that the playbook holds to is for its overlays too."""
    found = []
    for path in OVERLAYS:
        resolved = _resolved(path)
        own = {
            item_id
            for item_id, origin in resolved.origins.items()
            if origin.changed_by or Path(origin.file) == path
        }
        found += [
            f"{path.name}: {flaw.owner}: {flaw.sentence}"
            for flaw in style_flaws(resolved.playbook)
            if flaw.owner in own
        ]
    assert found == []
