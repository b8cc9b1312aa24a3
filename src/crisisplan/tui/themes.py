"""The themes that are offered, one of them for tired eyes and bad screens."""

from textual.theme import Theme

DARK = Theme(
    name="crisisplan-dark",
    primary="#1d4f91",
    secondary="#3b4a5e",
    accent="#8cc2ff",
    warning="#f0b95a",
    error="#f28b82",
    success="#7fcf96",
    foreground="#e8eaed",
    background="#14171c",
    surface="#1b1f26",
    panel="#272d37",
    text_alpha=1.0,
    dark=True,
    variables={
        "text-primary": "#8cc2ff",
        "text-muted": "#aab2bd",
        "text-disabled": "#9aa3af",
        "text-accent": "#8cc2ff",
        "text-error": "#ff9b93",
        "block-cursor-foreground": "#ffffff",
        "block-cursor-background": "#1d4f91",
        "block-cursor-blurred-background": "#33404f",
        "input-selection-background": "#8cc2ff",
        "input-selection-foreground": "#14171c",
        "border": "#5b9bd8",
        "border-blurred": "#4a5563",
        "scrollbar": "#4a5563",
        "scrollbar-hover": "#66758a",
        "scrollbar-active": "#8cc2ff",
        "scrollbar-background": "#1b1f26",
        "footer-background": "#1b1f26",
        "footer-key-foreground": "#8cc2ff",
        "footer-foreground": "#c9d0d8",
    },
)
LIGHT = Theme(
    name="crisisplan-light",
    primary="#1d4f91",
    secondary="#dfe7f1",
    accent="#1d4f91",
    warning="#8a5300",
    error="#b3261e",
    success="#1c6b3a",
    foreground="#1b1f24",
    background="#fbfbf9",
    surface="#f1f3f5",
    panel="#e4e8ec",
    text_alpha=1.0,
    dark=False,
    variables={
        "text-primary": "#1d4f91",
        "text-muted": "#545c66",
        "text-disabled": "#545c66",
        "text-accent": "#1d4f91",
        "text-error": "#b3261e",
        "block-cursor-foreground": "#ffffff",
        "block-cursor-background": "#1d4f91",
        "block-cursor-blurred-background": "#d3deeb",
        "input-selection-background": "#1d4f91",
        "input-selection-foreground": "#ffffff",
        "border": "#1d4f91",
        "border-blurred": "#98a3af",
        "scrollbar": "#9aa5b1",
        "scrollbar-hover": "#77828f",
        "scrollbar-active": "#1d4f91",
        "scrollbar-background": "#e9ecef",
        "footer-background": "#e9ecef",
        "footer-key-foreground": "#1d4f91",
        "footer-foreground": "#1b1f24",
    },
)
HIGH_CONTRAST = Theme(
    name="high-contrast",
    primary="#ffff00",
    secondary="#00ffff",
    accent="#ffff00",
    warning="#ffff00",
    error="#ff8080",
    success="#00ff00",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#3a3a3a",
    text_alpha=1.0,
    dark=True,
    variables={
        "text-primary": "#ffff00",
        "text-muted": "#e6e6e6",
        "text-disabled": "#d0d0d0",
        "text-accent": "#ffff00",
        "text-error": "#ff8080",
        "block-cursor-foreground": "#000000",
        "block-cursor-background": "#ffff00",
        "block-cursor-blurred-background": "#3a3a3a",
        "input-selection-background": "#ffff00",
        "input-selection-foreground": "#000000",
        "border": "#ffff00",
        "border-blurred": "#ffffff",
        "scrollbar": "#ffffff",
        "scrollbar-hover": "#ffffff",
        "scrollbar-active": "#ffff00",
        "scrollbar-background": "#3a3a3a",
        "footer-background": "#000000",
        "footer-key-foreground": "#ffff00",
        "footer-foreground": "#ffffff",
    },
)
THEMES = (DARK, LIGHT, HIGH_CONTRAST)
WORDS = {
    DARK.name: "dark",
    LIGHT.name: "light",
    HIGH_CONTRAST.name: "high contrast",
}
_NAMES = tuple(theme.name for theme in THEMES)


def called(name: str) -> Theme:
    """Give the theme of a name; the first one where there is none."""
    return next((one for one in THEMES if one.name == name), DARK)


def after(name: str) -> str:
    """Give the theme that follows `name` when people go through them."""
    place = _NAMES.index(name) if name in _NAMES else -1
    return _NAMES[(place + 1) % len(_NAMES)]


TLP_COLOURS = {
    "RED": "#ff2b2b on #000000",
    "AMBER": "#ffc000 on #000000",
    "GREEN": "#33ff00 on #000000",
    "CLEAR": "#ffffff on #000000",
}
"""Of the labels, as TLP 2.0 gives them: the same in every theme."""
