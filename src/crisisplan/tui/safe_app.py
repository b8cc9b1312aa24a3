"""An app that never ends unsaved, however it ends."""

from typing import TYPE_CHECKING

from rich.text import Text
from textual import work
from textual._context import active_message_pump
from textual.css.query import NoMatches
from textual.dom import NoScreen
from textual.widget import Widget
from textual.worker import WorkerFailed

from crisisplan.tui import guards, leaving
from crisisplan.tui.kept_styles import KeptStyles
from crisisplan.tui.plain_letters import draws_plainly
from crisisplan.tui.telling import Telling

if TYPE_CHECKING:
    from pathlib import Path

    from rich.console import RenderableType
    from textual.driver import Driver

    from crisisplan.domain.plan import Plan
    from crisisplan.session.plan_session import PlanSession

BUG = 70
"""The exit status of a bug."""
NOT_SAVED = 2


class SafeApp(Telling):
    """Saves the open plan before it is left, hung up or broken."""

    def __init__(self) -> None:
        """Begin with no plan."""
        super().__init__()
        self.stylesheet = KeptStyles(variables=self.get_css_variables())
        self.session: PlanSession | None = None
        self.as_opened: Plan | None = None
        self.opened_at: Path | None = None
        self._asks_to_leave = False

    def get_driver_class(self) -> type["Driver"]:
        """Draw in plain letters where the terminal has no other signs."""
        return draws_plainly(super().get_driver_class())

    def copy_to_clipboard(self, text: str) -> None:
        """Copy a text; what somebody copied before is not lost for none."""
        if text:
            super().copy_to_clipboard(text)

    def save_now(self) -> str:
        """Finish what is half typed and write the plan; say what went wrong."""
        for screen in self.screen_stack:
            for name in ("keep", "remember"):
                if deed := getattr(screen, name, None):
                    deed()
        return leaving.save(self.session, self.as_opened)

    async def action_quit(self) -> None:
        """Save and leave; where saving fails, ask first."""
        trouble = self.save_now()
        if not trouble:
            self._end(message=leaving.say_saved(self.session, self.as_opened))
            return
        if not self._asks_to_leave:
            self._asks_to_leave = True
            self.clear_notifications()  # the question says it all
            self._ask_to_leave(trouble)

    @work
    async def _ask_to_leave(self, trouble: str) -> None:
        from crisisplan.tui.elsewhere import save_elsewhere
        from crisisplan.tui.screens import unsaved

        ask = unsaved.UnsavedDialog(trouble, elsewhere=not self.is_web)
        chosen = await self.push_screen_wait(ask)
        self._asks_to_leave = False
        if chosen == unsaved.LEAVE:
            self.exit(return_code=NOT_SAVED)
        elif chosen == unsaved.ELSEWHERE and self.session:
            saved = await save_elsewhere(self, self.session)
            if saved:
                await self.action_quit()

    def hang_up(self, message: str = "") -> None:
        """Save and end: the terminal is gone, or the system asks for it."""
        status = NOT_SAVED if self.save_now() else 0
        self._end(status, message)

    def _end(self, status: int = 0, message: str = "") -> None:
        where = leaving.say_elsewhere(self.session, self.opened_at)
        said = "\n".join(filter(None, (message, where)))
        self.exit(return_code=status, message=Text(said) if said else None)

    def panic(self, *_: "RenderableType") -> None:
        """Save and end: Textual calls this when it cannot read the terminal."""
        self.hang_up("The terminal could not be read any more, so crisisplan ended.")

    def open_url(self, url: str, *, new_tab: bool = True) -> None:
        """Open a link to the web or a mailbox; nothing else is ever opened."""
        if guards.may_open(url):
            super().open_url(url, new_tab=new_tab)
        else:
            self.notify("That kind of link is not opened.", markup=False)

    def _handle_exception(self, error: Exception) -> None:
        """Save, then end with a note that quotes no answer; Textual's quotes all."""
        if self._misses_what_was_left(error):
            return
        self._exception = self._exception or error
        self._return_code = BUG
        if not self._exit_renderables:
            note = guards.crash_note(
                error, leaving.rescue(self.session, self.as_opened)
            )
            self._exit_renderables.append(Text(note))
        self._close_messages_no_wait()
        self._exception_event.set()

    def _misses_what_was_left(self, error: Exception) -> bool:
        """Say whether something misses only what is not there any more: it was left.

        Textual puts no parts into a page that is being taken away, and then tells it
        that all of them are there; and it works off what is under way while it ends.
        """
        cause = error.error if isinstance(error, WorkerFailed) else error
        if not isinstance(cause, NoMatches | NoScreen):
            return False
        page = active_message_pump.get(None)
        left = isinstance(page, Widget) and (page._pruning or not page.is_attached)
        return left or not self.is_running
