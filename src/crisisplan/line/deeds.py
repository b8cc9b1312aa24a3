"""The register of commands that begin with a slash: feeds help, menu and dispatch."""

from crisisplan.line import (
    directory,
    exporting,
    looking,
    planning,
    returning,
    saying,
    stating,
    travel,
)
from crisisplan.line.deed import Deed
from crisisplan.line.plan_deeds import PLAN_DEEDS
from crisisplan.line.talk import Talk

DEEDS = (
    Deed(
        ("don't know, ask", "dont know ask", "ask"),
        "WHOM by DAY",
        "We do not know yet: somebody was asked",
        stating.ask,
        then="on",
    ),
    Deed(
        ("not applicable", "does not apply", "na"),
        "because REASON",
        "It does not apply to our city",
        stating.not_applicable,
        then="on",
    ),
    Deed(("draft",), "", "The answer is a draft", stating.draft, then="stands"),
    Deed(("done", "settled"), "", "The answer is final", stating.settled, then="on"),
    Deed(
        ("open",),
        "",
        "Open again; what is written stays",
        stating.reopen,
        then="stands",
    ),
    Deed(
        ("confirmed by", "confirmed"),
        "PARTNER with NAME",
        "A partner has confirmed the answer",
        stating.confirmed,
        then="stands",
    ),
    Deed(
        ("not confirmed by", "not confirmed"),
        "PARTNER",
        "A partner has not confirmed it after all",
        stating.not_confirmed,
        then="stands",
    ),
    Deed(
        ("read and holds", "holds"),
        "",
        "The answer was read through and holds as it is",
        stating.holds,
        then="stands",
    ),
    Deed(("note",), "TEXT", "A note beside the answer", stating.note, then="details"),
    Deed(
        ("owner",),
        "ROLE",
        "Who sees to it that it is answered",
        stating.owner,
        then="details",
    ),
    Deed(
        ("due",), "DAY", "Until when it should be answered", stating.due, then="details"
    ),
    Deed(
        ("marking",), "LABEL", "Who may see the answer", stating.marking, then="details"
    ),
    Deed(("clear",), "", "Take the answer out", stating.clear, then="stands"),
    Deed(
        ("keep",), "", "Keep what was refused, as a draft", stating.keep, then="stands"
    ),
    Deed(
        ("only",),
        "WHAT",
        "Go through some questions only, as in: role Spokesperson, overdue",
        looking.only,
        anywhere=True,
    ),
    Deed(
        ("everything",),
        "",
        "Go through all questions again",
        looking.everything,
        anywhere=True,
    ),
    Deed(
        ("workshop",),
        "ROLE",
        "One role at a time",
        looking.workshop,
        anywhere=True,
    ),
    Deed(
        ("ask list",),
        "",
        "Who must tell us what by when",
        looking.asked_list,
        anywhere=True,
    ),
    Deed(
        ("parked",),
        "",
        "What is not asked now, and why",
        looking.parked,
        anywhere=True,
    ),
    Deed(
        ("find",),
        "WORDS",
        "Find words in questions, answers, guidance and people",
        travel.find,
        anywhere=True,
    ),
    Deed(
        ("next essential",),
        "",
        "To the next essential question that is open",
        travel.to_next_essential,
        anywhere=True,
    ),
    Deed(
        ("next asked",),
        "",
        "To the next question for which somebody was asked",
        travel.to_next_asked,
        anywhere=True,
    ),
    Deed(
        ("forward",),
        "",
        "Forth again, after b",
        travel.forward,
        anywhere=True,
    ),
    Deed(
        ("again", "question"),
        "",
        "The whole question again, with its rows or choices",
        travel.again,
        of_form=True,
    ),
    Deed(
        ("preview",),
        "",
        "How the answer stands in the plan",
        exporting.preview,
        of_form=True,
    ),
    Deed(
        ("chapter",),
        "",
        "What this chapter is about",
        planning.this_chapter,
        of_form=True,
    ),
    Deed(
        ("leave out",),
        "because REASON",
        "Leave this chapter out of the plan",
        planning.leave_out,
        of_form=True,
    ),
    Deed(
        ("bring in",),
        "CHAPTER",
        "Bring a chapter in that was left out",
        planning.bring_in,
        anywhere=True,
    ),
    Deed(
        ("export",),
        "DOCUMENT",
        "Write documents as files",
        exporting.export,
        anywhere=True,
    ),
    Deed(
        ("read",),
        "DOCUMENT",
        "Read a whole document here",
        exporting.read,
        anywhere=True,
    ),
    Deed(
        ("take in",),
        "FILE",
        "Take a filled handout or list back in",
        returning.take_in,
        anywhere=True,
    ),
    Deed(
        ("set aside",),
        "",
        "What is kept beside the answers: put it back, or drop it",
        returning.set_aside,
        anywhere=True,
    ),
    Deed(
        ("review by",),
        "DAY",
        "Until when the plan holds",
        planning.review_by,
        anywhere=True,
    ),
    Deed(
        ("verify",),
        "NAME",
        "Somebody was called today, and the numbers work",
        directory.verify,
        anywhere=True,
    ),
    Deed(
        ("accept",),
        "",
        "Accept a playbook that was changed",
        planning.accept,
        anywhere=True,
    ),
    *PLAN_DEEDS,
)


def understood(typed: str) -> tuple[Deed, str] | None:
    """Give the command that some words begin with, and what follows it."""
    text = " ".join(typed.replace("’", "'").split())
    found = [
        (deed, words)
        for deed in DEEDS
        for words in deed.words
        if _begins(text.casefold(), words)
    ]
    if not found:
        return None
    deed, words = max(found, key=lambda one: len(one[1]))
    return deed, text[len(words) :].lstrip(" ,:")


def _begins(text: str, words: str) -> bool:
    return text == words or text.startswith((f"{words} ", f"{words}, ", f"{words}: "))


NO_COMMAND = (
    "There is no such command. Two question marks list all. If it is your answer, "
    "write a backslash before it."
)


def do(talk: Talk, typed: str) -> None:
    """Do what some words behind a slash say, save, and say how the item stands.

    Raises:
        Back: The person thinks better of it.
        CrisisPlanError: It is refused; the text says why.
    """
    meant = understood(typed)
    if meant is None:
        talk.refuse(NO_COMMAND)
        return
    deed, rest = meant
    if not deed.fits(talk):
        talk.refuse("That cannot be said here. Go to a question first.")
        return
    item_id, before = talk.here, talk.session.plan
    try:
        deed.run(talk, rest)
    except EOFError:
        talk.refusals += 1  # the lines of a file end where it still asks
        raise
    talk.session.seal()
    talk.keeper.keep()
    if talk.session.plan is not before:
        _tell(talk, deed, item_id)


def _tell(talk: Talk, deed: Deed, item_id: str) -> None:
    """Say what is so now, and go on where nothing is left to be said."""
    if deed.then == "details":
        for line in saying.details(talk.item, talk.reading):
            talk.say(line)
    elif deed.then != "nothing":
        talk.say(saying.standing(talk.item, talk.reading))
    standing = talk.reading.standing(talk.item) if item_id else None
    over = standing and (standing.answered or standing.state == "asked")
    if deed.then == "on" and over:
        travel.to_next_open(talk)
