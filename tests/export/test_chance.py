"""Whatever is asked and answered, documents keep what is secret, and look finished."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crisisplan.domain.audience import MARKINGS, may_see
from crisisplan.domain.values import Marking
from tests.export.chance import Chance, secrets
from tests.export.reading import PARSER
from tests.export.variants import DATA, Variant, variants_of

SEEDS = st.integers(min_value=0, max_value=10**6)


def made_from(chance: Chance, audience: Marking) -> list[tuple[Variant, str]]:
    """Make every document that this audience may have."""
    reading = chance.reading()
    return [
        (variant, variant.made(reading, audience))
        for variant in variants_of(reading.playbook)
        if may_see(variant.least, audience)
    ]


@given(seed=SEEDS, audience=st.sampled_from(MARKINGS))
def test_no_document_of_any_plan_holds_what_is_above_its_audience(
    seed: int, audience: Marking
) -> None:
    """A rule that holds for one town must hold for every city."""
    chance = Chance(seed)
    above = {
        word for word, least in chance.widest().items() if not may_see(least, audience)
    }
    for variant, text in made_from(chance, audience):
        assert not secrets(text) & above, variant
        _look_finished(text)


@settings(max_examples=20)
@given(seed=SEEDS, audience=st.sampled_from(MARKINGS))
def test_no_data_of_any_plan_hold_what_is_above_their_audience(
    seed: int, audience: Marking
) -> None:
    """Other programs and calendars are read by the same people as the paper."""
    chance = Chance(seed)
    reading = chance.reading()
    above = {
        word for word, least in chance.widest().items() if not may_see(least, audience)
    }
    for data in DATA:
        if may_see(data.least, audience):
            assert not secrets(data.made(reading, audience)) & above, data


def test_what_may_be_read_is_printed() -> None:
    """Documents that say nothing would keep every secret."""
    chance = Chance(7)
    red = {word for _, text in made_from(chance, "red") for word in secrets(text)}
    clear = {word for _, text in made_from(chance, "clear") for word in secrets(text)}
    assert len(red) > len(chance.widest()) // 2
    assert clear < red


def _look_finished(text: str) -> None:
    """Find no heading above nothing, no table without rows, no word of the machine."""
    assert not re.search(r"\bNone\b|Undefined|\{\w+\\?\}", text)
    tokens = PARSER.parse(text)
    assert not re.search(r"(?m)^\s*- *$|^\s*- \[ \] *$", text)
    for token, after in zip(tokens, [*tokens[1:], None], strict=True):
        if token.type == "heading_close":
            assert after is not None, text
            assert after.type != "hr", text
            assert after.type != "heading_open" or after.tag > token.tag, text
    rows = [
        token.type for token in tokens if token.type in ("tbody_open", "thead_open")
    ]
    assert rows.count("tbody_open") == rows.count("thead_open"), text


@pytest.mark.parametrize("audience", MARKINGS)
def test_the_first_minute_of_a_plan_looks_finished_too(audience: Marking) -> None:
    """Nothing is asked, nothing is answered, nobody is named."""
    chance = Chance(0)
    chance.answers, chance.roles, chance.people = {}, {}, {}
    chance.rest = {}
    for _, text in made_from(chance, audience):
        _look_finished(text)
