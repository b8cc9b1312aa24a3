"""The lint that we run on our own playbooks."""

from typing import Any

import pytest

from crisisplan.domain.style import style_flaws
from tests.build import item, playbook

GOOD: dict[str, Any] = {
    "title": "Communication lead on call",
    "ask": "Who leads communication at any hour?",
    "help": "Choose someone who can be woken at night.",
    "example": "Head of the press office.",
    "phase": "first-hour",
    "weight": "important",
    "marking": "amber",
    "why": "Our judgement.",
}


def _flaws(word: str = "text", /, **keys: Any) -> list[str]:
    given = {key: one for key, one in {**GOOD, **keys}.items() if one is not None}
    return [flaw.sentence for flaw in style_flaws(playbook(item("a", word, **given)))]


def test_an_item_as_we_want_it_has_no_flaws() -> None:
    """The lint must be silent where there is nothing to say."""
    assert _flaws() == []


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("ask", "does not say 'ask'"),
        ("help", "does not say 'help'"),
        ("example", "does not say 'example'"),
        ("phase", "does not say 'phase'"),
        ("weight", "does not say 'weight'"),
        ("marking", "does not say 'marking'"),
        ("why", "No lesson, no source"),
    ],
)
def test_what_every_item_needs_is_missed(key: str, words: str) -> None:
    """A question without guidance is what makes people give up."""
    (found,) = _flaws(**{key: None})
    assert words in found


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        ({"title": "x" * 61}, "61 characters"),
        ({"ask": " ".join(["who"] * 26) + "?"}, "26 words"),
        ({"help": "Short. " + "word " * 26}, "26 words"),
        ({"help": "The plan is then compliant."}, "compliant"),
        ({"why": "A certified plan."}, "certified"),
        ({"help": "This fulfils the law."}, "fulfils the law"),
        ({"help": "Now your city is ready."}, "is ready"),
        ({"ask": "Who calls the NPSX?"}, "NPSX"),
    ],
)
def test_what_is_hard_to_read_or_promises_too_much_is_found(
    keys: dict[str, str], words: str
) -> None:
    """Officials read this aloud, tired, in their second language."""
    (found,) = _flaws(**keys)
    assert words in found


@pytest.mark.parametrize(
    "keys",
    [
        {"title": "x" * 60},
        {"ask": " ".join(["who"] * 25) + "? " + " ".join(["who"] * 25) + "?"},
        {"help": "Have a text ready to read out."},
        {"help": "The National Example Office (NEO) knows. Call NEO."},
        {"help": "It is marked TLP:AMBER, see the SMS."},
    ],
)
def test_what_is_allowed_is_left_alone(keys: dict[str, str]) -> None:
    """A lint that cries wolf is switched off."""
    assert _flaws(**keys) == []


def test_an_abbreviation_in_the_title_of_a_source_is_known() -> None:
    """It is explained in the annex."""
    sources = {"law": {"title": "The RESIST toolkit"}}
    given = item("a", **{**GOOD, "help": "Use RESIST."})
    assert style_flaws(playbook(given, sources=sources)) == ()


def test_an_action_of_the_first_hour_says_within_what_time() -> None:
    """The action card counts by the minute."""
    (found,) = _flaws("action")
    assert "'within'" in found
    assert _flaws("action", within="10 min") == []


@pytest.mark.parametrize("word", ["table", "form"])
def test_more_columns_than_fit_on_paper_are_found(word: str) -> None:
    """A seventh column is cut off by the printer."""
    columns = [{"id": f"c{n}", "kind": "text", "title": f"C{n}"} for n in range(7)]
    (found,) = _flaws(word, columns=columns)
    assert "7 columns print" in found
    columns[6] |= {"print": "no"}
    assert _flaws(word, columns=columns) == []


def test_an_item_that_nobody_owns_is_found() -> None:
    """A gap without an owner stays a gap."""
    section = {"id": "part", "title": "A part", "items": [item("a", **GOOD)]}
    area = {"id": "area", "title": "An area", "sections": [section]}
    (found,) = style_flaws(playbook(chapters=[area]))
    assert "Nobody owns" in found.sentence
