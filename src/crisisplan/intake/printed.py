"""What stands printed on a handout, so that nobody's answer is looked for in it."""

import re
from collections.abc import Iterator, Mapping
from functools import cache, cached_property

from crisisplan.domain import handout as paper
from crisisplan.domain.audience import WORDS
from crisisplan.domain.items.choice import Choice
from crisisplan.domain.items.column import Column
from crisisplan.domain.items.yes_no import YesNoQuestion
from crisisplan.domain.languages import language
from crisisplan.domain.playbook import Item
from crisisplan.domain.standing import Reading
from crisisplan.domain.text import one_line
from crisisplan.intake.flow import boxed, without_dots
from crisisplan.intake.question import Question

BESIDES = "Or, and besides:"
_AT_QUESTION = tuple(
    map(
        paper.normal,
        (
            "For example:",
            "Words to begin with:",
            "Why we ask:",
            "To consider:",
            "Still needed:",
            "About this question:",
            "Leave open what is only known on the day",
            BESIDES,
        ),
    )
)
"""How lines begin that stand at a question and are no answer."""
_ABOVE = tuple(map(paper.normal, ("Why we ask:", "About this question:")))
_AT_HEAD = tuple(
    map(
        paper.normal,
        (
            "Questions for the crisis plan",
            "No review date is set",
            "Valid until",
            "For:",
            "First date:",
            "Never write names of victims",
            "Nothing is open for this role",
            "Nothing essential is open for this role",
            "This role has other questions",
            "If something is unclear, call",
        ),
    )
)
_OPEN = ("question is open", "questions are open", "printed on")
_DAY = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
_IN_MARGIN = re.compile(
    rf"^(?:[0-9]{{1,5}} */ *[0-9]{{1,5}}|[^·]{{1,200}} · Printed on {_DAY}"
    rf"|Valid until {_DAY}\. After that date check every number before relying on "
    r"it\.)"
)
"""The number of a page, and the version of a form."""
_LONG = 25
"""Letters of a line that is no answer where it stands within what is printed."""
_STATUS = (
    paper.DRAFT_BOX,
    paper.RIGHT_BOX,
    paper.ASK_BOX,
    paper.NOT_FOR_US_BOX,
    paper.NOTE,
)


class Printed:
    """Knows the words of the form again."""

    def __init__(self, reading: Reading) -> None:
        """Keep the plan that was handed out."""
        self._reading = reading
        self._say = reading.playbook.say
        self._lines = cache(self._lines_of)

    @cached_property
    def _titles(self) -> Mapping[str, list[Item]]:
        found: dict[str, list[Item]] = {}
        for item in self._reading.playbook.items:
            if not item.is_form:
                found.setdefault(paper.normal(self._say(item.title)), []).append(item)
        return found

    def titled(self, title: str) -> list[Item]:
        """Give the items that are called so."""
        return self._titles.get(paper.normal(title), [])

    def in_head(self, text: str) -> bool:
        """Say whether a line stands printed above the questions."""
        line = paper.normal(text.lstrip("# "))
        book = self._reading.playbook
        names = map(paper.normal, book.roles.values())
        about = paper.normal(f"{self._say(book.title)}. {self._say(book.summary)}")
        return (
            line.startswith(_AT_HEAD)
            or line == about
            or self.below(text)
            or any(words in line for words in _OPEN)
            or line in names
        )

    def is_keeper(self, text: str) -> bool:
        """Say whether a cell of the head names whoever keeps the plan."""
        book = self._reading.playbook
        keeper = paper.normal(book.name(book.keeper)) if book.keeper else ""
        return bool(keeper) and paper.normal(text).endswith(f", {keeper}")

    def in_margin(self, text: str) -> str:
        """Give what was written above or below the pages, without what is printed."""
        lines = [one_line(line) for line in text.split("\n")]
        left = [line for line in map(self._beside_printed, lines) if line]
        return "\n".join(left)

    def _beside_printed(self, line: str) -> str:
        city = one_line(self._reading.plan.city.name)
        for words in (*WORDS.values(), f"Handout: {city}"):
            line = line.removeprefix(words).lstrip()
        return _IN_MARGIN.sub("", line).strip()

    def at(self, item: Item, text: str) -> bool:
        """Say whether a line stands printed at a question."""
        line = paper.normal(text.lstrip("-•· "))
        if not line or line.startswith(_AT_QUESTION):
            return True
        lines, whole = self._lines(item.id)
        return line in lines or (len(line) >= _LONG and line in whole)

    @staticmethod
    def with_more(text: str) -> bool:
        """Say whether somebody wrote behind a line that says nothing by itself."""
        line, printed = paper.normal(text), paper.normal(BESIDES)
        return line.startswith(printed) and line != printed

    def asked_with(self, text: str, *, below: bool = False) -> list[Item]:
        """Give the items at which a line stands printed as question or help.

        A short line could be somebody's words, but hardly `below` an answer.
        """
        line = paper.normal(text)
        return (
            self._owners.get(line, []) if len(line) >= (8 if below else _LONG) else []
        )

    @cached_property
    def _owners(self) -> Mapping[str, list[Item]]:
        found: dict[str, list[Item]] = {}
        for item in self._reading.playbook.items:
            lines = {paper.normal(one) for one in self._asked(item)}
            for line in lines if not item.is_form else ():
                found.setdefault(line, []).append(item)
        return found

    @cached_property
    def _explained(self) -> frozenset[str]:
        items = self._reading.playbook.items
        return frozenset(
            paper.normal(one) for item in items for one in self._legend(item)
        )

    def _asked(self, item: Item) -> Iterator[str]:
        for text in (self._say(item.ask), self._say(item.help)):
            yield text
            yield from text.split("\n")

    @staticmethod
    def begins(text: str) -> bool:
        """Say whether a line stands printed above every answer, and nowhere else."""
        return paper.normal(text.lstrip("-•· ")).startswith(_ABOVE)

    def below(self, text: str) -> bool:
        """Say whether a line stands printed below an answer, with nothing written."""
        ticked, words = boxed(text)
        label, rest = self.status(words)
        line = paper.normal(words)
        printed = line.startswith(_AT_QUESTION) or line in self._explained
        return printed or (bool(label) and not ticked and not without_dots(rest))

    def _lines_of(self, item_id: str) -> tuple[frozenset[str], str]:
        item = self._reading.playbook.item(item_id)
        texts = [self._say(item.ask), self._say(item.help), *self._legend(item)]
        lines = {paper.normal(one) for one in (*texts, *self._asked(item))}
        return frozenset(lines), " ".join(map(paper.normal, texts))

    def _legend(self, item: Item) -> Iterator[str]:
        for column in getattr(item.asks, "columns", ()):
            offered = self._offered(column)
            said = [part for part in (offered, self._say(column.help)) if part]
            if said:
                yield f"{self._say(column.title)}: {'. '.join(map(one_line, said))}"

    def _offered(self, column: Column) -> str:
        if isinstance(column.asks, YesNoQuestion):
            return "yes / no"
        if isinstance(column.asks, Choice):
            options = column.asks.options.values()
            return " / ".join(self._say(one.label) for one in options)
        return ""

    def behind_sign(self, question: Question, text: str) -> str:
        """Give what was written behind a sign, without what stands printed there."""
        text = text.strip(" `*:")
        if question.part:
            text = _without(text, f"in {language(question.part)}")
        found = text.find(")") if text.startswith("(") else -1
        return text[found + 1 :].strip(" `*:") if found > 0 else text

    def status(self, text: str) -> tuple[str, str]:
        """Give the label with which a line begins, and what was written behind it."""
        for label in _STATUS:
            words = label.rstrip(".:").split()
            typed = text.lstrip("*- ").split(maxsplit=len(words))
            begun = " ".join(typed[: len(words)])
            if paper.normal(begun) == paper.normal(label) and len(typed) >= len(words):
                if label == paper.NOTE and ":" not in typed[0]:
                    continue
                rest = text.lstrip("*- ")
                for word in typed[: len(words)]:
                    rest = rest.lstrip()[len(word) :]
                return label, rest.strip(" *:")
        return "", ""


def _without(text: str, words: str) -> str:
    begins = text.casefold().startswith(words.casefold())
    return text[len(words) :].strip(" `*:") if begins else text
