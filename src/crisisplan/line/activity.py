"""A review, an exercise or an activation, told question by question."""

from dataclasses import replace

from crisisplan.domain.findings import KINDS
from crisisplan.domain.plan import Activity
from crisisplan.domain.recording import (
    ABOUT_BEGUN,
    ANOTHER,
    TAKE_OUT,
    TypedActivity,
    TypedFinding,
    begun,
    read_activity,
    read_finding,
    read_review_by,
    say_activity,
    say_begun,
    say_recorded,
    unfinished,
)
from crisisplan.domain.text import one_line
from crisisplan.errors import NotAnAnswerError
from crisisplan.line.asking import asked, asked_day
from crisisplan.line.hearing import Back, Leave
from crisisplan.line.places import found
from crisisplan.line.talk import Talk
from crisisplan.session.told import Told


def record(talk: Talk, words: str) -> None:
    """Record a review, an exercise or an activation, with what came to light.

    Raises:
        Back: The person goes back; what was told by then is recorded.
    """
    kind, session = words.casefold(), talk.session
    before = begun(session.plan, kind)
    if before and (chosen := _chosen(talk, before)) != ANOTHER:
        if chosen == TAKE_OUT:
            session.take_out(before)
            talk.say(f"Taken out: {say_activity(before)}. u brings it back.")
            return
        told = Told.again(session, before)
    else:
        if kind not in KINDS:
            kind = talk.voice.choose("What is recorded?", list(KINDS.items()))
        told = Told(session, kind)
    try:
        _ask(talk, told)
    except (Back, Leave, EOFError, KeyboardInterrupt):
        _cut_off(talk, told)
        raise
    told.keep(through=True)
    talk.say(say_recorded(session.plan.activity[-1]))


def tell_unfinished(talk: Talk) -> None:
    """Say what was not told to its end, and how it is gone on with."""
    for one in unfinished(talk.session.plan):
        talk.say(f"{say_begun(one)} /record goes on with it.")


def _chosen(talk: Talk, before: Activity) -> str:
    title = f"{say_begun(before)} What do you want to do?"
    return talk.voice.choose(title, ABOUT_BEGUN)


def _cut_off(talk: Talk, told: Told) -> None:
    """Say what is kept; a kind and a day alone are nothing, and are taken back."""
    if told.is_nothing:
        told.take_back()
        talk.say("Nothing was recorded.")
        return
    texts = [one.text.rstrip(".") for one in told.findings]
    last = f" The last one: {texts[-1]}." if texts else ""
    talk.say(
        f"{say_recorded(talk.session.plan.activity[-1])}{last} You were not through; "
        "what you told by then is kept. /record goes on with it, u takes it back."
    )


def _ask(talk: Talk, told: Told) -> None:
    if not told.goes_on:
        told.on = asked_day(
            talk,
            "On which day was it? Enter takes today.",
            lambda day: _day(talk, told.kind, day),
        )
        told.keep()
    if not (told.goes_on and told.goes_on.with_):
        who = talk.voice.ask(
            "Who took part? Partners or names, with semicolons between them; it may "
            "stay empty."
        )
        told.present = tuple(one for one in who.split(";") if one.strip())
        told.keep()
    if told.retold:
        talk.say(f"The last one was: {told.texts[-1].rstrip('.')}.")
        _ask_about_last(talk, told)
    while text := talk.voice.ask("What came to light? Enter where that is all."):
        told.findings.append(TypedFinding(text))
        told.keep()
        _ask_about_last(talk, told)
    if told.kind == "review":
        told.until = _review_by(talk)


def _ask_about_last(talk: Talk, told: Told) -> None:
    """Ask what the last finding is about, who sees to it, and until when."""
    for about in (_about_item, _about_owner, _about_due):
        told.findings[-1] = about(talk, told.findings[-1])
        told.keep()


def _day(talk: Talk, kind: str, typed: str) -> str:
    """Give the day itself: today is another day tomorrow."""
    return read_activity(TypedActivity(kind, typed), talk.reading).on


def _about_item(talk: Talk, finding: TypedFinding) -> TypedFinding:
    if finding.items:
        return finding
    item = asked(
        talk,
        "Which question is it about? Its id or its title; Enter for none.",
        lambda typed: _item(talk, typed),
    )
    if item:
        talk.say(f"{talk.words(talk.playbook.item(item).title)}.", inside=True)
    return replace(finding, items=(item,) if item else ())


def _about_owner(talk: Talk, finding: TypedFinding) -> TypedFinding:
    owner = asked(
        talk,
        "Who sees to it? The name of a role; Enter for nobody yet.",
        lambda typed: read_finding(TypedFinding("x", owner=typed), talk.reading).owner,
    )
    return replace(finding, owner=owner)


def _about_due(talk: Talk, finding: TypedFinding) -> TypedFinding:
    if finding.due:
        return finding
    sentence = "Until when? A day; Enter for no date."
    return replace(finding, due=asked_day(talk, sentence, talk.session.day))


def _item(talk: Talk, typed: str) -> str:
    """Give the id of the question that is meant; nothing where none is.

    Raises:
        NotAnAnswerError: No question is called so.
        Back: The person does not want to say which.
    """
    if not typed:
        return ""
    places = [
        one for one in found(talk.reading, typed) if one[0] in talk.playbook.spots
    ]
    if not places:
        raise NotAnAnswerError(f"No question is called {one_line(typed)!r}.")
    if len(places) == 1:
        return places[0][0]
    return talk.voice.choose("Several are found:", places)


def _review_by(talk: Talk) -> str:
    now = talk.session.plan.review_by or "no date"
    sentence = f"Until when does the plan hold now? Enter leaves it: {now}."
    return asked_day(talk, sentence, lambda typed: read_review_by(typed, talk.reading))
