"""What is said about a chapter, or about the plan as a whole."""

from crisisplan.domain.chapter_leads import say_lead, without_lead
from crisisplan.domain.coming_first import (
    TO_BEGIN_WITH,
    first_items,
    is_untouched,
    leads_come_first,
    still_to_begin,
)
from crisisplan.domain.days import say_day
from crisisplan.domain.playbook import Chapter
from crisisplan.errors import NotAnAnswerError
from crisisplan.line.directory import give_role
from crisisplan.line.hearing import Back, Elsewhere
from crisisplan.line.looking import look_at
from crisisplan.line.places import counted, inside
from crisisplan.line.stating import because, needed
from crisisplan.line.talk import Talk


def about_chapter(talk: Talk, chapter: Chapter) -> None:
    """Say what a chapter is about, and how it stands."""
    talk.say(f"Chapter: {talk.words(chapter.title)}.")
    if lead := say_lead(chapter, talk.reading):
        talk.say(f"{lead}.")
    if chapter.intro:
        talk.say(talk.words(chapter.intro))
    if reason := talk.session.plan.left_out(chapter.id):
        talk.say(
            f"Left out: {reason.rstrip('.')}. /bring in {chapter.id} brings it in."
        )
    else:
        talk.say(f"{counted(talk.reading, chapter)}.")


def this_chapter(talk: Talk, _: str) -> None:
    """Say what the chapter of the question is about."""
    about_chapter(talk, talk.playbook.spots[talk.here].chapter)


def lead(talk: Talk, _: str) -> None:
    """Ask who holds the role that leads the chapter of the question."""
    role = talk.playbook.spots[talk.here].chapter.lead
    if not role:
        raise NotAnAnswerError("No role leads this chapter.")
    give_role(talk, role)


def all_leads(talk: Talk, _: str) -> None:
    """Ask for every lead that is missing, one after the other; b goes one back.

    Raises:
        Back: The person goes back from the first one.
    """
    missing, place = without_lead(talk.reading), 0
    while place < len(missing):
        talk.say(f"{missing[place].words(talk.playbook)}.")
        try:
            give_role(talk, missing[place].role)
            place += 1
        except Elsewhere:
            raise
        except Back:
            if not place:
                raise
            place -= 1
        if talk.voice.has_heard:  # on the way elsewhere: the others wait
            return
    if left := without_lead(talk.reading):
        names = ", ".join(one.words(talk.playbook) for one in left)
        talk.say(f"Still without a lead: {names}.")
    else:
        talk.say("Every chapter has a lead. /export handout writes each a handout.")


def offer_beginning(talk: Talk) -> None:
    """Tell whoever has not begun how to begin."""
    if is_untouched(talk.reading):
        talk.say("/begin leads through what comes first.")


def begin(talk: Talk, _: str) -> None:
    """Ask for the leads where they come first; then go through the first questions.

    Raises:
        NotAnAnswerError: The playbook does not say what comes first.
        Back: The person thinks better of it.
    """
    before, talk.offered_paper = talk.through, False
    if leads_come_first(talk.reading):
        if first_items(talk.reading):  # whoever is cut off goes on among the leads
            talk.through = TO_BEGIN_WITH
        try:
            all_leads(talk, "")
        except Back:
            talk.through = before
            raise
    if not first_items(talk.reading):
        raise NotAnAnswerError("This playbook begins with its first question.")
    look_at(talk, TO_BEGIN_WITH)
    if left := still_to_begin(talk.reading):
        talk.move(left[0].id)


def led(talk: Talk) -> None:
    """Lead through what comes first; whoever does not want that sees all of it."""
    try:
        begin(talk, "")
    except Back:
        if not talk.voice.has_heard:
            talk.say("Not now, then. /begin leads through what comes first.")


def go_on_beginning(talk: Talk) -> None:
    """Go on with the leads; else stay where one was, among the first questions."""
    if leads_come_first(talk.reading):
        led(talk)
    else:
        look_at(talk, TO_BEGIN_WITH)


def leave_out(talk: Talk, words: str) -> None:
    """Leave the chapter of the question out of the plan, for a reason."""
    chapter = talk.playbook.spots[talk.here].chapter
    reason = because(words) or needed(
        talk,
        f"Why does your city leave out {talk.words(chapter.title)}? The reason is "
        "printed in the plan. Answers that are there already are kept.",
    )
    talk.session.leave_out(chapter.id, reason)
    talk.say(f"Left out: {talk.words(chapter.title)}.")


def bring_in(talk: Talk, words: str) -> None:
    """Bring a chapter in that was left out, and go there."""
    left = [
        chapter
        for chapter in talk.playbook.chapters
        if talk.session.plan.left_out(chapter.id)
    ]
    if not left:
        raise NotAnAnswerError("No chapter is left out.")
    options = [(chapter.id, talk.words(chapter.title)) for chapter in left]
    wanted = words.casefold()
    found = [key for key, title in options if wanted in (key, title.casefold())]
    if words and not found:
        names = ", ".join(title for _, title in options)
        raise NotAnAnswerError(f"The chapters left out are: {names}.")
    key = found[0] if found else talk.voice.choose("Which chapter?", options)
    talk.session.leave_out(key, "")
    chapter = next(one for one in left if one.id == key)
    talk.say(f"In the plan again: {talk.words(chapter.title)}.")
    if items := inside(talk.reading, chapter):
        talk.move(items[0].id)


def accept(talk: Talk, _: str) -> None:
    """Take the playbook inside the file as it is now, and go on writing."""
    if not talk.session.read_only:
        raise NotAnAnswerError("The playbook is the one the plan was made with.")
    talk.session.accept_playbook()
    talk.say("The playbook is accepted as it is. You can write.")


def review_by(talk: Talk, words: str) -> None:
    """Say until when the plan holds without being read through."""
    now = talk.session.plan.review_by or "no date"
    sentence = f"Until when does the plan hold? Now: {now}. A hyphen for no date."
    day = words or needed(talk, sentence)
    talk.session.set_review_by("" if day == "-" else day)
    until = talk.session.plan.review_by
    talk.say(f"The plan holds until: {say_day(until) if until else 'no date'}.")
