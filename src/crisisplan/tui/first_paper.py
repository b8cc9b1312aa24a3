"""The first documents of a plan, one key from the last of the first questions."""

from collections.abc import Collection

from crisisplan.domain.audience import WORDS
from crisisplan.domain.coming_first import (
    GONE_THROUGH,
    say_awaited,
    say_gone_through,
    say_without_number,
)
from crisisplan.domain.points import many
from crisisplan.domain.standing import Reading
from crisisplan.export.documents import DOCUMENTS
from crisisplan.export.first_papers import options_first, readers_first, wanted_first
from crisisplan.export.formats import FORMATS
from crisisplan.export.handouts import owners
from crisisplan.export.making import usual
from crisisplan.export.view.sight import Sight
from crisisplan.session.plan_session import PlanSession
from crisisplan.tui.screens.dialogs import Confirm
from crisisplan.tui.screens.export import ExportScreen
from crisisplan.tui.widgets.export_chosen import Chosen


def ask_for_paper(session: PlanSession) -> Confirm:
    """Give the question whether the first documents are written now."""
    names = wanted_first(session.reading)
    readers = readers_first(names)
    every = (_title(name, names, session.reading) for name in names)
    titles = " and ".join(filter(None, every))
    lines = (titles, FORMATS[usual(names)].title, WORDS[readers])
    sentence = "\n  ".join(("Now it goes on paper:", *lines))
    waits = (say_awaited(session.reading), say_without_number(session.reading))
    if said := "\n".join(filter(None, waits)):
        sentence = f"{said}\n\n{sentence}"
    if open_ := say_gone_through(session.reading):
        sentence = f"Still open, and it may wait:\n{open_}\n\n{sentence}"
    back = "Back to what is open" if open_ else "Later"
    return Confirm(GONE_THROUGH, sentence, "Write it now", cancel=back)


def _title(name: str, names: Collection[str], reading: Reading) -> str:
    document = DOCUMENTS[name]
    if not document.needs:
        return document.title
    options = options_first(names, reading)
    roles = owners(Sight(reading, readers_first(names)), options)
    if not roles:
        return ""
    some = ", the essential questions alone" if options.essential else ""
    return f"{many(len(roles), document.title.lower())}{some}"


def paper(session: PlanSession) -> ExportScreen:
    """Give the screen that writes them at once."""
    chosen = Chosen.first(session.reading)
    return ExportScreen(session, chosen, at_once=readers_first(chosen.documents))
