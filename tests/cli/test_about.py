from pathlib import Path

import pytest

from crisisplan.domain.plan import Delivery
from crisisplan.storage.plan_file import read_plan
from tests.cli.conftest import Run


def test_what_a_plan_says_of_itself_is_said(run: Run, plan: Path) -> None:
    """A clerk sees at once what is still to be written down."""
    before = plan.read_bytes()
    ran = run("about", plan)
    assert ran.status == 0
    assert "City or municipality: Bratislava" in ran.out
    assert "Letterhead of documents: not said" in ran.out
    assert "Distribution: nobody yet" in ran.out
    assert plan.read_bytes() == before


def test_facts_are_changed_one_by_one(run: Run, plan: Path) -> None:
    """What is not named stays as it was."""
    words = ("--population", "475 503", "--letterhead", "City  of\nBratislava")
    ran = run("about", plan, *words, "--review-by", "1.9.2027", "--languages", "sk, uk")
    assert ran.status == 0, ran.err
    kept = read_plan(plan).plan
    assert (kept.city.name, kept.city.population) == ("Bratislava", 475503)
    assert kept.city.languages == ("sk", "uk")
    assert kept.city.letterhead == "City of Bratislava"
    assert kept.review_by == "2027-09-01"
    assert run("about", plan, "--population", "").status == 0
    assert read_plan(plan).plan.city.population is None


def test_the_distribution_list_is_kept_line_by_line(run: Run, plan: Path) -> None:
    """Who has a copy must be known on the day on which a number changes."""
    first = ("--deliver", "Mayor; action-cards; TLP:RED; 2", "--deliver", "Police")
    run("about", plan, *first)
    assert read_plan(plan).plan.distribution == (
        Delivery(to="Mayor", document="action-cards", audience="red", copies=2),
        Delivery(to="Police"),
    )
    ran = run("about", plan, "--deliver", "police; plan; amber; 3")
    assert "  2. police: plan, City hall and named partners (TLP:AMBER), 3" in ran.out
    run("about", plan, "--no-delivery", 1)
    assert [one.to for one in read_plan(plan).plan.distribution] == ["police"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--city", " "], "Write the name"),
        (["--country", "Atlantis"], "two letters"),
        (["--population", "many"], "plain number"),
        (["--languages", "klingon"], "two letters"),
        (["--review-by", "soon"], "Write a date"),
        (["--deliver", " ; plan"], "Write who gets it"),
        (["--deliver", "Mayor; plam"], "Did you mean 'plan'?"),
        (["--deliver", "Mayor; plan; orange"], "Write the audience as one of: clear"),
        (["--deliver", "Mayor; plan; red; none"], "plain number"),
        (["--deliver", "Mayor; plan; red; 0"], "how many copies"),
        (["--deliver", "Mayor; plan; red; 1; x"], "at most four parts"),
        (["--no-delivery", "1"], "There is no line 1"),
    ],
)
def test_what_cannot_be_so_leaves_the_file(
    words: list[str], said: str, run: Run, plan: Path
) -> None:
    """Half a change is a change nobody wanted."""
    before = plan.read_bytes()
    ran = run("about", plan, "--letterhead", "x", *words)
    assert ran.status == 1
    assert said in ran.err
    assert plan.read_bytes() == before
