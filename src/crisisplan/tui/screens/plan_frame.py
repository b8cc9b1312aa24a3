"""The plan: the list of what is asked at the left, the current item at the right."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message
from textual.screen import Screen
from textual.timer import Timer

from crisisplan.domain.playbook import Item
from crisisplan.domain.progress import progress
from crisisplan.domain.today import decided_since, midnight
from crisisplan.domain.trail import Trail
from crisisplan.session.plan_session import PlanSession
from crisisplan.storage.outcomes import Joined, Outcome
from crisisplan.tui.autosave import NOT_SAVED, Autosave, Notice, both_changed
from crisisplan.tui.beginning import BEGINNING
from crisisplan.tui.effects import Effects
from crisisplan.tui.fields.base import Field
from crisisplan.tui.key_hold import KeyHold
from crisisplan.tui.screens.steps import Steps
from crisisplan.tui.screens.unsaved import UnsavedDialog
from crisisplan.tui.telling import Telling
from crisisplan.tui.widgets.chapter_pane import ChapterPane
from crisisplan.tui.widgets.details import Details
from crisisplan.tui.widgets.filter_line import FilterLine
from crisisplan.tui.widgets.item_list import ItemList
from crisisplan.tui.widgets.key_line import KeyLine
from crisisplan.tui.widgets.pane_holder import PaneHolder
from crisisplan.tui.widgets.status import ProgressLine, StatusLine

F9 = "F9 accepts it."
_PANE_PAUSE_S = 0.12
_COUNT_PAUSE_S = 0.4
_SAVE_EVERY_S = 0.8
"""So that with the writing itself at most a second of typing is lost."""
COMMENTS = (
    "Somebody wrote comments into the file by hand. They are not kept when it is "
    "saved; you find them in the copy that ends in .bak."
)


class PlanFrame(Steps):
    """Keeps list, pane, counts and file in step with the session."""

    class Told(Message):
        """The saver says what became of the plan."""

        def __init__(self, outcome: Outcome) -> None:
            """Pass on what it says."""
            super().__init__()
            self.outcome = outcome

    def __init__(self, session: PlanSession) -> None:
        """Show the plan of `session`."""
        super().__init__(session)
        self._autosave = Autosave(session, lambda one: self._hear(one))
        self._pane_timer: Timer | None = None
        self._count_timer: Timer | None = None
        self._effects = Effects()
        self._anew_later = False
        self.trail = Trail()

    def compose(self) -> ComposeResult:
        """Lay out the two lines on top, list and pane, and the keys."""
        yield StatusLine()
        yield ProgressLine()
        yield FilterLine()
        with Horizontal(id="body"):
            yield ItemList(self.session.reading, id="list")
            yield PaneHolder(self.session, id="pane")
        yield KeyLine()

    @property
    def items(self) -> ItemList:
        """The list."""
        return self.query_one(ItemList)

    @property
    def holder(self) -> PaneHolder:
        """Where the pane stands."""
        return self.query_one(PaneHolder)

    def on_mount(self) -> None:
        """Show the first line, and begin to save."""
        self.holder.disabled = bool(self.session.read_only)
        self.session.on_deed = self._mark
        self.session.tell_clashes(lambda kept: _warn(self, both_changed(kept)))
        self.items.focus()
        self.holder.show(self.items.row.key)
        self.recount()
        self.set_interval(_SAVE_EVERY_S, self._tick)
        if not self.session.read_only:
            self._autosave.watch()
        if self.session.has_comments:
            self.notify(COMMENTS, title="Comments", markup=False, timeout=30)
        if self.session.read_only:
            why = self.session.why_read_only(F9)
            self.notify(why, title="Read only", markup=False, timeout=600)

    def keep(self) -> None:
        """Finish what is half typed."""
        self.holder.keep()

    def _hear(self, outcome: Outcome) -> None:
        self.post_message(self.Told(outcome))

    def _tick(self) -> None:
        self._autosave.tick()
        self._say_status()

    def on_plan_frame_told(self, message: Told) -> None:
        """Say what became of the plan; show what somebody else wrote."""
        before = _shown(self.session, self.items.row.item)
        notice = self._autosave.took(message.outcome, on_a_page=self.app.is_web)
        if isinstance(self.app, Telling) and not self._autosave.in_trouble:
            self.app.unsay(NOT_SAVED)
        if isinstance(message.outcome, Joined):
            changed = _shown(self.session, self.items.row.item) != before
            self._show_joined(changed=changed)
            notice = _here_too(notice, self) if changed else notice
        self._say_status()
        if notice:
            _warn(self, notice)

    def _show_joined(self, *, changed: bool) -> None:
        """Leave the pane, and the cursor in it, where nothing changed in it."""
        _tell(self.app.screen_stack)
        if self.app.screen is not self:  # a dialog works with the pane below it
            self._anew_later = True
            self.recount()
        elif changed:
            if isinstance(self.app, KeyHold) and self.holder.has_focus_within:
                self.app.hold_keys()
            self.show_anew()
        else:
            self.recount()

    def on_screen_resume(self) -> None:
        """Show what came in while another screen was above."""
        if self._anew_later:
            self._anew_later = False
            self.show_anew()

    def _say_status(self) -> None:
        book, city = self.session.playbook, self.session.plan.city.name
        left = f"crisisplan   {city} · {book.title} {book.edition}"
        words = self._autosave.words
        trouble = words.startswith("NOT SAVED")
        marking = "" if self.has_class(BEGINNING) else f"  {self._effects.words}"
        right = words if trouble else f"{marking}   {words}"
        line = self.query_one(StatusLine)
        line.say(left, right, trouble=trouble)
        line.say_saved(words, trouble=trouble)

    def _mark(self) -> None:
        """Show the marks as they are now, in the picture that shows what was typed."""
        self.items.read(self.session.reading, quick=True)

    @on(Field.Changed)
    @on(Details.Changed)
    def _changed(self, message: Field.Changed | Details.Changed) -> None:
        self.holder.changed(message.item_id)
        self._say_status()
        if self._count_timer:
            self._count_timer.stop()
        self._count_timer = self.set_timer(_COUNT_PAUSE_S, self.recount)

    def recount(self) -> None:
        """Count anew, and show what has come into play."""
        reading = self.session.reading
        self.items.read(reading)
        today = decided_since(reading, midnight(self.session.now.astimezone()))
        self.query_one(ProgressLine).say(progress(reading), today=today)
        told = self._effects.read(reading)
        self._say_status()
        for title, said in () if self.has_class(BEGINNING) else told:
            self.notify(said, title=title, markup=False, timeout=12)

    def show_anew(self) -> None:
        """Show the plan as it is after a step that no field made."""
        self.recount()
        inside = self.holder.has_focus_within
        self.holder.show(self.items.row.key, focus=inside, anew=True)

    @on(ChapterPane.Chosen)
    def _chapter_chosen(self) -> None:
        self.show_anew()

    @on(ItemList.Moved)
    def _moved(self) -> None:
        """Show what the cursor came to, unless somebody writes in what it left."""
        if self._pane_timer:
            self._pane_timer.stop()
        self._pane_timer = self.set_timer(_PANE_PAUSE_S, self._show_pane)

    def _show_pane(self) -> None:
        if not self.holder.has_focus_within:  # they may have gone into it meanwhile
            self.holder.show(self.items.row.key)
        self._autosave.tick()

    @on(ItemList.Chosen)
    def _chosen(self) -> None:
        self.go_inside()

    def go_to(self, key: str) -> None:
        """Go to an item, into its first input, and remember the way back."""
        self.trail = self.here.to(key)
        self.go_along(self.trail)

    @property
    def here(self) -> Trail:
        """The way up to the item under the cursor."""
        item = self.items.row.item
        return self.trail.to(item.id) if item else self.trail

    def go_along(self, trail: Trail) -> None:
        """Go where a trail leads, into the first input; keys wait until it is there."""
        if isinstance(self.app, KeyHold):
            self.app.hold_keys()
        self.items.go_to(trail.here)
        self.go_inside()
        self.trail = trail

    def go_inside(self) -> None:
        """Go into the pane of the current line."""
        self.trail = self.here
        if self._pane_timer:
            self._pane_timer.stop()
        self.add_class("-inside")
        self.holder.show(self.items.row.key, focus=True)
        self._autosave.tick()

    def go_back(self) -> None:
        """Go back to the list."""
        self.keep()
        self.remove_class("-inside")
        self.set_focus(self.items)  # at once: the next key is for the list
        self.holder.show(self.items.row.key)
        self._autosave.tick()


def _warn(screen: Screen[Any], notice: Notice) -> None:
    if notice.title == NOT_SAVED and isinstance(screen.app.screen, UnsavedDialog):
        return  # which says it already, and nothing is to lie on its buttons
    screen.notify(
        notice.sentence,
        title=notice.title,
        severity="warning",
        timeout=notice.seconds,
        markup=False,
    )


def _here_too(notice: Notice | None, frame: PlanFrame) -> Notice | None:
    """Say that the very answer changed that somebody is looking at, or writing."""
    item = frame.items.row.item
    if notice is None or item is None:
        return notice
    title = frame.session.playbook.say(item.title)
    said = f"“{title}”, where you are, is changed: read it before you write on."
    return replace(notice, sentence=f"{notice.sentence} {said}")


def _shown(session: PlanSession, item: Item | None) -> object:
    """Give what a pane shows of an answer; of a chapter where there is no item."""
    if item is None:
        return session.plan.chapters
    return session.reading.value(item), session.plan.answer(item.id)


def _tell(screens: Iterable[Screen[Any]]) -> None:
    """Let every screen show what somebody else wrote, where it does that."""
    for screen in screens:
        if shows := getattr(screen, "came_in", None):
            shows()
