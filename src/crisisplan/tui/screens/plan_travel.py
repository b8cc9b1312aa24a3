"""Moving through the plan: to the next of a sort, to what is found, back and forth."""

import asyncio
from collections.abc import Iterable, Iterator
from threading import Lock
from typing import Any, ClassVar

from textual.binding import BindingType
from textual.screen import Screen

from crisisplan.domain.coming_first import TO_BEGIN_WITH
from crisisplan.domain.finding import Finder, Found
from crisisplan.domain.onward import asked, behind, open_essentials
from crisisplan.domain.playbook import Item
from crisisplan.domain.trail import Trail
from crisisplan.session.plan_session import PlanSession
from crisisplan.storage.whereabouts import (
    CUT_OFF,
    NOWHERE,
    Whereabouts,
    remember_whereabouts,
    whereabouts,
    whereabouts_file,
)
from crisisplan.tui.commands import command
from crisisplan.tui.screens.dialog import Dialog
from crisisplan.tui.screens.plan_frame import PlanFrame

NOTHING_OPEN = "Nothing is open"
NO_ESSENTIAL = "No essential question is open"
NOBODY_ASKED = "Nobody was asked for an answer"

INTERRUPTED = "Interrupted"
_CALM_S = 0.7
"""After a plan was shown, before it is read for finding."""


class PlanTravel(PlanFrame):
    """The commands that change nothing but where one is."""

    BINDINGS: ClassVar[list[BindingType]] = [
        command("f2", "next_open", "Next", "Go to the next gap, not answered"),
        command(
            "shift+f2,f14",
            "next_essential",
            "Next essential",
            "Go to the next essential question that is open, most important",
            show=False,
        ),
        command(
            "shift+f3,f15",
            "next_asked",
            "Next asked",
            "Go to the next question for which somebody was asked, waiting",
            show=False,
        ),
        command(
            "f3,ctrl+f",
            "find",
            "Find",
            "Search questions, answers, guidance and people by their words",
        ),
        command(
            "shift+f5,f17",
            "where_i_was",
            "Where I was",
            "Go back to the question before, previous, history",
            show=False,
        ),
        command(
            "shift+f6,f18",
            "forward",
            "Forward",
            "Go forward again, after going back, history",
            show=False,
        ),
    ]
    role = ""
    """The person's own role, as it was remembered."""

    def __init__(self, session: PlanSession) -> None:
        """Show the plan of `session`."""
        super().__init__(session)
        self._finder = Finder()
        self._whereabouts, self._writing = NOWHERE, Lock()

    def on_mount(self) -> None:
        """Read what can be found, when everything else is there."""
        self.set_timer(_CALM_S, lambda: self.run_worker(self._read_for_finding()))

    async def _read_for_finding(self) -> None:
        for _ in self._finder.read_in_slices(self.session.reading):
            await asyncio.sleep(0)

    def resume(self) -> None:
        """Put the cursor where the person was last; the start where that is gone."""
        was = whereabouts(whereabouts_file(), self.session.path)
        self._whereabouts, self.role = was, was.role
        if was.lines:
            said = "\n".join((CUT_OFF, *was.lines))
            self.notify(said, title=INTERRUPTED, timeout=600, markup=False)
        if self._is_there(was.item):
            self.items.go_to(was.item)

    def remember(self) -> None:
        """Keep where the person is, for the next time."""
        self._whereabouts = self._here_now()
        self._write_whereabouts()

    def _here_now(self) -> Whereabouts:
        here = self.items.row.item
        return Whereabouts(
            here.id if here else self.trail.here,
            self.role,
            tuple(_half_typed(self.app.screen_stack)),
            beginning=self.items.sieve.through == TO_BEGIN_WITH,
        )

    def _write_whereabouts(self) -> None:
        with self._writing:  # the newest is written last, whoever writes it
            file = whereabouts_file()
            remember_whereabouts(file, self.session.path, self._whereabouts)

    def _tick(self) -> None:
        """Keep the place too: nobody says beforehand that the power goes."""
        super()._tick()
        if (now := self._here_now()) != self._whereabouts:
            self._whereabouts = now
            self.run_worker(self._write_whereabouts, thread=True)

    def _is_there(self, key: str) -> bool:
        spot = self.session.playbook.spots.get(key)
        return spot is not None and self.session.reading.in_play(spot.item)

    def go(self, key: str | None) -> None:
        """Go to an item or chapter that was chosen on another screen, if any was."""
        if key:
            self.go_to(key)

    def action_next_open(self) -> None:
        """Go to the next item that is not answered."""
        self.keep()
        self._go_on(self.session.reading.gaps, NOTHING_OPEN)

    def action_next_essential(self) -> None:
        """Go to the next essential item that is not answered."""
        self.keep()
        self._go_on(open_essentials(self.session.reading), NO_ESSENTIAL)

    def action_next_asked(self) -> None:
        """Go to the next item for which somebody was asked."""
        self.keep()
        self._go_on(asked(self.session.reading), NOBODY_ASKED)

    def _go_on(self, items: Iterable[Item], nothing: str) -> None:
        sieve = self.items.sieve
        fitting = (item for item in items if sieve.lets(item))
        if key := behind(self.session.reading, self.items.row.key, fitting):
            self.go_to(key)
        else:
            more = " in what is shown. Ctrl+L shows all." if sieve.through else "."
            self.notify(f"{nothing}{more}", markup=False)

    def action_where_i_was(self) -> None:
        """Go back to the item before this one."""
        self.keep()
        self._walk(self.here.back(self._is_there), "There is nothing to go back to.")

    def action_forward(self) -> None:
        """Go forth again to the item from which one went back."""
        self.keep()
        self._walk(self.here.forth(self._is_there), "You are at the newest place.")

    def _walk(self, trail: Trail, nowhere: str) -> None:
        if trail == self.here:
            self.notify(nowhere, markup=False)
        else:
            self.go_along(trail)

    def action_find(self) -> None:
        """Find items, chapters and people by words."""
        self.find_words("")

    def find_words(self, words: str) -> None:
        """Find items, chapters and people by words, some of them typed already."""
        from crisisplan.tui.screens.find import Find

        self.keep()
        find = Find(self._finder, self.session.reading, words)
        self.app.push_screen(find, self._go_found)

    def _go_found(self, found: Found | None) -> None:
        if found is None:
            return
        if found.sort == "person":
            self.show_people(found.id)
            return
        spot = self.session.playbook.spots.get(found.id)
        if spot and self.session.plan.left_out(spot.chapter.id):
            self.go_to(spot.chapter.id)
        else:
            self.go_to(found.id)

    def show_people(self, person_id: str = "") -> None:
        """Show the directory, the cursor on one of its entries."""
        from crisisplan.tui.screens.people import PeopleScreen

        before = self.session.plan

        def back(_: None) -> None:
            if self.session.plan is not before:
                self.show_anew()

        self.app.push_screen(PeopleScreen(self.session, start_on=person_id), back)


def _half_typed(screens: Iterable[Screen[Any]]) -> Iterator[str]:
    """Give what is typed in dialogs that nobody has done with yet."""
    for screen in screens:
        if isinstance(screen, Dialog):
            yield from screen.undone
