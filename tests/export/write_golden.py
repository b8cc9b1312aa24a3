"""Writes the golden documents anew, and gives what they are made of."""

from itertools import cycle
from pathlib import Path

from crisisplan.domain.standing import Reading
from crisisplan.domain.text import tidy
from crisisplan.domain.values import Marking
from crisisplan.export.documents import render
from tests.export import town
from tests.export.nasty import NASTY

GOLDEN = Path(__file__).parent / "golden"
CASES: tuple[tuple[str, str, Marking], ...] = (
    ("complete", "plan", "red"),
    ("complete", "plan", "amber"),
    ("complete", "plan", "clear"),
    ("complete", "action-cards", "amber"),
    ("gaps", "plan", "amber"),
    ("gaps", "plan", "green"),
    ("gaps", "action-cards", "amber"),
    ("hostile", "plan", "red"),
    ("hostile", "action-cards", "red"),
)


def plan(name: str) -> Reading:
    """Give one of the three plans: complete, with gaps, hostile."""
    if name == "gaps":
        return town.reading(town.with_gaps())
    if name == "complete":
        return town.reading()
    texts = cycle(text for text in map(tidy, NASTY) if text and len(text) < 99)
    return town.reading(town.plan_data(lambda _: next(texts)))


def document(case: str, name: str, audience: Marking) -> tuple[Path, str]:
    """Give a golden file with what it should hold."""
    text = render(name, plan(case), audience=audience, now=town.NOW)
    return GOLDEN / f"{case}-{name}-{audience}.md", text


if __name__ == "__main__":
    for one in CASES:
        path, text = document(*one)
        path.write_text(text, encoding="utf-8")
