"""Help: what the screen says about itself, and every command that works on it."""

from textual.screen import Screen

from crisisplan.tui.commands import commands_of, keys_of_field
from crisisplan.tui.screens.page import PageScreen

MARKS = (
    "✓ or x  answered        ~  a draft, or not enough yet      ?  somebody was asked\n"
    "·  open                 !  cannot be accepted as it is     –  does not apply\n"
    "*  essential: without it there is no plan"
)


class HelpScreen(PageScreen):
    """What can be done on the screen from which help was asked for."""

    @classmethod
    def about(cls, screen: Screen[object]) -> "HelpScreen":
        """Explain `screen`."""
        bound = [binding for _, binding in commands_of(screen)]
        bound = [*keys_of_field(screen), *bound]
        wide = max((len(one.key_display or "") for one in bound), default=0)
        keys = [
            f"{one.key_display:<{wide}}  {one.description}: {one.tooltip}"
            for one in bound
        ]
        about = getattr(screen, "about_here", str)()
        text = "\n\n".join((about, screen.HELP or "", "\n".join(keys), MARKS))
        return cls("Help", text.strip())
