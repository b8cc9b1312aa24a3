"""On an old console nothing is drawn that it cannot show."""

import pytest

from crisisplan.tui.app import CrisisPlanApp
from crisisplan.tui.plain_letters import PLAIN


@pytest.mark.parametrize(
    ("drawn", "shown"),
    [
        ("╭──╮│“Motto” …│", '+--+|"Motto" .|'),
        ("▊▔▔▎ ▸ ✓ █▒░", "|--| > x #+."),
        ("Jana Kováč, Březová", "Jana Kováč, Březová"),
        ("\x1b[38;5;1m─\x1b[0m", "\x1b[38;5;1m-\x1b[0m"),
    ],
)
def test_signs_become_letters_and_names_keep_theirs(drawn: str, shown: str) -> None:
    """A question mark for every frame and quotation mark cannot be read."""
    assert drawn.translate(PLAIN) == shown


@pytest.mark.parametrize("terminal", ["linux", "vt100"])
def test_an_old_console_is_written_to_in_letters_of_the_keyboard(
    monkeypatch: pytest.MonkeyPatch, terminal: str
) -> None:
    """Frames, rules and scroll bars count as much as marks."""
    monkeypatch.setenv("TERM", terminal)
    driver = CrisisPlanApp(None).driver_class
    written: list[str] = []
    monkeypatch.setattr(
        driver.__mro__[1], "write", lambda _, data: written.append(data)
    )
    driver.write(object.__new__(driver), "“▔”")
    assert written == ['"-"']
