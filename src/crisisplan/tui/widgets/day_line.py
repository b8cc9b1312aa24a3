"""A line for a day, which is read back while it is typed."""

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, Static

from crisisplan.session.plan_session import PlanSession
from crisisplan.tui.saying import day_understood
from crisisplan.tui.text import lit
from crisisplan.tui.widgets.inputs import CleanInput


class DayLine(Vertical):
    """An empty line that shows how a day is written, and below it which was meant."""

    DEFAULT_CSS = """
    DayLine, DayLine > Static { height: auto; }
    DayLine > Static { color: $text-muted; }
    """

    def __init__(self, session: PlanSession, example: str, name: str) -> None:
        """Count days from today; the line itself is found by `name`."""
        super().__init__()
        self._session = session
        self._example = example
        self._line = name

    def compose(self) -> ComposeResult:
        """Lay out the line, and room for the day."""
        yield CleanInput("", self._example, id=self._line)
        yield Static()

    @on(Input.Changed)
    def _read_back(self, event: Input.Changed) -> None:
        said = day_understood(self._session, event.value)
        self.query_one(Static).update(lit(said))
