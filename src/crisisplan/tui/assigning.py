"""Who holds a role, said by a person step by step: the lead, then who stands in."""

from textual.screen import Screen

from crisisplan.domain.directory import Holders
from crisisplan.session.plan_session import PlanSession
from crisisplan.tui.screens.dialogs import Pick
from crisisplan.tui.screens.person_dialog import PersonDialog

_NEW = "new"


async def ask_holders(
    screen: Screen[None], session: PlanSession, role: str, *, title: str = ""
) -> Holders | None:
    """Ask who leads and who stands in; None where the person thinks better of it.

    `title` is what the role is called here, where its name alone does not say enough.
    """
    title = title or session.playbook.say(session.playbook.name(role))
    lead = await _somebody(screen, session, f"{title}: who leads?", "Nobody yet", ())
    if lead is None:
        return None
    deputies: list[str] = []
    while lead:
        question = f"{title}: who stands in? ({len(deputies)} so far)"
        but = (lead, *deputies)
        one = await _somebody(screen, session, question, "That is all", but)
        if not one:
            break
        deputies.append(one)
    return Holders(lead=lead, deputies=tuple(deputies))


async def _somebody(
    screen: Screen[None],
    session: PlanSession,
    title: str,
    nobody: str,
    but: tuple[str, ...],
) -> str | None:
    """Pick somebody of the directory; empty for nobody, None for Esc."""
    people = session.plan.people
    known = [(key, one.name) for key, one in people.items() if key not in but]
    options = [("", nobody), *known, (_NEW, "Add somebody new …")]
    also = {key: f"{one.post} {one.organisation}" for key, one in people.items()}
    pick = Pick(title, options, also=also, always=(_NEW,))
    chosen = await screen.app.push_screen_wait(pick)
    if chosen != _NEW:
        return chosen
    return await screen.app.push_screen_wait(PersonDialog(session))
