"""What is looked at for now."""

import pytest

from crisisplan.domain.filter_words import offers, read_filter, say_filter
from crisisplan.domain.filtering import (
    EVERYTHING,
    FIRST_24_HOURS,
    Choice,
    Filter,
    Sieve,
    by_role,
    tally,
)
from crisisplan.domain.standing import Reading
from crisisplan.errors import NotAnAnswerError
from tests.build import TODAY, item, plan, playbook, playbook_data, reading

LATE = {"state": "asked", "asked": {"whom": "Police", "reply_by": "2020-01-01"}}
(FIRST,) = playbook_data(
    item("lead", weight="essential", phase=["first-hour"], role="spokesperson"),
    item("beds", phase=["first-day", "first-week"], agree_with=["police"]),
    item("words", marking="red", weight="important"),
    item("hall", "yes-no", phase=["prepare"]),
)["chapters"]
SECOND = {
    "id": "end",
    "title": "The end, and after",
    "sections": [
        {
            "id": "rest",
            "title": "Rest",
            "items": [item("last"), item("more", when={"item": "hall", "is": "yes"})],
        }
    ],
}
BOOK = playbook(chapters=[FIRST, SECOND])
READ = reading(
    BOOK,
    {
        "lead": LATE,
        "beds": "sixty",
        "words": {"state": "draft", "value": "Some"},
        "hall": {"state": "not-applicable", "reason": "None here"},
    },
)


def choice(*chosen: Choice) -> Filter:
    """Give a filter."""
    return Filter(frozenset(chosen))


@pytest.mark.parametrize(
    ("through", "shown"),
    [
        (EVERYTHING, "lead beds words hall last more"),
        (choice(("state", "open")), "lead words last more"),
        (choice(("state", "asked")), "lead"),
        (choice(("state", "draft")), "words"),
        (choice(("state", "done")), "beds"),
        (choice(("state", "not-applicable")), "hall"),
        (choice(("state", "done"), ("state", "asked")), "lead beds"),
        (choice(("special", "overdue")), "lead"),
        (choice(("special", "unconfirmed")), "beds"),
        (choice(("weight", "essential")), "lead"),
        (choice(("role", "spokesperson")), "lead"),
        (choice(("phase", "first-week")), "beds"),
        (Filter(FIRST_24_HOURS), "lead beds"),
        (choice(("chapter", "end")), "last more"),
        (choice(("marking", "red")), "words"),
        (choice(("chapter", "end"), ("state", "done")), ""),
        (choice(("weight", "essential"), *FIRST_24_HOURS), "lead"),
        (choice(("role", "gone")), ""),
    ],
)
def test_of_each_part_one_value_is_enough(through: Filter, shown: str) -> None:
    """Roles or phases add up; a role and a phase narrow down."""
    assert [one.id for one in Sieve(READ, through).items] == shown.split()


def test_what_is_parked_is_looked_at_too() -> None:
    """A department sees what it would be asked if another answer were different."""
    read = reading(BOOK, {"hall": "no"})
    assert [one.id for one in Sieve(read).parked] == ["more"]
    assert [one.id for one in Sieve(read, choice(("weight", "useful"))).parked] == [
        "more"
    ]
    assert not Sieve(read, choice(("weight", "essential"))).parked


def test_choices_are_counted_as_they_are_shown() -> None:
    """What nobody has is not offered."""
    for one, count in tally(READ).items():
        assert len(Sieve(READ, choice(one)).items) == count
    owned = {role: len(items) for role, items in by_role(READ).items()}
    assert owned == {"boss": 3, "spokesperson": 1}


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", ""),
        ("overdue", "overdue"),
        ("role Spokesperson", "Spokesperson"),
        ("SPOKES", "Spokesperson"),
        ("role spokesperson, overdue", "overdue · Spokesperson"),
        ("first hour", "first hour"),
        ("phase first-hour", "first hour"),
        ("first 24 hours", "first 24 hours"),
        ("first hour, first day", "first 24 hours"),
        ("first 24 hours, long term", "first 24 hours or long term"),
        ("asked", "somebody was asked"),
        ("open, draft", "not answered or draft, or not enough yet"),
        ("not yet confirmed", "not yet confirmed"),
        ("not confirmed", "not yet confirmed"),
        ("essential, important", "essential or important"),
        ("amber", "City hall and named partners (TLP:AMBER)"),
        ("the end and", "The end, and after"),
        ("chapter end", "The end, and after"),
        ("mine", "Spokesperson"),
    ],
)
def test_words_make_a_filter_and_are_said_back(typed: str, said: str) -> None:
    """As one would say it."""
    through = read_filter(typed, BOOK, "spokesperson")
    assert say_filter(through, BOOK) == said


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("nonsense", "Nothing is called 'nonsense' here"),
        ("first", "'first' may be: first 24 hours; phase first hour; phase first day"),
        ("overdue, [/x]\x1b", "Nothing is called"),
    ],
)
def test_words_that_mean_nothing_or_too_much_are_refused(typed: str, why: str) -> None:
    """Nothing is guessed."""
    with pytest.raises(NotAnAnswerError) as refusal:
        read_filter(typed, BOOK)
    assert why in str(refusal.value)


def test_what_is_offered_can_be_typed() -> None:
    """The list and the words are one."""
    for one in offers(BOOK):
        words = f"{one.part} {one.words}".replace(",", "").strip()
        assert read_filter(words, BOOK).chosen == one.choices
        assert read_filter(one.label.replace(",", ""), BOOK).chosen == one.choices
        assert one.holds(one.label.upper())


def test_a_choice_is_taken_back_as_it_was_made() -> None:
    """The same key ticks and unticks."""
    through = EVERYTHING.toggled(FIRST_24_HOURS).toggled([("state", "open")])
    assert through.toggled(FIRST_24_HOURS) == choice(("state", "open"))
    assert through.only("state", "asked").values("state") == {"asked"}
    assert not EVERYTHING
    assert Sieve(Reading(plan(), BOOK, TODAY)).items == tuple(BOOK.items)
