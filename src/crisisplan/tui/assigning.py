"""Who holds a role, said by a person step by step: the lead, then who stands in."""

from collections.abc import Callable, Sequence
from typing import Any

from textual.screen import Screen

from crisisplan.domain.directory import Holders
from crisisplan.domain.entering import person_meant
from crisisplan.session.plan_session import PlanSession
from crisisplan.tui.screens.dialogs import Pick
from crisisplan.tui.screens.person_dialog import PersonDialog

_NEW = "new"


async def ask_lead(
    screen: Screen[None],
    session: PlanSession,
    role: str,
    keep: Callable[[Holders], None],
    *,
    leads: str = "",
) -> bool:
    """Ask who holds a role, and not who stands in; False where it was left with Esc.

    The arguments are those of `ask_holders`.
    """
    name = session.playbook.say(session.playbook.name(role))
    before, keep = session.plan.roles.get(role) or Holders(), _upon(session, keep)
    title = f"{name}: who is it?{leads}"
    lead = await pick_somebody(screen, session, title)
    if lead:
        keep(_so_far([lead], before))
    return lead is not None


async def ask_holders(
    screen: Screen[None],
    session: PlanSession,
    role: str,
    keep: Callable[[Holders], None],
    *,
    leads: str = "",
) -> bool:
    """Ask who holds a role and who stands in; Esc goes back by one deputy.

    Args:
        screen: Where it is asked.
        session: The plan with the role.
        role: Its id.
        keep: Takes what was said so far, after each answer: a terminal may close.
        leads: What the role leads, where that is why it is asked.

    Returns:
        Whether it was said; what was said before it was left is kept.
    """
    name = session.playbook.say(session.playbook.name(role))
    session.seal()
    before, keep = session.plan.roles.get(role) or Holders(), _upon(session, keep)
    chosen: list[str] = []
    while True:
        question = _question(chosen) if chosen else f"who is it?{leads}"
        nobody, title = _nobody(chosen), f"{name}: {question}"
        one = await pick_somebody(screen, session, title, nobody, but=chosen)
        if one:
            chosen.append(one)
        elif one is not None:
            keep(_so_far(chosen, Holders()))
            return True
        elif not chosen:
            return False
        elif chosen[1:]:
            chosen.pop()
        else:
            return False
        keep(_so_far(chosen, before))


def _upon(
    session: PlanSession, keep: Callable[[Holders], None]
) -> Callable[[Holders], None]:
    """Give what keeps an answer to what was seen when it was asked; all else stays."""
    seen = session.seen()

    def kept(held: Holders) -> None:
        with session.upon(seen):
            keep(held)

    return kept


def _nobody(chosen: Sequence[str]) -> str:
    return "That is all" if chosen[1:] else "Nobody yet"


def _question(chosen: Sequence[str]) -> str:
    known = f" {len(chosen) - 1} so far." if chosen[1:] else ""
    return f"who stands in?{known}"


def _so_far(chosen: Sequence[str], before: Holders) -> Holders:
    """Give who was said, and who stood in before as long as that is not asked again."""
    if not chosen:
        return before
    others = [one for one in before.deputies if one not in chosen]
    return Holders(lead=chosen[0], deputies=(*chosen[1:], *others))


async def pick_somebody(
    screen: Screen[Any],
    session: PlanSession,
    title: str,
    nobody: str = "Nobody yet",
    *,
    but: Sequence[str] = (),
) -> str | None:
    """Pick somebody of the directory, or enter them; empty for nobody, None for Esc.

    Args:
        screen: Where it is asked.
        session: The plan with the directory.
        title: The question.
        nobody: The words for nobody.
        but: Whom it cannot be.
    """
    while True:
        pick = _pick(session, title, nobody, but)
        chosen = await screen.app.push_screen_wait(pick)
        if chosen != _NEW:
            return chosen
        new = PersonDialog(session, new=person_meant(pick.typed), purpose=title)
        if entered := await screen.app.push_screen_wait(new):
            return entered


def _pick(session: PlanSession, title: str, nobody: str, but: Sequence[str]) -> Pick:
    people = session.plan.people
    known = [(key, one.name) for key, one in people.items() if key not in but]
    options = [("", nobody), *known, (_NEW, "Add somebody new …")]
    also = {key: f"{one.post} {one.organisation}" for key, one in people.items()}
    return Pick(title, options, also=also, always={_NEW: "Add “{}” …"})
