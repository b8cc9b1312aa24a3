"""Who it is."""

from collections.abc import Iterator

from crisisplan.domain.directory import Holders
from crisisplan.domain.items.person import PersonQuestion, holders
from crisisplan.errors import NotAnAnswerError
from crisisplan.line.kinds.short import ShortAsker
from crisisplan.line.people import ask_about_new, find, find_or_enter, who


class PersonAsker(ShortAsker):
    """Asks for a lead and for those who stand in."""

    shows = True

    @property
    def held(self) -> Holders:
        """Who is named now; nobody where the value names nobody readable."""
        try:
            return holders(self.value) if self.value else Holders()
        except NotAnAnswerError:
            return Holders()

    @property
    def asks(self) -> PersonQuestion:
        """The kind of this item."""
        if not isinstance(self.item.asks, PersonQuestion):
            raise TypeError(self.item.asks.kind)
        return self.item.asks

    def stands(self) -> Iterator[str]:
        """Say who is named."""
        held = self.held
        if not held.people:
            return
        lead = who(self.talk, held.lead) if held.lead else "nobody yet"
        yield f"{self.talk.playbook.name(self.asks.fills or '') or 'Leads'}: {lead}."
        for person_id in held.deputies:
            yield f"Stands in: {who(self.talk, person_id)}."

    def how(self) -> Iterator[str]:
        """Say how somebody is named, or somebody else."""
        if not self.held.people:
            yield from super().how()
            if self.asks.deputies:
                yield "Those who stand in follow after semicolons."
            return
        yield (
            "A plus and a name adds somebody who stands in, a hyphen and a name takes "
            "somebody out. Names with semicolons take the place of all, the lead first."
        )

    def short(self) -> Iterator[str]:
        """Say the three ways, or the one where only a deputy is lacking."""
        lacking = self.asks.missing(self.value or "", self.talk.reading.around)
        if self.held.lead and lacking:
            yield "Who stands in? Write a plus and a name. Enter leaves it open."
        elif self.held.people:
            yield "Write names, a plus and a name, or a hyphen and a name."
        elif self.asks.deputies:
            yield "Who leads, and after a semicolon who stands in?"
        else:
            yield from super().short()

    def take(self, typed: str) -> None:
        """Take names: all of them, one more, or one less."""
        mark, before = typed.strip()[:1], self.held
        if mark == "-":
            self._without(find(self.talk, typed.strip()[1:]))
        elif mark == "+" and self.held.lead and ";" not in typed:
            self._with(*find_or_enter(self.talk, typed))
        elif mark == ";" and self.held.lead:  # as was said before anybody led
            for person_id in find_or_enter(self.talk, typed):
                self._with(person_id)
        elif mark == "+":
            found = find_or_enter(self.talk, typed)
            self._hold(Holders(lead=found[0], deputies=found[1:]))
        else:
            super().take(typed)
        if self.held != before:
            self._say_anew(before)
        ask_about_new(self.talk)

    def _without(self, person_id: str) -> None:
        held = self.held
        if person_id not in held.people:
            raise NotAnAnswerError("That person does not stand in this answer.")
        lead = "" if held.lead == person_id else held.lead
        others = tuple(one for one in held.deputies if one != person_id)
        self._hold(Holders(lead=lead, deputies=others))

    def _say_anew(self, before: Holders) -> None:
        """Say who stands in the answer no more, and let it be read out as a whole."""
        now, name = self.held.people, self.talk.reading.around.name
        if gone := [name(one) for one in before.people if one not in now]:
            self.talk.say(f"Taken out: {', '.join(gone)}. u brings it back.")
        self.talk.heard = frozenset()

    def _with(self, person_id: str) -> None:
        held = self.held
        if person_id in held.people:
            does = "leads" if person_id == held.lead else "stands in"
            self.talk.say(f"{who(self.talk, person_id)} {does} already.")
        else:
            others = (*held.deputies, person_id)
            self._hold(Holders(lead=held.lead, deputies=others))

    def _hold(self, held: Holders) -> None:
        value = {"lead": held.lead, "deputies": list(held.deputies)}
        self.put(value if held.people else None)
