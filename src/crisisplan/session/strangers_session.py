"""What is done about names in a table that the directory does not know."""

from crisisplan.domain import edits
from crisisplan.domain.directory import Person
from crisisplan.domain.entering import person_meant
from crisisplan.domain.items.table import Table
from crisisplan.domain.points import many
from crisisplan.domain.standing import Reading
from crisisplan.domain.strangers import met, strangers
from crisisplan.errors import NotAnAnswerError
from crisisplan.session.open_plan import OpenPlan
from crisisplan.session.tidying import tidied_person

NO_STRANGERS = "Everybody who is named here is in the directory."


class StrangersSession(OpenPlan):
    """An open plan, and the deed by which those who were pasted become known."""

    def strangers(self, item_id: str) -> list[str]:
        """Give the names in a table that the directory does not know."""
        item = self.playbook.item(item_id)
        if not isinstance(item.asks, Table):
            return []
        return strangers(item.asks, self.reading.value(item) or {}, self.plan.people)

    def enter_strangers(self, item_id: str) -> list[str]:
        """Enter everybody whom a table names and nobody knows; give their names.

        Raises:
            NotAnAnswerError: There is nobody like that.
        """
        item, names = self.playbook.item(item_id), self.strangers(item_id)
        if not names or not isinstance(item.asks, Table):
            raise NotAnAnswerError(NO_STRANGERS)
        ids = {name: f"p-{self._new_id()}" for name in names}
        new = {ids[name]: _entry(name) for name in names}
        plan = self.plan.changed(people={**self.plan.people, **new})
        around = Reading(plan, self.playbook, self.reading.today).around
        value = met(item.asks, self.reading.value(item) or {}, ids, around)
        answer = self._signed(self._answer(item))
        plan = edits.with_value(plan, item, value, answer)
        self.seal()
        people = many(len(names), "person", "people")
        self._do(f"entering {people} named in “{item.title}”", plan)
        return [one.name for one in new.values()]


def _entry(name: str) -> Person:
    return tidied_person(person_meant(name))
