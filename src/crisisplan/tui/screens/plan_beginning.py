"""What comes first in a plan: the leads and a few questions, then the first paper."""

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import BindingType
from textual.screen import Screen

from crisisplan.domain.coming_first import (
    TO_BEGIN_WITH,
    first_items,
    is_left_to_begin,
    leads_come_first,
    say_beginning,
    still_to_begin,
)
from crisisplan.domain.onward import behind
from crisisplan.session.plan_session import PlanSession
from crisisplan.tui.commands import by_words
from crisisplan.tui.fields.base import Field
from crisisplan.tui.screens.plan_chapters import PlanChapters

if TYPE_CHECKING:  # what exports is loaded when somebody exports
    from crisisplan.tui.widgets.export_chosen import Chosen

LATER = "F8 writes documents at any time; Ctrl+L shows all questions."
FOUND_AGAIN = "Ctrl+P and “To begin with” leads through what comes first."
HOW = (
    "F2 goes from question to question. Everything is saved as you type.\n\n"
    "The file is not encrypted: write down no names of victims."
)


class PlanBeginning(PlanChapters):
    """The commands of whoever begins, and goes on after an interruption."""

    BINDINGS: ClassVar[list[BindingType]] = [
        by_words(
            "comes_first",
            "To begin with",
            "What comes first: leads of chapters, the first questions",
        ),
    ]

    exported: "Chosen | None" = None
    """What was chosen for the documents that were written last."""

    @property
    def untouched(self) -> bool:
        """Whether nobody has written anything yet."""
        return not (self.session.plan.answers or self.session.plan.roles)

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

        if first_items(session.reading):  # whoever is cut off goes on among the leads
            self.look_at(TO_BEGIN_WITH)
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

    def resume(self) -> None:
        """Put the cursor where the person was; who was being led is led on."""
        super().resume()
        led = self._whereabouts.beginning and not self.untouched
        if not (led and is_left_to_begin(self.session.reading)):
            return
        if leads_come_first(self.session.reading):
            self.action_comes_first()
        else:
            self.look_at(TO_BEGIN_WITH)

    @on(Field.Entered)
    def _entered(self) -> None:
        """Go from question to question, as in every form."""
        self.action_next_open()

    def action_next_open(self) -> None:
        """Go to the next item that is not answered, of what comes first or of all."""
        if self.items.sieve.through == TO_BEGIN_WITH:
            self.keep()
            self._next_of_first()
        else:
            super().action_next_open()

    def _next_of_first(self) -> None:
        """Go to the next of what comes first; behind the last one, offer paper."""
        reading, here = self.session.reading, self.items.row.key
        if key := behind(reading, here, still_to_begin(reading), goes_round=False):
            self.go_to(key)
        else:
            self._offer_paper()

    def wrote(self, chosen: "Chosen | None") -> None:
        """Offer what was chosen for the last documents for the next ones too."""
        self.exported = chosen or self.exported

    def _offer_paper(self) -> None:
        """Offer to write the first documents with one key."""
        from crisisplan.tui.first_paper import ask_for_paper, paper

        left = still_to_begin(self.session.reading)

        def then(sure: bool | None) -> None:
            if sure:
                self.app.push_screen(paper(self.session), self.wrote)
            elif sure is not None and left:
                self.go_to(left[0].id)
            else:
                self.notify(LATER, markup=False)

        self.app.push_screen(ask_for_paper(self.session), then)
