"""Words prepared for the public, language by language."""

from collections.abc import Iterator, Mapping

from crisisplan.domain.items.statement import Statement
from crisisplan.domain.languages import name_language, say_translate
from crisisplan.domain.values import Value, in_words
from crisisplan.errors import NotAnAnswerError
from crisisplan.line.kinds.base import Asker
from crisisplan.line.long_text import HOW, HOW_BEGIN, HOW_ON, Spot, write


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

    def hints(self) -> Iterator[str]:
        """Say what stays open, and what is written in which language."""
        if gaps := ", ".join(f"[{gap}]" for gap in self.asks.placeholders):
            yield f"Leave open what nobody knows yet: {gaps}."
        if names := ", ".join(map(self.talk.name, self.asks.clears_with)):
            yield f"Before it goes out it is shown to: {names}."
        for number, language in enumerate(self.languages, 1):
            text = in_words(self.texts.get(language))
            stands = f"{len(text):,} of {self.asks.most:,} characters"
            yield (
                f"{number}. {name_language(language)}: "
                f"{stands if text else 'nothing yet'}."
            )
        yield "Write a number to write the text in that language."

    def take(self, typed: str) -> None:
        """Take the language, then the text."""
        word = typed.strip().casefold()
        known = self.languages
        if word.isdecimal() and 0 < int(word) <= len(known):
            word = known[int(word) - 1]
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
            self.talk.say(HOW_ON)
        elif spot.starter:
            own = say_translate(self.talk.playbook.language, language)
            mind = f", {own}" if own else ""
            self.talk.say(f"A suggested text{mind}:")
            self.talk.say(spot.starter, inside=True)
            self.talk.say(f"{HOW_BEGIN}{mind}.")
        if first := self.talk.voice.ask(HOW):
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
        starter = "" if before else self.talk.words(self.asks.starter)
        draft = self.is_draft
        return Spot(before, draft=draft, put=put, check=check, starter=starter)
