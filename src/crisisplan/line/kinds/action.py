"""Something to do when it happens: beforehand, only whether that is settled."""

from collections.abc import Iterator

from crisisplan.domain.items.action import Action
from crisisplan.domain.plan import State
from crisisplan.errors import NotAnAnswerError
from crisisplan.line.kinds.base import Asker

_WORDS: dict[str, State] = {"1": "done", "settled": "done", "2": "todo", "open": "todo"}


class ActionAsker(Asker):
    """Asks whether somebody will do it and knows."""

    def stands(self) -> Iterator[str]:
        """Say who does it and by when, and the two answers."""
        doer = self.talk.playbook.doer(self.item)
        held = self.talk.session.plan.roles.get(doer)
        around = self.talk.reading.around
        who = ", ".join(around.name(one) for one in held.people) if held else ""
        asks = self.item.asks
        within = asks.within if isinstance(asks, Action) else ""
        by = f" Within {within} of the start." if within else ""
        yield f"Done by {self.talk.name(doer)}{f': {who}' if who else ''}.{by}"
        yield "1. Settled: a named person will do it and knows."
        yield "2. Open: it is not agreed yet who will do it."

    def how(self) -> Iterator[str]:
        """Say that one of the two is enough."""
        yield "Write a number. Enter goes on and leaves it as it is."

    def short(self) -> Iterator[str]:
        """Say both answers."""
        yield "Write 1 for settled, or 2 for open."

    def take(self, typed: str) -> None:
        """Take the number, or its first word."""
        state = _WORDS.get(typed.strip().casefold())
        if state is None:
            raise NotAnAnswerError("Write 1 for settled, or 2 for open.")
        self.talk.session.set_state(self.item.id, state)
