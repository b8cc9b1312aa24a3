"""A plan that goes on in another file: the disk is full, or the stick is gone."""

from pathlib import Path

from crisisplan.errors import CannotWriteError
from crisisplan.session.open_plan import OpenPlan
from crisisplan.storage.outcomes import Diverted
from crisisplan.storage.start import need_room


class MovingSession(OpenPlan):
    """An open plan that can be saved elsewhere."""

    def save_elsewhere(self, path: Path) -> Diverted:
        """Write the plan into a new file, and go on writing there.

        The file that was open stays as it was last saved. A name without a folder is
        beside it.

        Raises:
            CannotWriteError: There is a file already, or it cannot be written; then
                nothing is different.
        """
        if self.read_only:
            raise CannotWriteError(self.read_only)
        path = self.path.resolve().parent / path
        need_room(path)
        if self._saver:
            self._saver.flush()  # what waits there is older, and must not come after
        self.catch_up()
        outcome = self._writer.write_elsewhere(self._plan, path)
        self._stored = self._plan
        return outcome
