"""A document for an audience holds nothing that is above that audience."""

import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crisisplan.domain.audience import MARKINGS, may_see, narrowest
from crisisplan.domain.plan import Plan
from crisisplan.domain.playbook import Playbook
from crisisplan.domain.standing import Reading
from crisisplan.domain.values import Marking
from crisisplan.export.documents import DOCUMENTS, render
from crisisplan.export.making import Wish, make_all
from crisisplan.export.options import EACH_ROLE, Options
from crisisplan.export.view.sight import Sight
from tests.export import town
from tests.export.variants import DATA, VARIANTS, Data, Variant

MARKS: st.SearchStrategy[Marking] = st.sampled_from(MARKINGS)
ITEMS = [item.id for item in town.playbook().items]
NEEDS = {"tone": "press-office", "follows": "weak"}
"""Items whose condition tests another."""
NAMED_IN: dict[str, tuple[str, ...]] = {
    "p-mayor": ("stand-in", "activate", "call-down"),
    "p-deputy": ("stand-in", "com-lead", "call-down"),
    "p-press": ("activate", "com-lead", "paper"),
    "p-police": ("com-lead", "call-down", "sites"),
}
"""Where the name of each person stands."""


class Tokens:
    """Gives each place of a plan a word of its own."""

    def __init__(self) -> None:
        self.count = 0

    def say(self, _: str) -> str:
        """Give the next word."""
        self.count += 1
        return f"token{self.count}x"


def tokens(data: Any) -> set[str]:
    """Give all the words that stand somewhere in `data`."""
    return set(re.findall(r"token\d+x", str(data)))


def marked(
    raised: dict[str, Marking], people: dict[str, Marking], *, answered: bool = True
) -> dict[str, Any]:
    """Give the complete plan with markings raised and every text its own word."""
    say = Tokens().say
    data = town.plan_data(say)
    data["answers"]["press-office"]["value"] = "yes"
    data["answers"]["since"]["value"] = "2027-05-01"
    data["answers"]["drills"]["value"]["rows"]["r-d1"]["on"] = "2027-05-04"
    if not answered:
        town.opened(data, say)
    for key, marking in raised.items():
        data["answers"].setdefault(key, {})["marking"] = marking
    for key, marking in people.items():
        data["people"][key]["marking"] = marking
    return data


def effective(key: str, raised: dict[str, Marking]) -> Marking:
    """Give the marking of an item as the design has it, worked out anew."""
    own = town.playbook().item(key).marking
    marking = narrowest(own, raised.get(key, own))
    return (
        narrowest(marking, effective(NEEDS[key], raised)) if key in NEEDS else marking
    )


def forbidden(data: dict[str, Any], raised: dict[str, Marking]) -> dict[str, Marking]:
    """Give for each word of the plan the widest audience that may read it."""
    found: dict[str, Marking] = {}
    for key, answer in data["answers"].items():
        found |= dict.fromkeys(tokens(answer), effective(key, raised))
    for key, person in data["people"].items():
        contact = {part: one for part, one in person.items() if part != "name"}
        found |= dict.fromkeys(tokens(contact), person.get("marking", "amber"))
        places = [effective(place, raised) for place in NAMED_IN[key]]
        found |= dict.fromkeys(tokens(person["name"]), min(places, key=MARKINGS.index))
    for change in data["changes"]:
        marks = [effective(key, raised) for key in change.get("items", ())]
        found |= dict.fromkeys(tokens(change), narrowest(*marks or ["amber"]))
    for activity in data["activity"]:
        found |= dict.fromkeys(tokens(activity), "amber")
        for finding in activity.get("findings", ()):
            marks = [effective(key, raised) for key in finding.get("items", ())]
            found |= dict.fromkeys(tokens(finding), narrowest("amber", *marks))
    for entry in data["set_aside"]:
        mark = effective(entry["item"], raised) if entry["item"] in ITEMS else "red"
        found |= dict.fromkeys(tokens(entry), narrowest("amber", mark))
    found |= dict.fromkeys(tokens(data["chapters"]), "amber")
    found |= dict.fromkeys(tokens(data["distribution"]), "amber")
    return found


def made_for(audience: Marking) -> list[Variant | Data]:
    """Give every document, and all data, that this audience may be given."""
    every: list[Variant | Data] = [*VARIANTS, *DATA]
    return [one for one in every if may_see(one.least, audience)]


@settings(max_examples=8)
@given(
    raised=st.dictionaries(st.sampled_from(ITEMS), MARKS),
    people=st.dictionaries(st.sampled_from(list(NAMED_IN)), MARKS),
    answered=st.booleans(),
)
def test_nothing_above_the_audience_is_printed(
    raised: dict[str, Marking], people: dict[str, Marking], answered: bool
) -> None:
    """A name in the wrong document can cost a life."""
    data = marked(raised, people, answered=answered)
    reading = town.reading(data)
    marks = forbidden(data, raised)
    never = tokens([entry["value"] for entry in data["set_aside"]])
    for audience in MARKINGS:
        above = {
            word
            for word, marking in marks.items()
            if MARKINGS.index(marking) > MARKINGS.index(audience)
        }
        for one in made_for(audience):
            said = tokens([one.made(reading, audience), one.file(reading, audience)])
            assert not said & (above | never), (one, audience)


def test_red_prints_all_of_it() -> None:
    """Nothing is kept from those who may see everything."""
    data = marked({}, {})
    text = render("plan", town.reading(data), audience="red", now=town.NOW)
    silent = tokens([entry["value"] for entry in data["set_aside"]])
    assert tokens(data) - silent <= tokens(text)


@settings(max_examples=20)
@given(
    raised=st.dictionaries(st.sampled_from(ITEMS), st.sampled_from(MARKINGS[2:])),
    audience=MARKS,
    emptied=st.booleans(),
)
def test_hidden_answers_leave_no_trace(
    raised: dict[str, Marking], audience: Marking, emptied: bool
) -> None:
    """Whoever compares two editions of a public plan learns nothing from it."""
    data = marked(raised, {})
    other = marked(raised, {})
    for key in ITEMS:
        answer = other["answers"].get(key, {})
        hidden = MARKINGS.index(effective(key, raised)) > MARKINGS.index(audience)
        if hidden and not getattr(town.playbook().item(key).asks, "fills", None):
            marking = {part: answer[part] for part in ("marking",) if part in answer}
            changed: dict[str, Any] = {
                "state": "todo",
                "note": "Other words",
                "due": "2026-01-01",
            }
            if key == "sites":  # a row that is named elsewhere has to stay a row
                rows = {"r-school": {"site": "Other words", "who": "p-mayor"}}
                changed["value"], emptied = {"rows": rows}, False
            other["answers"][key] = marking | ({} if emptied else changed)
    before, after = town.reading(data), town.reading(other)
    for one in made_for(audience):
        made = _without_counts(one, before, audience)
        assert made == _without_counts(one, after, audience), one


def _without_counts(one: Variant | Data, reading: Reading, audience: Marking) -> str:
    """Leave out how many essential points are open, which the design wants told."""
    text = one.made(reading, audience).replace(
        " that this audience may see is open.", " is open."
    )
    text = re.sub(r"(?m)^\*\*This plan is incomplete:.*\n\n", "", text)
    return re.sub(r" \*\*This plan is incomplete:.*", "", text)


@settings(max_examples=8)
@given(
    handed=st.dictionaries(st.sampled_from(ITEMS), st.just("night-watch")),
    raised=st.dictionaries(st.sampled_from(ITEMS), st.sampled_from(MARKINGS[2:])),
    audience=st.sampled_from(MARKINGS[2:]),
)
def test_to_whom_a_hidden_answer_was_handed_leaves_no_trace(
    handed: dict[str, str], raised: dict[str, Marking], audience: Marking
) -> None:
    """That a file with the name of a role is there at all tells who answers."""
    data, other = town.with_gaps(), town.with_gaps()
    for key in ITEMS:
        for one in (data, other):
            answer = one["answers"].setdefault(key, {})
            answer |= {"marking": raised[key]} if key in raised else {}
        if may_see(effective(key, raised), audience):
            continue
        data["answers"][key] |= {"owner": handed[key]} if key in handed else {}
    wish = Wish(("handout",), audience, options=Options(owner=EACH_ROLE))
    before, after = (
        make_all(wish, town.reading(one), town.NOW) for one in (data, other)
    )
    assert before == after


@pytest.mark.parametrize("audience", ["clear", "green"])
def test_the_public_is_told_nothing_of_what_is_open(audience: Marking) -> None:
    """A list of gaps is a list of targets."""
    data = town.with_gaps()
    text = render("plan", town.reading(data), audience=audience, now=town.NOW)
    body = text.split("## Contents")[1]
    for word in ("Open", "open", "Draft", "confirmed", "Settled", "Overdue"):
        assert word not in body
    assert "incomplete" not in text
    assert "Page for emergencies" not in text, "the bare title would say it is open"


def test_what_follows_from_a_hidden_answer_is_hidden() -> None:
    """That a question is asked at all tells how another was answered."""
    text = render("plan", town.reading(), audience="amber", now=town.NOW)
    assert "Asked only after the secret" not in text
    assert "3 answers in this chapter are not shown to this audience." in text


def test_advice_that_knows_a_secret_is_hidden() -> None:
    """Advice is given because of an answer, so it tells it."""
    data = town.plan_data()
    data["answers"]["weak"]["value"] = "seven"
    playbook = town.playbook_data()
    (item,) = [
        item
        for chapter in playbook["chapters"]
        for section in chapter["sections"]
        for item in section["items"]
        if item["id"] == "press-office"
    ]
    item["advice"][1]["when"] = {"item": "weak", "answered": "yes"}
    reading = Reading(
        Plan.model_validate(data), Playbook.model_validate(playbook), town.TODAY
    )
    amber = render("plan", reading, audience="amber", now=town.NOW)
    red = render("plan", reading, audience="red", now=town.NOW)
    assert "Advice that knows a secret" in red
    assert "Advice that knows a secret" not in amber


def test_a_row_of_a_hidden_table_is_withheld_wherever_it_is_named() -> None:
    """The site is not named because a drill was held there."""
    text = render("plan", town.reading(), audience="amber", now=town.NOW)
    assert "| withheld | 2026-05-04 |" in text
    assert "Main school" not in text


@pytest.mark.parametrize("audience", MARKINGS)
@pytest.mark.parametrize("variant", VARIANTS, ids=str)
def test_templates_are_given_nothing_but_escaped_text(
    variant: Variant, audience: Marking
) -> None:
    """What is no Markdown yet cannot reach a template by mistake."""
    sight = Sight(town.reading(town.with_gaps()), audience)
    view = DOCUMENTS[variant.name].view(sight, town.NOW, variant.options)
    assert _kinds(view) <= {"Markdown", "bool", "int", "NoneType", "dict", "list"}


def _kinds(value: Any) -> set[str]:
    parts = value.values() if isinstance(value, dict) else value
    inside = parts if isinstance(value, (dict, list)) else ()
    found = {type(value).__name__}
    for part in inside:
        found |= _kinds(part)
    return found
