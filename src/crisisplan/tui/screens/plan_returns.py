"""What comes back to the plan screen: filled forms, lists, and what was set aside."""

from functools import partial
from typing import ClassVar

from textual import work
from textual.binding import BindingType

from crisisplan.domain.account import Account
from crisisplan.errors import CrisisPlanError
from crisisplan.intake.files import MOST, read_account
from crisisplan.storage.files import read_bytes
from crisisplan.storage.named import named
from crisisplan.tui.commands import command
from crisisplan.tui.screens.dialogs import AskText
from crisisplan.tui.screens.plan_states import PlanStates
from crisisplan.tui.stopping import beside

_WHICH = (
    "Which file came back? Write its name, with the folder where it is not beside the "
    "plan. First you see what was understood."
)


class PlanReturns(PlanStates):
    """The part of the plan screen into which answers return."""

    BINDINGS: ClassVar[list[BindingType]] = [
        command(
            "shift+f10,ctrl+r",
            "take_in",
            "Take in a form or list",
            "Read a filled handout, Word form or spreadsheet of contacts back in",
            show=False,
        ),
        command(
            "ctrl+b",
            "set_aside",
            "Set aside",
            "Answers that are kept beside the plan: put back or drop",
            show=False,
        ),
    ]

    @work
    async def action_take_in(self) -> None:
        """Ask for a file, show what it says, and take in what is chosen."""
        from crisisplan.tui.screens.returned import ReturnedScreen

        self.keep()
        typed, sentence = "", _WHICH
        while True:
            ask = AskText("Take in a form or list", sentence, typed, confirm="Read")
            if (named_ := await self.app.push_screen_wait(ask)) is None:
                return
            try:
                account = await beside(partial(self._account, typed := named_))
                break
            except CrisisPlanError as fault:
                sentence = f"{fault}\n\n{_WHICH}"
        if await self.app.push_screen_wait(ReturnedScreen(self.session, account)):
            self.show_anew()

    def _account(self, typed: str) -> Account:
        """Read a file, which takes a while where it is long; on any thread.

        Raises:
            CrisisPlanError: It cannot be taken in; the text says why.
        """
        path = self.session.path.resolve().parent / named(typed)
        content = read_bytes(path, most=MOST, wanted="form or list")
        session = self.session
        return read_account(content, path.name, session.reading, session.new_key)

    @work
    async def action_set_aside(self) -> None:
        """Show what is kept beside the answers."""
        from crisisplan.tui.screens.set_aside import SetAsideScreen

        self.keep()
        before = self.session.plan
        await self.app.push_screen_wait(SetAsideScreen(self.session))
        if self.session.plan is not before:
            self.show_anew()
