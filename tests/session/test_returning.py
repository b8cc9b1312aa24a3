"""What comes back into an open plan is one step, and can be taken back."""

import pytest

from crisisplan.domain.account import Account, Entry, Update
from crisisplan.errors import ChangedOutsideError
from crisisplan.session.plan_session import PlanSession


def account(session: PlanSession, by: str = "Eva") -> Account:
    """Give a form with an answer, and with words that nobody understood."""
    entries = (
        Entry("new", "Beds", "beds", update=Update(value="40", state="done")),
        Entry("refused", "Beds", "beds", "line 3", because="Odd.", kept="some"),
    )
    return Account("form.md", session.plan, entries, by=by)


def test_a_form_is_taken_in_and_taken_back_as_one_step(session: PlanSession) -> None:
    """Whoever took in the wrong file presses one key."""
    before = session.plan
    session.take_in(account(session), {0})
    answer = session.plan.answer("beds")
    assert (answer.value, answer.by) == ("40", "Eva, taken in by Ann")
    (kept,) = session.plan.set_aside
    assert kept.because == "form.md, line 3: Odd."
    assert session.undo() == "Undone: taking in form.md."
    assert session.plan == before
    assert session.by == "Ann"


def test_a_plan_that_changed_meanwhile_is_compared_anew(session: PlanSession) -> None:
    """What was shown must be what happens."""
    read = account(session)
    session.answer("beds", "50")
    with pytest.raises(ChangedOutsideError, match="Read the file again"):
        session.take_in(read, {0})
    assert session.plan.answer("beds").value == "50"


def test_what_is_set_aside_comes_back_or_goes(session: PlanSession) -> None:
    """Each is one step with a sentence."""
    session.answer("beds", "50")
    read = account(session, by="")
    kept = Entry("clash", "Beds", "beds", because="Other.", kept="40")
    session.take_in(Account("f.md", read.plan, (kept,)), ())
    session.put_back(0)
    assert session.plan.answer("beds").value == "40"
    assert [one.value for one in session.plan.set_aside] == ["50"]
    session.drop_set_aside(0)
    assert session.undo() == "Undone: dropping “Beds”."
    assert session.undo() == "Undone: putting back “Beds”."
    assert session.plan.answer("beds").value == "50"
