"""Words prepared for the public, in each language of the city."""

from collections.abc import Iterable, Mapping
from typing import Literal

from typing_extensions import override

from crisisplan.domain.items.base import Around, Kind, Pairs, Shown, mapping_of, text_of
from crisisplan.domain.languages import language
from crisisplan.domain.text import one_line, tidy
from crisisplan.domain.values import Count, Slugs, Value, Words
from crisisplan.errors import NotAnAnswerError


class Statement(Kind):
    """A holding statement; its `[gaps]` are filled at the scene."""

    one_text = False

    kind: Literal["statement"]
    placeholders: Words = ()
    """What stays open until it happens, as `[time]` in the text."""
    most: Count = 4_000
    """Characters in one language, at most."""
    clears_with: Slugs = ()
    """Roles or partners that see it before it goes out."""
    starter: str = ""
    """Words that the city may begin with."""

    def parse(self, typed: str, around: Around) -> Value:
        """Take the text as the one in the city's first language."""
        first = (*around.languages, around.language)[0]
        value = {first: tidy(typed).strip("\n")}
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
        """Name the languages under which only the suggested text stands, in another.

        Whoever speaks that language could not read it out.
        """
        starter = one_line(around.say(self.starter))
        if not starter or not isinstance(value, Mapping):
            return ()
        return tuple(
            tongue
            for tongue, text in value.items()
            if tongue != around.language
            and isinstance(text, str)
            and one_line(text) == starter
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


def say_untranslated(tongues: Iterable[str], suggested: str) -> str:
    """Say which texts are the suggested one as it is, in its own language."""
    names = ", ".join(map(language, tongues))
    return f"Still in {language(suggested)}: to be translated into {names}."
