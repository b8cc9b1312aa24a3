"""The four short questions of a new plan."""

from pathlib import Path

import pytest

from crisisplan.errors import NotAnAnswerError
from crisisplan.storage.catalogue import Entry
from crisisplan.storage.city_typed import proposed_file, read_city, suggested

ENTRIES = [
    Entry("city-incident-response", Path(), shipped=True),
    Entry("first-24-hours", Path(), shipped=True),
]


def test_a_city_is_read_as_people_write_it() -> None:
    """Small letters, blanks in numbers and commas are understood."""
    city = read_city(" Banská  Bystrica ", "sk", "75 000", "SK, hu;sk")
    assert city.name == "Banská Bystrica"
    assert city.country == "SK"
    assert city.population == 75000
    assert city.languages == ("sk", "hu")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (("", "", "", ""), "name of the city"),
        (("A", "Slovakia", "", ""), "two letters"),
        (("A", "", "many", ""), "plain number"),
        (("A", "", "-5", ""), "how many people"),
        (("A", "", "", "slovak"), "not 'slovak'"),
    ],
)
def test_what_cannot_be_understood_is_asked_again(
    typed: tuple[str, str, str, str], said: str
) -> None:
    """Nothing is guessed about a city."""
    with pytest.raises(NotAnAnswerError, match=said):
        read_city(*typed)


@pytest.mark.parametrize(
    ("population", "name"),
    [
        (4999, "first-24-hours"),
        (5000, "city-incident-response"),
        (None, "city-incident-response"),
    ],
)
def test_a_small_town_is_offered_the_short_playbook(
    population: int | None, name: str
) -> None:
    """An hour is what a small town has."""
    assert suggested(ENTRIES, population) == name


def test_the_proposed_file_is_new_and_plain(tmp_path: Path) -> None:
    """Any disk and any mail program can hold the name."""
    assert proposed_file(tmp_path, "Žďár nad Sázavou").name == (
        "zdar-nad-sazavou.plan.yaml"
    )
    (tmp_path / "ub.plan.yaml").write_text("", encoding="utf-8")
    assert proposed_file(tmp_path, "Úb").name == "ub-2.plan.yaml"
    assert proposed_file(tmp_path, "北京").name == "city.plan.yaml"
