"""The two lines on top: whose plan it is and whether it is saved, and how far it is."""

import re
from collections.abc import Collection

from rich.cells import cell_len, set_cell_size
from textual.content import Content
from textual.widget import Widget

from crisisplan.domain.progress import Progress
from crisisplan.domain.text import tidy
from crisisplan.tui.text import BAR_STYLE, marks
from crisisplan.tui.themes import TLP_COLOURS

_SHORTEST_BAR = 8
"""Cells; less than that says nothing that the number before it does not say."""


_LABEL = re.compile(r" TLP:(RED|AMBER|GREEN|CLEAR)(?:\+STRICT)? ")


class StatusLine(Widget):
    """Words at the left, and words that are never cut at the right."""

    def __init__(self, left: str = "") -> None:
        """Say `left`, and nothing at the right yet."""
        super().__init__()
        self._left, self._right = tidy(left).replace("\n", " "), ""
        self.saved, self.trouble = "", False
        """Whether the plan is saved, in words, and whether something hinders that."""

    def say(self, left: str, right: str, *, trouble: bool = False) -> None:
        """Say something else."""
        said = (tidy(left).replace("\n", " "), tidy(right).replace("\n", " "))
        self.set_class(trouble, "-trouble")
        if said != (self._left, self._right):
            self._left, self._right = said
            self.refresh()

    def say_saved(self, words: str, *, trouble: bool) -> None:
        """Keep whether the plan is saved, and say it on all screens that are shown."""
        if (words, trouble) == (self.saved, self.trouble):
            return  # with every key it is the same
        self.saved, self.trouble = words, trouble
        for screen in self.app.screen_stack:
            for line in screen.query(TopLine):
                line.say_saved(words, trouble=trouble)

    def render(self) -> Content:
        """Give both, as wide as the screen."""
        width, right = self.size.width, self._right
        if cell_len(right) > width:
            right = set_cell_size(right, max(0, width - 1)) + "…"
        room = max(0, width - cell_len(right))
        gap = " " if right and room else ""
        room -= len(gap)
        cut = cell_len(self._left) > room > 1
        left = set_cell_size(self._left, room - 1 if cut else room) + "…" * cut
        end = f"{gap}{right}"
        said = Content(f"{left}{end}")
        if found := None if self.trouble else _LABEL.search(end):
            start, stop = (len(left) + place for place in found.span())
            said = said.stylize(TLP_COLOURS[found[1]], start, stop)
        return said


class TopLine(StatusLine):
    """The title of a screen above the plan's, and whether the plan is saved."""

    def on_mount(self) -> None:
        """Say at once what the plan's screen says."""
        for screen in self.app.screen_stack:
            for one in screen.query(StatusLine):
                if one.saved:
                    self.say_saved(one.saved, trouble=one.trouble)
                    return

    def entitle(self, title: str) -> None:
        """Give the screen another title."""
        self.say(title, self._right, trouble=self.trouble)

    def say_saved(self, words: str, *, trouble: bool) -> None:
        """Say whether the plan is saved; why it is not, the plan's screen says."""
        self.saved, self.trouble = words, trouble
        short = words.partition(":")[0] if trouble else words
        self.say(self._left, short, trouble=trouble)


_GAP = " · "
_TELLING = {"overdue": "bold $warning", "asked": "$text-accent"}
"""The counts that wait for somebody."""


class ProgressLine(Widget):
    """What is counted; a bar takes the room that is left."""

    DEFAULT_CSS = "ProgressLine { height: 1; padding: 0 1; }"
    _progress: Progress | None = None
    _today = 0

    def say(self, progress: Progress, *, today: int = 0) -> None:
        """Show other counts; `today` is how much was decided today."""
        if (progress, today) != (self._progress, self._today):
            self._progress, self._today = progress, today
            self.refresh()

    def render(self) -> Content:
        """Give the counts on one line; what says least gives way where it is short."""
        now = self._progress
        if now is None:
            return Content("")
        essential = now.essential
        parts = {f"essential {essential.settled} of {essential.items} settled": 9}
        counts = {
            "confirmed": (now.confirmed, 2),
            "asked": (now.asked, 4),
            "overdue": (now.overdue, 5),
            "today": (self._today, 3),
        }
        parts |= {f"{word} {many}": at for word, (many, at) in counts.items() if many}
        head = f"Answered {now.all.percent} %"
        while (room := self._room(head, parts)) < 0 and len(parts) > 1:
            del parts[min(parts, key=lambda part: parts[part])]
        drawn = bar(now.all.percent, min(18, room - 1))
        begin = " ".join(filter(None, (head, drawn)))
        line = Content(f"{begin}{'  ' if drawn else _GAP}{_GAP.join(parts)}")
        for part in parts:
            if colour := _TELLING.get(part.split()[0]):
                at = line.plain.index(part)
                line = line.stylize(colour, at, at + len(part))
        if drawn:
            end = len(begin)
            full = end - drawn.count(marks()["empty"])
            line = line.stylize(f"bold {BAR_STYLE}", len(head), full)
            line = line.stylize("$text-disabled", full, end)
        return line

    def _room(self, head: str, parts: Collection[str]) -> int:
        """Give the cells that are left for a blank and a bar."""
        return self.size.width - len(head) - sum(len(part) + 3 for part in parts)


def bar(percent: int, cells: int) -> str:
    """Draw how much is answered, in signs that the terminal can show."""
    if cells < _SHORTEST_BAR:
        return ""
    full, signs = percent * cells // 100, marks()
    return signs["full"] * full + signs["empty"] * (cells - full)
