"""Every shipped playbook holds to what the project promises about its content."""

import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from crisisplan.domain.items.base import Around, Kind
from crisisplan.domain.items.column import Columns
from crisisplan.domain.items.statement import Statement
from crisisplan.domain.items.table import Table
from crisisplan.domain.playbook import Item, Playbook
from crisisplan.domain.progress import progress
from crisisplan.domain.standing import Reading
from crisisplan.storage.catalogue import shipped_folder
from crisisplan.storage.playbook_file import read_playbook
from tests.build import TODAY, plan

SHIPPED = sorted(
    path
    for path in shipped_folder().iterdir()
    if path.suffix == ".yaml" or (path / "playbook.yaml").exists()
)
BOOKS = {path.stem: read_playbook(path, shipped=True)[0] for path in SHIPPED}
CITY = BOOKS["city-incident-response"]
ITEMS = [(name, book, item) for name, book in BOOKS.items() for item in book.items]
ESSENTIAL = {
    "gov-activate", "gov-call-down", "gov-mayor-stand-in",
    "com-lead", "com-who-speaks", "com-say-reported", "com-joint-release",
    "com-matrix", "com-families-first", "com-inquiry-line",
    "pol-liaison", "pol-lead-by-phase", "pol-at-large", "pol-schools-alert",
    "vic-lead", "vic-centres", "vic-register", "vic-contact-person", "vic-long-term",
    "soft-register", "soft-schools", "soft-minority-venues",
    "coh-visit", "org-one-room", "mnt-review",
}  # fmt: skip
STATEMENTS = {
    "com-say-reported", "com-say-confirmed", "com-say-at-large", "com-say-families",
    "com-say-unity", "com-say-next", "com-say-anniversary",
}  # fmt: skip
_VERDICT = re.compile(
    r"\b(compliant|compliance|certified|certifies|fulfils? the law|meets? the law)\b",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"(?<=[.!?:;])\s+|\n+")
MOST_WORDS = 25


def of_every_item(rule: Callable[[Playbook, Item], None]) -> Callable[[], None]:
    """Hold a rule against every item, and name all that break it at once."""

    def holds() -> None:
        broken = {}
        for name, book, item in ITEMS:
            try:
                rule(book, item)
            except AssertionError as wrong:
                broken[f"{name}/{item.id}"] = str(wrong)
        assert not broken

    holds.__name__, holds.__doc__ = rule.__name__, rule.__doc__
    return holds


@pytest.mark.parametrize("name", BOOKS)
def test_a_shipped_playbook_says_whose_it_is_and_where_it_is_from(name: str) -> None:
    """A city can cite it, copy it, and go back to the source."""
    book = BOOKS[name]
    assert book.licence == "CC-BY-4.0"
    assert book.summary
    assert book.sources
    assert book.lessons
    assert book.id == f"crisisplan/{name}"
    assert all(source.title and source.publisher for source in book.sources.values())
    assert all(lesson.source in book.sources for lesson in book.lessons.values())


def test_the_files_of_the_folder_are_all_part_of_it() -> None:
    """A chapter file that nobody names would be asked by nobody."""
    folder = shipped_folder() / "city-incident-response"
    main = (folder / "playbook.yaml").read_text(encoding="utf-8")
    others = [path for path in folder.glob("*.yaml") if path.name != "playbook.yaml"]
    assert [path.name for path in others if path.name not in main] == []


@of_every_item
def test_an_item_says_why_it_is_asked_and_how_a_good_answer_looks(
    book: Playbook, item: Item
) -> None:
    """Every question has its reason, and help for somebody who is tired."""
    assert 0 < len(item.title) <= 60, item.title
    assert item.ask
    assert item.help
    assert item.example
    assert item.phase
    assert item.lessons or item.sources or item.why
    assert book.owner(item) in book.roles


def test_weight_and_marking_are_written_out() -> None:
    """What is decided by nobody is decided by forgetting."""
    for name in BOOKS:
        path = shipped_folder() / name
        files = sorted(path.glob("*.yaml")) if path.is_dir() else [Path(f"{path}.yaml")]
        text = "".join(file.read_text(encoding="utf-8") for file in files)
        for key in ("weight", "marking"):
            written = len(re.findall(rf"^ +{key}: ", text, re.MULTILINE))
            assert written == len(BOOKS[name].items), (name, key)


@pytest.mark.parametrize("name", BOOKS)
def test_every_chapter_has_a_lead_and_an_introduction(name: str) -> None:
    """An official reads first what the chapter is for, and who leads it."""
    for chapter in BOOKS[name].chapters:
        assert chapter.lead in BOOKS[name].roles
        assert chapter.intro
        assert all(section.items and section.minutes for section in chapter.sections)


def test_the_report_was_read_whole() -> None:
    """All 158 lessons of the report are there."""
    assert list(CITY.lessons) == [f"L{number:03}" for number in range(1, 159)]
    assert all(lesson.text for lesson in CITY.lessons.values())


def test_every_lesson_of_the_report_reaches_an_item() -> None:
    """Each of the 158 is the reason of at least one question, action or guidance."""
    used = {lesson for item in CITY.items for lesson in item.lessons}
    assert used == set(CITY.lessons)


def test_the_example_of_every_city_of_the_report_is_reachable() -> None:
    """An official can read, beside some item, what each city did."""
    used = {lesson for item in CITY.items for lesson in item.lessons}
    told = {CITY.lessons[lesson].place for lesson in used}
    assert {lesson.place for lesson in CITY.lessons.values()} == told


def reaches_somebody(item: Item) -> bool:
    """Say whether an item stands on a card, a statement, the brief, a follow-up."""
    later = {"first-week", "first-months", "long-term"}
    return (
        item.asks.kind in ("action", "statement")
        or item.essential
        or bool(later & set(item.phase))
    )


@pytest.mark.parametrize("lesson", [f"L{number:03}" for number in range(115, 139)])
def test_a_lesson_of_the_response_reaches_somebody_who_acts(lesson: str) -> None:
    """What Bratislava, Prague, Highland Park and Lviv learned is not left in a file."""
    used = [item for item in CITY.items if lesson in item.lessons]
    assert [item.id for item in used if reaches_somebody(item)], [i.id for i in used]


def test_exactly_these_are_essential() -> None:
    """Twenty-five points that fit on the mayor's two pages."""
    assert len(ESSENTIAL) == 25
    assert {item.id for item in CITY.items if item.essential} == ESSENTIAL


def test_every_city_is_asked_the_essential() -> None:
    """No size and no answer takes one of them away; only chapters can be left out."""
    for item in CITY.items:
        if item.essential:
            assert item.when is None, item.id
            assert not CITY.spots[item.id].chapter.optional, item.id


def test_seven_situations_have_words_prepared() -> None:
    """The mayor does not begin with a blank page."""
    found = {item.id for item in CITY.items if item.asks.kind == "statement"}
    assert found >= STATEMENTS
    for item_id in STATEMENTS:
        starter = getattr(CITY.item(item_id).asks, "starter", "")
        assert 0 < len(starter.split()) <= 130, item_id
        assert len(str(CITY.item(item_id).example)) <= 280, item_id


def in_play(population: int) -> Reading:
    """Read an empty plan of a city that has said no more than its size."""
    optional = {
        chapter.id: {"left_out": "Not chosen"}
        for chapter in CITY.chapters
        if chapter.optional
    }
    city = {"name": "X", "population": str(population)}
    return Reading(plan(city=city, chapters=optional), CITY, TODAY)


@pytest.mark.parametrize(("population", "most"), [(4_000, 40), (30_000, 90)])
def test_a_small_city_is_asked_what_it_can_answer(population: int, most: int) -> None:
    """A clerk who is everything at once must be able to come to an end."""
    reading = in_play(population)
    assert len(reading.items) <= most
    assert progress(reading).essential.items == 25 - forms_among(ESSENTIAL)


def forms_among(ids: set[str]) -> int:
    """Count the blank sheets, which nobody answers."""
    return sum(CITY.item(one).is_form for one in ids)


def test_a_larger_city_is_asked_more_and_never_less() -> None:
    """Nothing that a village is asked is hidden from a capital."""
    sizes = [4_000, 30_000, 100_000, 500_000]
    asked = [{item.id for item in in_play(size).items} for size in sizes]
    assert all(small <= large for small, large in pairwise(asked))
    assert len(asked[0]) < len(asked[1]) < len(asked[2])


def texts(item: Item) -> Iterator[str]:
    """Give all that a person reads of an item."""
    yield from (item.title, item.ask, item.help, item.why, str(item.example))
    yield from (advice.text for advice in item.advice)
    asks: Kind = item.asks
    columns: Columns = getattr(asks, "columns", ())
    yield from (f"{column.title} {column.help}" for column in columns)
    yield getattr(asks, "starter", "")
    if isinstance(asks, Table):
        yield from (text for row in asks.rows.values() for text in row.values())


@of_every_item
def test_no_item_gives_a_verdict_on_the_law(book: Playbook, item: Item) -> None:
    """A plan is no proof that any law is met."""
    assert not [text for text in texts(item) if _VERDICT.search(text)]


@of_every_item
def test_sentences_are_short(book: Playbook, item: Item) -> None:
    """English is a second language for most who read it, at the end of a long day."""
    sentences = [
        sentence
        for text in (item.ask, item.help)
        for sentence in _SENTENCE_END.split(book.say(text))
    ]
    assert not [one for one in sentences if len(one.split()) > MOST_WORDS]


SHORT = BOOKS["first-24-hours"]
SHARED = [one for one in SHORT.spots if one in CITY.spots]


def test_the_short_playbook_asks_what_the_full_one_asks() -> None:
    """Whoever begins with the short one has answered part of the full one."""
    assert len(set(SHARED) & ESSENTIAL) >= 18


@pytest.mark.parametrize("item_id", SHARED)
def test_an_answer_to_the_short_playbook_fits_the_full_one(item_id: str) -> None:
    """Answers are taken over by `crisisplan new --from`, and none is set aside."""
    short: Any = SHORT.item(item_id).asks
    full: Any = CITY.item(item_id).asks
    assert short.kind == full.kind
    assert getattr(short, "fills", None) == getattr(full, "fills", None)
    columns = {one.id: one.asks for one in getattr(full, "columns", ())}
    for column in getattr(short, "columns", ()):
        assert column.asks.kind == columns[column.id].kind
        assert _options(column.asks) <= _options(columns[column.id])
    assert _options(short) <= _options(full)
    assert getattr(short, "most", 0) <= getattr(full, "most", 0)


def _options(asks: Any) -> set[str]:
    return set(getattr(asks, "options", ()))


def test_suggested_words_leave_the_same_open_in_every_language() -> None:
    """Who speaks Slovak fills in as many gaps, and names the same number."""
    filled = re.compile(r"\{[a-z_]+\}|\[city\]")
    found = set[str]()
    for _, _, item in ITEMS:
        if isinstance(asks := item.asks, Statement) and asks.starters:
            for tongue, text in asks.starters.items():
                gaps = asks.gaps(Around(), tongue)
                assert len(gaps) == len(asks.placeholders), (item.id, tongue)
                assert {*filled.findall(text)} == {*filled.findall(asks.starter)}
                found.add(tongue)
    assert found == {"sk", "cs", "de"}
