"""One or several of the options that the playbook offers."""

from collections.abc import Iterable, Mapping
from typing import Annotated, ClassVar, Literal

from pydantic import BeforeValidator
from typing_extensions import override

from crisisplan.domain.items.base import Around, Kind, Prose, Shown, texts_of
from crisisplan.domain.model import Model
from crisisplan.domain.text import nearest
from crisisplan.domain.values import Comparable, Count, Slug, Value, YesNo, read_number
from crisisplan.errors import NotAnAnswerError


class Option(Model):
    """One thing that can be chosen."""

    label: str
    help: str = ""
    points: Count | None = None
    """With points on its options, a choice is a scale."""


def _option(value: object) -> object:
    return {"label": value} if isinstance(value, str) else value


Options = Mapping[Slug, Annotated[Option, BeforeValidator(_option)]]


class Choice(Kind):
    """A question answered by picking from a list."""

    operators: ClassVar[frozenset[str]] = frozenset(
        {"is", "is_not", "includes", "at_least", "at_most"}
    )

    kind: Literal["choice"]
    options: Options
    many: YesNo = False
    """Whether several may be chosen."""

    def parse(self, typed: str, around: Around) -> Value:
        """Read option ids or labels, separated by commas where many are allowed."""
        words = [word.strip() for word in typed.split(",")] if self.many else [typed]
        chosen = [self._find(word.strip()) for word in words if word.strip()]
        value: Value = list(dict.fromkeys(chosen)) if self.many else "".join(chosen)
        self.check(value, around)
        return value

    def _find(self, word: str) -> str:
        for option_id, option in self.options.items():
            if word.casefold() in (option_id, option.label.casefold()):
                return option_id
        said = {
            spelled: option.label
            for option_id, option in self.options.items()
            for spelled in (option_id, option.label.casefold())
        }
        labels = "; ".join(option.label for option in self.options.values())
        raise self._not_offered(word, said, labels)

    def _not_offered(
        self, word: str, said: Mapping[str, str], all_of_them: str
    ) -> NotAnAnswerError:
        hint = said.get(nearest(word.casefold(), said))
        return NotAnAnswerError(
            f"{word!r} is not offered here. "
            + (f"Did you mean {hint!r}? " if hint else "")
            + f"Choose from: {all_of_them}."
            + (" Put commas between several." if self.many else "")
        )

    @override
    def check(self, value: Value, around: Around) -> None:
        """Refuse what is not among the options, or one too many."""
        chosen = texts_of(value)
        if not self.many and len(chosen) != 1:
            raise NotAnAnswerError("Choose exactly one.")
        for option_id in chosen:
            if option_id not in self.options:
                self._find(option_id)
                raise NotAnAnswerError(f"Write {self._find(option_id)!r} instead.")

    @override
    def show(self, value: Value, around: Around) -> Shown:
        """Give the labels of what was chosen."""
        return Prose(", ".join(self.options[one].label for one in texts_of(value)))

    def compare(self, value: Value) -> Comparable:
        """Give the ids of what was chosen."""
        return frozenset(texts_of(value))

    def measure(self, value: Value) -> Comparable | None:
        """Add up the points of what was chosen; nothing where it is no scale."""
        given = self._points(dict.fromkeys(texts_of(value)))
        return sum(given) if given else None

    @override
    def literal(self, text: str) -> Comparable:
        """Read the id of an option; authors write ids, not labels."""
        if text not in self.options:
            ids = {one: one for one in self.options}
            raise self._not_offered(text, ids, ", ".join(ids))
        return super().literal(text)

    @property
    def is_scale(self) -> bool:
        """Whether what is chosen gives points."""
        return bool(self._points(self.options))

    @property
    def best(self) -> int:
        """The most points that can be had."""
        given = self._points(self.options)
        return sum(given) if self.many else max(given, default=0)

    def score(self, value: Value) -> int:
        """Add up the points of what was chosen; none for an option without any."""
        return sum(self._points(dict.fromkeys(texts_of(value))))

    def _points(self, chosen: Iterable[str]) -> list[int]:
        points = (self.options[one].points for one in chosen)
        return [one for one in points if one is not None]

    def limit(self, text: str) -> Comparable:
        """Read a number of points."""
        return read_number(text)
