"""Words prepared for the public, in each language of the city."""

import re
from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher
from typing import Literal

from typing_extensions import override

from crisisplan.domain.items.base import Around, Kind, Pairs, Shown, mapping_of, text_of
from crisisplan.domain.languages import language
from crisisplan.domain.text import one_line, tidy
from crisisplan.domain.values import Count, Slugs, Value, Words
from crisisplan.errors import NotAnAnswerError

_GAP = re.compile(r"\[[^\[\]]*\]")
_CITY = "[city]"
_WORD = re.compile(r"[^\W\d_]+")
"""Numbers are no words here: they are the same in every language."""
_STILL = 0.8
"""The share of the suggested words with which a text is still the suggestion."""


def next_gap(text: str, behind: int) -> tuple[int, int] | None:
    """Give where the first gap behind a place begins and ends, in characters."""
    found = _GAP.search(text, behind)
    return found.span() if found else None


class Statement(Kind):
    """A holding statement; its `[gaps]` are filled at the scene."""

    one_text = False

    kind: Literal["statement"]
    placeholders: Words = ()
    """What stays open until it happens, as `[time]` in the text.

    The suggested words in another language have their own gaps, as `[Uhrzeit]`.
    """
    most: Count = 4_000
    """Characters in one language, at most."""
    clears_with: Slugs = ()
    """Roles or partners that see it before it goes out."""
    starter: str = ""
    """Words that the city may begin with."""
    starters: Mapping[str, str] = {}
    """The same by the letters of other languages than the playbook's."""

    def parse(self, typed: str, around: Around) -> Value:
        """Take the text as the one in the city's first language."""
        value = {_first(around): tidy(typed).strip("\n")}
        self.check(value, around)
        return value

    @override
    def check(self, value: Value, around: Around) -> None:
        """Refuse what is too long to be read out."""
        for tongue, text in mapping_of(value, "{en: text}").items():
            length = len(text_of(text))
            if length > self.most:
                raise NotAnAnswerError(
                    f"The text in {tongue!r} has {length:,} characters; at most "
                    f"{self.most:,} can be read out here. Shorten it."
                )

    def suggested(self, around: Around, tongue: str = "") -> tuple[str, str]:
        """Give the words to begin with, and the language they are in.

        That is `tongue`, or the city's first, where the playbook has them in it. The
        gap `[city]` is filled: what the city is called is known.
        """
        tongue = tongue or _first(around)
        own = self.starters.get(tongue) if tongue != around.language else None
        said = around.say(own or self.starter)
        if around.city:
            said = said.replace(_CITY, around.city)
        return said, tongue if own else around.language

    def gaps(self, around: Around, tongue: str = "") -> tuple[str, ...]:
        """Give what stays open in a language, or in the city's first, in brackets."""
        own = self.starters.get(tongue or _first(around), "")
        found = dict.fromkeys(one for one in _GAP.findall(own) if one != _CITY)
        return tuple(found) or tuple(f"[{one}]" for one in self.placeholders)

    def missing(self, value: Value, around: Around) -> str:
        """Name the languages of the city in which there is no text of its own yet."""
        texts = value if isinstance(value, Mapping) else {}
        if not any(texts.values()):
            return "Nothing is written yet."
        lacking = [tongue for tongue in around.languages if not texts.get(tongue)]
        foreign = self.untranslated(value, around)
        waiting = [one for one in foreign if one in around.languages]
        if len(foreign) == sum(map(bool, texts.values())):
            waiting = list(foreign)
        said = [say_untranslated(waiting, around.language)] if waiting else []
        said += [f"Not yet written in: {', '.join(lacking)}."] if lacking else []
        return " ".join(said)

    def untranslated(self, value: Value, around: Around) -> tuple[str, ...]:
        """Name the languages under which the suggested text stands, in another.

        Whoever speaks that language could not read it out, also where a name was
        filled in or a sentence added.
        """
        starter = one_line(around.say(self.starter))
        if not starter or not isinstance(value, Mapping):
            return ()
        return tuple(
            tongue
            for tongue, text in value.items()
            if tongue != around.language
            and isinstance(text, str)
            and _still_suggested(text, starter)
        )

    @override
    def show(self, value: Value, around: Around) -> Shown:
        """Give the text in each language."""
        return Pairs(
            tuple(
                (tongue, text_of(text))
                for tongue, text in mapping_of(value).items()
                if text
            )
        )


def _first(around: Around) -> str:
    """The language in which a city speaks first."""
    return (*around.languages, around.language)[0]


def _still_suggested(text: str, starter: str) -> bool:
    """Say whether nearly all suggested words stand in a text, in their order."""
    wanted, found = _words(_GAP.sub(" ", starter)), _words(text)
    if not wanted:
        return one_line(text) == starter
    blocks = SequenceMatcher(None, wanted, found, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) >= _STILL * len(wanted)


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def say_untranslated(tongues: Iterable[str], suggested: str) -> str:
    """Say which texts are the suggested one as it is, in its own language."""
    names = ", ".join(map(language, tongues))
    return f"Still in {language(suggested)}: to be translated into {names}."
