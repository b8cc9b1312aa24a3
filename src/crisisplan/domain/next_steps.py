"""What to do next: a short list of concrete steps, by plain rules, each with a reason.

The rules stand in the order of what cannot wait. Each has one place in the list before
any has a second, so that ten overdue answers do not hide that nobody can be called.
"""

from collections.abc import Callable, Iterator
from datetime import timedelta

from crisisplan.domain.coming_first import leads_come_first, left_to_begin
from crisisplan.domain.contacts import contact_step, numberless_steps
from crisisplan.domain.playbook import Item
from crisisplan.domain.points import Place, Point, Scope
from crisisplan.domain.standing import Standing
from crisisplan.domain.upkeep import exercise_due, finding_points, review_step

MOST = 7
"""How many steps a person can keep in mind."""
REPLY_SOON_DAYS, REPLY_WAITED_DAYS = 3, 14
"""A reply is due within a week, or where no day was set for it a fortnight ago."""

NOTHING = (
    "Nothing that this list looks for is waiting. That is no proof that the plan "
    "works: try it out with those who are in it."
)

Rule = Callable[[Scope], Iterator[Point]]


def next_steps(scope: Scope, most: int = MOST) -> tuple[Point, ...]:
    """Give the steps that come first, each place in the plan at most once."""
    taken: dict[Place | None, Point] = {}
    waiting = [rule(scope) for rule in RULES]
    chosen: list[list[Point]] = [[] for _ in RULES]
    for upto in (1, 2, most):
        last = None if upto == most else -1  # the last rule has what is left
        for points, mine in zip(waiting[:last], chosen[:last], strict=True):
            while len(mine) < upto and len(taken) < most:
                point = next((one for one in points if one.to not in taken), None)
                if point is None:
                    break
                taken[point.to] = point
                mine.append(point)
    return tuple(point for mine in chosen for point in mine)


def _overdue(scope: Scope) -> Iterator[Point]:
    reading = scope.reading
    late = [item for item in scope.items if reading.standing(item).overdue]
    for item in sorted(late, key=lambda one: reading.plan.answer(one.id).expected):
        answer = reading.plan.answer(item.id)
        day = answer.expected
        title, owner = scope.title(item), _by(scope, item)
        asked = answer.asked
        if asked and answer.state == "asked" and asked.reply_by == day:
            said = f"Remind {scope.name(asked.whom)}: the reply on {title} was due on"
        else:
            said = f"{_verb(scope, item)} {title}{owner}: it was due on"
        yield Point(f"{said} {day}.", Place("item", item.id))


def _begin(scope: Scope) -> Iterator[Point]:
    """Begin where the playbook begins."""
    if leads_come_first(scope.reading):
        yield from _leads(scope)
    for item in left_to_begin(scope.reading):
        if item in scope.items:
            said = f"{_verb(scope, item)} {scope.title(item)}{_by(scope, item)}"
            yield Point(f"{said}: it comes first.", Place("item", item.id))


def _essential(scope: Scope) -> Iterator[Point]:
    begins = {item.id for item in left_to_begin(scope.reading)}
    for item in scope.items:
        if item.id in begins:
            continue  # named already, and in the order in which it is asked
        standing = scope.reading.standing(item)
        if item.essential and standing.answered and standing.missing:
            yield _unmanned(scope, item)
        elif item.essential and not (standing.answered or standing.overdue):
            yield Point(_of_essential(scope, item, standing), Place("item", item.id))


def _unmanned(scope: Scope, item: Item) -> Point:
    """Ask for somebody who does what is said to be settled."""
    role = scope.reading.playbook.doer(item)
    said = (
        f"Say who holds the role {scope.party(role)}: nobody does {scope.title(item)}"
    )
    return Point(f"{said} so far, and it is essential.", scope.place_of(role))


def _of_essential(scope: Scope, item: Item, standing: Standing) -> str:
    asked = scope.reading.plan.answer(item.id).asked
    head = (
        f"{_verb(scope, item)} {scope.title(item)}{_by(scope, item)}: it is essential"
    )
    if standing.refused:
        return f"{head}, and what is written is not an answer yet."
    if standing.state == "asked" and asked:
        return f"{head}, and {scope.name(asked.whom)} has not replied yet."
    if standing.state == "draft":
        return f"{head}, and only a draft."
    if standing.missing:
        return f"{head}. {standing.missing}"
    return f"{head}, and open."


def _replies(scope: Scope) -> Iterator[Point]:
    """Name those who were asked and are about to be late, the earliest first."""
    today = scope.reading.today
    soon = (today + timedelta(days=REPLY_SOON_DAYS)).isoformat()
    long_ago = (today - timedelta(days=REPLY_WAITED_DAYS)).isoformat()
    found = []
    for item in scope.items:
        asked = scope.reading.plan.answer(item.id).asked
        if not asked or scope.reading.standing(item).state != "asked":
            continue
        if asked.reply_by and asked.reply_by <= soon:
            said = f"the reply is due on {asked.reply_by}"
            found.append((asked.reply_by, item, said))
        elif asked.on and not asked.reply_by and asked.on <= long_ago:
            said = f"asked on {asked.on}, and no day was set for the reply"
            found.append((asked.on, item, said))
    for _, item, why in sorted(found, key=lambda one: one[0]):
        asked = scope.reading.plan.answer(item.id).asked
        whom = scope.name(asked.whom) if asked else ""
        said = f"Ask {whom} again about {scope.title(item)}: {why}."
        yield Point(said, Place("item", item.id))


def _unconfirmed(scope: Scope) -> Iterator[Point]:
    """Name essential answers that partners have not confirmed."""
    for item in scope.items:
        standing = scope.reading.standing(item)
        if item.essential and standing.answered and standing.unconfirmed:
            names = scope.parties(standing.unconfirmed)
            said = (
                f"Ask {names} to confirm {scope.title(item)}: it is essential and "
                "written, and not agreed yet."
            )
            yield Point(said, Place("item", item.id))


def _late_findings(scope: Scope) -> Iterator[Point]:
    """Name what an exercise found and should have been seen to by now."""
    yield from finding_points(scope, overdue=True)


def _contacts(scope: Scope) -> Iterator[Point]:
    yield from numberless_steps(scope)
    if point := contact_step(scope):
        yield point


def _review(scope: Scope) -> Iterator[Point]:
    if point := review_step(scope):
        yield point


def _exercise(scope: Scope) -> Iterator[Point]:
    """Suggest an exercise as soon as there is something to try."""
    essential = [item for item in scope.items if item.essential]
    written = all(scope.reading.standing(item).answered for item in essential)
    tried = scope.reading.plan.adopted or (essential and written)
    if tried and (point := exercise_due(scope)):
        yield point


def _leads(scope: Scope) -> Iterator[Point]:
    """Say which chapters nobody leads yet; without them the work is not shared out.

    Where an essential question asks for the name, that is said already.
    """
    plan, book = scope.reading.plan, scope.reading.playbook
    for chapter in book.chapters:
        lead = chapter.lead or ""
        asks = book.filled_by.get(lead)
        known = lead in scope.roles and not plan.left_out(chapter.id)
        if asks and asks.essential and asks in scope.items:
            continue
        if known and not scope.held(lead).people:
            said = (
                f"Say who holds the role {scope.party(lead)}: it leads the chapter "
                f"“{book.say(chapter.title)}”, and nobody holds it so far."
            )
            yield Point(said, scope.place_of(lead))


def _open(scope: Scope) -> Iterator[Point]:
    """Go on with what is open and nobody was asked, the important before the useful."""
    standing = scope.reading.standing
    gaps = [
        item
        for item in scope.items
        if not standing(item).answered and standing(item).state != "asked"
    ]
    for item in sorted(gaps, key=lambda one: one.weight == "useful"):
        said = (
            f"{_verb(scope, item)} {scope.title(item)}{_by(scope, item)}: it is open."
        )
        yield Point(said, Place("item", item.id))


RULES: tuple[Rule, ...] = (
    _overdue,
    _late_findings,
    _begin,
    _essential,
    _replies,
    _unconfirmed,
    _contacts,
    _review,
    _exercise,
    finding_points,
    _leads,
    _open,
)
"""What cannot wait comes first."""


def _verb(scope: Scope, item: Item) -> str:
    standing = scope.reading.standing(item)
    if standing.refused:
        return "Put right"
    if standing.state == "draft" or (standing.missing and not standing.answered):
        return "Finish"
    return "Settle" if item.is_action else "Answer"


def _by(scope: Scope, item: Item) -> str:
    owner = scope.reading.owner(item)
    return f" ({scope.party(owner)})" if owner else ""
