"""What comes back into an open plan: filled forms, lists, and what was set aside."""

from collections.abc import Collection

from crisisplan.domain import aside
from crisisplan.domain.account import Account, taken
from crisisplan.errors import ChangedOutsideError
from crisisplan.session.directory_session import DirectorySession


class ReturningSession(DirectorySession):
    """An open plan into which answers return."""

    def new_key(self) -> str:
        """Give the random part of an id for somebody or something that returns."""
        return self._new_id()

    def take_in(self, account: Account, chosen: Collection[int]) -> None:
        """Take the chosen entries of a form or list in, as one step.

        What clashes and is not chosen, and what was not understood, is set aside.

        Raises:
            ChangedOutsideError: The plan is no longer the one that was compared.
        """
        if account.plan is not self.plan:
            raise ChangedOutsideError(
                f"The plan changed after {account.source} was compared with it. Read "
                "the file again."
            )
        typist = self.by
        if account.by:
            self.by = f"{account.by}, taken in by {typist}" if typist else account.by
        try:
            plan = taken(self.reading, account, chosen, self._signed)
        finally:
            self.by = typist
        if plan != self.plan:
            self.seal()
            self._do(f"taking in {account.source}", plan)

    def put_back(self, index: int) -> None:
        """Put something that is set aside back where it stood.

        Raises:
            NotAnAnswerError: The plan has no place for it; nothing was changed.
        """
        kept = self.plan.set_aside[index]
        words = aside.title(self.reading, kept)
        plan = aside.put_back(self.reading, index, self._signed)
        self.seal()
        self._do(f"putting back “{words}”", plan)

    def drop_set_aside(self, index: int) -> None:
        """Let go of something that is set aside."""
        words = aside.title(self.reading, self.plan.set_aside[index])
        self.seal()
        self._do(f"dropping “{words}”", aside.dropped(self.plan, index))
