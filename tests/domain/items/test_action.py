import pytest

from crisisplan.domain.items.action import Action
from crisisplan.errors import NotAnAnswerError
from tests.build import AROUND, kind


def test_an_action_has_no_value() -> None:
    """Its state says that a named person will do it and knows."""
    action = kind("action")
    assert action.faults("done", AROUND) != ()
    with pytest.raises(NotAnAnswerError, match="settled"):
        action.parse("done", AROUND)


@pytest.mark.parametrize(("within", "kept"), [("60 min", "1 h"), ("3 days", "3 days")])
def test_its_limit_is_kept_in_one_spelling(within: str, kept: str) -> None:
    """Cards sort actions by the minute."""
    action = kind("action", within=within)
    assert isinstance(action, Action)
    assert action.within == kept
