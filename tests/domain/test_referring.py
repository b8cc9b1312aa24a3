from crisisplan.domain.referring import say_taken_out
from crisisplan.domain.standing import Reading
from tests.build import TODAY, item, plan, playbook

SITE = {"id": "site", "kind": "text", "title": "Site", "required": "yes"}
WHERE = {"id": "where", "kind": "row", "of": "sites", "title": "Where"}
BOOK = playbook(
    item("sites", "table", columns=[SITE], at_least="5"),
    item("calls", "table", columns=[WHERE]),
    item("card", "record", columns=[WHERE]),
)


def reading(*sites: str) -> Reading:
    """Give a plan with some sites, the first of them named twice."""
    rows = {f"r-{place}": {"site": name} for place, name in enumerate(sites)}
    answers = {
        "sites": {"value": {"rows": rows}},
        "calls": {"value": {"rows": {"r-a": {"where": "r-0"}}}},
        "card": {"value": {"where": "r-0"}},
    }
    return Reading(plan(answers=answers), BOOK, TODAY)


def test_who_names_a_row_is_said_when_it_is_taken_out() -> None:
    """The call-down list must not lose its school unnoticed."""
    sites = BOOK.item("sites")
    said = say_taken_out(reading("School", "Hall"), sites, "r-0")
    assert said == (
        "Taken out: School. It is named in: Calls; Card. Choose another row there."
    )
    assert say_taken_out(reading("School", "Hall"), sites, "r-1") == "Taken out: Hall."


def test_a_row_that_is_gone_is_said_without_its_id() -> None:
    """Nobody knows r-0 by heart, least of all who hears it read aloud."""
    standing = reading().standing(BOOK.item("calls"))
    assert standing.refused == (
        "Row 1, Where: The row that stood here was taken out of “Sites”. Choose "
        "another.",
    )
