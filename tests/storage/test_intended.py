"""What is said of a plan before it is begun, and what is begun then."""

from pathlib import Path

import pytest

from crisisplan.domain.standing import Reading
from crisisplan.storage.catalogue import entries, overlays
from crisisplan.storage.country_overlay import country_offer
from crisisplan.storage.intended import Intended
from crisisplan.storage.plan_file import read_plan
from tests.build import TODAY

COUNTRIES = [one.name for one in overlays() if one.shipped]


@pytest.mark.parametrize("on", [True, False])
@pytest.mark.parametrize("country", COUNTRIES)
def test_a_small_town_is_told_how_much_its_own_country_asks(
    country: str, on: bool, tmp_path: Path
) -> None:
    """The short playbook has a word of the country too, and it is counted."""
    intended = Intended(entries(), "")
    intended.books = {one.name: one.read()[0] for one in entries() if one.shipped}
    town = {"city": "A", "country": country, "population": "900", "languages": ""}
    intended.put(town)
    for search in intended.searches():
        intended.learn(search, country_offer(*search))
    assert intended.offer
    intended.tick(on=on)
    path = tmp_path / "a.plan.yaml"
    intended.begin(path)
    file = read_plan(path)
    assert file.playbook.id == "crisisplan/first-24-hours"
    assert len(file.plan.playbook.overlays) == int(on)
    count = len(Reading(file.plan, file.playbook, TODAY).counted)
    assert f", {count} in all, about an hour" in intended.suggestion
