"""Adoption, exercises and findings, asked for in a few calm dialogs."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from textual.screen import Screen

from crisisplan.domain.adoption import TypedAdoption, read_adoption, say_open
from crisisplan.domain.findings import KINDS, all_findings, say_finding
from crisisplan.domain.recording import (
    ABOUT_BEGUN,
    ANOTHER,
    GO_ON,
    TAKE_OUT,
    TypedActivity,
    TypedFinding,
    begun,
    read_activity,
    read_finding,
    say_activity,
    say_begun,
    say_recorded,
)
from crisisplan.domain.version import next_version, printed_checksum
from crisisplan.errors import CrisisPlanError
from crisisplan.session.plan_session import PlanSession
from crisisplan.session.told import Told
from crisisplan.tui.saying import day_understood
from crisisplan.tui.screens.dialogs import Confirm, Pick
from crisisplan.tui.screens.parts_dialog import AskParts, Line, Typed

_NO_FINDINGS = (
    "Nothing has come to light yet. Record a review, an exercise or an activation "
    "first."
)


async def adopt(screen: Screen[Any], session: PlanSession) -> str:
    """Ask by whom the plan was adopted, and freeze it; give what to say.

    Raises:
        CrisisPlanError: It cannot be adopted; the text says why.
    """
    session.need_adoptable()
    version = next_version(session.plan)
    sentence = (
        f"This freezes version {version} and keeps its file beside the plan. It cannot "
        f"be undone; what is changed later is a draft. {say_open(session.reading)}"
    )
    day = partial(day_understood, session)
    lines = {
        "body": Line("Which body decided", "City council"),
        "resolution": Line("Number of its resolution", "112/2026"),
        "by": Line("Who signed it", value=session.by),
        "on": Line("On which day", "", session.reading.today.isoformat(), day),
    }

    def check(typed: Typed) -> str:
        return _refusal(
            lambda: read_adoption(
                TypedAdoption(**typed), session.plan, session.reading.today
            )
        )

    ask = AskParts("Adopt this plan", sentence, lines, "Adopt", check=check)
    typed = await screen.app.push_screen_wait(ask)
    if typed is None:
        return ""
    kept = session.adopt(TypedAdoption(**typed))
    known = printed_checksum(session.plan)
    return (
        f"Version {version} is adopted and kept in {kept.name}. Its checksum is "
        f"{known}."
    )


async def record(screen: Screen[Any], session: PlanSession, kind: str = "") -> str:
    """Ask what was done and what came to light, and record it; give what to say.

    Raises:
        CrisisPlanError: It cannot be recorded; the text says why.
    """
    before = begun(session.plan, kind)
    chosen: str | None = ANOTHER
    if before:
        ask = Pick(say_begun(before), list(ABOUT_BEGUN))
        chosen = await screen.app.push_screen_wait(ask)
    if before and chosen == TAKE_OUT:
        session.take_out(before)
        return f"Taken out: {say_activity(before)}. Ctrl+Z brings it back."
    if before and chosen == GO_ON:
        told: Told | None = Told.again(session, before)
    else:
        told = await _new(screen, session, kind) if chosen else None
    if told is None:
        return ""
    if told.retold:
        await _about_last(screen, told)
    while await _finding(screen, told):
        pass
    told.keep(through=True)
    return say_recorded(session.plan.activity[-1])


async def _new(screen: Screen[Any], session: PlanSession, kind: str) -> Told | None:
    """Begin to tell; None where the person thinks better of it."""
    if not kind:
        pick = Pick("What is recorded?", list(KINDS.items()))
        if (chosen := await screen.app.push_screen_wait(pick)) is None:
            return None
        kind = chosen
    done = await _done(screen, session, kind)
    if done is None:
        return None
    on = read_activity(TypedActivity(kind, done["on"]), session.reading).on
    told = Told(session, kind, on, until=session.day(done.get("review_by", "")))
    told.present = tuple(one for one in done["with"].split(";") if one.strip())
    told.keep()
    return told


async def _done(screen: Screen[Any], session: PlanSession, kind: str) -> Typed | None:
    day = partial(day_understood, session)
    lines = {
        "on": Line("On which day", "", session.reading.today.isoformat(), day),
        "with": Line("Who took part", "Police; Jana Kováč"),
    }
    if kind == "review":
        now = session.plan.review_by
        lines["review_by"] = Line("The plan holds until", "in 1 year", now, day)

    def check(typed: Typed) -> str:
        activity = TypedActivity(kind, typed["on"])
        refused = _refusal(lambda: read_activity(activity, session.reading))
        return refused or _refusal(lambda: session.day(typed.get("review_by", "")))

    ask = AskParts(KINDS[kind], "", lines, "Go on", check=check)
    return await screen.app.push_screen_wait(ask)


async def _finding(screen: Screen[Any], told: Told) -> bool:
    """Ask for one finding, which is kept at each step; False where that is all."""
    session = told.session
    typed = await _what(screen, session, told.texts)
    if not typed or not typed["text"]:
        return False
    told.findings.append(TypedFinding(typed["text"], due=session.day(typed["due"])))
    told.keep()
    await _about_last(screen, told)
    return True


async def _about_last(screen: Screen[Any], told: Told) -> None:
    """Ask who sees to the last finding, and which question it is about."""
    session = told.session
    say, roles = session.playbook.say, session.playbook.roles
    owners = [("", "Nobody yet"), *((key, say(name)) for key, name in roles.items())]
    who = f"Who sees to it? {told.texts[-1]}"
    owner = await screen.app.push_screen_wait(Pick(who, owners))
    told.findings[-1] = replace(told.findings[-1], owner=owner or "")
    told.keep()
    about = [("", "No question in particular")]
    about += [(item.id, say(item.title)) for item in session.reading.items]
    item = await screen.app.push_screen_wait(Pick("Which question is it about?", about))
    told.findings[-1] = replace(told.findings[-1], items=(item,) if item else ())
    told.keep()


async def _what(
    screen: Screen[Any], session: PlanSession, before: tuple[str, ...]
) -> Typed | None:
    known = f"{len(before)} so far: {'; '.join(before)}\n" if before else ""
    sentence = f"{known}Leave the first line empty, or press Esc, where that is all."
    lines = {
        "text": Line("What came to light"),
        "due": Line(
            "Until when", "in 3 weeks", understood=partial(day_understood, session)
        ),
    }

    def check(typed: Typed) -> str:
        if not typed["text"]:
            return ""
        finding = TypedFinding(typed["text"], due=typed["due"])
        return _refusal(lambda: read_finding(finding, session.reading))

    ask = AskParts("What came to light", sentence, lines, "Go on", check=check)
    return await screen.app.push_screen_wait(ask)


async def findings(screen: Screen[Any], session: PlanSession) -> str:
    """List what came to light, and close a finding or open it again.

    Raises:
        CrisisPlanError: The plan is open for reading only.
    """
    known = all_findings(session.reading)
    if not known:
        return _NO_FINDINGS
    ordered = sorted(known, key=lambda one: one.finding.closed is not None)
    options = [
        (
            str(one.number),
            ("Closed: " if one.finding.closed else "")
            + say_finding(one, session.reading),
        )
        for one in ordered
    ]
    chosen = await screen.app.push_screen_wait(Pick("What came to light", options))
    return await close(screen, session, chosen) if chosen else ""


async def close(screen: Screen[Any], session: PlanSession, number: str) -> str:
    """Ask whether one finding was seen to, or is open after all; give what to say.

    Raises:
        CrisisPlanError: The plan is open for reading only.
    """
    seen, one = session.seen(), all_findings(session.reading)[int(number) - 1]
    title = "Was this seen to?"
    done, deed = "Close it", session.close_finding
    if one.finding.closed:
        title, done, deed = "Is this open after all?", "Open it", session.reopen_finding
    sentence = say_finding(one, session.reading)
    if not await screen.app.push_screen_wait(Confirm(title, sentence, done)):
        return ""
    with session.upon(seen):
        deed(one.number)
    return "It is open again." if one.finding.closed else "It is closed."


def _refusal(deed: Callable[[], object]) -> str:
    try:
        deed()
    except CrisisPlanError as fault:
        return str(fault)
    return ""
