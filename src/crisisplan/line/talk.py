"""What every part of the interview works with: the plan, the voice, the place."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace

from crisisplan.domain.coming_first import TO_BEGIN_WITH
from crisisplan.domain.filtering import EVERYTHING, Sieve
from crisisplan.domain.finding import Finder
from crisisplan.domain.playbook import Item, Playbook
from crisisplan.domain.standing import Reading
from crisisplan.domain.trail import Trail
from crisisplan.errors import CrisisPlanError
from crisisplan.line.hearing import Back
from crisisplan.line.keeping import Keeper
from crisisplan.line.voice import Voice
from crisisplan.session.plan_session import PlanSession
from crisisplan.storage.whereabouts import Whereabouts


class Talk:
    """One conversation about one plan."""

    anew = True
    """Whether the whole question is to be said, and not only a short prompt."""
    explained = False
    """Whether it was asked for help, so that it is said how to answer."""
    through_it = False
    """Whether what comes first is just behind one: nothing is asked again."""
    unasked = False
    """Whether no question was read out, so that no line is an answer."""
    astray = False
    """Whether a file names a question that is not found: its answer is nobody's."""
    offered_paper = False
    """Whether the first paper was offered: what comes next is all the rest."""
    heard: frozenset[str] = frozenset()
    """What stands in the question, as far as it was read out."""
    refusals = 0
    is_refused = False
    """Whether a refusal has just said what can be written."""
    refused = ""
    """What was typed last and not taken, for those who want it kept."""

    def __init__(
        self,
        session: PlanSession,
        voice: Voice,
        *,
        role: str = "",
        remember: Callable[[Whereabouts], None] = lambda _: None,
    ) -> None:
        """Begin nowhere in particular; `role` is the person's own.

        `remember` takes where the person is, and what is not in the plan yet.
        """
        self.role = role
        self.session = session
        self.voice = voice
        self.keeper = Keeper(session, voice)
        voice.waiting = self._waiting
        self._remember = remember
        self._remembered: Whereabouts | None = None
        self.finder = Finder()
        self.through = EVERYTHING
        """What the person goes through for now."""
        self._sieve = Sieve(session.reading)
        self.trail = Trail()
        """Where the person is, was before, and went back from."""
        self.entered: list[str] = []
        """Ids of people who were entered by name, and of whom more is to be asked."""

    @property
    def here(self) -> str:
        """The id of the item that is asked; empty where nothing is asked."""
        return self.trail.here

    @property
    def playbook(self) -> Playbook:
        """What is asked."""
        return self.session.playbook

    @property
    def reading(self) -> Reading:
        """The plan as it is now."""
        return self.session.reading

    @property
    def sieve(self) -> Sieve:
        """The plan, as far as the person goes through it."""
        if self._sieve.reading is not self.reading or (
            self._sieve.through is not self.through
        ):
            self._sieve = Sieve(self.reading, self.through)
        return self._sieve

    @property
    def item(self) -> Item:
        """The item that is asked."""
        return self.playbook.item(self.here)

    @contextmanager
    def _waiting(self) -> Iterator[None]:
        """Keep what was entered while the next line is waited for."""
        with self.keeper.waiting():
            self.remember()
            yield

    def remember(self) -> None:
        """Have it known where the person is, in case the program is cut off."""
        now = Whereabouts(
            self.here,
            self.role,
            tuple(self.voice.heard),
            beginning=self.begins,
        )
        if now != self._remembered:
            self._remembered = now
            self._remember(now)

    @property
    def begins(self) -> bool:
        """Whether the person is led through what comes first."""
        return self.through == TO_BEGIN_WITH

    def words(self, text: str) -> str:
        """Give a playbook's text with its terms filled in."""
        return self.playbook.say(text)

    def name(self, party: str) -> str:
        """Give the words for a role or partner."""
        return self.words(self.playbook.name(party))

    def say(self, text: str = "", *, inside: bool = False) -> None:
        """Say a text."""
        self.voice.say(text, inside=inside)

    def tell(self, full: str, short: str = "") -> None:
        """Say how something is done: in full once, and then in short or not at all."""
        if instruction := self.voice.once(full, short):
            self.say(instruction)

    def do(self, deed: Callable[[], object], done: str = "") -> bool:
        """Do something to the plan and save; say why where it is refused."""
        try:
            deed()
        except CrisisPlanError as fault:
            self.refuse(str(fault))
            return False
        self.session.seal()
        self.keeper.keep()
        if done:
            self.say(done)
        return True

    @contextmanager
    def for_now(self, deed: Callable[[], object]) -> Iterator[None]:
        """Have something in the plan while more about it is asked; then no longer.

        It stays where the person leaves or the lines end before the rest was told.
        """
        mark = self.session.mark()
        deed()
        try:
            yield
        except Back:
            self.session.back_to(mark)
            raise
        self.session.back_to(mark)

    def refuse(self, sentence: str) -> None:
        """Say why something was not taken."""
        self.refusals += 1
        self.is_refused = True
        self.say(sentence)

    def move(self, key: str) -> None:
        """Go to an item, and remember the way back."""
        self.follow(self.trail.to(key))

    def follow(self, trail: Trail) -> None:
        """Go where a trail leads."""
        self.trail, self.refused, self.anew, self.astray = trail, "", True, False

    def leave_for(self, key: str) -> None:
        """Go to an item from one that is asked no more, so that none leads back."""
        self.trail = replace(self.trail, here=key)
        self.anew = True
