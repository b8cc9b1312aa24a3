"""The interview: one question after the other, until the person leaves."""

from collections.abc import Callable

from crisisplan.domain.text import first_words, one_line
from crisisplan.errors import CrisisPlanError
from crisisplan.line import deeds, saying
from crisisplan.line.greeting import greet
from crisisplan.line.hearing import NOTHING_LOST, Back, Elsewhere, Leave, Read, Write
from crisisplan.line.keeping import Left
from crisisplan.line.kinds import asker_of
from crisisplan.line.kinds.base import Asker
from crisisplan.line.letters import LETTER_DEEDS, say_where
from crisisplan.line.places import next_item, place
from crisisplan.line.talk import Talk
from crisisplan.line.travel import go_on, to_next_open
from crisisplan.line.typed import Typed, understand
from crisisplan.line.voice import Voice
from crisisplan.line.waiting import Meanwhile, at_once
from crisisplan.session.plan_session import PlanSession
from crisisplan.storage.outcomes import say_yours_stands
from crisisplan.storage.whereabouts import NOWHERE, Whereabouts

NOTHING_ASKED = "Nothing is asked: every chapter is left out. /bring in brings one in."
ASTRAY = "Left out, because the question before it was not found: “{}”."
NOT_ASKED = (
    "Nothing is asked just now. n goes on with what is open; g and some words goes to "
    "a question."
)
UNFINISHED = "A line that was not finished with Enter is not kept."
NOT_CHOSEN = "What was asked there is left open; nothing of it is noted."
KEEP = "/keep keeps what you wrote as it is, as a draft."
TWO_MEANINGS = (
    "Here n could mean no, or the next open question. Write no, or press Enter to go "
    "on."
)

_ASTRAY_SAID = 40
"""Characters that are said of a line that belongs to no question."""
_READ_BACK, _LONGEST = 4, 300
"""Lines of an answer, and characters of each, that are read back at once."""


class Interview:
    """Asks what is asked in a plan, line by line."""

    def __init__(
        self,
        session: PlanSession,
        read: Read,
        write: Write,
        *,
        was: Whereabouts = NOWHERE,
        led: bool = False,
        by_hand: bool = True,
        meanwhile: Meanwhile = at_once,
        remember: Callable[[Whereabouts], None] = lambda _: None,
    ) -> None:
        """Ask for the answers of `session` through two functions.

        Args:
            session: The open plan.
            read: Gives the next line.
            write: Takes a line.
            was: Where the person was last; it begins with the first open item where
                that is not asked.
            led: Whether a plan that nobody touched begins with what comes first.
            by_hand: Whether somebody types, and no file of lines is read.
            meanwhile: Keeps lines of a text that are still coming in, while the next
                is waited for.
            remember: Takes where the person is, at each question.
        """
        voice = Voice(read, write, meanwhile, by_hand=by_hand)
        session.tell_clashes(lambda kept: voice.say(say_yours_stands(kept)))
        self._talk = Talk(session, voice, role=was.role, remember=remember)
        self._as_opened = session.plan
        self._was, self._led = was, led

    def run(self) -> Left:
        """Ask until the person leaves or the lines end; what was said is saved.

        Raises:
            KeyboardInterrupt: It was interrupted; everything is saved.
        """
        try:
            greet(self._talk, self._was, led=self._led)
            while self._one_line():
                pass
        except Leave:
            pass
        except EOFError:
            return self._left()
        except KeyboardInterrupt as cut:
            self._talk.say()  # the half line stands where the next would begin
            if cut.args != NOTHING_LOST:
                self._talk.say(UNFINISHED)
            self._left()
            raise
        except BaseException:
            self._left()
            raise
        self._talk.voice.heard.clear()
        self._talk.remember()
        return self._left()

    def _left(self) -> Left:
        """Save what is not saved yet, and say so."""
        talk = self._talk
        saved = talk.keeper.keep()
        if talk.session.plan is self._as_opened:
            talk.say("Nothing was changed.")
        elif saved:
            talk.say(f"Everything is saved in {talk.session.path.name}.")
        else:
            talk.say(f"Not saved. {talk.keeper.trouble}")
        return Left(saved, talk.keeper.to_decide, talk.refusals)

    def _one_line(self) -> bool:
        """Ask, take one line and do what it says; False where the person leaves."""
        talk = self._talk
        talk.keeper.keep()  # what others did to the file is told before the question
        self._stay_in_play()
        talk.voice.heard.clear()
        asker = asker_of(talk)
        if not talk.voice.has_heard:
            self._show(asker)
        typed = understand(talk.voice.hear())
        try:
            return self._do(typed, asker)
        except Elsewhere:
            talk.refuse(NOT_CHOSEN)
        except Back:
            if not talk.voice.has_heard:
                talk.say("Back to the question.")
                say_where(talk)
        except Leave:
            return self._leave()
        except CrisisPlanError as fault:
            talk.refuse(str(fault))
        return True

    def _stay_in_play(self) -> None:
        """Go on where the question is asked no more, because of another answer."""
        talk = self._talk
        if talk.here and talk.reading.in_play(talk.item):
            return
        key = next_item(talk.reading, talk.here) or next_item(talk.reading, "")
        if key != talk.here:
            talk.leave_for(key)

    def _show(self, asker: Asker | None) -> None:
        talk = self._talk
        if asker is None:
            talk.say(NOTHING_ASKED)
            return
        if talk.anew:
            self._ask(asker)
        asker.say_news()
        for hint in asker.instructions():
            talk.say(hint)
        talk.unasked = talk.through_it
        talk.anew = talk.explained = talk.is_refused = talk.through_it = False

    def _ask(self, asker: Asker) -> None:
        talk, item, reading = self._talk, asker.item, self._talk.reading
        talk.say()
        talk.say(f"{place(talk.sieve, item)}.")
        talk.say(saying.heading(item, reading))
        if item.ask:
            talk.say(talk.words(item.ask))
        if not asker.shows:
            for line in saying.answer_lines(item, reading):
                talk.say(line, inside=True)
        talk.say(saying.standing(item, reading))

    def _do(self, typed: Typed, asker: Asker | None) -> bool:
        talk = self._talk
        if typed.what == "letter" and typed.text == "q":
            return self._leave()
        if talk.astray and typed.text != "g":
            _leave_out(talk, typed)
        elif typed.what == "letter" and asker and typed.text in asker.unclear:
            talk.refuse(TWO_MEANINGS)
        elif typed.what == "letter":
            LETTER_DEEDS[typed.text](talk, typed.rest)
        elif typed.what == "deed":
            deeds.do(talk, typed.text)
        elif typed.what == "nothing":
            go_on(talk)
        elif asker and talk.unasked:
            talk.refuse(NOT_ASKED)
        elif asker:
            self._answer(typed.text, asker)
        return True

    def _leave(self) -> bool:
        """Say False where everything is saved, or the person leaves all the same."""
        talk = self._talk
        if talk.keeper.keep():
            return False
        sentence = (
            f"Not saved. {talk.keeper.trouble} If you leave now, what is not saved is "
            "lost. Leave all the same?"
        )
        try:
            return not talk.voice.confirm(sentence)
        except Back:
            return True

    def _answer(self, text: str, asker: Asker) -> None:
        talk, before = self._talk, self._talk.session.plan
        try:
            asker.take(text)
        except CrisisPlanError as fault:
            talk.refuse(str(fault))
            can_keep = talk.session.plan is before and not asker.shows
            if can_keep and asker.item.asks.one_text and not talk.refused:
                talk.say(KEEP)
            talk.refused = text
        if talk.session.plan is before:
            return
        talk.session.seal()
        talk.keeper.keep()
        self._read_back(asker)

    def _read_back(self, asker: Asker) -> None:
        """Say what is written now, and go on where that is a whole answer."""
        talk, item = self._talk, asker.item
        whole = asker.whole and talk.reading.standing(item).answered
        lines = list(saying.answer_lines(item, talk.reading))
        if whole or not asker.shows:
            said = lines if len(lines) <= _READ_BACK + 1 else lines[:_READ_BACK]
            for line in said:
                talk.say(first_words(line, _LONGEST), inside=True)
            if len(said) < len(lines):
                talk.say(f"And {len(lines) - len(said)} more lines.")
        else:
            asker.say_news()
        talk.say(saying.standing(item, talk.reading))
        if whole:
            to_next_open(talk)


def _leave_out(talk: Talk, typed: Typed) -> None:
    """Take no line of a file that belongs to a question that was not found."""
    if said := first_words(one_line(typed.text), _ASTRAY_SAID):
        talk.refuse(ASTRAY.format(said))
