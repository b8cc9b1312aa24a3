import itertools
import os
import shlex
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from crisisplan.cli import COMMANDS, main
from crisisplan.cli.guard import guarded
from tests.cli.conftest import Run

SRC = Path(__file__).parents[2] / "src"
SHELL_WORDS = ("|", ">", "<", "&&")
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(SRC), "TERM": "xterm"}


def shell(line: str, **more: str) -> subprocess.CompletedProcess[bytes]:
    """Run a line in a shell, `crisisplan` being this checkout."""
    typed = line.replace("crisisplan", f"{shlex.quote(sys.executable)} -m crisisplan")
    return subprocess.run(
        ["bash", "-c", f"set -o pipefail; {typed}"],
        env={**ENVIRONMENT, **more},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )


def loaded_by(*commands: tuple[object, ...]) -> list[set[str]]:
    """Name the packages that are loaded after each command in a fresh interpreter."""
    code = (
        "import shlex, sys; from crisisplan.cli import main\n"
        "for line in sys.argv[1:]:\n"
        "    main(shlex.split(line))\n"
        "    print('loaded', *{name.partition('.')[0] for name in sys.modules})"
    )
    lines = [shlex.join(map(str, words)) for words in commands]
    done = subprocess.run(
        [sys.executable, "-c", code, *lines],
        env=ENVIRONMENT,
        capture_output=True,
        check=True,
        text=True,
    )
    said = [line.split() for line in done.stdout.splitlines()]
    loaded = [set(words[1:]) for words in said if words[:1] == ["loaded"]]
    assert len(loaded) == len(commands)
    return loaded


@pytest.mark.parametrize("name", COMMANDS)
def test_the_help_of_every_command_has_examples_that_can_be_typed(
    name: str, run: Run
) -> None:
    """An official copies an example; one that is refused ends the attempt."""
    ran = run(name, "--help")
    lines = ran.out.partition("examples:")[2].splitlines()
    examples = [shlex.split(line) for line in lines if "crisisplan " in line]
    assert ran.status == 0
    assert examples
    module, about = COMMANDS[name]
    parser = import_module(f"crisisplan.cli.{module}").make_parser(about)
    for program, command, *words in examples:
        typed = itertools.takewhile(lambda word: word not in SHELL_WORDS, words)
        assert (program, command) == ("crisisplan", name)
        assert parser.parse_args([*typed])


def test_help_needs_none_of_the_big_libraries() -> None:
    """Help that comes at once is help that is read."""
    *_, loaded = loaded_by(("--version",), ("--help",), ("set", "--help"))
    assert not loaded & {"pydantic", "textual", "jinja2", "yaml"}


def test_commands_without_a_screen_never_load_textual(tmp_path: Path) -> None:
    """On a small server nobody waits for a screen that is not shown.

    Not even where the screen asks the same questions: at the start of a plan.
    """
    plan = tmp_path / "a.plan.yaml"
    commands = [
        ("new", plan, "--city", "A", "--playbook", "first-24-hours"),
        ("show", plan),
        ("status", plan),
        ("set", plan, "com-say-reported", "There is a report from [place]."),
        ("export", plan, "--to", tmp_path),
        ("check", plan),
    ]
    loaded = loaded_by(*commands)
    done = zip(commands, loaded, strict=True)
    assert not [words for words, packages in done if "textual" in packages]
    assert "yaml" in loaded[0]
    assert "markdown_it" not in loaded[0]
    assert (tmp_path / "a-plan-amber.md").is_file()


def test_the_version_is_said(run: Run) -> None:
    """A report of a mistake names the version."""
    assert run("--version").out.startswith("crisisplan 0.")


def test_an_unknown_command_names_the_nearest(run: Run) -> None:
    """A slip of the finger needs one word of help, not a page."""
    ran = run("exprot", "x.plan.yaml")
    assert ran.status == 2
    assert "Did you mean 'export'?" in ran.err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["set", "x.yaml"], "ITEM"),
        (["export", "x.yaml", "--audience", "ambre"], "Did you mean 'amber'?"),
        (["export", "x.yaml", "--format", "odt"], "md"),
        (["playbook", "shwo"], "Did you mean 'show'?"),
        (["playbook", "schema", "--part", "chapters"], "Did you mean 'chapter'?"),
        (["playbook", "show"], "Say which playbook"),
        (["playbook", "list", "x"], "playbook list --help"),
        (["status", "x.yaml", "--jsn"], "--jsn"),
    ],
)
def test_wrong_usage_is_said_in_a_sentence(
    words: list[str], said: str, run: Run
) -> None:
    """The person at the keyboard learns what would be right."""
    ran = run(*words)
    assert ran.status == 2
    assert said in ran.err
    assert not ran.out


@pytest.mark.parametrize("words", [(), ("edit",), ("edit", "town.plan.yaml")])
def test_without_a_terminal_the_screen_says_what_to_use(
    words: tuple[str, ...], run: Run, plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full screen on a pipe would hang for ever."""
    monkeypatch.chdir(plan.parent)
    ran = run(*words)
    assert ran.status == 2
    assert "needs a terminal" in ran.err
    assert "Use " in ran.err


def test_a_missing_plan_is_said_before_any_screen_opens(run: Run) -> None:
    """A wrong name is mended fastest where it was typed."""
    ran = run("edit", "nowhere.plan.yaml")
    assert ran.status == 2
    assert "There is no file nowhere.plan.yaml" in ran.err


def test_a_mistake_of_ours_shows_where_it_is(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Maintainers need the traceback; scripts need their own status."""
    assert guarded(lambda: [][0]) == 70
    said = capsys.readouterr().err
    assert "IndexError" in said
    assert "maintainers" in said


def test_ctrl_c_is_quiet(capsys: pytest.CaptureFixture[str]) -> None:
    """Who stops a command does not want to read about it."""

    def stopped() -> int:
        raise KeyboardInterrupt

    assert guarded(stopped) == 130
    assert capsys.readouterr().err == ""


def test_a_reader_that_leaves_early_is_no_fault() -> None:
    """`| head` is how people look at long lists."""
    done = shell("crisisplan playbook schema | head -1")
    assert done.stdout == b"{\n"
    assert done.stderr == b""


def test_output_that_finds_no_room_is_said() -> None:
    """A full disk behind `>` must not look like success."""
    done = shell("crisisplan playbook schema > /dev/full")
    assert done.returncode == 2
    assert b"No space left" in done.stderr
    assert b"Traceback" not in done.stderr


def test_letters_that_the_output_lacks_stop_nothing() -> None:
    """Names with accents pass through any pipe, on any machine."""
    done = shell("crisisplan new --help | cat", PYTHONIOENCODING="ascii")
    assert done.returncode == 0
    assert "Březová" in done.stdout.decode()


def test_the_module_runs_as_the_command_does() -> None:
    """Where scripts cannot be put on the path, Python itself is the way in."""
    assert shell("crisisplan --version").stdout.startswith(b"crisisplan ")


def test_main_reads_the_words_that_were_typed(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The console script passes nothing on."""
    monkeypatch.setattr(sys, "argv", ["crisisplan", "--version"])
    assert main() == 0
    assert "crisisplan" in capsys.readouterr().out
