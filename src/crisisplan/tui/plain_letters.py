"""Frames, rules and quotation marks in signs that an old console can show."""

from typing import TYPE_CHECKING

from crisisplan.tui.text import is_plain

if TYPE_CHECKING:
    from textual.driver import Driver

_SAME_WIDTH = {
    "|": "│┃▌▐▎▊▕▏║┊┆▍▋▉",
    "-": "─━▔▁═╌┄–—·▂▃‐‑",
    "+": "┌┐└┘├┤┬┴┼╭╮╰╯╔╗╚╝╠╣╦╩╬▖▗▘▝▛▜▙▟▒",
    "#": "█▓▇▆▅▄▀■",
    ".": "░…",
    "*": "•●◉★",
    "o": "○◌",
    ">": "▸▶►→›",
    "<": "◀◂←‹",
    "v": "▾▼↓",
    "^": "▴▲↑",
    "x": "✓✔✗×",
    '"': "“”„«»",
    "'": "‘’‚",
}
PLAIN = {ord(sign): letter for letter, signs in _SAME_WIDTH.items() for sign in signs}
"""One cell for one cell, so that nothing moves."""
PLAIN |= {ord("🔎"): "> "}


def draws_plainly(driver: "type[Driver]") -> "type[Driver]":
    """Give a driver that draws as `driver` does, in plain letters where it must."""
    if not is_plain():
        return driver

    class PlainDriver(driver):  # type: ignore[valid-type, misc]
        """Changes signs on their way to the terminal; accents stay."""

        def write(self, data: str) -> None:
            """Write what is drawn."""
            super().write(data.translate(PLAIN))

    return PlainDriver
