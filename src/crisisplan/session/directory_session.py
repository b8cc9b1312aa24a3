"""What can be done to the directory of an open plan: people, desks, and their roles."""

from crisisplan.domain import edits
from crisisplan.domain.directory import Holders, Person
from crisisplan.domain.joining import joined, same_agreed, succeeded
from crisisplan.errors import NotAnAnswerError
from crisisplan.session.strangers_session import StrangersSession
from crisisplan.session.tidying import tidied_person


class DirectorySession(StrangersSession):
    """An open plan, and the deeds that change who can be reached and who does what."""

    def put_person(self, person: Person, person_id: str = "") -> str:
        """Replace somebody's entry in the directory, or add one; give its id."""
        person_id = person_id or f"p-{self._new_id()}"
        kept = tidied_person(person)
        plan = edits.with_person(self.plan, person_id, kept)
        self._do(f"the entry of {kept.name}", plan, key=f"person:{person_id}")
        return person_id

    def remove_person(self, person_id: str) -> None:
        """Take somebody out of the directory.

        Raises:
            NotAnAnswerError: They still stand somewhere in the plan.
        """
        name = self.reading.around.name(person_id)
        if places := self.places(person_id):
            raise NotAnAnswerError(
                f"{name} is still named in: {', '.join(places)}. “Hand over” puts "
                "somebody else into all of these places."
            )
        plan = edits.without_person(self.plan, person_id)
        self._do(f"taking {name} out of the directory", plan)

    def places(self, person_id: str) -> tuple[str, ...]:
        """Name the roles and questions in which somebody is named."""
        return edits.places_of(self.plan, self.playbook, person_id)

    def succeed(self, new: str, old: str) -> None:
        """Put somebody into all places of another, whose entry stays."""
        name, gone = map(self.reading.around.name, (new, old))
        plan = succeeded(self.plan, self.playbook, new, old)
        self._do(f"putting {name} into the places of {gone}", plan)

    def assign(self, role: str, held: Holders) -> None:
        """Say who holds a role; nobody where `held` is empty."""
        plan = self.plan
        if item := self.playbook.filled_by.get(role):
            plan = plan.with_answer(item.id, self._answer(item))
        plan = edits.with_holders(plan, role, held)
        self._do(f"who is {self.playbook.name(role)}", plan, key=f"role:{role}")

    def verify(self, person_id: str) -> None:
        """Note that somebody called today, and that it works.

        Raises:
            NotAnAnswerError: There is no number and no address to try.
        """
        person = self.plan.people[person_id]
        if not person.numbers and not person.email:
            raise NotAnAnswerError(
                f"{person.name} has no number and no address that could be checked. "
                "Write one down first."
            )
        today = self.reading.today.isoformat()
        checked = person.model_copy(update={"verified": today})
        plan = edits.with_person(self.plan, person_id, checked)
        self._do(f"the note that {person.name} was reached today", plan)

    def join_people(self, keep: str, other: str) -> None:
        """Make one entry of two; the first stands wherever the other stood.

        Raises:
            NotAnAnswerError: It is one entry already.
        """
        if keep == other:
            raise NotAnAnswerError("That is one entry already. Choose two.")
        name, gone = map(self.reading.around.name, (keep, other))
        plan = joined(self.plan, self.playbook, keep, other)
        plan = same_agreed(self.reading, plan)
        self._do(f"joining the entries of {name} and {gone}", plan)
