"""The register of documents, and how one of them is made."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from crisisplan.domain.audience import MARKINGS, WORDS, Markings, may_see
from crisisplan.domain.standing import Reading
from crisisplan.domain.text import nearest
from crisisplan.domain.values import Marking
from crisisplan.errors import CrisisPlanError
from crisisplan.export.templating import SUFFIX, close_up, environment
from crisisplan.export.view.cards import cards_view
from crisisplan.export.view.plan import plan_view
from crisisplan.export.view.sight import Sight

_NO_SLUG = re.compile(r"[^a-z0-9]+")
_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th"}
)
"""Letters that no accent makes out of a plain one."""


@dataclass(frozen=True, slots=True)
class Document:
    """A document that can be made from a plan."""

    name: str
    title: str
    least: Marking
    """The widest audience for which it is made."""
    about: str
    """What it is, in one sentence."""
    view: Callable[[Sight, datetime], Any]

    @property
    def template(self) -> str:
        """Name the template, which is called as the document."""
        return self.name + SUFFIX

    @property
    def variable(self) -> str:
        """Name what the template calls its view: the last word of the name."""
        return self.name.rpartition("-")[2]


DOCUMENTS: Mapping[str, Document] = {
    document.name: document
    for document in (
        Document(
            name="plan",
            title="Full plan",
            least="clear",
            about="Everything the city decided, who is who, what is open, and why.",
            view=plan_view,
        ),
        Document(
            name="action-cards",
            title="Action cards",
            least="amber",
            about="One card for each person: what to do, whom to call, what to say.",
            view=cards_view,
        ),
    )
}


def render(
    name: str,
    reading: Reading,
    *,
    audience: Marking,
    now: datetime,
    marks: Markings | None = None,
) -> str:
    """Give a document as Markdown: the same text for the same plan, audience and day.

    Raises:
        CrisisPlanError: There is no such document, or it is not made for so wide an
            audience; the text says what there is.
    """
    document = find(name)
    _hold(document, audience)
    view = document.view(Sight(reading, audience, marks), now)
    template = environment().get_template(document.template)
    text = template.render({document.variable: view})
    return close_up(text)


def find(name: str) -> Document:
    """Give the document with this name.

    Raises:
        CrisisPlanError: There is none; the text names the nearest, and all.
    """
    if document := DOCUMENTS.get(name):
        return document
    hint = nearest(name, DOCUMENTS)
    raise CrisisPlanError(
        f"There is no document {name!r}."
        + (f" Did you mean {hint!r}?" if hint else "")
        + f" There are: {', '.join(DOCUMENTS)}."
    )


def _hold(document: Document, audience: Marking) -> None:
    if may_see(document.least, audience):
        return
    fitting = [one for one in MARKINGS if may_see(document.least, one)]
    others = [one.name for one in DOCUMENTS.values() if may_see(one.least, audience)]
    raise CrisisPlanError(
        f"The document {document.name!r} is not made for {WORDS[audience]}. "
        f"Make it for one of: {', '.join(fitting)}. "
        f"For {audience} there are: {', '.join(others)}."
    )


def file_name(name: str, reading: Reading, audience: Marking) -> str:
    """Give the name of the file for a document, as in `brezova-plan-amber.md`."""
    city = _slug(reading.plan.city.name) or "city"
    return f"{city}-{_slug(name)}-{_slug(audience)}.md"


def _slug(text: str) -> str:
    folded = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    plain = folded.encode("ascii", "ignore").decode("ascii")
    return _NO_SLUG.sub("-", plain).strip("-")
