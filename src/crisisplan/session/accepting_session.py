"""A plan that can only be read, and what is done about that."""

from crisisplan.errors import CannotWriteError
from crisisplan.session.open_plan import OpenPlan
from crisisplan.storage.plan_file import checksum


class AcceptingSession(OpenPlan):
    """An open plan whose playbook may have been changed, until that is accepted."""

    def why_read_only(self, how: str) -> str:
        """Say why nothing can be changed, and where that helps `how` to accept it."""
        return f"{self.read_only} {how}" if self.can_accept else self.read_only

    def accept_playbook(self) -> None:
        """Take the pinned playbook as it is now, and write on with it.

        Raises:
            CannotWriteError: The file may only be read.
        """
        if not self.can_accept:
            raise CannotWriteError(self.read_only)
        used = self._plan.playbook.model_copy(
            update={"checksum": checksum(self._pinned)}
        )
        self.read_only = ""
        self._do("accepting the playbook", self._plan.changed(playbook=used))
