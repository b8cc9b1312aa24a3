"""Where the pane of the current line stands; the pane is built anew for each line."""

import asyncio

from textual import on
from textual.containers import VerticalScroll

from crisisplan.session.plan_session import PlanSession
from crisisplan.tui.fields.base import Field
from crisisplan.tui.key_hold import KeyHold
from crisisplan.tui.outline import NOTHING
from crisisplan.tui.widgets.back_line import BackLine
from crisisplan.tui.widgets.chapter_pane import ChapterPane
from crisisplan.tui.widgets.inputs import CleanTextArea
from crisisplan.tui.widgets.item_pane import ItemPane
from crisisplan.tui.widgets.parked_pane import NothingPane, ParkedPane

_Pane = ItemPane | ChapterPane | ParkedPane | NothingPane


class PaneHolder(VerticalScroll, can_focus=False):
    """Shows one item or chapter at a time; the newest wish wins.

    The way back stays on top, however far down one reads.
    """

    DEFAULT_CSS = """
    PaneHolder > BackLine {
        dock: top; height: 1; text-wrap: nowrap; text-overflow: ellipsis;
    }
    """

    def __init__(self, session: PlanSession, *, id: str | None = None) -> None:  # noqa: A002
        """Begin empty."""
        super().__init__(id=id)
        self._session = session
        self._shown = ""
        self._wanted = ""
        self._focus = False
        self._unfold = False
        self._to_end = False
        self._building = False
        self._pane: _Pane | None = None

    @property
    def item_pane(self) -> ItemPane | None:
        """The pane of an item, where one is shown."""
        return self._pane if isinstance(self._pane, ItemPane) else None

    def show(self, key: str, *, focus: bool = False, anew: bool = False) -> None:
        """Show an item or a chapter soon.

        Args:
            key: Its id.
            focus: Go to its first input, and let go of held keys.
            anew: Build it again although it is shown already; who writes in it goes
                on behind the last word, never within words that came meanwhile.
        """
        self._wanted = key
        self._focus = self._focus or focus
        if anew:
            self._shown, self._to_end = "", True
        if not self._building:
            self._building = True
            self.run_worker(self._build())

    def on_resize(self) -> None:
        """Keep in view what is being written, however small the window becomes."""
        self.call_after_refresh(self._show_written)

    def _show_written(self) -> None:
        focused = self.screen.focused if self.is_attached else None
        if isinstance(focused, CleanTextArea):
            focused.scroll_cursor_visible()
        elif self.has_focus_within and focused:
            focused.scroll_visible(animate=False)

    async def _build(self) -> None:
        try:
            while self.is_attached and self._shown != self._wanted:
                await self._replace(self._wanted)
        finally:
            self._building = False
        if self._focus and self.is_attached:
            self._focus = False
            await self._go_in()

    async def _replace(self, key: str) -> None:
        self.keep()
        unfolded = self._unfolded(key)
        self._pane = None
        pane = self._made(key)
        with self.app.batch_update():
            # Who leaves now cancels this work, but not the pane's way out of it.
            await asyncio.shield(self.remove_children())
            if not self.is_attached:  # the program was left meanwhile
                return
            await self.mount(BackLine(pane.crumb), pane)
            self.scroll_home(animate=False)
            if isinstance(pane, ItemPane) and unfolded:
                await pane.unfold_details(focus=False)
        self._pane, self._shown = pane, key

    def _unfolded(self, key: str) -> bool:
        """Say whether the details of an item stand open, to leave them so."""
        pane = self.item_pane
        return bool(pane and pane.item.id == key and pane.details_unfolded)

    def _made(self, key: str) -> _Pane:
        if spot := self._session.playbook.spots.get(key):
            asked = self._session.reading.in_play(spot.item)
            return (ItemPane if asked else ParkedPane)(self._session, spot.item)
        for chapter in self._session.playbook.chapters:
            if chapter.id == key:
                return ChapterPane(self._session, chapter)
        return NothingPane() if key == NOTHING else ParkedPane(self._session, None)

    async def _go_in(self) -> None:
        unfold, self._unfold = self._unfold, False
        if isinstance(self._pane, ItemPane) and unfold:
            await self._pane.unfold_details()
        elif isinstance(self._pane, ItemPane):
            self._pane.field.focus_first()
        elif self._pane:
            self._pane.focus_first()
        app = self.app
        app.call_later(self._go_to_end)  # behind the focus, which comes later too
        if isinstance(app, KeyHold):
            app.call_later(app.release_keys)

    def _go_to_end(self) -> None:
        at_end, self._to_end = self._to_end, False
        focused = self.screen.focused if self.is_attached else None
        if at_end and isinstance(focused, CleanTextArea):
            focused.action_jump(True)

    def unfold_details(self) -> None:
        """Go to owner, due date, note and marking, not to the first input."""
        self._unfold = True

    @on(Field.Filled)
    def show_standing(self) -> None:
        """Bring into view how the item stands, once the pane is there."""
        self.call_after_refresh(self._show_standing)

    def _show_standing(self) -> None:
        if self._building:
            self.show_standing()
        elif pane := self.item_pane:
            pane.show_standing()
            pane.call_after_refresh(pane.show_standing)  # a table found its width

    def changed(self, item_id: str) -> None:
        """Say anew how an item stands, if it is the one that is shown."""
        if (pane := self.item_pane) and pane.item.id == item_id:
            pane.refresh_standing()

    def keep(self) -> None:
        """Finish what is half typed."""
        if pane := self.item_pane:
            pane.keep()
