"""What a page says of itself on every sheet, whatever stands between the margins."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from crisisplan.domain.audience import WORDS
from crisisplan.domain.plan import Plan
from crisisplan.domain.standing import Reading
from crisisplan.domain.text import one_line
from crisisplan.domain.values import Marking
from crisisplan.domain.version import say_version
from crisisplan.export.documents import find

Paper = Literal["A4", "Letter"]
UNREADABLE_LOGO = (
    "The city's logo cannot be read as a picture. Save it again as PNG, or take its "
    "name out of the plan."
)
_WITH_LOGO = frozenset({"plan", "resolution"})
_LETTER = frozenset({"CA", "CL", "CO", "CR", "GT", "MX", "PA", "PH", "US", "VE"})
"""Countries whose offices print on Letter; all others print on A4."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What stands in the margins and the properties of a document."""

    title: str
    language: str
    """The tag of the language in which it is read aloud, as in `en`."""
    marking_words: str
    version_line: str
    paper: Paper
    valid_line: str = ""
    """Until when it may be relied on; empty where the plan does not say."""
    logo: bytes = b""
    """A PNG or JPEG picture for the title page; nothing where there is none."""
    one_page: bool = False
    """Whether all of it has to fit on one page."""


def facts_of(
    name: str, reading: Reading, audience: Marking, now: datetime, logo: bytes = b""
) -> Facts:
    """Give the facts of the document `name`, none of them kept from any audience.

    The logo stands on those that the council puts its name to.

    Raises:
        CrisisPlanError: There is no such document.
    """
    city = reading.plan.city
    return Facts(
        title=one_line(f"{find(name).title}: {city.name}"),
        language=reading.playbook.language,
        marking_words=WORDS[audience],
        version_line=f"{_status(reading)} · Printed on {now.date().isoformat()}",
        paper="Letter" if city.country.upper() in _LETTER else "A4",
        valid_line=_valid(reading.plan),
        logo=logo if name in _WITH_LOGO else b"",
        one_page=find(name).one_page,
    )


def _status(reading: Reading) -> str:
    """Say of which version a sheet is, in the words of the title page."""
    plan, frozen = reading.plan, reading.is_adopted
    if plan.adopted and not frozen:
        return one_line(f"Draft, changed since version {plan.version}")
    return say_version(plan, frozen=frozen)


def _valid(plan: Plan) -> str:
    if not plan.review_by:
        return ""
    return one_line(
        f"Valid until {plan.review_by}. After that date check every number before "
        "relying on it."
    )
