"""What is done to a chapter or beside an answer, found in the palette."""

from functools import partial
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.screen import Screen

from crisisplan.domain.coming_first import (
    TO_BEGIN_WITH,
    first_items,
    leads_come_first,
    say_beginning,
    still_to_begin,
)
from crisisplan.session.plan_session import PlanSession
from crisisplan.tui.commands import by_words
from crisisplan.tui.screens.plan_frame import F9
from crisisplan.tui.screens.plan_records import PlanRecords
from crisisplan.tui.widgets.chapter_pane import ChapterPane

FOUND_AGAIN = "Ctrl+P and “To begin with” leads through what comes first."
HOW = (
    "The rest has time. F2 goes from question to question. Everything is saved as you "
    "type.\n\n"
    "The file is not encrypted: write down no names of victims."
)
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
            "comes_first",
            "To begin with",
            "What comes first: leads of chapters, the first questions",
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

    def welcome(self, *, around: bool = True) -> None:
        """Say what the plan begins with, and begin; before that, show `around`."""
        from crisisplan.tui.screens.tour import PAGES, TourScreen

        beginning = say_beginning(self.session.reading)

        def then(to_the_end: bool | None) -> None:
            if to_the_end and beginning:
                self.action_comes_first()
            elif beginning:
                self.notify(FOUND_AGAIN, markup=False)

        if around or beginning:
            said = f"{beginning}\n\n{HOW}" if beginning else ""
            tour = TourScreen(PAGES if around else (), said)
            self.app.push_screen(tour, then)

    def action_comes_first(self) -> None:
        """Name the leads where they come first; then show the first questions alone."""
        if leads_come_first(self.session.reading):
            self._begin(self._leads_first)
        else:
            self._show_first()

    async def _leads_first(self, screen: Screen[None], session: PlanSession) -> str:
        from crisisplan.tui.leading import name_leads

        said = await name_leads(screen, session)
        self._show_first()
        return said

    def _show_first(self) -> None:
        if first := first_items(self.session.reading):
            self.look_at(TO_BEGIN_WITH)
            left = still_to_begin(self.session.reading) or first
            self.go_to(left[0].id)
        else:
            self.notify("This playbook begins with its first chapter.", markup=False)

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
