"""Who gets a handout, and what it asks."""

from typing import Any

import pytest

from crisisplan.domain.standing import Reading
from crisisplan.errors import CrisisPlanError
from crisisplan.export.handouts import owners, size
from crisisplan.export.making import Wish, make_all
from crisisplan.export.options import EACH_ROLE, Options
from crisisplan.export.view.sight import Sight
from tests import build
from tests.export import town

BOOK = build.playbook(
    build.item("one", weight="essential"),
    build.item("two"),
    build.item("three", role="spokesperson"),
)
NAMED = Options(owner=EACH_ROLE, held=True)


def sight(**held: Any) -> Sight:
    """Give a plan in which these people lead these roles."""
    roles = {role: {"lead": lead} for role, lead in held.items()}
    return Sight(Reading(build.plan(roles=roles), BOOK, build.TODAY), "amber")


def test_whoever_is_named_gets_a_handout_and_nobody_else() -> None:
    """“Everybody who is named” is not everybody, and is counted so."""
    boss = sight(boss="p-jana")
    assert owners(boss, NAMED) == ("boss",)
    assert size(boss, NAMED).all == 2


def test_where_nobody_is_named_it_is_said_that_there_is_no_handout() -> None:
    """Papers for offices that are empty help nobody."""
    nobody = sight()
    assert owners(nobody, NAMED) == ()
    with pytest.raises(CrisisPlanError, match="nobody holds a role"):
        make_all(Wish(("handout",), "amber", ("md",), NAMED), nobody.reading, town.NOW)
