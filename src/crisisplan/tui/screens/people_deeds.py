"""What is done with the entry under the cursor of the directory."""

from collections.abc import Callable
from typing import ClassVar

from textual import work
from textual.binding import BindingType

from crisisplan.domain.joining import namesakes
from crisisplan.errors import CrisisPlanError
from crisisplan.session.plan_session import PlanSession
from crisisplan.session.seeing_session import Seen
from crisisplan.tui.commands import by_words, command
from crisisplan.tui.screens.dialogs import Pick
from crisisplan.tui.screens.steps import Steps
from crisisplan.tui.widgets.people import describe

_ALONE = "There are no two entries here that could be made one."


class PeopleDeeds(Steps):
    """The commands that change, join and end entries; the screen shows them."""

    BINDINGS: ClassVar[list[BindingType]] = [
        command("f6", "verify", "Checked today", "The numbers were called and work"),
        command(
            "f7", "join", "Join", "One person was entered twice, same name", show=False
        ),
        command("delete", "remove", "Remove", "Take a person out of the directory"),
        command(
            "f9",
            "succeed",
            "Hand over",
            "Somebody has left: another takes all their places",
        ),
        by_words(
            "forget",
            "Forget",
            "Take a person out of everything that is kept, for data protection",
        ),
    ]

    def __init__(self, session: PlanSession) -> None:
        """Begin with the directory as it is."""
        super().__init__(session)
        self.seen = session.seen()

    @property
    def current(self) -> str:
        """The id of the person under the cursor; empty where nobody is."""
        raise NotImplementedError

    def go_to(self, key: str) -> None:
        """Go to the line of a person or role, if there is one."""
        raise NotImplementedError

    def action_verify(self) -> None:
        """Note that the numbers were checked today."""
        if key := self.current:
            self.attempt(lambda: self.session.verify(key))

    @work
    async def action_join(self) -> None:
        """Make one entry of two; those of the same name are offered first."""
        keep, seen = self.current, self.seen
        people = seen.plan.people
        if len(people) < 2:
            self.notify(_ALONE, markup=False)
            return
        same = next((one for one in namesakes(people) if keep in one), ())
        others = [*same, *(key for key in people if key not in same)]
        options = [(key, describe(people[key])) for key in others if key != keep]
        title = f"Which entry is also {people[keep].name}, and goes?"
        if other := await self.app.push_screen_wait(Pick(title, options)):
            self.attempt(lambda: self.session.join_people(keep, other), seen)
            self.go_to(keep)

    def action_remove(self) -> None:
        """Take somebody out, unless they still stand somewhere."""
        if key := self.current:
            name = self.session.reading.around.name(key)
            self.attempt(lambda: self.session.remove_person(key))
            if key not in self.session.plan.people:
                self._say(f"Taken out: {name}. Ctrl+Z brings the entry back.")

    @work
    async def action_succeed(self) -> None:
        """Put somebody else into all places of the one under the cursor."""
        from crisisplan.tui.succeeding import succeed

        if key := self.current:
            try:
                self._say(await succeed(self, self.session, key))
            except CrisisPlanError as fault:
                self.notify(str(fault), severity="warning", timeout=15, markup=False)
            self.session.seal()
            self.show_anew()

    def _say(self, sentence: str) -> None:
        if sentence:
            self.notify(sentence, markup=False)

    @work
    async def action_forget(self) -> None:
        """Take somebody out of the plan and its copy, so that nothing is left."""
        from crisisplan.tui.forgetting import forget

        if key := self.current:
            try:
                await forget(self, self.session, key)
            except CrisisPlanError as fault:
                self.notify(str(fault), severity="warning", timeout=15, markup=False)
            self.show_anew()

    def attempt(self, deed: Callable[[], object], seen: Seen | None = None) -> None:
        """Do something upon what was seen when it was chosen; say why it is refused."""
        try:
            with self.session.upon(seen or self.seen):
                deed()
        except CrisisPlanError as fault:
            self.notify(str(fault), severity="warning", timeout=15, markup=False)
        self.show_anew()
