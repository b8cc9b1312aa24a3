"""How far an item stands, said by a person in one or two steps."""

from collections.abc import Callable, Iterator
from functools import partial

from textual.screen import Screen

from crisisplan.domain.ask_list import others_to_ask
from crisisplan.domain.entering import person_meant
from crisisplan.domain.playbook import Item
from crisisplan.errors import CrisisPlanError, NotAnAnswerError
from crisisplan.session.plan_session import PlanSession
from crisisplan.tui import saying
from crisisplan.tui.screens.dialogs import AskText, Pick
from crisisplan.tui.screens.person_dialog import PersonDialog

_NEW = "new"


async def change_state(
    screen: Screen[None], session: PlanSession, item: Item, deed: str = ""
) -> str:
    """Note how far `item` stands; give the sentence of a refusal.

    Args:
        screen: Where it is asked.
        session: The open plan.
        item: What it is about.
        deed: What is to be noted, as `asked`; where it is empty, all is offered.
    """
    try:
        chosen = await _chosen(screen, session, item, deed)
        if chosen is not None:
            await _take(screen, session, item, chosen)
    except CrisisPlanError as fault:
        return str(fault)
    return ""


async def _chosen(
    screen: Screen[None], session: PlanSession, item: Item, deed: str
) -> str | None:
    """Give what is to be noted, asking only where that is not plain.

    Raises:
        NotAnAnswerError: Nobody is left to agree.
    """
    if deed and deed != "agree":
        return deed
    options = list(_options(session, item))
    title = f"State: {item.title}"
    if deed == "agree":
        options = [one for one in options if one[0].startswith("agree:")]
        title = f"Confirmed: {item.title}"
        if not options:
            all_agreed = bool(item.agree_with)
            raise NotAnAnswerError(
                "Everybody who must agree here has confirmed it."
                if all_agreed
                else "Nobody outside has to agree to this."
            )
        if len(options) == 1:
            return options[0][0]
    return await screen.app.push_screen_wait(Pick(title, options))


def _options(session: PlanSession, item: Item) -> Iterator[tuple[str, str]]:
    done = "Settled: a named person will do it and knows" if item.is_action else "Done"
    yield "asked", "We don't know yet: ask somebody …"
    yield "done", done
    if not item.is_action:
        yield "draft", "A draft: written, not final"
    yield "not-applicable", "Does not apply to our city, because …"
    agreed = {one.partner for one in session.reading.agreed(item)}
    for partner in item.agree_with:
        name = session.playbook.name(partner)
        if partner in agreed:
            yield f"disagree:{partner}", f"Not confirmed by {name} after all"
        else:
            yield f"agree:{partner}", f"Confirmed by {name}"
    yield "todo", "Open again"


async def _take(
    screen: Screen[None], session: PlanSession, item: Item, chosen: str
) -> None:
    deed, _, partner = chosen.partition(":")
    if deed == "asked":
        await _ask(screen, session, item)
    elif deed == "agree":
        sentence = "With whom was it agreed? A name or an office; it may stay empty."
        title = f"Confirmed by {session.playbook.name(partner)}"
        who = await screen.app.push_screen_wait(AskText(title, sentence))
        if who is not None:
            session.agree(item.id, partner, who)
    elif deed == "disagree":
        session.disagree(item.id, partner)
    elif deed == "not-applicable":
        sentence = "Why does this not apply to your city? The reason is printed."
        title, before = "Does not apply", session.plan.answer(item.id).reason
        check = _some("Write the reason, or press Esc.")
        ask = AskText(title, sentence, before, check=check)
        reason = await screen.app.push_screen_wait(ask)
        if reason:
            session.set_state(item.id, "not-applicable", reason)
    elif deed == "done":
        session.set_state(item.id, "done")
    elif deed == "draft":
        session.set_state(item.id, "draft")
    else:
        session.set_state(item.id, "todo")


async def _ask(screen: Screen[None], session: PlanSession, item: Item) -> None:
    whom = await _whom(screen, session, item)
    if whom is None:
        return
    sentence = (
        "Until when do you expect the answer? Like tomorrow, in 1 week or 5.12.2026; "
        "it may be empty."
    )

    def refused(typed: str) -> str:
        try:
            session.day(typed, coming=True)
        except CrisisPlanError as fault:
            return str(fault)
        return ""

    title = f"You ask {session.reading.around.name(whom)}"
    said = partial(saying.day_understood, session, coming=True)
    until = AskText(title, sentence, "in 1 week", check=refused, understood=said)
    day = await screen.app.push_screen_wait(until)
    if day is not None:
        session.ask(item.id, whom, day)


async def _whom(screen: Screen[None], session: PlanSession, item: Item) -> str | None:
    """Pick whom somebody asks: by id, or by a name that is in no list."""
    people = [(key, one.name) for key, one in session.plan.people.items()]
    options = [
        *people,
        *others_to_ask(session.reading, item),
        ("", "Somebody else, by name only …"),
        (_NEW, "Somebody else, with a telephone number …"),
    ]
    title = "Who is asked?"
    as_typed = {
        "": "“{}”, by name only",
        _NEW: "“{}”, with a telephone number …",
    }
    pick = Pick(title, options, always=as_typed)
    whom = await screen.app.push_screen_wait(pick)
    if whom == _NEW:
        new = PersonDialog(session, new=person_meant(pick.typed), purpose=title)
        return await screen.app.push_screen_wait(new)
    if whom is None or whom:
        return whom
    if pick.typed:
        return pick.typed
    sentence = "Write a name, a desk or an office."
    check = _some("Write whom you ask, or press Esc.")
    return await screen.app.push_screen_wait(AskText(title, sentence, check=check))


def _some(sentence: str) -> Callable[[str], str]:
    return lambda text: "" if text else sentence
