"""What comes first in a new plan, as its playbook has it."""

from crisisplan.domain.check import flaws
from crisisplan.domain.coming_first import (
    TO_BEGIN_WITH,
    first_items,
    leads_come_first,
    left_to_begin,
    say_awaited,
    say_beginning,
    say_without_number,
)
from crisisplan.domain.filtering import Sieve
from crisisplan.domain.next_steps import next_steps
from crisisplan.domain.points import Scope
from crisisplan.domain.standing import Reading
from tests.build import TODAY, item, plan, playbook

BOOK = playbook(
    item("one"),
    item("two"),
    item("three"),
    item("four", when={"item": "one", "is": "never"}),
    begin_with={"leads": "yes", "items": ["three", "two", "four"]},
)
HELD = {"boss": {"lead": "p-jana"}}


def ids(items: tuple[object, ...]) -> list[str]:
    """Give the ids of items."""
    return [getattr(one, "id", "") for one in items]


def test_what_comes_first_is_in_play_and_in_the_order_of_the_playbook() -> None:
    """An official is led through it, and not asked what does not concern them."""
    answered = plan(answers={"one": {"value": "yes", "state": "done"}})
    reading = Reading(answered, BOOK, TODAY)
    assert ids(first_items(reading)) == ["two", "three"]
    assert ids(Sieve(reading, TO_BEGIN_WITH).items) == ["two", "three"]


def test_whoever_was_asked_is_waited_for() -> None:
    """Not to know, and to ask the fire brigade, is enough for the first ten minutes."""
    asked = {"state": "asked", "asked": {"whom": "p-jana", "on": "2026-11-20"}}
    reading = Reading(plan(answers={"two": asked}), BOOK, TODAY)
    assert ids(left_to_begin(reading)) == ["three", "four"]
    assert say_awaited(reading) == "Asked, and not heard yet: Two."
    assert not say_awaited(Reading(plan(), BOOK, TODAY))


def test_who_has_no_number_yet_is_named_at_the_end() -> None:
    """Whoever prints the sheet knows then which lines are empty, and may fill them."""
    keys = [f"who-{number}" for number in range(6)]
    book = playbook(*(item(key, "person") for key in keys), begin_with={"items": keys})
    people = {f"p-{key}": {"name": key.capitalize()} for key in keys}
    people["p-who-0"]["numbers"] = [{"number": "0555 100 101"}]  # type: ignore[assignment]
    answers = {key: {"lead": f"p-{key}"} for key in keys}
    reading = Reading(plan(answers, people=people), book, TODAY)
    assert say_without_number(reading) == (
        "No number yet: Who-1, Who-2, Who-3, Who-4, and 1 more."
    )
    assert not say_without_number(Reading(plan(), book, TODAY))


def test_the_leads_come_before_the_questions_and_then_no_more() -> None:
    """A large city shares the work out before it answers anything."""
    nobody = Reading(plan(), BOOK, TODAY)
    assert leads_come_first(nobody)
    assert "who leads the chapters: 1 role" in say_beginning(nobody)
    first, second, *_ = next_steps(Scope.whole(nobody))
    assert first.text.startswith("Say who holds the role Head of crisis")
    assert second.text == "Answer “Two” (Head of crisis): it comes first."
    named = Reading(plan(roles=HELD), BOOK, TODAY)
    assert not leads_come_first(named)
    assert say_beginning(named).startswith("First come 3 questions: Two; Three; Four.")


def test_what_comes_first_is_named_in_its_order_and_once() -> None:
    """Otherwise the list would say that the second is merely essential."""
    weights = {"weight": "essential"}
    book = playbook(
        *(item(one, **weights) for one in ("one", "two", "three")),
        begin_with={"items": ["one", "two", "three"]},
    )
    steps = next_steps(Scope.whole(Reading(plan(), book, TODAY)))
    assert [step.text for step in steps[:3]] == [
        f"Answer “{title}” (Head of crisis): it comes first."
        for title in ("One", "Two", "Three")
    ]


def test_whoever_speaks_another_language_is_told_what_stays_as_it_is() -> None:
    """The headings on the paper are the playbook's; a mayor wants to know before."""
    city = {"name": "Hron", "languages": ["sk", "en"]}
    said = say_beginning(Reading(plan(city=city), BOOK, TODAY))
    assert said.endswith("Questions and headings are in English; answer in Slovak.")
    own = city | {"languages": ["en", "sk"]}
    assert "headings" not in say_beginning(Reading(plan(city=own), BOOK, TODAY))


def test_a_playbook_need_not_say_what_comes_first() -> None:
    """Most of the playbooks that cities write will not."""
    reading = Reading(plan(), playbook(item("one")), TODAY)
    assert say_beginning(reading) == ""
    assert not first_items(reading)


def test_what_comes_first_must_exist() -> None:
    """A slip of the keyboard is found when the playbook is checked."""
    (flaw,) = flaws(playbook(item("one"), begin_with={"items": ["onee"]}))
    assert flaw.key == ("begin_with", "items")
    assert flaw.nearest == "one"


def test_who_comes_to_a_plan_that_others_filled_is_not_sent_to_its_beginning() -> None:
    """A colleague who looks in for the first time sees the whole plan."""
    done = {"value": "x", "state": "done"}
    answers = dict.fromkeys(("two", "three", "four"), done)
    reading = Reading(plan(roles=HELD, answers=answers), BOOK, TODAY)
    assert say_beginning(reading) == ""
