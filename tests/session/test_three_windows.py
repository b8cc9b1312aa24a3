"""Three or more people at one plan: whoever wrote what gave way hears it, once."""

import random
from collections.abc import Callable
from itertools import count

import pytest

from crisisplan.domain.merge_heard import Heard
from crisisplan.session.plan_session import PlanSession
from crisisplan.storage.outcomes import Joined
from tests.session.conftest import Open

GAVE_WAY = "You both changed “Beds”: {}'s is newer and stands; yours is kept"


def opened(open_plan: Open, *names: str) -> list[PlanSession]:
    """Open the plan in a window for each of some people."""
    windows = [open_plan() for _ in names]
    for window, name in zip(windows, names, strict=True):
        window.by = name
    return windows


def told(window: PlanSession) -> str:
    """Let somebody look at the file, and give what they hear."""
    seen = window.look()
    return seen.sentence if isinstance(seen, Joined) else ""


def test_who_looked_in_between_hears_that_an_answer_gave_way(open_plan: Open) -> None:
    """What I saved stays mine, also after somebody else's work came in beside it."""
    ann, ben, cyd = opened(open_plan, "Ann", "Ben", "Cyd")
    ann.answer("beds", "50")
    ann.save()
    ben.answer("words", "Call 113")
    ben.save()
    assert "You both" not in told(ann)
    cyd.answer("beds", "70")
    cyd.save()
    assert GAVE_WAY.format("Cyd") in told(ann)
    assert "You both" not in told(ben)
    ben.answer("words", "Call 114")
    ben.save()
    assert told(ann)
    assert "You both" not in told(ann), "once is enough"


def test_who_looked_in_between_hears_that_an_answer_stood(open_plan: Open) -> None:
    """Whoever has to decide between two knows of both, though the other was older."""
    ann, ben, cyd = opened(open_plan, "Ann", "Ben", "Cyd")
    ann.answer("call", "")
    cyd.set_state("call", "not-applicable", "The region does it")
    ann.set_state("call", "done")
    before = ann.plan.answer("call").model_copy(update={"at": "2026-11-22T13:00:00Z"})
    ann._plan = ann.plan.with_answer("call", before)
    ann.save()
    ben.answer("words", "Call 113")
    ben.save()
    ann.look()
    cyd.save()
    assert "“Call”: yours is newer and stands" in told(ann)


def test_who_wrote_the_answer_hears_though_somebody_wrote_a_note_on_it(
    open_plan: Open,
) -> None:
    """What is set aside is the answer as it stood, with all that others added."""
    ann, ben, cyd = opened(open_plan, "Ann", "Ben", "Cyd")
    ann.answer("beds", "50")
    ann.save()
    ben.look()
    ben.set_note("beds", "Counted in May.")
    ben.save()
    cyd.answer("beds", "70")
    cyd.save()
    assert GAVE_WAY.format("Cyd") in told(ann)
    assert "You both" not in told(ben), "the note stands"


def test_who_was_replaced_knowingly_hears_of_no_clash(open_plan: Open) -> None:
    """Ben read what Ann wrote and wrote something better: only his gave way."""
    ann, ben, cyd = opened(open_plan, "Ann", "Ben", "Cyd")
    ann.answer("beds", "50")
    ann.save()
    ben.look()
    ben.answer("beds", "60")
    ben.save()
    cyd.answer("beds", "70")
    cyd.save()
    assert "You both" not in told(ann)
    assert GAVE_WAY.format("Cyd") in told(ben)


def test_a_text_replaced_while_it_is_typed_is_kept_and_told_to_its_writer(
    open_plan: Open,
) -> None:
    """Ann is in the middle of it; Ben read what was there and wrote another."""
    ann, ben = opened(open_plan, "Ann", "Ben")
    for more in ("We stand", "We stand together"):
        ann.answer("words", more)
        ann.save()
    ben.look()
    ben.answer("words", "Stay at home")
    ben.save()
    assert GAVE_WAY.format("Ben").replace("Beds", "Words") in told(ann)
    assert ann.unsaved
    ann.save()
    assert "You both" not in told(ben), "who had read it"
    (kept,) = ben.plan.set_aside
    assert kept.value == "We stand together"
    ben.answer("words", "Stay at home, all of you")
    ben.save()
    assert "You both" not in told(ann), "nobody types there any more"
    assert len(ann.plan.set_aside) == 1


def test_what_was_replaced_just_before_leaving_is_kept_in_the_file(
    open_plan: Open,
) -> None:
    """Ann leaves within the second in which Ben has saved."""
    ann, ben = opened(open_plan, "Ann", "Ben")
    ann.answer("words", "We stand together")
    ann.save()
    ben.look()
    ben.answer("words", "Stay at home")
    ben.save()
    outcome = ann.save()
    assert isinstance(outcome, Joined)
    assert "yours is kept" in outcome.sentence
    assert not ann.unsaved
    ben.look()
    assert [one.value for one in ben.plan.set_aside] == ["We stand together"]


def test_who_has_finished_a_text_hears_of_no_clash_where_it_is_replaced(
    open_plan: Open,
) -> None:
    """Ann went on to something else; Ben may write it better."""
    ann, ben = opened(open_plan, "Ann", "Ben")
    ann.answer("words", "We stand")
    ann.seal()
    ann.save()
    ben.look()
    ben.answer("words", "Stay at home")
    ben.save()
    assert "You both" not in told(ann)
    assert ann.plan.set_aside == ()


def test_it_holds_for_what_is_no_answer_too(open_plan: Open) -> None:
    """A letterhead and a telephone number are written by somebody as well."""
    ann, ben, cyd = opened(open_plan, "Ann", "Ben", "Cyd")
    jana = ann.plan.people["p-jana"]
    ann.set_city({"letterhead": "Town hall"})
    ann.put_person(jana.model_copy(update={"email": "a@x.sk"}), "p-jana")
    ann.save()
    ben.look()
    ben.put_person(
        jana.model_copy(update={"note": "At night", "email": "a@x.sk"}), "p-jana"
    )
    ben.save()
    ann.look()
    cyd.set_city({"letterhead": "City hall"})
    cyd.put_person(jana.model_copy(update={"email": "c@x.sk"}), "p-jana")
    cyd.save()
    heard = told(ann)
    assert "“Letterhead of documents”" in heard
    assert "Jana Kováč" in heard
    assert "yours is kept" in heard


@pytest.mark.parametrize("seed", [0, 1, 3, 38, 41, 46, 49, 55])
def test_whoever_wrote_what_gave_way_is_told_once_however_many_there_are(
    open_plan: Open, seed: int
) -> None:
    """By chance: who writes, who saves, who looks, and in which order."""
    chance, values = random.Random(seed), count(100)  # noqa: S311
    windows = opened(open_plan, "Ann", "Ben", "Cyd", "Dan")[: 3 + seed % 2]
    wrote: dict[str, str] = {}
    gave_way: list[tuple[str, str]] = []
    overtook: set[tuple[str, str]] = set()
    """Whoever wrote a newer one before hearing of the first hears how it ended."""

    def hear(window: PlanSession, deed: Callable[[], object]) -> None:
        before = kept(window)
        outcome = deed()
        told = outcome.heard if isinstance(outcome, Joined) else Heard()
        mine = [str(one.value) for one in told.yours if one.item == "beds"]
        gave_way.extend((window.by, value) for value in mine)
        if any(one.item == "beds" for one in told.others):
            overtook.update((window.by, one) for one in kept(window) - before)

    for _ in range(30):
        window = chance.choice(windows)
        match chance.randrange(4):
            case 0:
                window.answer("beds", value := str(next(values)))
                hear(window, window.save)
                wrote[value] = window.by
            case 1:
                window.answer("words", f"word {next(values)}")
                hear(window, window.save)
            case _:
                hear(window, window.look)
    for window in windows * 2:
        hear(window, window.look)
    wanted = {(wrote[value], value) for value in kept(windows[0]) if value in wrote}
    assert wanted
    assert len(gave_way) == len({*gave_way}), "nobody is told twice"
    assert {*gave_way} <= wanted <= {*gave_way} | overtook


def kept(window: PlanSession) -> set[str]:
    """Give the numbers that are set aside."""
    return {str(one.value) for one in window.plan.set_aside if one.item == "beds"}
