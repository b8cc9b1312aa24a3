from pathlib import Path

from tests.cli.conftest import Run


def test_the_list_shows_how_far_each_item_stands(run: Run, plan: Path) -> None:
    """Signs, not colours: the list is read aloud and printed."""
    run("set", plan, "beds", "40")
    run("set", plan, "words", "Wait", "--draft")
    run("set", plan, "say", "--ask", "Police")
    run("set", plan, "level", "--state", "not-applicable", "--reason", "No levels")
    run("set", plan, "who", "p-jana")
    out = run("show", plan).out
    for line in (
        "An area (area)",
        "[~]* who",
        "[x]  beds",
        "[~]  words",
        "[?]  say",
        "[-]  level",
        "[ ]  call",
    ):
        assert line in out
    assert "1 item is not asked" in out


def test_one_item_says_what_why_and_what_was_answered(run: Run, plan: Path) -> None:
    """Whoever looks an answer up wants to know whom to ask about it."""
    run("set", plan, "beds", "40", "--note", "Counted twice", "--due", "2026-12-01")
    out = run("show", plan, "beds").out
    for line in (
        "Help: Count them.",
        "Why: A lesson: Ask early. [L1, A report",
        "Seen to by: Head of crisis",
        "Answer: Answered",
        "40 beds",
        "Note: Counted twice",
        "Due: 2026-12-01",
        "Ann",
    ):
        assert line in out


def test_a_condition_is_said_as_a_sentence(run: Run, plan: Path) -> None:
    """An item that is hidden must be able to say why."""
    out = run("show", plan, "more").out
    assert "Asked when:" in out
    assert "Beds" in out


def test_every_kind_can_be_shown(run: Run, plan: Path) -> None:
    """What was entered anywhere can be read back here."""
    run("set", plan, "sites", "{rows: {school: {site: Old school, keeper: p-jana}}}")
    run("set", plan, "say", "{sk: Vieme, en: We know}")
    run("set", plan, "words", "One\nTwo", "--agree", "police")
    assert "- Site: Old school; Keeper: Jana Kováč" in run("show", plan, "sites").out
    assert "en: We know" in run("show", plan, "say").out
    assert "Confirmed by: Police" in run("show", plan, "words").out
    assert "high: High" in run("show", plan, "level").out


def test_a_refused_value_is_shown_as_it_was_typed(run: Run, plan: Path) -> None:
    """Nothing that somebody wrote disappears from view."""
    run("set", plan, "beds", "40")
    text = plan.read_text(encoding="utf-8")
    plan.write_text(text.replace('"40"', "forty or so"), encoding="utf-8")
    out = run("show", plan, "beds").out
    assert "forty or so" in out
    assert "Needs correcting: Write a plain number" in out
    assert "[!]  beds" in run("show", plan).out


def test_control_characters_never_reach_the_terminal(run: Run, plan: Path) -> None:
    """A plan from a stranger must not be able to rewrite the screen."""
    run("set", plan, "words", "a\x1b[2Jb")
    assert "\x1b" not in run("show", plan, "words").out
    assert "\x1b" not in run("show", plan, "x\x1b[2J").err
    assert "\x1b" not in run("show", "\x1b[2J.yaml").err


def test_an_unknown_item_is_named(run: Run, plan: Path) -> None:
    """Ids are typed from memory."""
    ran = run("show", plan, "bedz")
    assert ran.status == 2
    assert "'beds'" in ran.err


def test_only_some_items_are_listed(run: Run, plan: Path) -> None:
    """What one role owns, or what is late, on one page for a meeting."""
    ran = run("show", plan, "--only", "essential, not answered")
    assert ran.status == 0
    assert "who  Who" in ran.out
    assert "beds" not in ran.out
    assert "1 of 11 items are listed." in ran.out
    refused = run("show", plan, "--only", "nonsense")
    assert refused.status == 2
    assert "Nothing is called 'nonsense' here" in refused.err
