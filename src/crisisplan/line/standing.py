"""Where the plan stands, in short sentences with numbers to go to: the letter s."""

from collections.abc import Callable, Mapping, Sequence

from crisisplan.domain.filtering import EVERYTHING
from crisisplan.domain.overview import Part, filter_of, overview
from crisisplan.domain.points import Place, Point, Scope, many
from crisisplan.domain.upkeep import HOLD_IT
from crisisplan.line.activity import record
from crisisplan.line.directory import give_role, look_at
from crisisplan.line.hearing import Back
from crisisplan.line.looking import asked_list, everything, parked
from crisisplan.line.looking import look_at as through
from crisisplan.line.planning import review_by
from crisisplan.line.recording import close, findings
from crisisplan.line.returning import set_aside
from crisisplan.line.talk import Talk
from crisisplan.line.travel import arrive

SHORT, NEXT = "short", "next"
"""The parts that are read out at once; the others wait until they are chosen."""
_PAGE = 20
"""Points that are read out before it is asked whether to go on."""


def where_we_stand(talk: Talk) -> None:
    """Say where the plan stands, and go where the person wants to go.

    Raises:
        Back: The person stays.
    """
    found = overview(Scope.whole(talk.reading), talk.session.last_adopted)
    parts = {part.key: part for part in found}
    for point in parts[SHORT].points:
        talk.say(point.sentence)
    steps = _leading(talk, parts[NEXT].points)
    others = [part for part in parts.values() if part.key != NEXT]
    options = [
        *((f"point {number}", point.text) for number, (point, _) in enumerate(steps)),
        *((part.key, f"List: {part.title}. {_how_many(part)}") for part in others),
    ]
    chosen = talk.voice.number(f"{parts[NEXT].title}:", options, talk.refuse)
    if chosen in parts:
        _listed(talk, parts[chosen])
    else:
        _go(talk, steps[int(chosen.removeprefix("point "))][1])


def _leading(talk: Talk, points: Sequence[Point]) -> list[tuple[Point, Place]]:
    """Say the points that lead nowhere, and give the others with their places."""
    for point in points:
        if not point.to:
            talk.say(point.sentence)
    return [(point, point.to) for point in points if point.to]


def _how_many(part: Part) -> str:
    found = sum(point.to is not None for point in part.points)
    return f"{many(found, 'point')}." if found else part.points[0].sentence


def _listed(talk: Talk, part: Part) -> None:
    """Read out a part, some points at a time, and go to the one that is chosen."""
    talk.say(part.about)
    points = _leading(talk, part.points)
    for first in range(0, len(points), _PAGE):
        options = [
            (str(number), point.sentence)
            for number, (point, _) in enumerate(points[first : first + _PAGE], first)
        ]
        if more := len(points) - first - _PAGE > 0:
            options.append(("more", f"{len(points) - first - _PAGE} more"))
        chosen = talk.voice.choose(f"{part.title}:", options)
        if not more or chosen != "more":
            _go(talk, points[int(chosen)][1])
            return


def _go(talk: Talk, place: Place) -> None:
    _WAYS[place.kind](talk, place.key)


def _record(talk: Talk, kind: str) -> None:
    if kind == "exercise":
        talk.say(HOLD_IT)
    record(talk, kind)
    talk.session.seal()
    talk.keeper.keep()


def _parked(talk: Talk, _: str) -> None:
    before, talk.through = talk.through, EVERYTHING  # all of them were counted
    try:
        parked(talk, "")
    except Back:
        talk.through = before
        raise
    if before:
        everything(talk, "")


_WAYS: Mapping[str, Callable[[Talk, str], None]] = {
    "item": arrive,
    "chapter": arrive,
    "person": look_at,
    "role": give_role,
    "finding": close,
    "record": _record,
    "review_by": review_by,
    "set_aside": set_aside,
    "filter": lambda talk, key: through(talk, filter_of(Place("filter", key))),
    "findings": findings,
    "ask_list": asked_list,
    "parked": _parked,
}
"""What is done at each kind of place."""
