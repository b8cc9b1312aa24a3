"""What is recorded about a plan, from the plan screen."""

from collections.abc import Awaitable, Callable
from typing import ClassVar

from textual import work
from textual.binding import BindingType
from textual.screen import Screen

from crisisplan.domain.recording import say_begun, unfinished
from crisisplan.domain.reviewing import say_review
from crisisplan.errors import CrisisPlanError
from crisisplan.session.plan_session import PlanSession
from crisisplan.storage.outcomes import Saved
from crisisplan.tui.commands import by_words, command
from crisisplan.tui.key_hold import KeyHold
from crisisplan.tui.screens.plan_frame import F9
from crisisplan.tui.screens.plan_returns import PlanReturns

GOES_ON = "Ctrl+P and “Record an exercise” goes on with it."
Deed = Callable[[Screen[None], PlanSession], Awaitable[str]]


class PlanRecords(PlanReturns):
    """The commands that record what became of the plan; found in the palette."""

    BINDINGS: ClassVar[list[BindingType]] = [
        command(
            "f10,ctrl+n",
            "review",
            "Read and holds",
            "Note that this answer was read through, reviewed, and holds as it is",
            show=False,
        ),
        by_words(
            "record",
            "Record an exercise",
            "Note a review, an exercise or an activation, and what it showed",
        ),
        by_words(
            "findings",
            "Findings",
            "What exercises and reviews showed: close what was seen to",
        ),
        by_words(
            "adopt",
            "Adopt",
            "Freeze the plan as the version that the council has adopted",
        ),
        by_words(
            "about",
            "About this plan",
            "City, languages, letterhead, logo, until when the plan holds",
        ),
        by_words(
            "save_elsewhere",
            "Save elsewhere",
            "Go on in another file, where this one cannot be written",
        ),
        by_words(
            "distribution",
            "Distribution list",
            "Who gets which document, and how many copies",
        ),
    ]

    def on_mount(self) -> None:
        """Say what was not told to its end the last time."""
        for one in unfinished(self.session.plan):
            self.notify(f"{say_begun(one)} {GOES_ON}", markup=False, timeout=15)

    def action_review(self) -> None:
        """Note that the current answer was read through and holds."""
        item = self.items.row.item
        if item is None:
            self.notify("Go to a question first.", markup=False)
            return
        self.keep()
        try:
            self.session.review(item.id)
        except CrisisPlanError as fault:
            self.notify(str(fault), severity="warning", markup=False)
        else:
            self.notify(say_review(item, self.session.reading), markup=False)
            self.show_anew()

    def action_record(self) -> None:
        """Record a review, an exercise or an activation."""
        from crisisplan.tui.recording import record

        self._begin(record)

    def action_findings(self) -> None:
        """Close what was seen to."""
        from crisisplan.tui.recording import findings

        self._begin(findings)

    @work
    async def action_save_elsewhere(self) -> None:
        """Go on in another file."""
        from crisisplan.tui.elsewhere import save_elsewhere

        self.keep()
        if outcome := await save_elsewhere(self.app, self.session):
            self._hear(outcome)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Name no file of this computer in a browser."""
        if action == "save_elsewhere" and self.app.is_web:
            return False
        return super().check_action(action, parameters)

    def action_about(self) -> None:
        """Change what the plan says of itself."""
        from crisisplan.tui.about import about

        self._begin(about)

    def action_distribution(self) -> None:
        """Change who gets which document."""
        from crisisplan.tui.about import distribution

        self._begin(distribution)

    def action_adopt(self) -> None:
        """Freeze the plan as the version that was adopted."""
        from crisisplan.tui.recording import adopt

        self._begin(adopt)

    def _begin(self, deed: Deed) -> None:
        self.keep()
        if self.session.read_only:
            self.notify(self.session.why_read_only(F9), markup=False)
            return
        if isinstance(self.app, KeyHold):
            self.app.hold_keys()
        self._finish(deed)

    @work
    async def _finish(self, deed: Deed) -> None:
        before = self.session.plan
        try:
            said = await deed(self, self.session)
        except CrisisPlanError as fault:
            self.notify(str(fault), severity="warning", timeout=15, markup=False)
        else:
            if said:
                self.notify(said, markup=False)
        if self.session.plan is not before:
            self.session.seal()
            self.show_anew()
            self._keep_now()

    def _keep_now(self) -> None:
        """Have it saved; what the deed itself has saved is only told."""
        if self.session.unsaved:
            self._autosave.tick()
        else:
            self._hear(Saved(self.session.plan, self.session.path))
