"""Where the plan stands: counts by chapter, and the essential points still open."""

from collections.abc import Iterator
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import OptionList, Static

from crisisplan.domain.playbook import Item
from crisisplan.domain.progress import progress
from crisisplan.domain.standing import Reading
from crisisplan.domain.text import first_words
from crisisplan.tui.commands import command
from crisisplan.tui.saying import STATES
from crisisplan.tui.text import lit_line
from crisisplan.tui.widgets.key_line import KeyLine
from crisisplan.tui.widgets.status import ProgressLine, bar


class WhereWeStandScreen(Screen[str | None]):
    """What is counted, never a verdict; gives back where to go."""

    HELP = (
        "The tool counts what is answered, confirmed and agreed. It never says that a "
        "city is ready. Enter goes to the chapter or question of the line."
    )
    CSS = "WhereWeStandScreen OptionList { height: 1fr; border: none; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        command("escape", "back", "Back", "To the plan"),
    ]

    def __init__(self, reading: Reading) -> None:
        """Count what `reading` shows."""
        super().__init__()
        self._reading = reading
        self._keys: list[str] = []

    def compose(self) -> ComposeResult:
        """Lay out the counts and the list."""
        yield Static(" Where we stand", classes="top")
        yield ProgressLine()
        yield OptionList(*self._lines())
        yield KeyLine()

    def on_mount(self) -> None:
        """Say the counts."""
        self.query_one(ProgressLine).say(progress(self._reading))

    def _lines(self) -> Iterator[Content]:
        now, book = progress(self._reading), self._reading.playbook
        titles = {chapter.id: book.say(chapter.title) for chapter in book.chapters}
        for key, counted in now.chapters:
            first = next((i.id for i in self._reading.gaps if self._in(i.id, key)), key)
            self._keys.append(first)
            title = first_words(titles[key], 34)
            many = f"{counted.answered}/{counted.items}"
            counts = f"{bar(counted.percent, 20)} {counted.percent:>3} %  {many:>7}"
            yield Content.assemble(counts, "  ", lit_line(title))
        for item in self._essential():
            self._keys.append(item.id)
            standing = self._reading.standing(item)
            owner = book.name(self._reading.owner(item)) or "nobody"
            late = ", overdue" if standing.overdue else ""
            what = STATES[standing.state] if not standing.answered else "not confirmed"
            yield lit_line(f"* {book.say(item.title)} — {owner}: {what}{late}")
        if now.parked or now.set_aside:
            self._keys.append("")
            yield lit_line(
                f"{now.parked} questions are not asked because of other answers; "
                f"{now.set_aside} answers are set aside."
            )

    def _in(self, item_id: str, chapter: str) -> bool:
        return self._reading.playbook.spots[item_id].chapter.id == chapter

    def _essential(self) -> Iterator[Item]:
        for item in self._reading.counted:
            if item.essential and not self._reading.standing(item).settled:
                yield item

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(self._keys[event.option_index] or None)

    def action_back(self) -> None:
        """Go nowhere else."""
        self.dismiss(None)
