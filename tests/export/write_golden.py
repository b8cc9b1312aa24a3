"""Writes the golden documents anew, and gives what they are made of."""

from datetime import date
from itertools import cycle
from pathlib import Path
from typing import NamedTuple

from crisisplan.domain.standing import Reading
from crisisplan.domain.text import tidy
from crisisplan.domain.values import Marking
from crisisplan.export.documents import render
from crisisplan.export.making import Wish, make_all
from crisisplan.export.options import Options
from tests.export import town
from tests.export.nasty import NASTY

GOLDEN = Path(__file__).parent / "golden"


class Case(NamedTuple):
    """A golden file: of which plan, which document, for whom."""

    plan: str
    name: str
    audience: Marking
    options: Options = Options()


_CASES: tuple[tuple[str, str, Marking], ...] = (
    ("complete", "plan", "red"),
    ("complete", "plan", "amber"),
    ("complete", "plan", "clear"),
    ("complete", "action-cards", "amber"),
    ("gaps", "plan", "amber"),
    ("gaps", "plan", "green"),
    ("gaps", "action-cards", "amber"),
    ("hostile", "plan", "red"),
    ("hostile", "action-cards", "red"),
    ("gaps", "first-page", "amber"),
    ("complete", "first-page", "amber"),
    ("gaps", "brief", "amber"),
    ("complete", "contacts", "amber"),
    ("gaps", "contacts", "amber"),
    ("complete", "statements", "green"),
    ("gaps", "statements", "amber"),
    ("complete", "sites", "red"),
    ("complete", "forms", "amber"),
    ("gaps", "gaps", "amber"),
    ("gaps", "follow-up", "amber"),
    ("complete", "resolution", "clear"),
    ("gaps", "resolution", "amber"),
    ("complete", "hand-over", "amber"),
    ("gaps", "lessons", "amber"),
)
CASES = (
    *(Case(*case) for case in _CASES),
    Case("gaps", "handout", "amber", Options(owner="duty-officer")),
    Case("gaps", "handout", "red", Options(owner="mayor")),
    Case("complete", "follow-up", "amber", Options(incident=date(2027, 2, 28))),
)


def plan(name: str) -> Reading:
    """Give one of the three plans: complete, with gaps, hostile."""
    if name == "gaps":
        return town.reading(town.with_gaps())
    if name == "complete":
        return town.reading()
    texts = cycle(text for text in map(tidy, NASTY) if text and len(text) < 99)
    return town.reading(town.plan_data(lambda _: next(texts)))


def document(case: Case) -> tuple[Path, str]:
    """Give a golden file with what it should hold."""
    text = render(
        case.name,
        plan(case.plan),
        audience=case.audience,
        now=town.NOW,
        options=case.options,
    )
    return GOLDEN / f"{called(case)}.md", text


def called(case: Case) -> str:
    """Give the name of a golden file."""
    option = case.options.owner or case.options.incident
    parts = (case.plan, case.name, option, case.audience)
    return "-".join(str(part) for part in parts if part)


class DataCase(NamedTuple):
    """A golden file of data: of which plan, which document, for whom, in which form."""

    plan: str
    name: str
    audience: Marking
    format: str


DATA_CASES = (
    DataCase("complete", "plan", "amber", "json"),
    DataCase("gaps", "plan", "clear", "json"),
    DataCase("gaps", "plan", "amber", "ics"),
    DataCase("complete", "contacts", "red", "csv"),
    DataCase("complete", "sites", "red", "csv"),
    DataCase("gaps", "gaps", "amber", "csv"),
    DataCase("complete", "action-cards", "amber", "csv"),
)


def data_file(case: DataCase) -> tuple[Path, bytes]:
    """Give a golden file of data with what it should hold."""
    wish = Wish((case.name,), case.audience, (case.format,))
    (made,) = make_all(wish, plan(case.plan), town.NOW)
    return GOLDEN / data_called(case), made.content


def data_called(case: DataCase) -> str:
    """Give the name of a golden file of data."""
    return f"{case.plan}-{case.name}-{case.audience}.{case.format}"


if __name__ == "__main__":
    for one in CASES:
        path, text = document(one)
        path.write_text(text, encoding="utf-8")
    for case in DATA_CASES:
        path, content = data_file(case)
        path.write_bytes(content)
