"""What a change does to the rest of the plan, and is said at once."""

from crisisplan.domain.explaining import say_lapse
from crisisplan.domain.playbook import Item
from crisisplan.domain.points import many
from crisisplan.domain.standing import Reading
from crisisplan.tui.header_marking import HeaderMarking


class Effects:
    """Who may see the plan, and what partners have confirmed of it."""

    def __init__(self) -> None:
        """Know of no plan yet."""
        self._marking = HeaderMarking()
        self._confirmed = Confirmed()

    @property
    def words(self) -> str:
        """For whom the plan is, as it stands in the header."""
        return self._marking.words

    def read(self, reading: Reading) -> list[tuple[str, str]]:
        """Look at both; give each sentence that is to be said, under its title."""
        told = {
            "Marking": self._marking.read(reading.plan, reading.playbook),
            "Confirmed": self._confirmed.read(reading),
        }
        return [(title, said) for title, said in told.items() if said]


class Confirmed:
    """The confirmations that hold, as they were when it was counted last."""

    def __init__(self) -> None:
        """Know of no plan yet."""
        self._lapsed: frozenset[tuple[str, str]] | None = None

    def read(self, reading: Reading) -> str:
        """Look at all of them; give what is to be said of those that hold no more."""
        items = [item for item in reading.counted if item.agree_with]
        now = {
            (item.id, one.partner): item
            for item in items
            for one in reading.standing(item).lapsed
        }
        before, self._lapsed = self._lapsed, frozenset(now)
        new = [now[key] for key in now if before is not None and key not in before]
        return _said(list(dict.fromkeys(new)), reading) if new else ""


def _said(items: list[Item], reading: Reading) -> str:
    first = items[0]
    title = reading.playbook.say(first.title)
    lapse = say_lapse(reading.standing(first).lapsed[0], reading)
    more = f" So has {many(len(items) - 1, 'other answer')}." if items[1:] else ""
    return f"“{title}” has to be confirmed again. {lapse}{more}"
