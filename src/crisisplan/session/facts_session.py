"""What a plan says of itself, changed: city, distribution, next review."""

from collections.abc import Mapping, Sequence

from crisisplan.domain.about import city_facts
from crisisplan.domain.plan import City, Delivery
from crisisplan.domain.text import one_line, tidy
from crisisplan.session.open_plan import OpenPlan
from crisisplan.storage.city_typed import read_city


class FactsSession(OpenPlan):
    """An open plan, and the deeds that change what it says of itself."""

    def read_city(self, typed: Mapping[str, str]) -> City:
        """Read facts about the city as they are typed; those not named stay.

        Raises:
            NotAnAnswerError: One of them cannot be so; the text says what can.
        """
        facts = {**city_facts(self.plan.city), **typed}
        city = read_city(*(facts[key] for key in _ASKED_FIRST))
        more = {key: one_line(tidy(facts[key])) for key in ("letterhead", "logo")}
        return city.model_copy(update=more)

    def set_city(self, typed: Mapping[str, str]) -> None:
        """Change what is known about the city.

        Raises:
            NotAnAnswerError: One of the facts cannot be so; nothing was changed.
        """
        plan = self.plan.changed(city=self.read_city(typed))
        self._do("the facts about the city", plan)

    def set_distribution(self, lines: Sequence[Delivery]) -> None:
        """Say who gets which document."""
        plan = self.plan.changed(distribution=tuple(lines))
        self._do("the distribution list", plan)

    def set_review_by(self, day: str) -> None:
        """Say until when the plan holds without being read through.

        Raises:
            NotAnAnswerError: It is no day, or past.
        """
        plan = self.plan.changed(review_by=self.day(day, coming=True))
        self._do("the day of the next review", plan)


_ASKED_FIRST = ("name", "country", "population", "languages")
"""What is asked when a plan is begun."""
