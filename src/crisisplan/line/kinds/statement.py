"""Words prepared for the public, language by language."""

from collections.abc import Iterator, Mapping

from crisisplan.domain.items.statement import Statement
from crisisplan.domain.languages import code_of, name_language, say_translate
from crisisplan.domain.languages import language as name_of
from crisisplan.domain.text import place_in_list
from crisisplan.domain.values import Value, in_words
from crisisplan.errors import NotAnAnswerError
from crisisplan.line.kinds.base import Asker
from crisisplan.line.long_text import HOW, HOW_BEGIN, HOW_ON, HOW_SHORT, Spot, write


class StatementAsker(Asker):
    """Asks which language, then for the text in it."""

    shows = True

    @property
    def asks(self) -> Statement:
        """The kind of this item."""
        if not isinstance(self.item.asks, Statement):
            raise TypeError(self.item.asks.kind)
        return self.item.asks

    @property
    def texts(self) -> Mapping[str, Value]:
        """The text in each language, as far as there is one."""
        return self.value if isinstance(self.value, Mapping) else {}

    @property
    def languages(self) -> tuple[str, ...]:
        """The city's languages, and others in which something is written."""
        spoken = self.talk.session.plan.city.languages
        own = spoken or (self.talk.playbook.language,)
        return tuple(dict.fromkeys((*own, *self.texts)))

    @property
    def _only(self) -> str:
        """The one language there is; nothing where there are several."""
        return self.languages[0] if len(self.languages) == 1 else ""

    def stands(self) -> Iterator[str]:
        """Say what stays open, what is written in which language, or suggested."""
        if gaps := ", ".join(self.asks.gaps(self.talk.reading.around)):
            yield f"Leave open what nobody knows yet: {gaps}."
        if names := ", ".join(map(self.talk.name, self.asks.clears_with)):
            yield f"Before it goes out it is shown to: {names}."
        foreign = self.asks.untranslated(self.texts, self.talk.reading.around)
        own = name_of(self.talk.playbook.language)
        for number, language in enumerate(self.languages, 1):
            text = in_words(self.texts.get(language))
            stands = f"{len(text):,} of {self.asks.most:,} characters"
            stands += f", still in {own}" if language in foreign else ""
            yield (
                f"{number}. {name_language(language)}: "
                f"{stands if text else 'nothing yet'}."
            )
        if self._only and self.texts.get(self._only):
            yield from in_words(self.texts[self._only]).split("\n")
        elif self._only and (starter := self._starter(self._only)):
            yield f"A suggested text{self._mind(self._only)}:"
            yield from starter.split("\n")

    def _starter(self, language: str) -> str:
        return self.asks.suggested(self.talk.reading.around, language)[0]

    def _mind(self, language: str) -> str:
        """Give a reminder that the suggestion is to be translated, where it is."""
        _, given = self.asks.suggested(self.talk.reading.around, language)
        own = say_translate(given, language)
        return f", {own}" if own else ""

    def how(self) -> Iterator[str]:
        """Say how the text is written, or the language chosen."""
        if not self._only:
            yield "Write a number to write the text in that language."
            return
        yield HOW
        if self.texts.get(self._only):
            yield HOW_ON
        elif self._starter(self._only):
            yield f"{HOW_BEGIN}{self._mind(self._only)}."

    def short(self) -> Iterator[str]:
        """Say the same without what was said when one arrived."""
        yield HOW_SHORT if self._only else "Write the number of a language."

    def take(self, typed: str) -> None:
        """Take the language, then the text; where there is one language, the text."""
        word = typed.strip().casefold()
        known = self.languages
        if self._only and word not in ("1", self._only):
            write(self.talk, self._spot(self._only), typed)
            return
        if 0 < (place := place_in_list(word)) <= len(known):
            word = known[place - 1]
        word = word if word in known else code_of(word) or word
        if word not in known:
            raise NotAnAnswerError(
                f"Write a number from 1 to {len(known)}, or one of: {', '.join(known)}."
            )
        self._write(word)

    def _write(self, language: str) -> None:
        spot = self._spot(language)
        if spot.before:
            self.talk.say(f"In {name_language(language)}:")
            self.talk.say(spot.before, inside=True)
            self.talk.tell(HOW_ON)
        elif spot.starter:
            mind = self._mind(language)
            self.talk.say(f"A suggested text{mind}:")
            self.talk.say(spot.starter, inside=True)
            self.talk.say(f"{HOW_BEGIN}{mind}.")
        if first := self.talk.voice.ask(self.talk.voice.once(HOW, HOW_SHORT)):
            write(self.talk, spot, first)

    def _spot(self, language: str) -> Spot:
        def put(text: str, draft: bool) -> None:
            texts = {**self.texts, language: text}
            order = dict.fromkeys((*self.languages, language))
            kept = {key: texts[key] for key in order if texts.get(key)}
            self.put(kept, draft=draft)

        def check(text: str) -> None:
            self.asks.check({language: text}, self.talk.reading.around)

        before = in_words(self.texts.get(language))
        starter = "" if before else self._starter(language)
        draft = self.is_draft
        return Spot(before, draft=draft, put=put, check=check, starter=starter)
