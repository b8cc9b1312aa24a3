"""What a person does at the screen, and what they see there."""

from textual import events
from textual.app import App
from textual.pilot import Pilot


def words(app: App[None]) -> str:
    """Give everything that stands on the screen, as lines of text."""
    return "\n".join(
        "".join(segment.text for segment in strip).rstrip()
        for strip in app.screen._compositor.render_strips()
    )


def send(app: App[None], *keys: str) -> None:
    """Press keys back to back, as a fast typist on a slow line does."""
    driver = app._driver
    assert driver is not None
    for key in keys:
        driver.send_message(events.Key(key, key if len(key) == 1 else None))


async def paste(pilot: Pilot[None], text: str) -> None:
    """Paste into whatever has the focus."""
    driver = pilot.app._driver
    assert driver is not None
    driver.send_message(events.Paste(text))
    await pilot.pause()


async def see(pilot: Pilot[None], text: str, tries: int = 80) -> str:
    """Wait until something stands on the screen, and give the whole screen."""
    for _ in range(tries):
        if text in (shown := words(pilot.app)):
            return shown
        await pilot.pause(0.02)
    raise AssertionError(f"{text!r} never came:\n{words(pilot.app)}")
