"""Something to do when it happens."""

from typing import Literal

from typing_extensions import override

from crisisplan.domain.items.base import Around, Kind
from crisisplan.domain.values import Duration, Slug, Value
from crisisplan.errors import NotAnAnswerError


class Action(Kind):
    """Something to do; settled when a named person will do it and knows."""

    one_text = False

    kind: Literal["action"]
    within: Duration = ""
    """Counted from the start of the incident: "60 min", "3 days"."""
    does: Slug | None = None
    """The role or partner that carries it out; the owner where nothing is said."""

    @override
    def check(self, value: Value, around: Around) -> None:
        """Refuse any value: the state of an action says it all."""
        raise NotAnAnswerError("An action has no value; mark it as settled instead.")
