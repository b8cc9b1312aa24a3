"""Beginning in lines: the plans opened last, a new one, a file, or the example."""

from collections.abc import Callable
from pathlib import Path

from crisisplan.errors import CrisisPlanError
from crisisplan.line.hearing import Back, Leave
from crisisplan.line.new_plan import new_plan
from crisisplan.line.paths import ask_path
from crisisplan.line.voice import Voice
from crisisplan.session.at_a_glance import at_a_glance
from crisisplan.session.plan_session import PlanSession
from crisisplan.storage.recent import is_example, recent, recent_file

_NEW, _FILE, _EXAMPLE, _LEAVE = "new", "file", "example", "leave"
_NOTHING = "Nothing was begun, and nothing was changed."
_OTHERS = (
    (_NEW, "Start a new plan, by a few questions"),
    (_FILE, "Open a plan file by its name"),
    (_EXAMPLE, "Look at the finished plan of an invented city"),
    (_LEAVE, "Leave"),
)


class Start:
    """Asks with which plan to begin, until one is open."""

    def __init__(
        self,
        voice: Voice,
        *,
        open_session: Callable[[Path], PlanSession],
        example: Callable[[], Path],
    ) -> None:
        """Ask through `voice`.

        Args:
            voice: Hears and says.
            open_session: Opens a plan; raises CrisisPlanError where it cannot.
            example: Writes the example and gives its file.
        """
        self._voice = voice
        voice.leads_on = False
        self._open = open_session
        self._example = example

    def home(self) -> PlanSession:
        """Offer all ways to begin.

        Raises:
            Leave: The person wants none.
        """
        self._voice.say("crisisplan. Nothing is open yet.")
        while True:
            try:
                if session := self._opened(self._chosen):
                    return session
            except Back:
                self._voice.say("Back to the start.")
            except Leave:
                self._voice.say(_NOTHING)
                raise

    def new(self) -> PlanSession:
        """Start a plan by a few questions.

        Raises:
            Leave: The person wants none.
        """
        try:
            session = self._opened(lambda: new_plan(self._voice))
        except Back:
            session = None
        except Leave:
            self._voice.say(_NOTHING)
            raise
        return session or self.home()

    def _opened(self, path: Callable[[], Path]) -> PlanSession | None:
        """Open a plan; say why where it cannot be opened."""
        try:
            return self._open(path())
        except CrisisPlanError as fault:
            self._voice.say(str(fault))
            return None

    def _chosen(self) -> Path:
        voice = self._voice
        known = [(str(one), _describe(one)) for one in recent(recent_file())]
        try:
            chosen = voice.choose("What do you want to do?", [*known, *_OTHERS])
        except Back:
            raise Leave from None
        if chosen == _LEAVE:
            raise Leave
        if chosen == _NEW:
            return new_plan(voice)
        if chosen == _FILE:
            return ask_path(voice, "Which file? As in plans/bratislava.plan.yaml.")
        return self._example() if chosen == _EXAMPLE else Path(chosen)


def _describe(path: Path) -> str:
    known = at_a_glance(path)
    said = f"Go on with {path.name} in {path.parent}"
    said += ", the example" if is_example(path) else ""
    return f"{said}: {', '.join(known)}" if known else said
