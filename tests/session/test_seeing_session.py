"""A form that is filled while others write puts in only what was changed in it."""

import pytest

from crisisplan.domain.directory import Holders
from crisisplan.errors import NotAnAnswerError
from crisisplan.session.plan_session import PlanSession
from crisisplan.session.seeing_session import Seen
from tests.session.conftest import Open


@pytest.fixture
def mine(open_plan: Open) -> PlanSession:
    """My window, before anything came in."""
    mine = open_plan()
    mine.put_row("sites", {"site": "School", "keeper": "p-jana"}, "r-1")
    mine.answer("words", "mine")
    mine.save()
    mine.seal()
    return mine


def row(session: PlanSession, row_id: str) -> object:
    """Give a row of the table of sites as it stands."""
    value = session.plan.answer("sites").value
    rows = value.get("rows", {}) if isinstance(value, dict) else {}
    return rows.get(row_id) if isinstance(rows, dict) else None


def test_a_row_that_is_written_whole_leaves_what_others_wrote_in_it(
    mine: PlanSession, open_plan: Open
) -> None:
    """The dialog shows yesterday's keeper; I only correct the name of the site."""
    seen, theirs = mine.seen(), open_plan()
    theirs.put_row("sites", {"site": "School", "keeper": "p-ivan"}, "r-1")
    theirs.put_row("sites", {"site": "Pool"}, "r-2")
    theirs.save()
    mine.look()
    for typed in ("School of a", "School of arts"):
        with mine.upon(seen):
            mine.put_row("sites", {"site": typed, "keeper": "p-jana"}, "r-1")
    assert row(mine, "r-1") == {"site": "School of arts", "keeper": "p-ivan"}
    assert row(mine, "r-2") == {"site": "Pool"}
    assert not mine.plan.set_aside


def test_what_both_changed_is_as_the_form_says_and_the_other_is_kept(
    mine: PlanSession, open_plan: Open
) -> None:
    """Whoever is typing sees it stand; nothing of the other is lost."""
    seen, theirs = mine.seen(), open_plan()
    theirs.answer("words", "theirs")
    theirs.save()
    mine.look()
    with mine.upon(seen):
        mine.answer("words", "mine too")
    assert mine.plan.answer("words").value == "mine too"
    assert [one.value for one in mine.plan.set_aside] == ["theirs"]


def test_taking_a_form_back_takes_back_nothing_else(
    mine: PlanSession, open_plan: Open
) -> None:
    """Undoing goes back to what the form showed at first, and no step further."""
    seen, theirs = mine.seen(), open_plan()
    theirs.answer("beds", "70")
    theirs.save()
    with mine.upon(seen):
        mine.put_row("sites", {"site": "Other"}, "r-1")
    mine.look()
    with mine.upon(seen):
        assert mine.undo() == "Undone: the row “Other” in “Sites”."
    assert row(mine, "r-1") == {"site": "School", "keeper": "p-jana"}
    assert mine.plan.answer("words").value == "mine"
    assert mine.plan.answer("beds").value == "70"


def test_a_number_in_a_list_means_what_stood_there(
    mine: PlanSession, open_plan: Open
) -> None:
    """Somebody drops the first entry while I choose the second."""
    theirs = open_plan()
    theirs.answer("words", "other words")
    theirs.save()
    mine.answer("words", "more")
    mine.save()
    mine.answer("beds", "50")
    theirs.answer("beds", "60")
    theirs.save()
    mine.save()
    assert [one.item for one in mine.plan.set_aside] == ["words", "beds"]
    theirs.look()
    theirs.drop_set_aside(0)
    theirs.save()
    seen: Seen = mine.seen()
    mine.look()
    with mine.upon(seen):
        mine.put_back(1)
    assert mine.plan.answer("beds").value == "60"
    assert [one.value for one in mine.plan.set_aside] == ["50"]


def test_what_is_refused_changes_nothing(mine: PlanSession, open_plan: Open) -> None:
    """Neither mine nor theirs."""
    seen, theirs = mine.seen(), open_plan()
    theirs.answer("beds", "70")
    theirs.save()
    mine.look()
    before = mine.plan
    with pytest.raises(NotAnAnswerError), mine.upon(seen):
        mine.answer("beds", "many")
    assert mine.plan is before


def test_a_role_that_was_given_meanwhile_is_set_aside(
    mine: PlanSession, open_plan: Open
) -> None:
    """I chose somebody from a list; who had just been chosen elsewhere is not lost."""
    seen, theirs = mine.seen(), open_plan()
    theirs.assign("boss", Holders(lead="p-ivan"))
    theirs.save()
    mine.look()
    with mine.upon(seen):
        mine.assign("boss", Holders(lead="p-jana"))
    assert mine.plan.roles["boss"].lead == "p-jana"
    assert [one.value for one in mine.plan.set_aside] == [{"lead": "p-ivan"}]
