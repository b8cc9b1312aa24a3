"""The first documents of a plan, one key from the last of the first questions."""

from crisisplan.domain.audience import WORDS
from crisisplan.domain.values import Marking
from crisisplan.export.documents import DOCUMENTS
from crisisplan.export.formats import FORMATS
from crisisplan.export.making import usual, wanted_first
from crisisplan.session.plan_session import PlanSession
from crisisplan.tui.screens.dialogs import Confirm
from crisisplan.tui.screens.export import ExportScreen

_READERS: Marking = "amber"
"""Who gets them: they hold names and numbers."""


def ask_for_paper(session: PlanSession, done: str) -> Confirm:
    """Give the question whether the first documents are written now."""
    names = wanted_first(session.reading)
    titles = " and ".join(DOCUMENTS[name].title for name in names)
    lines = (titles, FORMATS[usual(names)].title, WORDS[_READERS])
    sentence = "\n  ".join(("Now it goes on paper:", *lines))
    return Confirm(done, sentence, "Write it now", cancel="Later")


def paper(session: PlanSession) -> ExportScreen:
    """Give the screen that writes them at once."""
    return ExportScreen(session, at_once=_READERS)
