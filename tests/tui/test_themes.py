"""The colours: whoever has tired eyes or a bad screen can read every word."""

import pytest
from textual.color import Color
from textual.constants import DIM_FACTOR
from textual.theme import Theme

from crisisplan.session.plan_session import PlanSession
from crisisplan.storage.theme import theme_file
from crisisplan.tui.app import CrisisPlanApp
from crisisplan.tui.themes import HIGH_CONTRAST, THEMES
from tests.tui.acts import paste, see, until

LEAST = 4.5
"""What WCAG 2.2 asks of the contrast of text, level AA (success criterion 1.4.3)."""
LEAST_OF_SHAPES = 3.0
"""And of what is no text (success criterion 1.4.11)."""
LEAST_OF_SIGNS = 1.8
"""Of the bar that says which line is a field; its place says it too."""
GROUNDS = ("background", "surface", "panel")
CURSOR = ("block-cursor-foreground", "block-cursor-background")
SELECTION = ("input-selection-foreground", "input-selection-background")
PAIRS = {
    "title bar": (CURSOR[0], "primary"),
    "title bar that says NOT SAVED": ("background", "error"),
    "selected line": CURSOR,
    "line that was selected": ("foreground", "block-cursor-blurred-background"),
    "what is marked in a text": SELECTION,
    "footer": ("footer-foreground", "footer-background"),
    "keys in the footer": ("footer-key-foreground", "footer-background"),
    "button that is pressed by Enter": CURSOR,
    **{
        f"{words} on {ground}": (words, ground)
        for words in (
            "foreground",
            "text-muted",
            "text-disabled",
            "text-accent",
            "text-error",
            "text-primary",
        )
        for ground in GROUNDS
    },
}
FAINT = {
    "second line of the selected": CURSOR,
    **{f"faint on {ground}": ("foreground", ground) for ground in GROUNDS},
}


def contrast(one: Color, other: Color) -> float:
    """Give the ratio of two luminances as WCAG defines it, from 1 to 21."""
    darker, lighter = sorted(_luminance(colour) for colour in (one, other))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: Color) -> float:
    parts = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in colour.normalized
    )
    return sum(
        w * part for w, part in zip((0.2126, 0.7152, 0.0722), parts, strict=True)
    )


def colours(theme: Theme, pair: tuple[str, str]) -> tuple[Color, Color]:
    """Give words and ground of a theme, by the names of its variables."""
    known = {**theme.to_color_system().generate(), **theme.variables}
    words, ground = (Color.parse(known[name]) for name in pair)
    return words, ground


def test_contrast_is_computed_as_wcag_does() -> None:
    """Its own examples: black on white, and the lightest grey that is enough."""
    white = Color.parse("#ffffff")
    assert contrast(white, Color.parse("#000000")) == pytest.approx(21)
    assert contrast(white, Color.parse("#767676")) == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_every_word_can_be_read(theme: Theme) -> None:
    """Placeholders, guidance and reasons too: nothing is there only for the young."""
    found = {name: contrast(*colours(theme, pair)) for name, pair in PAIRS.items()}
    for name, pair in FAINT.items():
        words, ground = colours(theme, pair)
        found[name] = contrast(ground.blend(words, DIM_FACTOR), ground)
    assert not {name: ratio for name, ratio in found.items() if ratio < LEAST}


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
@pytest.mark.parametrize("bar", ["border", "border-blurred", "scrollbar"])
def test_what_frames_an_input_can_be_seen(theme: Theme, bar: str) -> None:
    """An input that is as black as its ground is no input."""
    assert contrast(*colours(theme, (bar, "background"))) >= LEAST_OF_SIGNS


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
@pytest.mark.parametrize("ground", ["background", "surface"])
def test_what_is_marked_in_a_text_stands_out(theme: Theme, ground: str) -> None:
    """The gap that is to be filled in next, as "[place]" in the first words."""
    assert contrast(*colours(theme, (SELECTION[1], ground))) >= LEAST_OF_SHAPES


async def test_without_colour_every_screen_is_grey(
    session: PlanSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    """NO_COLOR is asked for by people who see none, and by terminals that have none."""
    monkeypatch.setenv("NO_COLOR", "1")
    app = CrisisPlanApp(lambda: session)
    async with app.run_test(size=(100, 30)) as pilot:
        await see(pilot, "Crisis words")
        for key, shown in (
            ("f4", "People"),
            ("escape", "Crisis words"),
            ("f6", "Status"),
        ):
            await pilot.press(key)
            await see(pilot, shown)
            strips = app.screen._compositor.render_strips()
            styles = [one.style for strip in strips for one in strip if one.style]
            inks = [ink for one in styles for ink in (one.color, one.bgcolor) if ink]
            assert inks
            assert all(len(set(ink.get_truecolor())) == 1 for ink in inks)


async def test_the_theme_that_was_chosen_is_worn_the_next_time(
    session: PlanSession,
) -> None:
    """Whoever needs high contrast needs it every morning."""
    app = CrisisPlanApp(lambda: session)
    async with app.run_test(size=(80, 24)) as pilot:
        await see(pilot, "Crisis words")
        for _ in range(2):
            await pilot.press("ctrl+p")
            await see(pilot, "Search for commands")
            await paste(pilot, "colours")
            await see(pilot, "Light, dark or high contrast")
            await pilot.press("enter")
        await until(pilot, lambda: app.theme == HIGH_CONTRAST.name)
    assert CrisisPlanApp(lambda: session).theme == HIGH_CONTRAST.name
    theme_file().write_bytes(b"\xff no such theme\n")
    assert CrisisPlanApp(lambda: session).theme == THEMES[0].name
    theme_file().write_text("no-such-theme")
    assert CrisisPlanApp(lambda: session).theme == THEMES[0].name
