"""Where the plan stands: counts as bars, what to do next, and what is worth a look."""

from functools import partial
from typing import ClassVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.screen import Screen

from crisisplan.domain.overview import overview
from crisisplan.domain.plan import Plan
from crisisplan.domain.points import Place, Scope
from crisisplan.domain.upkeep import HOLD_IT
from crisisplan.errors import CrisisPlanError
from crisisplan.session.plan_session import PlanSession
from crisisplan.tui import saying
from crisisplan.tui.commands import command
from crisisplan.tui.recording import close, findings, record
from crisisplan.tui.screens.dialogs import AskText
from crisisplan.tui.screens.people import PeopleScreen
from crisisplan.tui.screens.set_aside import SetAsideScreen
from crisisplan.tui.widgets.key_line import KeyLine
from crisisplan.tui.widgets.parts import Parts
from crisisplan.tui.widgets.status import TopLine

TWO_COLUMNS = 120
"""From this many cells on, two columns stand beside each other."""
_IN_THE_PLAN = frozenset({"item", "chapter", "filter", "ask_list", "parked"})
"""Where one goes on in the plan itself."""
_LEFT = frozenset({"short", "next", "essential"})


class WhereWeStandScreen(Screen[Place | None]):
    """What is counted, never a verdict; gives back where to go."""

    CSS_PATH = "where_we_stand.tcss"
    HELP = (
        "The tool counts what is answered, agreed and tried. It never says that a "
        "city is well prepared: nobody knows that before.\n"
        "Answered: written as final and whole, or does not apply for a reason. "
        "Settled: answered, and confirmed by every partner who has to agree. What is "
        "used in two phases counts in both; chapters left out count nowhere; "
        "percentages are rounded down.\n"
        "Up and Down go from line to line, Left and Right from part to part. Enter "
        "goes to the question, the chapter or the person that a line is about; where "
        "there are several, to all of them."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        command("escape", "back", "Back", "To the plan"),
    ]

    def __init__(self, session: PlanSession) -> None:
        """Count what the plan of `session` holds."""
        super().__init__()
        self._session = session
        self._wide = False
        self._before: Plan | None = None

    def compose(self) -> ComposeResult:
        """Lay out the counts and two columns."""
        yield TopLine("Status: where we stand")
        with Horizontal(id="parts"):
            yield Parts("left", begin="next")
            yield Parts("right")
        yield KeyLine()

    @property
    def _columns(self) -> tuple[Parts, Parts]:
        return self.query_one("#left", Parts), self.query_one("#right", Parts)

    def on_mount(self) -> None:
        """Say everything, and begin with what to do next."""
        self._columns[0].focus()
        self._look_back()

    @work(thread=True)
    def _look_back(self) -> None:
        """Read what was adopted last, beside everything else that goes on."""
        if before := self._session.last_adopted:
            self.call_later(self._compare, before)

    def _compare(self, before: Plan) -> None:
        self._before = before
        self._say()

    def on_resize(self, event: events.Resize) -> None:
        """Use the second column where there is room for it."""
        self._wide = event.size.width >= TWO_COLUMNS
        self.set_class(self._wide, "-two-columns")
        self.call_after_refresh(self._say)

    def came_in(self) -> None:
        """Count anew: somebody else changed the plan."""
        self._say()

    def _say(self) -> None:
        if not self.is_mounted:
            return
        reading = self._session.reading
        parts = overview(Scope.whole(reading), self._before)
        left, right = self._columns
        wide = self._wide
        left.show([one for one in parts if not wide or one.key in _LEFT], beside=wide)
        right.show([one for one in parts if wide and one.key not in _LEFT], beside=wide)

    def action_leap(self, by: int) -> None:
        """Go to another part, in the other column too."""
        left, right = self._columns
        here = right if right.has_focus else left
        if here.leap(by) or not self._wide:
            return
        other = left if here is right else right
        if (by > 0) == (other is right):
            other.stand(last=by < 0)

    @on(Parts.Chosen)
    def _chosen(self, event: Parts.Chosen) -> None:
        place = event.place
        if place.kind in _IN_THE_PLAN:
            self.dismiss(place)
        elif place.kind in ("person", "role"):
            self._look_up(place.key)
        elif place.kind == "set_aside":
            self.app.push_screen(SetAsideScreen(self._session), lambda _: self._say())
        elif place.kind == "review_by":
            self._set_review()
        elif self._session.read_only:
            self.notify(self._session.read_only, severity="warning", markup=False)
        else:
            self._record(place)

    def _look_up(self, key: str) -> None:
        """Go to an entry of the directory; what was done there counts at once."""
        people = PeopleScreen(self._session, start_on=key)
        self.app.push_screen(people, lambda _: self._say())

    @work
    async def _set_review(self) -> None:
        sentence = (
            "By which day is the plan read through again? 2027-09-01, or in 1 year; "
            "empty for no day. Every page prints it."
        )
        now = self._session.plan.review_by
        said = partial(saying.day_understood, self._session, coming=True)
        ask = AskText("Next review", sentence, now, check=self._no_day, understood=said)
        day = await self.app.push_screen_wait(ask)
        if day is None or day == now:
            return
        try:
            self._session.set_review_by(day)
        except CrisisPlanError as fault:
            self.notify(str(fault), severity="warning", markup=False)
        self._say()

    @work
    async def _record(self, place: Place) -> None:
        """Record a review or an exercise, or close a finding."""
        if place.key == "exercise":
            self.notify(HOLD_IT, markup=False)
        try:
            if place.kind == "finding":
                said = await close(self, self._session, place.key)
            elif place.kind == "findings":
                said = await findings(self, self._session)
            else:
                said = await record(self, self._session, place.key)
        except CrisisPlanError as fault:
            said = str(fault)
        if said:
            self.notify(said, markup=False)
        self._session.seal()
        self._say()

    def _no_day(self, typed: str) -> str:
        try:
            self._session.day(typed)
        except CrisisPlanError as fault:
            return str(fault)
        return ""

    def action_back(self) -> None:
        """Go nowhere else."""
        self.dismiss(None)
