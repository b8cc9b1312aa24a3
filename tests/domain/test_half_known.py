"""Whoever was asked for a part of an answer is waited for until that part is there."""

from crisisplan.domain import answering
from crisisplan.domain.half_known import is_half_known, lacks
from crisisplan.domain.plan import Answer, Asked
from crisisplan.domain.values import Value
from tests.build import PEOPLE, item, playbook, reading

NUMBERS = [{"number": "0555 100 101"}]
COLUMNS = [
    {"id": "site", "kind": "text", "title": "Site"},
    {"id": "keeper", "kind": "person", "title": "Keeper", "required": "yes"},
]
BOOK = playbook(item("sites", "table", columns=COLUMNS), item("lead", "person"))
FEAST: Value = {"site": "Feast", "keeper": "p-jana"}
CHURCH: Value = {"site": "Church"}


def sites(*rows: Value) -> Value:
    """Give the table with these rows."""
    return {"rows": {f"r-{place}": row for place, row in enumerate(rows)}}


def test_another_row_does_not_end_the_waiting_for_what_a_row_lacks() -> None:
    """Whom to call at the church was forgotten when the feast was written down."""
    now = Answer(state="asked", asked=Asked(whom="Hana", reply_by="2026-12-01"))
    sees = reading(BOOK, {}).around

    def after(value: Value, *, draft: bool = False) -> Answer:
        lacking = lacks(BOOK.item("sites"), value, sees)
        return answering.valued(now, value, draft=draft, lacking=lacking)

    waits = after(sites(CHURCH, FEAST))
    assert waits.asked == Asked(whom="Hana", reply_by="2026-12-01", rest=True)
    assert after(sites(CHURCH | {"keeper": "p-jana"}, FEAST)).state == "done"  # type: ignore[operator]
    assert after(sites(CHURCH), draft=True).asked == now.asked
    assert answering.valued(waits, sites(FEAST), draft=None) == waits


def test_only_what_was_put_down_as_known_is_half_known() -> None:
    """A guess stays one, and what is whole can only be doubted as a whole."""
    lead = BOOK.item("lead")
    alone: Value = {"lead": "p-jana"}
    assert is_half_known(lead, reading(BOOK, {"lead": alone}))
    guess = {"value": alone, "state": "draft"}
    assert not is_half_known(lead, reading(BOOK, {"lead": guess}))
    whole = {"lead": "p-jana", "deputies": ["p-desk"]}
    assert is_half_known(lead, reading(BOOK, {"lead": whole})), "but for the numbers"
    reached = {key: {**one, "numbers": NUMBERS} for key, one in PEOPLE.items()}
    assert not is_half_known(lead, reading(BOOK, {"lead": whole}, people=reached))
