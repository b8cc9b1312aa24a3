"""Files that are made from the plan itself, and not from the words of a document."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from crisisplan.domain.sheets import SITES
from crisisplan.export.data.calendar_file import to_ics
from crisisplan.export.data.csv_file import to_csv
from crisisplan.export.data.dates import days
from crisisplan.export.data.plan_json import to_json
from crisisplan.export.data.sheets import Sheet, sheets
from crisisplan.export.data.workbook import to_xlsx
from crisisplan.export.facts import Facts, facts_of
from crisisplan.export.options import Options
from crisisplan.export.view.sight import Sight


@dataclass(frozen=True, slots=True)
class Ask:
    """Of which document the data are wanted, and for whom."""

    document: str
    sight: Sight
    now: datetime
    options: Options

    @property
    def facts(self) -> Facts:
        """What the file says of itself."""
        return facts_of(
            self.document, self.sight.reading, self.sight.audience, self.now
        )

    @property
    def sheets(self) -> tuple[Sheet, ...]:
        """The sheets of the document."""
        return sheets(self.sight, [self.document], self.options)


@dataclass(frozen=True, slots=True)
class Part:
    """One file."""

    called: str
    """What stands in its name where others have the name of the document."""
    content: bytes
    text: str
    """What it says, as words that can be searched."""


def as_json(ask: Ask) -> Iterator[Part]:
    """Give the plan as JSON."""
    text = to_json(ask.sight, ask.now)
    yield Part(ask.document, text.encode(), text)


def as_xlsx(ask: Ask) -> Iterator[Part]:
    """Give one workbook with all sheets; none where there is no sheet."""
    if found := ask.sheets:
        text = "\n".join(sheet.text for sheet in found)
        yield Part(ask.document, to_xlsx(found, ask.facts), text)


def as_csv(ask: Ask) -> Iterator[Part]:
    """Give each sheet as a file of its own."""
    for sheet in ask.sheets:
        site = sheet.document == SITES
        called = f"{SITES}-{sheet.name}" if site else sheet.document
        yield Part(called, to_csv(sheet), sheet.text)


def as_ics(ask: Ask) -> Iterator[Part]:
    """Give a calendar with the days that the document holds."""
    found = days(ask.sight, [ask.document], ask.options)
    plan = ask.sight.plan
    whose = f"{plan.city.name}\n{plan.playbook.id}"
    text = "\n".join(f"{day.title}\n{day.words}" for day in found)
    yield Part(ask.document, to_ics(found, ask.facts, whose, ask.now), text)
