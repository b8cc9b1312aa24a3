"""Who leads the chapters, asked one role after the other."""

from collections.abc import Sequence
from functools import partial

from textual.screen import Screen

from crisisplan.domain.chapter_leads import Lead, leads, without_lead
from crisisplan.domain.coming_first import stand_ins_come_first
from crisisplan.session.plan_session import PlanSession
from crisisplan.tui.assigning import ask_holders, ask_lead

ALL_LED = (
    "Every chapter has a lead. F8 writes each of them a handout; F4 shows who holds "
    "which role, and changes it."
)


async def name_leads(screen: Screen[None], session: PlanSession) -> str:
    """Ask for every lead that is missing; Esc stops, and what was said is kept.

    Who stands in can wait, but where that is among the first questions.
    """
    missing = without_lead(session.reading)
    if not missing:
        return ALL_LED
    return await _ask(screen, session, missing, quick=True)


async def name_lead(screen: Screen[None], session: PlanSession, role: str) -> str:
    """Ask who holds the role that leads a chapter."""
    return await _ask(
        screen, session, [one for one in leads(session.reading) if one.role == role]
    )


async def _ask(
    screen: Screen[None],
    session: PlanSession,
    asked: Sequence[Lead],
    *,
    quick: bool = False,
) -> str:
    for place, lead in enumerate(asked, 1):
        if quick and lead.held(session.reading).lead:  # a colleague has said it
            continue
        number = f" {place} of {len(asked)}." if asked[1:] else ""
        leads = f"{number} Leads: {lead.titles(session.playbook)}."
        keep = partial(session.assign, lead.role)
        both = not quick or stand_ins_come_first(session.reading, lead.role)
        ask = ask_holders if both else ask_lead
        if not await ask(screen, session, lead.role, keep, leads=leads):
            break
        session.seal()
    if not (left := without_lead(session.reading)):
        return ALL_LED
    book = session.playbook
    names = ", ".join(book.say(book.name(one.role)) for one in left)
    return (
        f"Not named yet: {names}. Ctrl+P and “Chapter leads” asks for them one after "
        "the other."
    )
