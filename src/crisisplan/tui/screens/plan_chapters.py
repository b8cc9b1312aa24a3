"""What is done to a chapter or beside an answer, found in the palette."""

from functools import partial
from typing import ClassVar

from textual import on
from textual.binding import BindingType

from crisisplan.tui.commands import by_words
from crisisplan.tui.screens.plan_frame import F9
from crisisplan.tui.screens.plan_records import PlanRecords
from crisisplan.tui.widgets.chapter_pane import ChapterPane

SAVED = "Everything is saved by itself. There is nothing left to save."


class PlanChapters(PlanRecords):
    """The commands about chapters, and those whose words people look for."""

    BINDINGS: ClassVar[list[BindingType]] = [
        by_words(
            "leads",
            "Chapter leads",
            "Name who leads each chapter, one after the other",
        ),
        by_words(
            "chapter",
            "This chapter",
            "What the chapter is about, who leads it, leave it out",
        ),
        by_words(
            "details",
            "Owner, due date, note, marking",
            "Who sees to the answer until when, and who may see it",
        ),
        by_words("save", "Save", "Everything is saved by itself; this does it at once"),
    ]

    def action_leads(self) -> None:
        """Name who leads each chapter."""
        from crisisplan.tui.leading import name_leads

        self._begin(name_leads)

    @on(ChapterPane.LeadWanted)
    def _name_lead(self, message: ChapterPane.LeadWanted) -> None:
        from crisisplan.tui.leading import name_lead

        self._begin(partial(name_lead, role=message.role))

    def action_chapter(self) -> None:
        """Go to the chapter of the current line."""
        spot = self.session.playbook.spots.get(self.items.row.key)
        if spot:
            self.go_to(spot.chapter.id)
        else:
            self.go_inside()

    def action_details(self) -> None:
        """Unfold what is said about the current answer, and go there."""
        self.keep()
        item = self.items.row.item
        if item is None or item.is_form:
            self.notify("Go to a question first.", markup=False)
            return
        self.holder.unfold_details()
        self.go_inside()

    def action_save(self) -> None:
        """Save what is half typed; there is no need to, and that is said."""
        self.keep()
        if self.session.read_only:
            self.notify(self.session.why_read_only(F9), markup=False)
        elif self.session.unsaved:
            self._autosave.tick()
        else:
            self.notify(SAVED, markup=False)
