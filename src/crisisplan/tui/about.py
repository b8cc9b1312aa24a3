"""What a plan says of itself, changed in a few calm dialogs."""

from functools import partial

from textual.screen import Screen

from crisisplan.domain.about import (
    FACTS,
    city_facts,
    read_delivery,
    say_delivery,
    with_delivery,
    without_delivery,
)
from crisisplan.domain.audience import MARKINGS
from crisisplan.domain.plan import Delivery
from crisisplan.errors import CrisisPlanError
from crisisplan.export.documents import DOCUMENTS
from crisisplan.session.plan_session import PlanSession
from crisisplan.tui.saying import day_understood
from crisisplan.tui.screens.dialogs import Pick
from crisisplan.tui.screens.parts_dialog import AskParts, Line, Typed

_EXAMPLES = {
    "name": "Bratislava",
    "country": "SK",
    "population": "475503",
    "languages": "Slovak, English",
    "letterhead": "City of Bratislava, crisis staff",
    "logo": "logo.png",
}
_NEW = "new"
_DELIVERY = (
    "What is left empty is the full plan, for city hall (amber), in one copy. An empty "
    "first line takes the line off the list."
)


async def about(screen: Screen[None], session: PlanSession) -> str:
    """Ask for the facts about city and plan; give what to say.

    Raises:
        CrisisPlanError: The plan is open for reading only.
    """
    seen, known = session.seen(), city_facts(session.plan.city)
    lines = {key: Line(FACTS[key], _EXAMPLES[key], known[key]) for key in FACTS}
    until = session.plan.review_by
    day = partial(day_understood, session)
    lines["review_by"] = Line("The plan holds until", "in 1 year", until, day)

    def check(typed: Typed) -> str:
        try:
            session.read_city({key: typed[key] for key in FACTS})
            if typed["review_by"] != until:
                session.day(typed["review_by"], coming=True)
        except CrisisPlanError as fault:
            return str(fault)
        return ""

    ask = AskParts("About this plan", "", lines, check=check)
    typed = await screen.app.push_screen_wait(ask)
    if typed is None:
        return ""
    facts = {key: typed[key] for key in FACTS}
    with session.upon(seen):
        if facts != known:
            session.set_city(facts)
        if typed["review_by"] != until:
            session.set_review_by(typed["review_by"])
    return ""


async def distribution(screen: Screen[None], session: PlanSession) -> str:
    """List who gets which document, and change one line; give what to say.

    Raises:
        CrisisPlanError: The plan is open for reading only.
    """
    seen, known = session.seen(), session.plan.distribution
    lines = [(str(n), say_delivery(one)) for n, one in enumerate(known, 1)]
    options = [*lines, (_NEW, "Somebody else gets it too …")]
    pick = Pick("Who gets the plan?", options, always={_NEW: ""})
    chosen = await screen.app.push_screen_wait(pick)
    if chosen is None:
        return ""
    number = 0 if chosen == _NEW else int(chosen)
    typed = await _delivery(screen, known[number - 1] if number else None)
    if typed is None:
        return ""
    if not typed["to"]:
        with session.upon(seen):
            session.set_distribution(without_delivery(known, number))
        return "The line is off the list."
    after = read_delivery(list(typed.values()), DOCUMENTS)
    with session.upon(seen):
        session.set_distribution(with_delivery(known, after, number))
    return f"On the list: {say_delivery(after)}."


async def _delivery(screen: Screen[None], one: Delivery | None) -> Typed | None:
    """Ask for one line of the list, as it stands or anew."""
    parts = {
        "to": Line("Who gets it", "Duty desk, red folder", one.to if one else ""),
        "document": Line("Document", "plan", one.document if one else ""),
        "audience": Line("For", ", ".join(MARKINGS), one.audience if one else ""),
        "copies": Line("Copies", "1", str(one.copies) if one else ""),
    }

    def check(typed: Typed) -> str:
        if one and not typed["to"]:
            return ""
        try:
            read_delivery(list(typed.values()), DOCUMENTS)
        except CrisisPlanError as fault:
            return str(fault)
        return ""

    ask = AskParts("Distribution", _DELIVERY, parts, check=check)
    return await screen.app.push_screen_wait(ask)
