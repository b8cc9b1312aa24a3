import pytest
from pydantic import ValidationError

from crisisplan.domain.items.person import PersonQuestion
from crisisplan.domain.playbook import Playbook
from crisisplan.errors import UnknownItemError
from tests.build import item, playbook, playbook_data

BOOK = playbook(
    item("com-lead", "person", fills="spokesperson"),
    item("convene", "action", does="police", role="spokesperson"),
    item("call", "action"),
)


def test_an_item_has_its_facts_and_those_of_its_kind() -> None:
    """Authors write one flat mapping; the program knows two values."""
    lead = BOOK.item("com-lead")
    assert isinstance(lead.asks, PersonQuestion)
    assert (lead.asks.fills, lead.marking, lead.weight) == (
        "spokesperson",
        "amber",
        "useful",
    )
    assert BOOK.filled_by == {"spokesperson": lead}


def test_an_id_that_is_not_asked_names_the_nearest() -> None:
    """A slip on the command line is mended without reading a manual."""
    with pytest.raises(UnknownItemError, match="Did you mean 'com-lead'"):
        BOOK.item("com-laed")


def test_an_action_is_done_by_whom_it_names_or_by_its_owner() -> None:
    """Every action has somebody, or it happens to nobody."""
    assert BOOK.doer(BOOK.item("convene")) == "police"
    assert BOOK.owner(BOOK.item("convene")) == "spokesperson"
    assert BOOK.doer(BOOK.item("call")) == "boss"
    assert BOOK.name("boss") == "Head of crisis"
    assert BOOK.name("police") == "Police"
    assert BOOK.name("nobody") == "nobody"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Ask {council}.", "Ask the city council."),
        ("Ask {mayor}.", "Ask {mayor}."),
        ("{ council } {{7*7}} {0}", "{ council } {{7*7}} {0}"),
        ("{{council}}", "{the city council}"),
        ("no braces", "no braces"),
    ],
)
def test_only_declared_terms_are_filled_in(text: str, said: str) -> None:
    """There is no template language: all other braces print as they are."""
    assert BOOK.say(text) == said


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("format", "crisisplan/playbook/2"),
        ("id", "floods"),
        ("id", "Example/floods"),
        ("edition", "1.0"),
        ("edition", "1.0.0\n"),
        ("chapters", "x"),
        ("scripts", "x"),
    ],
)
def test_a_playbook_in_another_form_is_refused(key: str, value: str) -> None:
    """What is not understood is not half understood."""
    with pytest.raises(ValidationError):
        Playbook.model_validate(playbook_data(**{key: value}))


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": "script"},
        {"unit": "beds"},
        {"weight": "critical"},
        {"phase": "later"},
        {"marking": "white"},
        {"asks": {"kind": "text"}},
    ],
)
def test_an_item_with_unknown_words_is_refused(wrong: dict[str, str]) -> None:
    """A misspelt key would be a rule that nobody follows."""
    with pytest.raises(ValidationError):
        playbook(item("x") | wrong)


def test_one_thing_needs_no_list() -> None:
    """Authors write `phase: prepare`, the program reads a list of one."""
    one = playbook(item("x", phase="prepare", see="x", lessons="L1")).item("x")
    assert (one.phase, one.see, one.lessons) == (("prepare",), ("x",), ("L1",))


def test_what_a_condition_tests_comes_first() -> None:
    """Reading follows conditions in an order in which nothing is read twice."""
    tests = [{"item": "b", "is": "yes"}, {"item": "c", "is": "yes"}]
    book = playbook(
        item("a", when={"all": tests}),
        item("b", "yes-no", when={"item": "c", "is": "yes"}),
        item("c", "yes-no"),
    )
    order = book.tested_first(book.item("a"), ())
    assert [one.id for one in order] == ["c", "b", "a"]
    assert [one.id for one in book.tested_first(book.item("a"), {"b"})] == ["c", "a"]
