"""The documents: what stands in them, for whom, whatever people wrote."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crisisplan.domain.audience import MARKINGS
from crisisplan.domain.plan import Plan
from crisisplan.domain.playbook import Playbook
from crisisplan.domain.standing import Reading
from crisisplan.domain.values import Marking
from crisisplan.errors import CrisisPlanError
from crisisplan.export.documents import file_name, render
from crisisplan.export.view import room
from tests import build
from tests.export import town
from tests.export.nasty import NASTY
from tests.export.reading import neutral, shape
from tests.export.test_escape import TEXTS
from tests.export.town import Say
from tests.export.variants import VARIANTS, Variant
from tests.export.write_golden import CASES, Case, called, document


def made(name: str, reading: Reading, audience: Marking = "amber") -> str:
    """Make a document on the day of all tests."""
    return render(name, reading, audience=audience, now=town.NOW)


@pytest.mark.parametrize("case", CASES, ids=called)
def test_a_document_stays_as_it_was_agreed(case: Case) -> None:
    """A change of one byte in an adopted document is a change that somebody wants."""
    path, text = document(case)
    assert path.read_text(encoding="utf-8") == text


@pytest.mark.parametrize("variant", VARIANTS, ids=str)
def test_the_same_plan_gives_the_same_bytes(variant: Variant) -> None:
    """Two exports of one day can be compared, whatever the hour."""
    name, options = variant
    later = town.NOW + timedelta(hours=3)
    again = render(name, town.reading(), audience="red", now=later, options=options)
    assert variant.made(town.reading(), "red") == again
    assert again.endswith("\n")
    assert not again.endswith("\n\n")


class Slots:
    """Gives each place of a plan its text, and remembers nothing but the order."""

    def __init__(self, texts: list[str]) -> None:
        self._texts: Iterator[str] = iter(texts * 200)

    def hostile(self, _: str) -> str:
        """Give the next text as it is."""
        return next(self._texts)

    def ordinary(self, _: str) -> str:
        """Give an ordinary text of the same lines."""
        return neutral(next(self._texts))


def filled(say: Say, *, answered: bool) -> Reading:
    """Give a plan with a text in every place, all of it answered or all of it open."""
    data = town.plan_data(say)
    return town.reading(data if answered else town.opened(data, say))


@contextmanager
def whatever_length() -> Iterator[None]:
    """Let as many rows fit on a page as would with short words."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(room, "wrapped", lambda text, _: text.count("<br>") + 1)
        yield


@settings(max_examples=8)
@given(
    texts=st.lists(TEXTS.filter(bool), min_size=1, max_size=9), answered=st.booleans()
)
def test_no_answers_change_the_structure_of_a_document(
    texts: list[str], answered: bool
) -> None:
    """Whatever stands in all places of a plan at once, each document stays whole."""
    hostile = filled(Slots(texts).hostile, answered=answered)
    ordinary = filled(Slots(texts).ordinary, answered=answered)
    with whatever_length():
        for variant in VARIANTS:
            made = shape(variant.made(hostile, "red"))
            assert made == shape(variant.made(ordinary, "red")), variant


@pytest.mark.parametrize("first", range(0, len(NASTY), 8))
def test_nasty_answers_change_no_document(first: int) -> None:
    """Each known trick, in many places of a plan, answered and open by turns."""
    texts, answered = [*NASTY[first:], *NASTY[:first]], first % 16 == 0
    hostile = filled(Slots(texts).hostile, answered=answered)
    ordinary = filled(Slots(texts).ordinary, answered=answered)
    with whatever_length():
        for variant in VARIANTS:
            made = shape(variant.made(hostile, "red"))
            assert made == shape(variant.made(ordinary, "red")), (variant, texts[:8])


def reworded(words: str) -> Reading:
    """Give the plan with gaps; whatever the playbook says is `words`."""
    data = town.playbook_data()
    data["title"] = words
    data["roles"] = dict.fromkeys(data["roles"], words)
    data["partners"] = {"police": words}
    for chapter in data["chapters"]:
        chapter |= {"title": words, "intro": words}
        for section in chapter["sections"]:
            section["title"] = words
            for item in section["items"]:
                item |= {"title": words, "ask": words, "help": words}
                item |= {"why": words, "example": words}
                for column in item.get("columns", ()):
                    column["title"] = words
    plan = Plan.model_validate(town.with_gaps())
    return Reading(plan, Playbook.model_validate(data), town.TODAY)


def test_a_strangers_playbook_changes_no_structure_either() -> None:
    """Titles and questions come from outside too."""
    neutral = reworded("neutral")
    shapes = {variant: shape(variant.made(neutral, "red")) for variant in VARIANTS}
    for text in ("# x", "a | b", "- [ ] x", "<b>", "{{ 7*7 }}", "1. x"):
        reading = reworded(text)
        for variant, agreed in shapes.items():
            assert shape(variant.made(reading, "red")) == agreed, (variant, text)


def test_a_document_that_is_incomplete_says_so() -> None:
    """Nobody takes half a plan for a whole one."""
    text = made("plan", town.reading(town.with_gaps()))
    assert "[5 essential points are open](#what-is-open)" in text
    assert "No review date is set." in text
    assert "**Essential:** Who may activate" in text
    assert "incomplete" not in made("plan", town.reading())


def test_what_is_refused_is_never_printed() -> None:
    """A number that is no number must not be read as one."""
    text = made("plan", town.reading(town.with_gaps()), "red")
    assert "about forty" not in text
    assert "last May" not in text
    assert "What is written here needs correcting" in text


def test_a_record_that_was_cut_off_is_printed_as_one() -> None:
    """Whoever reads of two findings must know that there may be a third."""
    data = town.plan_data()
    data["activity"][0]["unfinished"] = "yes"
    assert "Exercise, not told to its end" in made("plan", town.reading(data))
    assert "not told to its end" not in made("plan", town.reading())


def test_what_does_not_apply_prints_its_reason_and_not_its_value() -> None:
    """The value is kept for the day on which it applies again."""
    data = town.plan_data()
    data["answers"]["beds"] = {
        "state": "not-applicable", "reason": "No hall.", "value": "4711",
    }  # fmt: skip
    text = made("plan", town.reading(data), "red")
    assert "Does not apply: No hall." in text
    assert "4711" not in text


def test_what_is_set_aside_or_parked_is_never_printed() -> None:
    """A question that is not asked has no answer in the plan."""
    data = town.plan_data()
    data["answers"]["press-office"] = {"state": "done", "value": "no"}
    text = made("plan", town.reading(data), "red")
    assert "Old words" not in text
    assert "Calm" not in text


def test_terms_are_filled_in_and_other_braces_left_alone() -> None:
    """An answer is no template."""
    data = town.plan_data()
    data["answers"]["do-not-say"]["value"] = "{number} {{ 7*7 }}"
    text = made("plan", town.reading(data), "red")
    assert "dial 112 only once" in text
    assert r"\{number\} \{\{ 7\*7 \}\}" in text


def test_the_plan_follows_the_order_that_officials_know() -> None:
    """Whoever has read one emergency plan finds their way in this one."""
    text = made("plan", town.reading())
    parts = [
        "# Brezová: Attack in town",
        "| Adopted on | By | Resolution | Signed by |",
        "This plan complements the statutory crisis plans",
        "TLP is no legal classification and no ground to refuse an information request",
        "## Contents",
        "## Purpose and assumptions",
        "### Chapters left out",
        "## Who's who and chain of command",
        "### Who leads what",
        "### How to reach everybody",
        "## What is done when",
        "## First hour <",
        "## Places <",
        "## Lessons and sources",
        "## What is open",
        "## Record of changes",
        "## Distribution",
    ]
    places = [text.index(f"\n{part}" if part[0] == "#" else part) for part in parts[1:]]
    assert places == sorted(places)
    assert text.startswith(parts[0])


def test_everybody_stands_once_in_the_directory_with_all_duties() -> None:
    """A number that is corrected in one place of two is wrong in the other."""
    text = made("plan", town.reading())
    assert "| Duty officer | Anna Nová | Eva Tichá |" in text
    assert text.count("+421 900 1 (at night)") == 1
    assert "| Anna Nová<br>Mayor | Mayor, Duty officer |" in text
    assert "| Eva Tichá | Spokesperson<br>stands in: Duty officer |" in text


def test_points_are_added_up_by_section_and_chapter() -> None:
    """A sum shows where exercise after exercise finds the same hole."""
    options = {
        "low": {"label": "Low", "points": "1"},
        "high": {"label": "High", "points": "3"},
    }
    scales = [
        build.item(f"s-{n}", "choice", options=options, marking="clear") for n in (1, 2)
    ]
    scales.append(build.item("s-3", "choice", options=options, marking="red"))
    reading = build.reading(build.playbook(*scales), {"s-1": "low", "s-3": "high"})
    text = made("plan", reading)
    assert "Points in this chapter: 1 of 6, with 1 of 2 scales answered." in text
    assert "Points in this section: 1 of 6" in text
    assert "Points in this chapter: 4 of 9" in made("plan", reading, "red")
    assert "Points" not in made("plan", reading, "clear")


def test_a_card_bears_what_is_needed_at_three_in_the_morning() -> None:
    """Whoever holds the card needs nothing else in the first hour."""
    _, front, back, *_ = made("action-cards", town.reading()).split("\n---\n")
    assert front.startswith("\n## Mayor, Duty officer\n")
    for words in (
        "Valid until 2027-09-01.",
        "TLP:AMBER",
        "Version 3",
        "| **This card** | Anna Nová | +421 900 1 (at night) | 2026-11-01 |",
        "- [ ] **10 min** **Call the police.** Ask what happened",
        "- [ ] **1 h** Convene the crisis team. Say where to come. · Time\u00a0………",
        "| Police | Operations centre | 158 | never |",
    ):
        assert words in front
    assert front.index("**10 min**") < front.index("**1 h**")
    assert "Speak to residents" not in front, "it does not apply"
    assert back.index("#### What not to say") < back.index("> Stala sa vec.")


def busy(actions: int, people: int) -> Reading:
    """Give a plan in which one role has much to do and many to call."""
    desk = {"desk": "yes", "staffed": "24 h", "numbers": [{"number": "1"}]}
    directory = {f"p-{n}": {"name": f"Desk {n}", **desk} for n in range(people)}
    columns = [
        {"id": "what", "kind": "text", "title": "What"},
        {"id": "who", "kind": "person", "title": "Who"},
    ]
    rows = {f"r-{n}": {"what": f"For {n}", "who": f"p-{n}"} for n in range(people)}
    phases = ("first-hour", "first-day", "first-week", "long-term")
    items = [
        build.item(f"do-{phase}-{n}", "action", phase=phase)
        for phase in phases
        for n in range(actions)
    ]
    asked = build.playbook(
        *items,
        build.item("desks", "table", columns=columns),
        terms={"emergency_number": {"default": "112"}},
    )
    return build.reading(asked, {"desks": {"value": {"rows": rows}}}, people=directory)


def test_a_card_is_one_page_whatever_there_is_to_do() -> None:
    """Nobody leafs through a card: what comes later is turned over for."""
    _, front, back = made("action-cards", busy(5, 40)).split("\n---\n")
    assert front.count("· Time") == 5
    assert "### First day" not in front
    assert front.count("| Desk ") == 14
    assert "26 more stand in the contact list." in front
    assert "Whoever is in danger calls **112**." in front
    assert back.index("### First day") < back.index("### Weeks and months after")
    _, quiet = made("action-cards", busy(1, 4)).split("\n---\n", 1)
    assert quiet.count("| Desk ") == 4
    assert "more stand" not in quiet


def test_everybody_has_the_number_that_is_called_first_of_all() -> None:
    """A card without the police on it is taken along in vain."""
    contact = build.item(
        "liaison",
        "record",
        columns=[
            {"id": "desk", "kind": "person", "title": "Police desk"},
            {"id": "ours", "kind": "person", "title": "The police call"},
        ],
    )
    asked = build.playbook(
        build.item("call", "action", within="5 min", see=["liaison"], does="boss"),
        build.item("speak", "action", within="3 h", does="spokesperson"),
        contact,
    )
    answers = {"liaison": {"desk": "p-desk", "ours": "p-ivan"}}
    roles = {"spokesperson": {"lead": "p-jana"}}
    text = made("action-cards", build.reading(asked, answers, roles=roles))
    card = text.split("## Spokesperson")[1]
    assert "| Police desk | Operations centre |" in card
    assert "| The police call | Ivan Horák |" in card
    roles |= {"boss": {"lead": "p-ivan"}}
    text = made("action-cards", build.reading(asked, answers, roles=roles))
    card = text.split("## Spokesperson")[1]
    assert "| Police desk | Operations centre |" in card
    assert "| Head of crisis; The police call | Ivan Horák |" in card, (
        "as the city knows him"
    )


def test_whom_the_answers_name_stands_on_a_card_that_nobody_holds() -> None:
    """The answer is there; at night nobody looks for it in another document."""
    columns = [{"id": "who", "kind": "person", "title": "Names the helpers"}]
    asked = build.playbook(
        build.item("do", "action", within="5 min", does="spokesperson"),
        build.item("lead", "person", fills="spokesperson", role="spokesperson"),
        build.item(
            "families",
            "record",
            columns=columns,
            role="spokesperson",
            weight="essential",
        ),
    )
    text = made("action-cards", build.reading(asked, {"families": {"who": "p-jana"}}))
    assert "- Spokesperson: **open**, so far Jana Kováč (Names the helpers)" in text
    assert "Head of crisis names somebody." in text
    assert "| Names the helpers | Jana Kováč | no number | never |" in text


def test_those_named_by_what_is_to_do_are_called_first() -> None:
    """Thirty numbers are a list; eight are a card."""
    columns = [
        {"id": "duty", "kind": "text", "title": "Duty"},
        {"id": "who", "kind": "person", "title": "Who"},
    ]
    asked = build.playbook(
        build.item("desk", "person", title="Desk of the hospital", phase="long-term"),
        build.item("do", "action", within="5 min", see=["calls"], does="boss"),
        build.item("calls", "table", columns=columns, register="calls"),
    )
    rows = {
        "r-1": {"duty": "Press", "who": "p-jana"},
        "r-2": {"duty": "Driver", "who": "p-ivan2"},
    }
    answers = {"desk": {"lead": "p-desk"}, "calls": {"value": {"rows": rows}}}
    text = made("action-cards", build.reading(asked, answers))
    names = ["Jana Kováč", "Ivan Horák", "Operations centre"]
    places = [text.index(f"| {name} |") for name in names]
    assert places == sorted(places)
    assert "| Driver | Ivan Horák | no number | never |" in text


def test_what_nobody_has_to_do_by_name_stands_on_a_card_all_the_same() -> None:
    """An action without an owner is the one that is forgotten."""
    data = build.playbook_data(build.item("do", "action", within="5 min"))
    del data["chapters"][0]["lead"]
    asked = Playbook.model_validate(data)
    text = made("action-cards", build.reading(asked, {}))
    assert "## Nobody in particular" in text
    assert "**5 min** Do **Not settled beforehand.** · Time" in text


def test_a_card_without_a_holder_says_open() -> None:
    """An empty line for a name is seen; a missing line is not."""
    cards = made("action-cards", town.reading(town.with_gaps()))
    duty_officer = cards.split("## Duty officer\n")[1].split("\n---\n")[0]
    assert "**Name and number: open.**" in duty_officer
    assert "Mayor names somebody." in duty_officer


def test_a_statement_nobody_wrote_prints_the_words_of_the_playbook() -> None:
    """At night some words are better than none, and they say whose they are."""
    data = town.with_gaps()
    del data["answers"]["reported"]
    cards = made("action-cards", town.reading(data))
    assert r"> There is a report from \[place\]. Call 112." in cards
    assert "these are the playbook's words" in cards


def test_a_document_for_too_wide_an_audience_is_refused() -> None:
    """Cards hold numbers; the public gets none."""
    with pytest.raises(CrisisPlanError, match="one of: amber, amber\\+strict, red"):
        made("action-cards", town.reading(), "green")


def test_an_unknown_document_names_the_nearest() -> None:
    """A typing error costs one look, not a search."""
    with pytest.raises(CrisisPlanError, match="Did you mean 'action-cards'"):
        made("action-card", town.reading())


@pytest.mark.parametrize(
    ("city", "audience", "expected"),
    [
        ("Brezová", "amber", "brezova-plan-amber.md"),
        ("Łódź", "amber+strict", "lodz-plan-amber-strict.md"),
        ("Straße / Ærø", "red", "strasse-aero-plan-red.md"),
        ("Київ", "clear", "kyiv-plan-clear.md"),
        ("Кам’янець", "clear", "kamianets-plan-clear.md"),
        ("京都", "clear", "city-plan-clear.md"),
        ("../..", "green", "city-plan-green.md"),
    ],
)
def test_a_file_is_named_so_that_any_computer_takes_it(
    city: str, audience: Marking, expected: str
) -> None:
    """The name of a city is text like any other."""
    data = town.plan_data()
    data["city"]["name"] = city
    assert file_name("plan", town.reading(data), audience) == expected


def test_an_empty_plan_makes_every_document() -> None:
    """The first minute of a plan is no special case."""
    data = town.plan_data()
    bare = {key: data[key] for key in ("format", "city", "playbook")}
    for variant in VARIANTS:
        for audience in MARKINGS[MARKINGS.index(variant.least) :]:
            text = variant.made(town.reading(bare), audience)
            assert "None" not in text
            assert "Undefined" not in text
