"""The full screen: it paints first, then reads the plan, and never ends unsaved."""

import gc
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.message import Message
from textual.theme import Theme
from textual.widgets import Static

from crisisplan.errors import CrisisPlanError, ProblemsError
from crisisplan.storage.recent import last_opened, recent_file
from crisisplan.storage.theme import chosen_theme, remember_theme, theme_file
from crisisplan.tui import guards, themes
from crisisplan.tui.browser.program import goes_on
from crisisplan.tui.commands import BoundCommands, by_words, command
from crisisplan.tui.leaving import LEAVE
from crisisplan.tui.safe_app import SafeApp
from crisisplan.tui.widgets.key_line import KeyLine

if TYPE_CHECKING:
    from crisisplan.session.plan_session import PlanSession
    from crisisplan.tui.screens.home import HomeScreen

OpenSession = Callable[[], "PlanSession"]


class CrisisPlanApp(SafeApp):
    """The program on a full screen."""

    CSS_PATH = ["app.tcss", "above.tcss", "item_list.tcss"]  # noqa: RUF012
    TITLE = "crisisplan"
    ENABLE_COMMAND_PALETTE = False  # its binding is our own, below
    COMMANDS = {BoundCommands}  # noqa: RUF012
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012
        (0, "-narrow"),
        (100, "-wide"),
        (160, "-very-wide"),
    ]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (30, "-tall")]  # noqa: RUF012
    BINDINGS: ClassVar[list[BindingType]] = [
        command("f1", "help", "Help", "Explain this screen and its keys"),
        command(
            "shift+f1,f13",
            "tour",
            "Tour",
            "A minute to look around, for the first time",
            show=False,
        ),
        command("ctrl+p", "command_palette", "All", "Find any command by its words"),
        command(
            "ctrl+o", "home", "Home", "Open another plan, or a new one", show=False
        ),
        command("ctrl+q", "quit", "Quit", "Save and leave the program", show=False),
        by_words("next_theme", "Colours", "Light, dark or high contrast theme"),
    ]

    class Opened(Message):
        """A plan was read."""

        def __init__(self, session: "PlanSession") -> None:
            """Say which."""
            super().__init__()
            self.session = session

    class Refused(Message):
        """A plan could not be opened."""

        def __init__(self, fault: CrisisPlanError) -> None:
            """Say why."""
            super().__init__()
            self.fault = fault

    def __init__(
        self,
        open_session: OpenSession | None = None,
        *,
        start_on: str = "",
        by: str = "",
        tour: bool = False,
    ) -> None:
        """Begin with a plan, or at home where `open_session` is None.

        Args:
            open_session: Reads the plan; called on a thread after the first paint.
            start_on: `card:ROLE`, a document, or an item id to show first.
            by: The name of the person who types.
            tour: Whether the first plan is shown with a minute to look around.
        """
        super().__init__()
        self._wear(themes.called(chosen_theme(theme_file())))
        self._tour = tour
        self.use_command_palette = True
        self._open_session = open_session
        self._start_on = start_on
        self._by = by

    def _wear(self, first: Theme) -> None:
        """Begin in a theme: no style sheet is read for another one before."""
        for theme in themes.THEMES:
            self.register_theme(theme)
        self.set_reactive(CrisisPlanApp.theme, first.name)
        self.stylesheet.set_variables(self.get_css_variables())

    def compose(self) -> ComposeResult:
        """Show at once that something is coming."""
        yield Static("crisisplan", id="opening-title")
        yield Static("Opening …", id="opening")
        yield KeyLine()

    def on_mount(self) -> None:
        """Watch for the terminal's end; read the plan after the first paint."""
        guards.watch_signals(self.hang_up)
        guards.watch_stops(lambda: self.call_later(self.refresh, layout=True))
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        if self._open_session:
            self.open(self._open_session)
        elif plan := _cut_off():
            self._open_file(plan)
        else:
            self.go_home()

    def go_home(self) -> None:
        """Show recent plans and what can be begun."""
        from crisisplan.tui.screens.home import HomeScreen

        self.push_screen(HomeScreen())
        self._settle()

    def action_home(self) -> None:
        """Save and close the plan, and show what else can be opened."""
        if trouble := self.save_now():
            self.notify(trouble, title="Not saved", severity="error", markup=False)
            return
        for _ in self.screen_stack[1:]:
            self.pop_screen()
        self.session = None
        self.go_home()

    def on_home_screen_chosen(self, message: "HomeScreen.Chosen") -> None:
        """Open the plan that was chosen at home."""
        self._open_file(message.path)

    def _open_file(self, path: Path) -> None:
        from crisisplan.tui.opening import open_file

        self.open(partial(open_file, path, by=self._by))

    def open(self, open_session: OpenSession) -> None:
        """Read a plan on a thread and show it."""

        def read() -> None:
            from crisisplan.tui.opening import opened

            try:
                self.post_message(self.Opened(opened(open_session)))
            except CrisisPlanError as fault:
                self.post_message(self.Refused(fault))

        self.run_worker(read, thread=True, group="open", exclusive=True)

    def on_crisis_plan_app_opened(self, message: Opened) -> None:
        """Show the plan that was read."""
        from crisisplan.tui.screens.plan import PlanScreen

        self.session = message.session
        self.as_opened, self.opened_at = message.session.plan, message.session.path
        screen = PlanScreen(message.session, start_on=self._start_on, new=self._tour)
        self.push_screen(screen)
        self._start_on, self._tour = "", False
        self.call_after_refresh(self._settle)

    def on_crisis_plan_app_refused(self, message: Refused) -> None:
        """Say everything that keeps the plan from being opened."""
        from crisisplan.tui.screens.home import HomeScreen
        from crisisplan.tui.screens.problems import ProblemsScreen

        fault = message.fault
        told = fault.problems if isinstance(fault, ProblemsError) else (fault,)
        if not any(isinstance(one, HomeScreen) for one in self.screen_stack):
            self.go_home()
        self.push_screen(ProblemsScreen([str(one) for one in told]))

    def _settle(self) -> None:
        """Collect garbage again; what is there by now stays, and is left alone."""
        gc.enable()
        gc.freeze()

    def action_next_theme(self) -> None:
        """Go through light, dark and high contrast."""
        self.theme = themes.after(self.theme)
        remember_theme(theme_file(), self.theme)
        words = themes.WORDS[self.theme]
        self.notify(f"Colours: {words}. Choose it again for others.", markup=False)

    def action_help_quit(self) -> None:
        """Say how to leave to whoever presses Ctrl+C for it."""
        self.notify(LEAVE, markup=False)

    def action_command_palette(self) -> None:
        """Offer all commands; above a dialog there are none to do."""
        from crisisplan.tui.screens.dialog import Dialog

        if isinstance(self.screen, Dialog):
            self.screen.say_waits("Other commands wait")
        else:
            super().action_command_palette()

    def action_tour(self) -> None:
        """Show around; the tour can be left at once."""
        from crisisplan.tui.screens.plan import PlanScreen
        from crisisplan.tui.screens.tour import TourScreen

        if isinstance(self.screen, PlanScreen):
            self.screen.welcome()
        elif not isinstance(self.screen, TourScreen):
            self.push_screen(TourScreen())

    def action_help(self) -> None:
        """Explain the screen that is shown."""
        from crisisplan.tui.screens.help import HelpScreen

        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen.about(self.screen))


def _cut_off() -> Path | None:
    """Give the plan that was open in a page of the browser when that went away."""
    return last_opened(recent_file()) if goes_on() else None


def run(open_session: OpenSession | None, *, start_on: str = "", by: str = "") -> int:
    """Show the full screen until it is left, and give the exit status.

    Who never opened a plan here is shown around first, unless something is to be
    read.
    """
    gc.disable()
    tour = not start_on and not recent_file().exists()
    app = CrisisPlanApp(open_session, start_on=start_on, by=by, tour=tour)
    guards.read_kindly(lambda: app.call_later(app.hang_up))
    app.run()
    guards.let_go()
    return app.return_code or 0
