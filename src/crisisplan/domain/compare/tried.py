"""Reviews, exercises and activations, and what is set aside, compared."""

from collections.abc import Hashable, Iterator

from crisisplan.domain.compare.pair import Difference, Pair, Turn, matched
from crisisplan.domain.compare.value import Part
from crisisplan.domain.findings import KINDS
from crisisplan.domain.plan import Activity, Finding

ASIDE, TRIED = "Set aside", "Reviews, exercises and activations"


def tried(pair: Pair) -> Iterator[Difference]:
    """Compare what was recorded."""

    def key(one: Activity) -> Hashable:
        return one.kind, one.on

    old, new = pair.old.plan.activity, pair.new.plan.activity
    found = False
    for before, after in matched(old, new, key):
        one = after or before
        if one is not None and before != after:
            found = True
            title = f"{KINDS[one.kind]} on {one.on}"
            turn, parts = _recorded(pair, before, after)
            yield Difference(TRIED, title, turn, parts)
    if not found and old != new:
        yield Difference(TRIED, "All of them", "changed", (Part("order"),))


def _recorded(
    pair: Pair, before: Activity | None, after: Activity | None
) -> tuple[Turn, tuple[Part, ...]]:
    if before is None and after is not None:
        return "added", (Part("recorded", _many(after)),)
    if before is None or after is None:
        return "taken out", (Part("taken out", _many(before) if before else ""),)
    parts = list(pair.facts(before, after, but=("findings",)))
    for was, now in matched(before.findings, after.findings, _text):
        if was and now:
            parts += [
                Part(f"finding, {part.what}", f"“{now.text}” {part.how}")
                for part in pair.facts(was, now)
            ]
        elif now or was:
            what = "finding added" if now else "finding taken out"
            parts.append(Part(what, _text(now or was)))
    return "changed", tuple(parts or [Part("order of the findings")])


def _many(one: Activity) -> str:
    count = len(one.findings)
    return "1 finding" if count == 1 else f"{count} findings"


def _text(one: Finding | None) -> str:
    return one.text if one else ""


def aside(pair: Pair) -> Iterator[Difference]:
    """Compare what is kept though it fits nowhere."""
    old, new = pair.old.plan.set_aside, pair.new.plan.set_aside
    found = False
    for before, after in matched(old, new, repr):
        one = after or before
        if one is None or (before and after):
            continue
        found = True
        title = pair.new.playbook.say(one.title) or one.item
        turn: Turn = "added" if after else "taken out"
        words = "set aside" if after else "no longer set aside"
        part = Part(words, one.because if after else "")
        yield Difference(ASIDE, title, turn, (part,), (one.item,))
    if not found and old != new:
        yield Difference(ASIDE, "All of them", "changed", (Part("order"),))
