"""The register of documents, and how one of them is made."""

import hashlib
import re
import unicodedata
from collections.abc import Collection, Mapping
from datetime import datetime

from crisisplan.domain.ask_list import ask_list, asked_of
from crisisplan.domain.audience import MARKINGS, WORDS, Markings, may_see
from crisisplan.domain.items.statement import Statement
from crisisplan.domain.sheets import SITES
from crisisplan.domain.standing import Reading
from crisisplan.domain.text import nearest
from crisisplan.domain.values import Marking
from crisisplan.errors import CrisisPlanError
from crisisplan.export.document import Document
from crisisplan.export.options import BACK_BY, EACH_ROLE, NO_OPTIONS, Options
from crisisplan.export.own.template import render_own
from crisisplan.export.templating import close_up, environment
from crisisplan.export.view.sight import Sight

_NO_SLUG = re.compile(r"[^a-z0-9]+")
_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th"}
    | dict(zip("абвгґдезиійклмнопрстуфъыэ", "abvhgdezyiiklmnoprstufaye", strict=True))
    | {"ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ь": ""}
    | {"є": "ie", "ї": "i", "ю": "iu", "я": "ia", "ё": "e", "’": "", "ʼ": ""}
)
"""Letters that no accent makes out of a plain one, Cyrillic as Ukraine writes it."""
_LONGEST = 48
"""Letters of one part of a file name."""


DOCUMENTS: Mapping[str, Document] = {
    document.name: document
    for document in (
        Document(
            name="plan",
            title="Full plan",
            least="clear",
            about="Everything the city decided, who is who, what is open, and why.",
            made_by="plan:plan_view",
            own=True,
        ),
        Document(
            name="first-page",
            title="First page",
            least="amber",
            about="One sheet: numbers, first ten actions, first words, calls to make.",
            made_by="first_page:first_page_view",
            one_page=True,
        ),
        Document(
            name="brief",
            title="Brief for the mayor",
            least="amber",
            about="Two pages: where the plan stands, what cannot wait, who decides.",
            made_by="brief:brief_view",
        ),
        Document(
            name="action-cards",
            title="Action cards",
            least="amber",
            about="One card for each person: what to do, whom to call, what to say.",
            made_by="cards:cards_view",
            own=True,
        ),
        Document(
            name="contacts",
            title="Contact list",
            least="amber",
            about="Whom to call in which order, with when each number was checked.",
            made_by="contacts:contacts_view",
        ),
        Document(
            name="statements",
            title="Statements",
            least="green",
            about="The words prepared for the public, by language, to be read out.",
            made_by="statements:statements_view",
            holds=lambda item: isinstance(item.asks, Statement),
        ),
        Document(
            name="sites",
            title="Register of sites",
            least="amber",
            about="Places at risk and whom to call there; never what is weak.",
            made_by="sites:sites_view",
            holds=lambda item: item.register_ == SITES,
        ),
        Document(
            name="forms",
            title="Blank sheets",
            least="clear",
            about="Logs and registers to be filled in by hand when it happens.",
            made_by="forms:forms_view",
            holds=lambda item: item.is_form,
        ),
        Document(
            name="gaps",
            title="Open points",
            least="amber",
            about="What is open, by owner, with dates, whom was asked, who confirms.",
            made_by="open_points:gaps_view",
            takes="owner",
        ),
        Document(
            name="handout",
            title="Handout",
            least="amber",
            about="What one role still has to answer, as a form to fill in.",
            made_by="handout:handout_view",
            takes="owner",
            needs=True,
        ),
        Document(
            name="follow-up",
            title="Follow-up",
            least="amber",
            about="Who does what on days 1, 3, 7, 30, 90, 180, 365 and yearly.",
            made_by="follow_up:follow_up_view",
            takes="incident",
        ),
        Document(
            name="resolution",
            title="Resolution",
            least="clear",
            about="One page on which the council adopts the plan.",
            made_by="resolution:resolution_view",
            holds=lambda _: False,
        ),
        Document(
            name="hand-over",
            title="Hand-over",
            least="amber",
            about="One page for a new mayor or head: what the plan asks of you.",
            made_by="hand_over:hand_over_view",
            takes="owner",
        ),
        Document(
            name="chapters",
            title="Chapters",
            least="clear",
            about="Each chapter of the full plan as a file of its own.",
            made_by="chapters:chapters_view",
            takes="chapter",
            many=True,
        ),
        Document(
            name="lessons",
            title="Lessons",
            least="amber",
            about="What other cities learned, and what it led to here.",
            made_by="lessons:lessons_view",
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
    options: Options = NO_OPTIONS,
) -> str:
    """Give a document as Markdown: the same text for the same plan, audience and day.

    Raises:
        CrisisPlanError: There is no such document, it is not made for so wide an
            audience, or an option is missing or unknown; the text says what there is.
    """
    document = agreed(name, reading, audience, options)
    view = document.view(Sight(reading, audience, marks), now, options)
    if options.template:
        return render_own(options.template, {document.variable: view})
    template = environment().get_template(document.template)
    text = template.render({document.variable: view})
    return close_up(text)


def agreed(
    name: str, reading: Reading, audience: Marking, options: Options
) -> Document:
    """Give a document that can be made for an audience, told what it has to be told.

    Raises:
        CrisisPlanError: There is no such document, it is not made for so wide an
            audience, or an option is missing or unknown; the text says what there is.
    """
    document = find(name)
    _hold(document, audience)
    _agree(document, reading, options)
    return document


def find(name: str) -> Document:
    """Give the document with this name, or with its words set apart by spaces.

    Raises:
        CrisisPlanError: There is none; the text names the nearest, and all.
    """
    if document := DOCUMENTS.get("-".join(name.casefold().split())):
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


def _agree(document: Document, reading: Reading, options: Options) -> None:
    """Refuse to make a document without the role it is for, or for one unknown."""
    if document.takes != "owner":
        return
    roles = reading.playbook.roles
    if options.asked and document.needs:
        _was_asked(reading, options.asked)
    elif not options.owner and document.needs:
        raise CrisisPlanError(
            f"The document {document.name!r} is made for one role. Name it, on the "
            f"command line with --owner; {EACH_ROLE!r} makes one for each that has "
            f"something to answer. There are: {', '.join(roles)}."
        )
    if options.owner and options.owner not in _owners(reading):
        hint = nearest(options.owner, roles)
        raise CrisisPlanError(
            f"There is no role {options.owner!r} in this plan."
            + (f" Did you mean {hint!r}?" if hint else "")
            + f" There are: {', '.join(roles)}."
        )


def _was_asked(reading: Reading, whom: str) -> None:
    """Refuse a handout for somebody who was asked for nothing."""
    if not asked_of(reading, whom, reading.gaps):
        names = ", ".join(one.whom for one in ask_list(reading)) or "nobody"
        raise CrisisPlanError(
            f"{whom!r} was asked for nothing in this plan. Asked were: {names}."
        )


def _owners(reading: Reading) -> Collection[str]:
    """Name the roles of the playbook, and those that the city handed items to."""
    answers = reading.plan.answers.values()
    return {*reading.playbook.roles, *(one.owner for one in answers if one.owner)}


def file_name(
    name: str,
    reading: Reading,
    audience: Marking,
    options: Options = NO_OPTIONS,
    ending: str = "md",
) -> str:
    """Give the name of the file for a document, as in `brezova-plan-amber.md`."""
    document = DOCUMENTS.get(name)
    taken = [one for one in (document.options if document else ()) if one != BACK_BY]
    parts = (
        _slug(reading.plan.city.name) or "city",
        _slug(name),
        *(_slug(options.given.get(option, "")) for option in taken),
        _slug(options.template.stem if options.template else ""),
        _slug(audience),
    )
    return "-".join(part for part in parts if part) + f".{ending}"


def _slug(text: str) -> str:
    """Give a text in letters that every computer takes; a long one ends in a mark."""
    folded = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    plain = folded.encode("ascii", "ignore").decode("ascii")
    slug = _NO_SLUG.sub("-", plain).strip("-")
    if len(slug) <= _LONGEST:
        return slug
    mark = hashlib.sha256(text.encode()).hexdigest()[:8]
    return f"{slug[:_LONGEST].rstrip('-')}-{mark}"
