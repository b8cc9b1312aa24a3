"""Where a plan stands, part by part: the same on the screen and in lines."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from crisisplan.domain.contacts import IN_WORDS, contact_points
from crisisplan.domain.duties import LEADS, STANDS_IN, duty_points
from crisisplan.domain.explaining import PHASES, say_standing
from crisisplan.domain.filtering import EVERYTHING, Filter, Sieve
from crisisplan.domain.next_steps import NOTHING, next_steps
from crisisplan.domain.plan import Plan
from crisisplan.domain.playbook import Item
from crisisplan.domain.points import Place, Point, Scope, many
from crisisplan.domain.progress import Progress, by_phase, count, progress
from crisisplan.domain.standing import Reading
from crisisplan.domain.upkeep import finding_points, last, upkeep_points


@dataclass(frozen=True, slots=True)
class Part:
    """Some points that belong together."""

    key: str
    title: str
    about: str
    """What is counted or looked for, in a sentence."""
    points: tuple[Point, ...]


def overview(scope: Scope, before: Plan | None = None) -> tuple[Part, ...]:
    """Say where a plan stands: what is counted and found, never a verdict.

    Args:
        scope: What is looked at.
        before: The plan as it was adopted last, where it was kept.
    """
    return (
        _part("short", _in_short(scope)),
        _part("next", next_steps(scope), NOTHING),
        _part("chapters", _chapters(scope)),
        _part("phases", _phases(scope), "This playbook does not say when."),
        _part("essential", _essential(scope), "Every essential point is settled."),
        _part("people", contact_points(scope), _no_contacts(scope)),
        _part("duties", duty_points(scope, before), _NO_DUTY),
        _part("findings", finding_points(scope), "No finding is open."),
        _part("upkeep", upkeep_points(scope)),
    )


_LAST = {
    "exercise": "Last exercised",
    "review": "Last reviewed",
    "activation": "Last used for real",
}
_NO_DUTY = (
    "No role is empty and nobody is named twice in one place. In the first hour and on "
    f"the first day nobody leads {LEADS} duties or more, or stands in for {STANDS_IN}."
)
_TITLES = {
    "short": (
        "In short",
        "Settled is what is answered, agreed by every partner concerned, and has "
        "somebody to do it.",
    ),
    "next": (
        "What to do next",
        "By plain rules: overdue, essential, awaited, unconfirmed, unchecked, due.",
    ),
    "essential": (
        "Essential and not settled",
        "A city without these has no plan.",
    ),
    "chapters": (
        "By chapter",
        "What is answered and settled. Chapters left out are not counted.",
    ),
    "phases": (
        "By phase",
        "When an answer is used; what is used twice is counted twice.",
    ),
    "people": (
        "Numbers to check",
        f"Whom nobody has called for {IN_WORDS} to see that the number works.",
    ),
    "duties": (
        "Who does what",
        "Roles without anybody, one person in too many places, posts that changed "
        "hands.",
    ),
    "findings": (
        "What came to light",
        "Findings of reviews, exercises and real use, until somebody closes them.",
    ),
    "upkeep": (
        "Reviews and exercises",
        "A plan is worth what was tried of it.",
    ),
}


def _part(key: str, points: Iterable[Point], otherwise: str = "") -> Part:
    found = tuple(points) or ((Point(otherwise),) if otherwise else ())
    title, about = _TITLES[key]
    return Part(key, title, about, found)


def _in_short(scope: Scope) -> Iterator[Point]:
    reading = scope.reading
    now, plan = progress(reading), reading.plan
    yield Point(say_version(reading))
    if not now.all.items:
        yield Point("Nothing is asked: every chapter is left out.")
    for words, counted, to in (
        ("All", now.all, _all_that(reading, "unsettled")),
        ("Essential", now.essential, _all_that(reading, "unsettled", "essential")),
    ):
        if counted.items:
            yield Point(f"{words}, {counted.percent} percent", to, counted)
    if now.to_confirm:
        yield _confirmed(reading, now)
    waiting = f"Asked, and waiting for a reply: {now.asked}."
    yield Point(waiting, Place("ask_list") if now.asked else None)
    yield Point(f"Overdue: {now.overdue}.", _all_that(reading, "overdue"))
    if scope.findings:
        late = sum(one.overdue for one in scope.findings)
        said = f"Findings: {len(scope.findings)} open"
        said = f"{said}, {late} overdue." if late else f"{said}."
        only = next(finding_points(scope)).to if len(scope.findings) == 1 else None
        yield Point(said, only or Place("findings"))
    yield from _said_last(plan)
    if now.parked:
        said = f"Not asked because of other answers: {now.parked}."
        yield Point(said, Place("parked"))
    if now.set_aside:
        yield Point(f"Set aside: {now.set_aside}.", Place("set_aside"))


def say_version(reading: Reading) -> str:
    """Say which version was adopted by whom, and whether it was changed since."""
    plan = reading.plan
    if not plan.adopted:
        return "Not adopted yet: this is a draft."
    body = plan.adopted.body or plan.adopted.by
    said = f"Version {plan.version}, adopted on {plan.adopted.on}"
    said += f" by {body}." if body else "."
    if not reading.is_adopted:
        said += " It was changed since; the changes are not adopted yet."
    return said


def _confirmed(reading: Reading, now: Progress) -> Point:
    """Say how much is confirmed, and how much could be asked for now."""
    said = f"Confirmed by partners: {now.confirmed} of {now.to_confirm}."
    place = _all_that(reading, "unconfirmed")
    if place is None:
        return Point(said)
    waiting = len(Sieve(reading, filter_of(place)).counted)
    return Point(f"{said} Written, and to be confirmed: {waiting}.", place)


def _all_that(reading: Reading, special: str, weight: str = "") -> Place | None:
    """Give the place where all questions of one sort stand, where there are any."""
    place = Place("filter", f"{special} {weight}".rstrip())
    return place if Sieve(reading, filter_of(place)).counted else None


def filter_of(place: Place) -> Filter:
    """Give the filter through which a place is looked at."""
    special, _, weight = place.key.partition(" ")
    through = EVERYTHING.only("special", special)
    return through.only("weight", weight) if weight else through


def _said_last(plan: Plan) -> Iterator[Point]:
    """Say what is written down; what was done and not told is not known here."""
    for kind, words in _LAST.items():
        day = last(plan, kind)
        if day or kind != "activation":
            said = f"{words}: {day or 'none written down'}."
            yield Point(said, Place("record", kind))


def _essential(scope: Scope) -> Iterator[Point]:
    for item in scope.items:
        if item.essential and not scope.reading.standing(item).settled:
            owner = scope.reading.owner(item)
            by = f" ({scope.party(owner)})" if owner else ""
            stands = say_standing(item, scope.reading).partition("\nConsider:")[0]
            said = f"{scope.title(item)}{by}: {' '.join(stands.split())}"
            yield Point(said, Place("item", item.id))


def _chapters(scope: Scope) -> Iterator[Point]:
    plan, book = scope.reading.plan, scope.reading.playbook
    inside: dict[str, list[Item]] = {}
    for item in scope.items:
        inside.setdefault(book.spots[item.id].chapter.id, []).append(item)
    for chapter in book.chapters:
        title = book.say(chapter.title)
        if reason := plan.left_out(chapter.id):
            said = f"{title}: left out. {reason.rstrip('.')}."
            yield Point(said, Place("chapter", chapter.id))
            continue
        items = inside.get(chapter.id, [])
        yield Point(
            title,
            _open_in(scope, items) or Place("chapter", chapter.id),
            count(scope.reading, items),
        )


def _phases(scope: Scope) -> Iterator[Point]:
    for phase, counted in by_phase(scope.reading, scope.items):
        items = [item for item in scope.items if phase in item.phase]
        to = _open_in(scope, items) or Place("item", items[0].id)
        yield Point(PHASES[phase].capitalize(), to, counted)


def _open_in(scope: Scope, items: Iterable[Item]) -> Place | None:
    """Give the first of some items that is not answered."""
    gaps = (one for one in items if not scope.reading.standing(one).answered)
    first = next(gaps, None)
    return Place("item", first.id) if first else None


def _no_contacts(scope: Scope) -> str:
    if not scope.people:
        return "The directory is empty: nobody can be called yet."
    known = many(len(scope.people), "entry", "entries")
    return f"{known}, each checked within {IN_WORDS}."
