"""Conditions in words: every question can say why it is asked."""

from typing import Any

import pytest

from crisisplan.domain.conditions import Condition
from crisisplan.domain.saying import say_condition
from tests.build import item, playbook

ASKED = playbook(
    item("office", "yes-no", title="Has a press office"),
    item("tone", "choice", title="Tone", options={"calm": "Calm", "short": "Short"}),
    item(
        "risk", "choice", title="Risk", options={"low": {"label": "Low", "points": "1"}}
    ),
    item("beds", "number", title="Beds", unit="beds"),
    item("since", "date", title="Since"),
    item("takes", "duration", title="Takes"),
    item("council", title="What {council} says"),
    item(
        "sites",
        "table",
        title="Sites",
        columns=[{"id": "open", "kind": "yes-no", "title": "Open at night"}],
    ),
)


@pytest.mark.parametrize(
    ("condition", "sentence"),
    [
        ({"item": "office", "is": "yes"}, '"Has a press office" is Yes'),
        ({"item": "office", "is_not": "yes"}, '"Has a press office" is not Yes'),
        ({"item": "tone", "is": ["calm", "short"]}, '"Tone" is Calm or Short'),
        ({"item": "tone", "includes": "calm"}, '"Tone" includes Calm'),
        ({"item": "risk", "at_least": "3"}, '"Risk" scores at least 3 points'),
        ({"item": "beds", "at_least": "40"}, '"Beds" is at least 40 beds'),
        ({"item": "takes", "at_most": "60 min"}, '"Takes" is at most 60 min'),
        ({"item": "since", "before": "2020-01-01"}, '"Since" is before 2020-01-01'),
        ({"item": "sites", "at_least": "2"}, '"Sites" has at least 2 rows'),
        ({"item": "beds", "answered": "yes"}, '"Beds" is answered'),
        ({"item": "beds", "answered": "no"}, '"Beds" is not answered'),
        (
            {"item": "council", "is": "no"},
            '"What the city council says" is no',
        ),
        (
            {"city": "population", "at_least": "5000"},
            "the population is at least 5,000",
        ),
        ({"city": "country", "is": "SK"}, "the country is SK"),
        (
            {"city": "languages", "includes": "uk"},
            "the languages of the city include uk",
        ),
        ({"is": "no"}, "this answer is no"),
        (
            {
                "all": [
                    {"item": "office", "is": "yes"},
                    {"city": "population", "at_least": "5000"},
                ]
            },
            '"Has a press office" is Yes and the population is at least 5,000',
        ),
        (
            {
                "all": [
                    {"city": "country", "is": "SK"},
                    {
                        "any": [
                            {"item": "beds", "answered": "yes"},
                            {"not": {"item": "office", "is": "no"}},
                        ]
                    },
                ]
            },
            'the country is SK and ("Beds" is answered or it is not so that '
            '"Has a press office" is No)',
        ),
    ],
)
def test_a_condition_is_said_in_the_words_of_the_playbook(
    condition: dict[str, Any], sentence: str
) -> None:
    """An official reads titles and answers, never ids and operators."""
    assert say_condition(Condition.model_validate(condition), ASKED) == sentence


def test_a_column_is_named_by_its_title() -> None:
    """Inside a table the question is the heading of the column."""
    condition = Condition.model_validate({"column": "open", "is": "yes"})
    said = say_condition(condition, ASKED, item=ASKED.item("sites"))
    assert said == '"Open at night" is Yes'


def test_advice_speaks_of_the_answer_it_belongs_to() -> None:
    """Advice without an item tests the answer above it."""
    condition = Condition.model_validate({"is": "no"})
    said = say_condition(condition, ASKED, item=ASKED.item("office"))
    assert said == "this answer is No"
