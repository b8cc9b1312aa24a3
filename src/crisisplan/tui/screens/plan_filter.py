"""What is looked at for now, and which role's turn it is in a workshop."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import ClassVar

from textual import on, work
from textual.binding import BindingType

from crisisplan.domain.coming_first import TO_BEGIN_WITH
from crisisplan.domain.filter_words import say_filter
from crisisplan.domain.filtering import EVERYTHING, FIRST_24_HOURS, Filter, by_role
from crisisplan.domain.overview import filter_of
from crisisplan.domain.points import Place
from crisisplan.domain.trail import Trail
from crisisplan.tui.beginning import BEGINNING
from crisisplan.tui.commands import by_words, command
from crisisplan.tui.outline import PARKED
from crisisplan.tui.screens.dialogs import Pick
from crisisplan.tui.screens.filter_dialog import MINE, FilterDialog
from crisisplan.tui.screens.plan_travel import PlanTravel
from crisisplan.tui.widgets.filter_line import FilterLine
from crisisplan.tui.widgets.item_list import ItemList
from crisisplan.tui.widgets.parked_pane import NothingPane, ParkedPane


class PlanFilter(PlanTravel):
    """The commands that choose what the list shows."""

    BINDINGS: ClassVar[list[BindingType]] = [
        command(
            "shift+f4,f16",
            "filter",
            "Show only",
            "Filter by role, phase, chapter, state, overdue, mine, first 24 hours",
            show=False,
        ),
        by_words(
            "quick",
            "First 24 hours",
            "Quick mode: only what is used in the first hour and on the first day",
        ),
        command(
            "ctrl+l",
            "show_all",
            "Show all",
            "Show everything again, clear the filter",
            show=False,
        ),
        command(
            "shift+f8,f20",
            "workshop",
            "Workshop",
            "Workshop: one role at a time, a department after the other",
            show=False,
        ),
        command(
            "shift+f7,f19",
            "ask_list",
            "Ask-list",
            "Who must tell us what by when, whom we asked, waiting, handout",
            show=False,
        ),
        command(
            "ctrl+g",
            "parked",
            "Parked",
            "What is not asked now, hidden questions, and why",
            show=False,
        ),
    ]

    _places: Mapping[str, int] = MappingProxyType({})
    """Which of the questions looked at each one is."""

    def look_at(self, through: Filter) -> None:
        """Show only what a filter lets through, and say so as long as it does."""
        self.items.look_at(through)
        self.say_filter()

    def go_along(self, trail: Trail) -> None:
        """Go where a trail leads; among a few, to what is parked by showing all."""
        spot, sieve = self.session.playbook.spots.get(trail.here), self.items.sieve
        if spot and not (sieve.reading.in_play(spot.item) or sieve.lets(spot.item)):
            self.look_at(EVERYTHING)
        super().go_along(trail)

    def say_filter(self) -> None:
        """Say what is looked at, and how much that is."""
        sieve = self.items.sieve
        words = say_filter(sieve.through, self.session.playbook)
        counted = sieve.reading.counted
        shown = [item.id for item in counted if sieve.lets(item)]
        self._places = {key: place for place, key in enumerate(shown, 1)}
        self.query_one(FilterLine).say(words, len(shown), len(counted))
        self.set_class(sieve.through == TO_BEGIN_WITH, BEGINNING)
        self._say_place()

    @on(ItemList.Moved)
    def _say_place(self) -> None:
        """Say which of the questions looked at this one is."""
        if self.items.sieve.through:
            line = self.query_one(FilterLine)
            line.stand_at(self._places.get(self.items.row.key, 0))

    def recount(self) -> None:
        """Count anew, what is looked at too."""
        super().recount()
        if self.items.sieve.through:
            self.say_filter()

    @work
    async def action_filter(self) -> None:
        """Choose what is looked at."""
        self.keep()
        dialog = FilterDialog(self.session.reading, self.items.sieve.through, self.role)
        chosen = await self.app.push_screen_wait(dialog)
        if chosen == MINE:
            self.role = await self._pick_role("Which role is yours?") or self.role
            now = dialog.through
            chosen = now.only("role", self.role) if self.role else now
        if isinstance(chosen, Filter):
            self._turn_to(chosen)

    def _turn_to(self, through: Filter) -> None:
        self.go_back()
        self.look_at(through)

    def go_where(self, place: Place) -> None:
        """Go to one place of the plan, or to all that one line is about."""
        if place.kind == "ask_list":
            self.action_ask_list()
        elif place.kind == "parked":
            self.look_at(EVERYTHING)  # all that are parked were counted
            self.action_parked()
        elif place.kind == "filter":
            self._turn_to(filter_of(place))
            first, *_ = self.items.sieve.counted
            self.items.go_to(first.id)
        else:
            self.go_to(place.key)

    def action_quick(self) -> None:
        """Show only what is used while there is no time to read anything else."""
        self._turn_to(Filter(FIRST_24_HOURS))

    def action_show_all(self) -> None:
        """Show everything again."""
        if self.items.sieve.through:
            self.look_at(EVERYTHING)
        else:
            self.notify("Everything is shown already.", markup=False)

    @work
    async def action_workshop(self) -> None:
        """Show what one role owns, and nothing else."""
        self.keep()
        if role := await self._pick_role("Workshop: whose turn is it?"):
            self._turn_to(self.items.sieve.through.only("role", role))

    async def _pick_role(self, title: str) -> str | None:
        reading, options = self.session.reading, []
        for role, items in by_role(reading).items():
            name = reading.playbook.say(reading.playbook.name(role))
            gaps = sum(not reading.standing(one).answered for one in items)
            options.append((role, f"{name}: {gaps} of {len(items)} open"))
        return await self.app.push_screen_wait(Pick(title, options))

    def action_ask_list(self) -> None:
        """Show who must tell us what by when."""
        from crisisplan.tui.screens.ask_list import AskListScreen

        self.keep()
        self.app.push_screen(AskListScreen(self.session), self.go)

    def action_parked(self) -> None:
        """Go to what is not asked now."""
        self.keep()
        if self.items.sieve.parked:
            self.go_back()
            self.items.go_to(PARKED)
        else:
            self.notify("Nothing is parked: every question is asked.", markup=False)

    @on(FilterLine.Pressed)
    def _pressed(self, message: FilterLine.Pressed) -> None:
        if message.clears:
            self.action_show_all()
        else:
            self.action_filter()

    @on(NothingPane.ShowAll)
    def _show_all_again(self) -> None:
        self.action_show_all()
        self.go_back()

    @on(ParkedPane.GoTo)
    def _go_to_deciding(self, message: ParkedPane.GoTo) -> None:
        self.go_to(message.item_id)
