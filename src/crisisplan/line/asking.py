"""Asking for one thing until what is written can be taken."""

from collections.abc import Callable
from typing import TypeVar

from crisisplan.domain.days import say_day
from crisisplan.errors import NotAnAnswerError
from crisisplan.line.talk import Talk

T = TypeVar("T")


def asked_day(talk: Talk, sentence: str, take: Callable[[str], str]) -> str:
    """Ask for a day until it is not refused, and read it back; give it as it is kept.

    Raises:
        Back: The person goes back.
    """
    day = asked(talk, sentence, take)
    if day:
        talk.say(f"{say_day(day)}.", inside=True)
    return day


def asked(talk: Talk, sentence: str, take: Callable[[str], T]) -> T:
    """Ask until what is written is not refused; give what was made of it.

    Raises:
        Back: The person goes back.
    """
    while True:
        typed = talk.voice.ask(sentence)
        try:
            return take(typed)
        except NotAnAnswerError as refusal:
            talk.refuse(str(refusal))
