"""Style sheets that are read once."""

from pathlib import Path

import pytest
from textual.css.stylesheet import StylesheetParseError

from crisisplan.tui.kept_styles import KeptStyles

DARK, LIGHT = {"ink": "#ffffff"}, {"ink": "#000000"}


def test_a_new_screen_reads_only_its_own_sheet(tmp_path: Path) -> None:
    """Nobody waits for a screen while the sheets of all others are read again."""
    first, second = tmp_path / "a.tcss", tmp_path / "b.tcss"
    first.write_text("#a { color: $ink; }")
    second.write_text("#b { color: $ink; }")
    styles = KeptStyles(variables=DARK)
    styles.read(first)
    (before,) = styles.rules
    styles.read(second)
    styles.reparse()
    kept, new = styles.rules
    assert kept is before
    assert new.css == "#b {\n    color: #FFFFFF;\n}"


def test_another_theme_has_its_own_colours(tmp_path: Path) -> None:
    """Who changes to high contrast gets it on every screen, and back again."""
    sheet = tmp_path / "a.tcss"
    sheet.write_text("#a { color: $ink; }")
    styles = KeptStyles(variables=DARK)
    styles.read(sheet)
    shown = []
    for variables in (LIGHT, DARK, LIGHT):
        styles.set_variables(variables)
        styles.reparse()
        shown.append(styles.css.split()[3])
    assert shown == ["#000000;", "#FFFFFF;", "#000000;"]


def test_a_sheet_with_a_slip_leaves_the_others_as_they_were(tmp_path: Path) -> None:
    """Whoever works on a style sheet still sees the screen."""
    good, bad = tmp_path / "a.tcss", tmp_path / "b.tcss"
    good.write_text("#a { color: $ink; }")
    bad.write_text("#b { colour: 3; }")
    styles = KeptStyles(variables=DARK)
    styles.read(good)
    before = styles.css
    styles.read(bad)
    with pytest.raises(StylesheetParseError):
        styles.reparse()
    styles.source.popitem()
    styles.reparse()
    assert styles.css == before
