"""Every shipped country overlay fits the shipped playbooks it is for."""

from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crisisplan.domain.beginning import as_begun, usual_chapters
from crisisplan.domain.effort import effort
from crisisplan.domain.items.statement import Statement
from crisisplan.domain.plan import City
from crisisplan.domain.playbook import Playbook
from crisisplan.domain.standing import Reading
from crisisplan.domain.style import style_flaws
from crisisplan.errors import ProblemsError
from crisisplan.storage.catalogue import entries, find, find_overlay, shipped_folder
from crisisplan.storage.city_typed import SHORT
from crisisplan.storage.overlay_file import Resolved, resolve
from crisisplan.storage.overlay_read import read_overlay
from crisisplan.storage.start import begin
from tests.build import TODAY

OVERLAYS = sorted((shipped_folder() / "overlays").glob("*.yaml"))


def _bases(path: Path) -> list[str]:
    """Name the shipped playbooks that an overlay is for."""
    targets = read_overlay(path, shipped=True).for_
    return [one.id.removeprefix("crisisplan/") for one in targets]


PAIRS = [(path, name) for path in OVERLAYS for name in _bases(path)]


@cache
def _resolved(path: Path, name: str) -> Resolved:
    return resolve(find(name).path, [path], shipped=shipped_folder())


def test_each_overlay_fits_its_playbooks() -> None:
    """A city that starts a plan must not be the one who finds the mistake."""
    problems = []
    for path, name in PAIRS:
        try:
            _resolved(path, name)
        except ProblemsError as fault:
            problems += [str(problem) for problem in fault.problems]
    assert problems == []


def test_each_overlay_is_called_like_its_file_and_says_when_it_was_checked() -> None:
    """Laws and numbers age; a reader must see how old they are."""
    for path in OVERLAYS:
        overlay = read_overlay(path, shipped=True)
        assert overlay.id == f"crisisplan/{path.stem}"
        assert overlay.checked


def _starter(book: Playbook, item_id: str) -> str:
    words = book.item(item_id).asks
    assert isinstance(words, Statement)
    return words.starter


def test_a_small_town_has_its_country_too() -> None:
    """Its number and its offices do not wait for the long playbook."""
    assert {path for path, name in PAIRS if name == SHORT} == {*OVERLAYS}
    plain, _ = find(SHORT).read()
    for path in OVERLAYS:
        book = _resolved(path, SHORT).playbook
        assert len(book.items) - len(plain.items) in (0, 1), path.stem
        number = read_overlay(path, shipped=True).terms["emergency_number"]
        assert f"call {number}." in book.say(_starter(book, "com-say-reported"))


def test_what_overlays_add_and_reword_is_as_usable_as_the_rest() -> None:
    """The lint that the playbook holds to is for its overlays too."""
    found = []
    for path, name in PAIRS:
        resolved = _resolved(path, name)
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


CITIES = st.builds(
    City,
    name=st.just("Hron"),
    country=st.sampled_from(["", "SK", "DE"]),
    population=st.none() | st.integers(0, 300_000),
    languages=st.sampled_from([(), ("sk",), ("de", "en")]),
)
BEGUN = [
    *[(name, path.stem) for path, name in PAIRS],
    *[(one.name, "") for one in entries() if one.shipped],
]
"""Every shipped playbook, by itself and with each overlay for it."""


@pytest.mark.parametrize(("name", "overlay"), BEGUN)
def test_what_is_said_before_a_plan_is_begun_is_what_it_then_asks(
    name: str, overlay: str
) -> None:
    """Who was told eighteen hours and meets four was told the wrong thing."""
    paths = [find_overlay(overlay).path] if overlay else []
    beginning = begin(City(name="A"), find(name), paths)
    book = beginning.playbook
    optional = [one.id for one in book.chapters if one.optional]

    @settings(max_examples=6)
    @given(city=CITIES, ticked=st.sets(st.sampled_from(optional or [""])))
    def holds(city: City, ticked: set[str]) -> None:
        begun = beginning.choosing(usual_chapters(book, ticked))
        plan = Reading(begun.plan.changed(city=city), book, TODAY)
        said = effort(as_begun(book, city, ticked))
        assert said == effort(plan)
        assert said.questions == len(plan.counted)

    holds()
