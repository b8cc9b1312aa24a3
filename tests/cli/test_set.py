import io
import sys
from pathlib import Path

import pytest

from crisisplan.domain.plan import Answer
from crisisplan.domain.values import Value
from crisisplan.storage.plan_file import read_plan
from tests.cli.conftest import Run


def answer(plan: Path, item_id: str) -> Answer:
    """Give what the file says under an id."""
    return read_plan(plan).plan.answer(item_id)


@pytest.mark.parametrize(
    ("item_id", "typed", "kept"),
    [
        ("beds", "40", "40"),
        ("words", "Call 112\nthen wait", "Call 112\nthen wait"),
        ("words", "0123: no", "0123: no"),
        ("who", "Jana Kováč; p-desk", {"lead": "p-jana", "deputies": ["p-desk"]}),
        ("level", "High", "high"),
        ("say", "At [time]: we know.", {"sk": "At [time]: we know."}),
        ("say", "{sk: Vieme, en: We know}", {"sk": "Vieme", "en": "We know"}),
        ("say", "en: We know", {"en": "We know"}),
        ("say", "{not yaml", {"sk": "{not yaml"}),
        ("card", "at: 1.12.2026", {"at": "2026-12-01"}),
        (
            "sites",
            "{rows: {school: {site: Main school, keeper: jana kováč}}, dropped: []}",
            {
                "rows": {
                    "school": {
                        "site": "Main school",
                        "keeper": "p-jana",
                    }
                },
                "dropped": [],
            },
        ),
    ],
)
def test_what_is_typed_is_what_is_kept(
    item_id: str, typed: str, kept: Value, run: Run, plan: Path
) -> None:
    """One answer from a script is the same as one from the screen."""
    ran = run("set", plan, item_id, typed)
    assert ran.status == 0, ran.err
    assert answer(plan, item_id).value == kept
    assert answer(plan, item_id).state == "done"
    assert answer(plan, item_id).by == "Ann"


@pytest.mark.parametrize(
    ("item_id", "typed", "said"),
    [
        ("beds", "many", "plain number"),
        ("beds", "1.200", "no decimals"),
        ("level", "hihg", "Did you mean 'High'?"),
        ("who", "Jana Kovac", "Did you mean 'Jana Kováč'?"),
        ("who", "Nobody", "key F4"),
        ("who", "Ivan Horák", "2 people"),
        ("call", "yes", "--state done"),
        ("log", "a line", "printed empty"),
        ("sites", "a school", "Write keys with values"),
        ("sites", "{rows: [a]}", "{rows: {row: {column: value}}}"),
        ("sites", "{rows: {a: b}}", "Row 'a'"),
        ("sites", "{rows: {a: {sight: b}}}", "Did you mean 'site'?"),
        ("sites", "{rows: {a: {site: b, keeper: Nobody}}}", "key F4"),
        ("sites", "{rows: {a: {site: [b]}}}", "One text is expected"),
        ("sites", "{rows: {", "not YAML"),
        ("sites", "{rows: *x}", "Aliases"),
        ("card", "{at: soon}", "Write a date"),
    ],
)
def test_a_refused_value_leaves_the_file_byte_for_byte(
    item_id: str, typed: str, said: str, run: Run, plan: Path
) -> None:
    """A script must be able to try, and an official to read why not."""
    before = plan.read_bytes()
    ran = run("set", plan, item_id, typed, "--note", "x")
    assert ran.status == 1
    assert said in ran.err
    assert plan.read_bytes() == before
    assert not list(plan.parent.glob("*.bak"))


def test_an_empty_value_clears_the_answer(run: Run, plan: Path) -> None:
    """What was wrong can be taken back without opening the screen."""
    run("set", plan, "beds", "40")
    assert run("set", plan, "beds", "").status == 0
    assert answer(plan, "beds").value is None
    assert answer(plan, "beds").state == "todo"


def test_one_language_leaves_the_others(run: Run, plan: Path) -> None:
    """Correcting the Slovak text must not delete the English one."""
    run("set", plan, "say", "{sk: Vieme, en: We know}")
    run("set", plan, "say", "Už vieme")
    assert answer(plan, "say").value == {"sk": "Už vieme", "en": "We know"}


def test_who_holds_a_role_is_kept_once(run: Run, plan: Path) -> None:
    """A name that stands in two places is changed in one of them."""
    assert run("set", plan, "talks", "Jana Kováč; p-desk").status == 0
    kept = read_plan(plan).plan
    assert kept.roles["spokesperson"].people == ("p-jana", "p-desk")
    assert kept.answer("talks").value is None


def test_a_value_comes_from_standard_input(
    run: Run, plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Long texts come from files."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"\xef\xbb\xbfa\nb")))
    assert run("set", plan, "words", "-").status == 0
    assert answer(plan, "words").value == "a\nb"


def test_input_that_is_no_text_is_refused(
    run: Run, plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A picture sent by mistake must not become an answer."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"\xff\xd8\xff")))
    ran = run("set", plan, "words", "-")
    assert ran.status == 2
    assert "UTF-8" in ran.err


def test_all_that_can_be_said_about_an_answer_is_kept(run: Run, plan: Path) -> None:
    """Scripts hand out work: owner, date, note, and who agreed."""
    words = ["--draft", "--note", "Ask again", "--owner", "spokesperson"]
    run("set", plan, "words", "Wait", *words, "--due", "1.12.2026", "--agree", "police")
    kept = answer(plan, "words")
    assert (kept.state, kept.note, kept.owner) == ("draft", "Ask again", "spokesperson")
    assert kept.due == "2026-12-01"
    assert kept.agreed[0].partner == "police"


def test_asking_somebody_is_a_state(run: Run, plan: Path) -> None:
    """The commonest answer is: we do not know yet."""
    run("set", plan, "beds", "--ask", "Fire brigade", "--reply-by", "2026-12-01")
    kept = answer(plan, "beds")
    assert kept.state == "asked"
    assert kept.asked is not None
    assert (kept.asked.whom, kept.asked.reply_by) == ("Fire brigade", "2026-12-01")


def test_an_action_is_settled_and_an_item_set_apart(run: Run, plan: Path) -> None:
    """Actions have no value, and what does not apply has a reason."""
    assert run("set", plan, "call", "--state", "done").status == 0
    reason = ("--state", "not-applicable", "--reason", "We have none")
    assert run("set", plan, "beds", *reason).status == 0
    assert answer(plan, "call").state == "done"
    assert answer(plan, "beds").reason == "We have none"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["beds", "--state", "not-applicable"], "Say why"),
        (["beds", "--state", "done"], "Write the answer first"),
        (["beds", "--owner", "king"], "no role here"),
        (["beds", "--due", "1/2/2026"], "for some, 2 January"),
        (["beds", "--ask", " "], "Say who is asked"),
        (["beds", "--agree", "police"], "Those who must agree"),
    ],
)
def test_what_cannot_be_said_about_an_answer_changes_nothing(
    words: list[str], said: str, run: Run, plan: Path
) -> None:
    """Half a change is a change nobody wanted."""
    before = plan.read_bytes()
    ran = run("set", plan, *words, "--note", "kept back")
    assert ran.status == 1
    assert said in ran.err
    assert plan.read_bytes() == before


@pytest.mark.parametrize(
    "words",
    [
        ["beds"],
        ["beds", "--draft"],
        ["beds", "--reason", "x"],
        ["beds", "--reply-by", "2026-12-01"],
        ["beds", "--ask", "A", "--state", "done"],
        ["beds", "--state", "ready"],
    ],
)
def test_options_that_do_not_go_together_are_refused(
    words: list[str], run: Run, plan: Path
) -> None:
    """What has no meaning must not look as if it had been done."""
    before = plan.read_bytes()
    ran = run("set", plan, *words)
    assert ran.status == 2
    assert ran.err
    assert plan.read_bytes() == before


def test_an_unknown_item_names_the_nearest(run: Run, plan: Path) -> None:
    """Ids are typed from memory."""
    before = plan.read_bytes()
    ran = run("set", plan, "bets", "4")
    assert ran.status == 2
    assert "Did you mean 'beds'?" in ran.err
    assert plan.read_bytes() == before


def test_what_is_still_missing_is_said(run: Run, plan: Path) -> None:
    """A lead without a deputy looks finished and is not."""
    assert "A deputy is missing" in run("set", plan, "who", "p-jana").err
    assert "not asked of this city" in run("set", plan, "beds", "4").err + (
        run("set", plan, "more", "x").err
    )


def test_comments_written_by_hand_are_not_lost_silently(run: Run, plan: Path) -> None:
    """Somebody's remark in the file is somebody's work."""
    text = plan.read_text(encoding="utf-8")
    plan.write_text("# ask Jana first\n" + text, encoding="utf-8")
    ran = run("set", plan, "beds", "40")
    backup = plan.with_name(plan.name + ".bak")
    assert "town.plan.yaml.bak" in ran.err
    assert "# ask Jana first" in backup.read_text(encoding="utf-8")


def test_a_changed_playbook_waits_for_a_person(run: Run, plan: Path) -> None:
    """Questions that changed behind an official's back change the answers."""
    text = plan.read_text(encoding="utf-8")
    plan.write_text(text.replace("title: Floods", "title: Fires"), encoding="utf-8")
    before = plan.read_bytes()
    ran = run("set", plan, "beds", "40")
    assert ran.status == 3
    assert "somebody changed it" in ran.err
    assert plan.read_bytes() == before


def test_changing_an_adopted_plan_is_said(run: Run, plan: Path) -> None:
    """What the council adopted is not what stands there now."""
    text = plan.read_text(encoding="utf-8")
    plan.write_text(text.replace("answers:", "status: adopted\nanswers:", 1), "utf-8")
    assert "draft again" in run("set", plan, "beds", "40").err
    assert read_plan(plan).plan.status == "draft"


@pytest.mark.parametrize("item_id", ["words", "sites", "say", "who", "card", "\udcff"])
def test_bytes_that_are_no_letters_break_nothing(
    item_id: str, run: Run, plan: Path
) -> None:
    """A terminal with another encoding sends what Python cannot print."""
    for typed in ("\udcff", "{rows: {a: {site: \udcff}}}", "\0", "\ud800: x", "\x1b"):
        options = ("--note", typed, "--by", typed)
        ran = run("set", plan, item_id, typed, *options)
        assert ran.status in (0, 1, 2)
        assert "Traceback" not in ran.err
    assert read_plan(plan).plan.city.name == "Bratislava"


def test_an_answer_that_was_read_is_marked_until_it_changes(
    run: Run, plan: Path
) -> None:
    """A yearly review is signed answer by answer."""
    assert "could hold" in run("set", plan, "beds", "--holds").err
    assert run("set", plan, "beds", "40", "--holds").status == 0
    assert "Read through by Ann on" in run("show", plan, "beds").out
    run("set", plan, "beds", "41")
    assert "the answer has changed since" in run("show", plan, "beds").out
