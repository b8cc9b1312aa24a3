"""How an item is asked in lines: what can be written, and what becomes of it."""

from collections.abc import Iterator, Sequence
from typing import ClassVar

from crisisplan.domain.playbook import Item
from crisisplan.domain.values import Value
from crisisplan.line.talk import Talk

_NOT_KNOWN = "If you do not know, write /ask and whom, as in: /ask the mayor by friday."


class Asker:
    """Asks one item; made anew each time it is asked."""

    whole: ClassVar[bool] = True
    """Whether one line may be the whole answer, and the next question then follows."""
    shows: ClassVar[bool] = False
    """Whether `stands` says what is written already."""
    unclear: ClassVar[frozenset[str]] = frozenset()
    """Commands that could as well be an answer here."""

    def __init__(self, talk: Talk, item: Item) -> None:
        """Ask `item`."""
        self.talk = talk
        self.item = item

    @property
    def value(self) -> Value | None:
        """What is written now, accepted or not."""
        return self.talk.reading.value(self.item)

    @property
    def is_draft(self) -> bool:
        """Whether it was put down as a draft on purpose, and stays one."""
        standing = self.talk.reading.standing(self.item)
        return standing.state == "draft" and not standing.refused

    def stands(self) -> Iterator[str]:
        """Say what is written or offered; each line again only when it changed."""
        yield from ()

    def how(self) -> Iterator[str]:
        """Say how an answer is written, when one arrives and when help is asked for."""
        raise NotImplementedError

    def short(self) -> Iterator[str]:
        """Say the same in a few words, after anything else was said."""
        yield from self.how()

    def instructions(self) -> Sequence[str]:
        """Say how to answer: in full for whoever asked, or has not heard it yet."""
        talk, how = self.talk, tuple(self.how())
        if talk.explained:
            return how
        if (talk.is_refused or talk.through_it) and not talk.anew:
            return ()
        know = (_NOT_KNOWN,) if talk.begins else ()
        fresh = talk.voice.untold((*how, *know)) if talk.anew else ()
        return fresh or tuple(self.short())

    def about(self) -> Iterator[str]:
        """Say what an answer consists of, for whoever asks for help."""
        yield from ()

    def say_news(self) -> None:
        """Say what stands in the question, as far as it was not said before."""
        talk, lines = self.talk, tuple(self.stands())
        for line in lines:
            if talk.anew or line not in talk.heard:
                talk.say(line)
        talk.heard = frozenset(lines)

    def take(self, typed: str) -> None:
        """Take an answer into the plan.

        Raises:
            NotAnAnswerError: It is refused; the text says why.
        """
        raise NotImplementedError

    def put(self, value: Value | None, *, draft: bool | None = None) -> None:
        """Write a value; what is a draft stays one unless something else is said."""
        draft = self.is_draft if draft is None else draft
        self.talk.session.put(self.item.id, value or None, draft=draft)
