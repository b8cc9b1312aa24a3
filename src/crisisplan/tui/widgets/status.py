"""The two lines on top: whose plan it is and whether it is saved, and how far it is."""

from rich.cells import cell_len, set_cell_size
from textual.content import Content
from textual.widget import Widget

from crisisplan.domain.progress import Progress
from crisisplan.domain.text import tidy
from crisisplan.tui.text import marks


class StatusLine(Widget):
    """Words at the left, and words that are never cut at the right."""

    DEFAULT_CSS = """
    StatusLine { height: 1; background: $primary; color: $text; text-style: bold; }
    StatusLine.-trouble { background: $error; }
    """

    def __init__(self, left: str = "") -> None:
        """Say `left`, and nothing at the right yet."""
        super().__init__()
        self._left, self._right = left, ""

    def say(self, left: str, right: str, *, trouble: bool = False) -> None:
        """Say something else."""
        said = (tidy(left).replace("\n", " "), tidy(right).replace("\n", " "))
        self.set_class(trouble, "-trouble")
        if said != (self._left, self._right):
            self._left, self._right = said
            self.refresh()

    def render(self) -> Content:
        """Give both, as wide as the screen."""
        width = max(0, self.size.width - 2)
        right = self._right
        if cell_len(right) > width:
            right = set_cell_size(right, max(0, width - 1)) + "…"
        left = set_cell_size(self._left, max(0, width - cell_len(right)))
        return Content(f" {left}{right} ")


class ProgressLine(Widget):
    """What is counted; a bar takes the room that is left."""

    DEFAULT_CSS = "ProgressLine { height: 1; }"
    _progress: Progress | None = None

    def say(self, progress: Progress) -> None:
        """Show other counts."""
        if progress != self._progress:
            self._progress = progress
            self.refresh()

    def render(self) -> Content:
        """Give the counts on one line."""
        now = self._progress
        if now is None:
            return Content("")
        parts = [
            f"essential {now.essential.settled} of {now.essential.items} settled",
            f"confirmed {now.confirmed}",
            f"asked {now.asked}",
            f"overdue {now.overdue}",
        ]
        head = f" Answered {now.all.percent} %"
        room = self.size.width - len(head) - sum(len(part) + 2 for part in parts) - 3
        return Content(
            f"{head} {bar(now.all.percent, min(18, room))} {'  '.join(parts)}"
        )


def bar(percent: int, cells: int) -> str:
    """Draw how much is answered, in signs that the terminal can show."""
    if cells < 3:
        return ""
    full, signs = percent * cells // 100, marks()
    return signs["full"] * full + signs["empty"] * (cells - full)
