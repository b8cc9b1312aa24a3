"""The four short questions of a new plan."""

from pathlib import Path

import pytest

from crisisplan.errors import NotAnAnswerError
from crisisplan.storage.catalogue import Entry
from crisisplan.storage.city_typed import (
    city_so_far,
    proposed_file,
    read_city,
    read_languages,
    read_population,
    refused,
    suggested,
)

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
    assert read_city("A", "", "", "Slovenčina, english").languages == ("sk", "en")


@pytest.mark.parametrize(
    ("country", "languages", "spoken"),
    [
        ("Slovensko", "", ("sk",)),
        ("SK", "hu, sk", ("hu", "sk")),
        ("Belgium", "", ()),
        ("", "", ()),
    ],
)
def test_where_nobody_says_it_a_town_speaks_as_its_country_does(
    country: str, languages: str, spoken: tuple[str, ...]
) -> None:
    """First words in English would help nobody there; where it is not plain, none."""
    typed = {"city": "A", "country": country, "population": "", "languages": languages}
    assert read_city("A", country, "", languages).languages == spoken
    assert city_so_far(typed).languages == spoken


@pytest.mark.parametrize(
    ("typed", "country"),
    [
        ("Slovensko", "SK"),
        ("slovakia", "SK"),
        ("Cesko", "CZ"),
        (" United  Kingdom", "GB"),
        ("JP", "JP"),
        ("", ""),
    ],
)
def test_a_country_may_be_written_by_its_name(typed: str, country: str) -> None:
    """Hardly anybody knows the two letters of their own country."""
    assert read_city("A", typed, "", "").country == country


@pytest.mark.parametrize("typed", ["Slovenčina", "Slovenc\u030cina", "slovencina"])
def test_a_language_is_known_with_and_without_its_accents(typed: str) -> None:
    """Some keyboards set an accent as a letter of its own, others know none."""
    assert read_city("A", "SK", "", typed).languages == ("sk",)


@pytest.mark.parametrize("typed", ["1,300,000", "1.300.000", "1'300'000", "1 300 000"])
def test_thousands_may_be_set_apart(typed: str) -> None:
    """There are no halves of people, so nothing has to be guessed here."""
    assert read_population(typed) == 1_300_000


def test_the_question_that_was_refused_is_named() -> None:
    """The cursor goes there."""
    good = {"city": "A", "country": "SK", "population": "12 000", "languages": "sk"}
    assert refused(good) == ""
    for key, typed in {
        "city": " ",
        "population": "1.5",
        "languages": "klingon",
    }.items():
        assert refused({**good, key: typed}) == key


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (("", "", "", ""), "name of the city"),
        (("A", "Atlantis", "", ""), "two letters"),
        (("A", "", "many", ""), "plain number"),
        (("A", "", "-5", ""), "how many people"),
        (("A", "", "", "klingon"), "not 'klingon'"),
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
        (19_999, "first-24-hours"),
        (20_000, "city-incident-response"),
        (None, "first-24-hours"),
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
    assert proposed_file(tmp_path, "Aux").name == "city-aux.plan.yaml"
    long = proposed_file(tmp_path, "Llanfair " * 40).name
    assert long == "-".join(["llanfair"] * 6) + "-llanfa.plan.yaml"


def test_what_cannot_be_read_yet_is_not_known_yet() -> None:
    """Half a word is no country, and no reason to say nothing of the rest."""
    typed = {"city": "", "country": "Slov", "population": "4 000", "languages": "s"}
    city = city_so_far(typed)
    assert (city.country, city.population, city.languages) == ("", 4000, ())
    assert city_so_far(dict.fromkeys(typed, "")).population is None


@pytest.mark.parametrize("typed", ["cz", "cs, CZ"])
def test_the_letters_of_a_country_mean_its_language(typed: str) -> None:
    """Its first words would be in English else, and nobody would know why."""
    assert read_languages(typed) == ("cs",)
    assert read_languages("sk, be, rm") == ("sk", "be", "rm")
