"""What every document says of itself: whose it is, how old, for whom, how complete."""

from datetime import datetime
from typing import TypedDict

from crisisplan.domain.audience import MARKINGS, WORDS
from crisisplan.domain.version import in_short
from crisisplan.export.escape import NOTHING, Markdown, heading, inline, picture
from crisisplan.export.view.sight import Sight


class Adopted(TypedDict):
    """By whom and when the plan was adopted."""

    on: Markdown
    by: Markdown
    body: Markdown
    resolution: Markdown


class Page(TypedDict):
    """The facts on a title page, and in short on every card."""

    city: Markdown
    letterhead: Markdown
    logo: Markdown
    """The picture that the city names, to be used in templates of its own."""
    playbook: Markdown
    about: Markdown
    """What the playbook is for, as it says itself."""
    edition: Markdown
    overlays: Markdown
    marking: Markdown
    version: Markdown
    draft: bool
    """Whether it holds something else than the version that was adopted last."""
    checksum: Markdown
    """Of the adopted version, as people compare it; nothing for a draft."""
    adopted: Adopted | None
    made_on: Markdown
    review_by: Markdown
    essentials_open: int
    """Nothing is said of them where this is 0."""
    essentials_hidden: int
    """How many of these this audience does not find among the open points."""
    essentials_shown_to: Markdown
    """The widest audience whose papers show all of these."""


def page(sight: Sight, now: datetime) -> Page:
    """Give the facts about a plan on the day on which a document is made."""
    plan = sight.plan
    open_, hidden, shown_to = _essentials(sight)
    overlays = [f"{one.id} {one.edition}".strip() for one in plan.playbook.overlays]
    return {
        "city": heading(plan.city.name),
        "letterhead": inline(plan.city.letterhead),
        "logo": picture(plan.city.name, plan.city.logo),
        "playbook": heading(sight.playbook.say(sight.playbook.title)),
        "about": inline(sight.playbook.say(sight.playbook.summary)),
        "edition": Markdown(sight.playbook.edition),
        "overlays": inline(", ".join(overlays)),
        "marking": inline(WORDS[sight.audience]),
        "version": inline(plan.version),
        "draft": not sight.reading.is_adopted,
        "checksum": _checksum(sight),
        "adopted": _adopted(sight),
        "made_on": Markdown(now.date().isoformat()),
        "review_by": Markdown(plan.review_by),
        "essentials_open": open_,
        "essentials_hidden": hidden,
        "essentials_shown_to": shown_to,
    }


def _essentials(sight: Sight) -> tuple[int, int, Markdown]:
    if not sight.tells_progress:
        return 0, 0, NOTHING
    essential = [item for item in sight.reading.gaps if item.essential]
    hidden = [item for item in essential if not sight.allows(item)]
    needed = {sight.marking(item) for item in hidden}
    audience = next((one for one in reversed(MARKINGS) if one in needed), None)
    shown_to = inline(WORDS[audience]) if audience else NOTHING
    return len(essential), len(hidden), shown_to


def _checksum(sight: Sight) -> Markdown:
    """Give the checksum of the adopted version; nothing for a draft."""
    adopted = sight.plan.adopted
    known = adopted.checksum if adopted and sight.reading.is_adopted else ""
    return Markdown(in_short(known))


def _adopted(sight: Sight) -> Adopted | None:
    adopted = sight.plan.adopted
    if adopted is None:
        return None
    return {
        "on": Markdown(adopted.on),
        "by": inline(adopted.by),
        "body": inline(adopted.body),
        "resolution": inline(adopted.resolution),
    }
