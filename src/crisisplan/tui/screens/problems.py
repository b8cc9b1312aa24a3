"""What keeps a file from being opened: all of it, with places."""

from collections.abc import Sequence

from crisisplan.tui.screens.page import PageScreen


class ProblemsScreen(PageScreen):
    """All problems of a file, in its order."""

    HELP = (
        "Mend the file in a text editor at the places named here, then open it again."
    )

    def __init__(self, sentences: Sequence[str]) -> None:
        """List `sentences`."""
        counted = f"{len(sentences)} problems" if len(sentences) > 1 else "One problem"
        text = "\n\n".join((*sentences, "Nothing was changed. Esc goes to the start."))
        super().__init__(f"This file cannot be opened: {counted}", text)

    def action_back(self) -> None:
        """Go to the home screen, where another file can be chosen."""
        self.dismiss()
