"""What is said about an answer: its state, who sees to it, until when, who sees it."""

import re
from functools import partial

from crisisplan.domain.ask_list import others_to_ask
from crisisplan.domain.audience import MARKINGS, WORDS, may_see
from crisisplan.domain.days import say_day
from crisisplan.domain.text import one_line, tidy
from crisisplan.domain.values import Marking
from crisisplan.errors import NotAnAnswerError
from crisisplan.line.asking import asked
from crisisplan.line.long_text import HOW, HOW_ON, HOW_SHORT, Spot, write
from crisisplan.line.people import only_one_called
from crisisplan.line.talk import Talk

_SOMEBODY_ELSE = "/"
_BECAUSE = re.compile(r"^(?:because\b)?\s*[:,]?\s*", re.IGNORECASE)


def needed(talk: Talk, sentence: str) -> str:
    """Ask for words without which it does not go on.

    Raises:
        Back: There are none.
    """
    if not (said := talk.voice.ask(sentence)):
        raise talk.voice.going
    return said


def ask(talk: Talk, words: str) -> None:
    """Note that somebody was asked: we do not know yet."""
    whom, day = _whom_and_day(talk, words) if words else ("", "")
    whom = only_one_called(talk, whom)
    named, before = bool(whom), talk.session.plan.answer(talk.here).asked
    whom = whom or _whom(talk)
    if not named and not day:
        with talk.for_now(lambda: talk.session.ask(talk.here, whom)):
            sentence = "Until when is an answer expected? It may stay empty."
            day = asked(talk, sentence, partial(talk.session.day, coming=True))
    talk.session.ask(talk.here, whom, day)
    noted = talk.session.plan.answer(talk.here).asked
    by = f", reply by {say_day(noted.reply_by)}" if noted and noted.reply_by else ""
    name, whom = talk.reading.around.name, noted.whom if noted else whom
    if before and before.whom != whom:
        talk.say(f"In place of {name(before.whom)}, who was asked before.")
    _noted(talk, f"asked {name(whom)}{by}")


def _whom_and_day(talk: Talk, words: str) -> tuple[str, str]:
    """Split `Fire brigade by in 1 week`.

    Raises:
        NotAnAnswerError: Behind the `by` stands no day.
    """
    whom, by, day = f" {words}".rpartition(" by ")
    if not by:
        return words, ""
    try:
        talk.session.day(day)
    except NotAnAnswerError:
        raise NotAnAnswerError(
            f"The day {one_line(day)!r} was not understood, and nobody is noted yet. "
            "Write it like: by 2026-12-01, by friday, or by in 2 weeks. Where it is "
            "part of a name, write /ask alone; then you are asked for both."
        ) from None
    return whom.strip(), day


def _whom(talk: Talk) -> str:
    people = [(key, one.name) for key, one in talk.session.plan.people.items()]
    others = others_to_ask(talk.reading, talk.item)
    other = (_SOMEBODY_ELSE, "Somebody else, by name")
    chosen = talk.voice.choose("Who is asked?", [*others, other, *people])
    if chosen == _SOMEBODY_ELSE:
        return needed(talk, "Write a name, a desk or an office.")
    return chosen


def because(words: str) -> str:
    """Give the reason behind a `because`; nothing where there is none."""
    return _BECAUSE.sub("", words.strip())


def not_applicable(talk: Talk, words: str) -> None:
    """Say that the item does not apply, and why."""
    reason = because(words) or needed(
        talk, "Why does this not apply to your city? The reason is printed."
    )
    talk.session.set_state(talk.here, "not-applicable", reason)


def draft(talk: Talk, _: str) -> None:
    """Say that the answer is not final."""
    if talk.item.is_action:
        raise NotAnAnswerError("This is settled or open, and never a draft.")
    talk.session.set_state(talk.here, "draft")
    _noted(talk, "a draft")


def settled(talk: Talk, _: str) -> None:
    """Say that the answer is done."""
    talk.session.set_state(talk.here, "done")
    _noted(talk, "final, once it is mended")


def reopen(talk: Talk, _: str) -> None:
    """Say that the item is open again."""
    talk.session.set_state(talk.here, "todo")
    _noted(talk, "open")


def _noted(talk: Talk, what: str) -> None:
    """Say what was noted of an answer of which only its fault is told otherwise."""
    if talk.reading.standing(talk.item).refused:
        talk.say(f"Noted: {what}.")


def clear(talk: Talk, _: str) -> None:
    """Take the answer out."""
    state = talk.session.plan.answer(talk.here).state
    if state == "todo" and talk.reading.value(talk.item) is None:
        raise NotAnAnswerError("There is no answer here that could be taken out.")
    talk.session.put(talk.here, None)
    talk.say("Taken out. u brings it back.")


def keep(talk: Talk, _: str) -> None:
    """Keep what was refused, as a draft that somebody must mend."""
    if not talk.refused:
        raise NotAnAnswerError("Nothing was refused here that could be kept.")
    talk.session.keep_as_typed(talk.here, talk.refused)
    talk.refused = ""


def confirmed(talk: Talk, words: str) -> None:
    """Note that a partner has confirmed the answer."""
    name, _, with_ = words.partition(" with ")
    partner = _partner(talk, name)
    if not words:
        sentence = "With whom was it agreed? A name or an office; it may stay empty."
        with talk.for_now(lambda: talk.session.agree(talk.here, partner)):
            with_ = talk.voice.ask(sentence)
    talk.session.agree(talk.here, partner, with_)
    whom = f", {with_.strip()}" if with_.strip() else ""
    talk.say(f"Noted: confirmed by {talk.name(partner)}{whom}.")


def not_confirmed(talk: Talk, words: str) -> None:
    """Take a partner's confirmation back."""
    partner = _partner(talk, words)
    talk.session.disagree(talk.here, partner)
    talk.say(f"Noted: not confirmed by {talk.name(partner)}.")


def _partner(talk: Talk, words: str) -> str:
    asked = talk.item.agree_with
    if not asked:
        raise NotAnAnswerError("Nobody has to confirm this answer.")
    wanted = one_line(words).casefold()
    for partner in asked:
        if wanted in (partner, talk.name(partner).casefold()):
            return partner
    if wanted:
        names = ", ".join(map(talk.name, asked))
        raise NotAnAnswerError(f"Those who must confirm this are: {names}.")
    return talk.voice.choose("Which partner?", [(one, talk.name(one)) for one in asked])


def holds(talk: Talk, _: str) -> None:
    """Note that the answer was read through and holds."""
    talk.session.review(talk.here)


def note(talk: Talk, words: str) -> None:
    """Keep a note beside the answer, of one line or many; a hyphen takes it away."""
    item_id, before = talk.here, talk.session.plan.answer(talk.here).note
    if words:
        talk.session.set_note(item_id, "" if words == "-" else words)
        return
    if before:
        talk.say("The note now:")
        talk.say(before, inside=True)
        talk.tell(HOW_ON)

    def put(text: str, _: bool) -> None:
        talk.session.set_note(item_id, text)

    spot = Spot(before, draft=False, put=put, check=tidy)
    write(talk, spot, needed(talk, talk.voice.once(HOW, HOW_SHORT)))


def owner(talk: Talk, words: str) -> None:
    """Give the item to a role; a hyphen gives it back to the playbook's own."""
    roles = talk.playbook.roles
    names = {talk.name(role).casefold(): role for role in roles}
    role = names.get(words.casefold(), words)
    if role not in ("", "-", *roles):
        known = ", ".join(map(talk.name, roles))
        raise NotAnAnswerError(f"{one_line(words)!r} is no role. There are: {known}.")
    if not words:
        own = talk.name(talk.playbook.owner(talk.item))
        options = [
            ("-", f"As in the playbook: {own}"),
            *((r, talk.name(r)) for r in roles),
        ]
        role = talk.voice.choose("Who sees to it that this is answered?", options)
    talk.session.set_owner(talk.here, "" if role == "-" else role)


def due(talk: Talk, words: str) -> None:
    """Say until when it should be answered; a hyphen takes the date away."""
    sentence = "Until when? 2026-12-01, or in 3 weeks; a hyphen for no date."
    day = words or needed(talk, sentence)
    talk.session.set_due(talk.here, "" if day == "-" else day)


def marking(talk: Talk, words: str) -> None:
    """Make the circle smaller that may see the answer."""
    least = talk.item.marking
    fitting: list[Marking] = [one for one in MARKINGS if may_see(least, one)]
    word = words.casefold().removeprefix("tlp:")
    if not words:
        options = [(one, WORDS[one]) for one in fitting]
        word = talk.voice.choose("Who may see this answer?", options)
    chosen: Marking | None = next((one for one in MARKINGS if one == word), None)
    if chosen is None and word != "-":
        raise NotAnAnswerError(f"Write one of: {', '.join(fitting)}.")
    talk.session.set_marking(talk.here, chosen)
