import re
from pathlib import Path

import pytest

from crisisplan.storage.yaml_write import dump
from tests.build import item, playbook_data
from tests.cli.conftest import ITEMS, Run


def test_a_sound_plan_and_playbook_are_said_to_be(
    run: Run, plan: Path, playbook_path: Path
) -> None:
    """Silence would leave the question open."""
    ran = run("check", plan, playbook_path)
    assert (ran.status, ran.out) == (0, "No problems in 2 files.\n")


def test_the_shipped_playbooks_have_no_problems_and_keep_to_the_style(run: Run) -> None:
    """The folder is looked through as one; who asks for short sentences writes some."""
    ran = run("check", "--style", Path(__file__).parents[2] / "playbooks")
    assert ran.status == 0, ran.out
    assert re.fullmatch(r"No problems in \d+ files\.\n", ran.out)


def test_forty_faults_are_named_in_one_run(run: Run, tmp_path: Path) -> None:
    """Forty runs for forty faults would be given up after three."""
    items = [item(f"i-{number}", helpp="x") for number in range(40)]
    path = tmp_path / "bad.yaml"
    path.write_text(dump(playbook_data(*items)), encoding="utf-8")
    ran = run("check", path)
    lines = ran.out.splitlines()
    assert ran.status == 1
    assert len(lines) == 40
    assert all(line.startswith(f"{path}:") for line in lines)
    assert all("Did you mean 'help'?" in line for line in lines)
    assert "40 problems found." in ran.err


FAULTS = {
    "refused": (
        "answers:\n  beds: {value: many, state: done}",
        "answers.beds.value: Write a plain number, like 1200.",
    ),
    "unknown item": (
        "answers:\n  bets: {value: '4', state: done}",
        "answers.bets: The playbook has no item 'bets'. Did you mean 'beds'?",
    ),
    "unknown person": (
        "answers:\n  who: {value: {lead: p-nobody}, state: done}",
        "answers.who.value: 'p-nobody' is not in the directory.",
    ),
    "unknown person in a role": (
        "roles: {spokesperson: {lead: p-jan}}\nanswers:",
        "roles.spokesperson.lead: 'p-jan' is not in the directory (people). "
        "Did you mean 'p-jana'?",
    ),
    "unknown person who was asked": (
        "answers:\n  beds: {state: asked, asked: {whom: p-nobody}}",
        "answers.beds.asked.whom: 'p-nobody' is not in the directory (people).",
    ),
    "unknown person who confirmed": (
        "answers:\n  words: {agreed: [{partner: police, with: p-nobody}]}",
        "answers.words.agreed.0.with: 'p-nobody' is not in the directory (people).",
    ),
    "unknown partner": (
        "answers:\n  words: {agreed: [{partner: polise}]}",
        "answers.words.agreed.0.partner: The playbook has no partner 'polise'. "
        "Did you mean 'police'?",
    ),
    "unknown role": (
        "roles: {spokesman: {lead: p-jana}}\nanswers:",
        "roles.spokesman: The playbook has no role 'spokesman'. "
        "Did you mean 'spokesperson'?",
    ),
    "unknown owner": (
        "answers:\n  beds: {owner: bos}",
        "answers.beds.owner: The playbook has no role 'bos'. Did you mean 'boss'?",
    ),
    "unknown chapter": (
        "chapters: {areas: {left_out: No}}\nanswers:",
        "chapters.areas: The playbook has no chapter 'areas'. Did you mean 'area'?",
    ),
    "no reason": (
        "answers:\n  beds: {state: not-applicable}",
        "answers.beds.state: It does not apply, but no reason is given.",
    ),
    "wider marking": (
        "answers:\n  beds: {marking: clear}",
        "answers.beds.marking: A plan can make the circle smaller",
    ),
}


@pytest.mark.parametrize(("broken", "said"), FAULTS.values(), ids=FAULTS)
def test_what_leads_nowhere_in_a_plan_is_named_with_its_line(
    broken: str, said: str, run: Run, plan: Path
) -> None:
    """Plans are mended by hand; a slip must be found before the emergency."""
    text = plan.read_text(encoding="utf-8")
    plan.write_text(text.replace("answers: {}", broken, 1), encoding="utf-8")
    before = plan.read_bytes()
    ran = run("check", plan)
    place, _, sentence = ran.out.partition(": ")
    assert ran.status == 1
    assert sentence.startswith(said)
    key = said.split(":")[0].rsplit(".", 1)[-1]
    line = plan.read_text(encoding="utf-8").splitlines()[int(place.split(":")[-1]) - 1]
    assert key in line or key == "0"
    assert plan.read_bytes() == before


def test_a_changed_playbook_needs_a_decision(run: Run, plan: Path) -> None:
    """Nothing is broken, but a person should know."""
    text = plan.read_text(encoding="utf-8")
    plan.write_text(text.replace("title: Floods", "title: Fires"), encoding="utf-8")
    ran = run("check", plan)
    assert ran.status == 3
    assert "Somebody changed the playbook" in ran.err


def test_an_overlay_that_grew_old_is_a_note_and_no_problem(
    run: Run, plan: Path
) -> None:
    """Whoever runs the check every night must not be woken by a date."""
    overlays = 'overlays: [{id: example/sk, edition: "1.0.0", checked: 2020-01-31}]'
    text = plan.read_text(encoding="utf-8")
    new = text.replace("  checksum:", f"  {overlays}\n  checksum:", 1)
    plan.write_text(new, encoding="utf-8")
    ran = run("check", plan)
    assert (ran.status, ran.out) == (0, "No problems in 1 file.\n")
    assert ran.err == (
        f"crisisplan: {plan}: The overlay example/sk 1.0.0 was last checked on "
        "2020-01-31; ask who keeps it for a newer edition.\n"
    )


def test_one_unreadable_file_does_not_hide_the_others(
    run: Run, plan: Path, tmp_path: Path
) -> None:
    """A region checks forty plans at once."""
    broken = tmp_path / "broken.yaml"
    broken.write_text(dump(playbook_data(*ITEMS, titel="x")), encoding="utf-8")
    ran = run("check", tmp_path / "none.yaml", broken, plan)
    assert ran.status == 2
    assert "There is no file" in ran.err
    assert "'titel' is not known here. Did you mean 'title'?" in ran.out


def test_a_folder_without_playbooks_says_so(run: Run, tmp_path: Path) -> None:
    """An empty folder that passes would be believed."""
    ran = run("check", tmp_path)
    assert ran.status == 2
    assert "holds no playbook" in ran.err


def test_a_playbook_of_a_newer_format_asks_for_the_newer_program(
    run: Run, playbook_path: Path
) -> None:
    """Nobody is told to write a lower number into the file."""
    text = playbook_path.read_text(encoding="utf-8")
    newer = text.replace("crisisplan/playbook/1", "crisisplan/playbook/2")
    playbook_path.write_text(newer, encoding="utf-8")
    ran = run("check", playbook_path)
    assert ran.status == 1
    assert "newer crisisplan (crisisplan/playbook/2)" in ran.out + ran.err
    assert "Did you mean" not in ran.out + ran.err


def test_a_playbook_opened_as_a_plan_is_said_to_be_one(
    run: Run, playbook_path: Path
) -> None:
    """A copy that does not exist would be searched for in vain."""
    ran = run("status", playbook_path)
    assert ran.status == 2
    assert "This is a playbook, not a plan." in ran.err
    assert ".bak" not in ran.err
