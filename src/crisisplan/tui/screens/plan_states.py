"""Saying how far the current item stands: one key each, or all of it in one menu."""

from typing import ClassVar

from textual import work
from textual.binding import BindingType

from crisisplan.domain.playbook import Item
from crisisplan.tui.commands import command
from crisisplan.tui.key_hold import KeyHold
from crisisplan.tui.screens.plan_filter import PlanFilter
from crisisplan.tui.state_menu import change_state


class PlanStates(PlanFilter):
    """The commands that say something about an answer and leave its value alone."""

    BINDINGS: ClassVar[list[BindingType]] = [
        command(
            "f7",
            "state",
            "State",
            "Done, draft, ask somebody, does not apply, confirmed",
            show=False,
        ),
        command(
            "f9", "accept", "Accept playbook", "Use the changed playbook", show=False
        ),
        command(
            "f9",
            "ask_somebody",
            "Ask somebody",
            "We do not know yet, ask for the answer and note until when",
            show=False,
        ),
        command(
            "shift+f9,f21",
            "inapplicable",
            "Does not apply",
            "Not in our city, and why; or it applies again",
            show=False,
        ),
        command(
            "f12",
            "draft",
            "Draft",
            "Written but not final, a draft, and final again",
            show=False,
        ),
        command(
            "shift+f12,f24",
            "confirmed",
            "Confirmed",
            "A partner agreed, confirm the answer",
            show=False,
        ),
    ]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to accept a playbook only where it was changed; then nothing else."""
        if action == "accept":
            return bool(self.session.read_only) and self.session.can_accept
        if action == "ask_somebody":  # the same key
            return not self.session.read_only
        return super().check_action(action, parameters)

    def action_accept(self) -> None:
        """Take the playbook inside the file as it is, and go on writing."""
        self.session.accept_playbook()
        self.holder.disabled = False
        self.refresh_bindings()
        self.show_anew()
        self.notify("The playbook is accepted as it is. You can write.", markup=False)

    def action_state(self) -> None:
        """Offer all that can be said about the current item."""
        self._say_state("")

    def action_ask_somebody(self) -> None:
        """Note whom we ask, since we do not know yet."""
        self._say_state("asked")

    def action_inapplicable(self) -> None:
        """Say that the item does not apply, and why; where that is said, open it."""
        item = self.items.row.item
        state = item and self.session.reading.standing(item).state
        self._say_state("todo" if state == "not-applicable" else "not-applicable")

    def action_confirmed(self) -> None:
        """Note that a partner has confirmed the answer."""
        self._say_state("agree")

    def action_draft(self) -> None:
        """Make the answer a draft, or final where it is one."""
        item = self.items.row.item
        draft = item and self.session.reading.standing(item).state == "draft"
        self._say_state("done" if draft else "draft")

    def _say_state(self, deed: str) -> None:
        item = self.items.row.item
        if item is None or item.is_form:
            self.notify("Go to a question first.", markup=False)
            return
        self.keep()
        if isinstance(self.app, KeyHold):
            self.app.hold_keys()
        self._change_state(item, deed)

    @work
    async def _change_state(self, item: Item, deed: str) -> None:
        if refusal := await change_state(self, self.session, item, deed):
            self.notify(refusal, severity="warning", markup=False)
        self.show_anew()
        self.holder.show_standing()
