"""Days as a calendar (.ics, RFC 5545) that can be taken in again and again."""

import hashlib
import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime

from crisisplan.domain.text import one_line
from crisisplan.export.data.dates import Day
from crisisplan.export.facts import Facts
from crisisplan.export.pieces import printable

_LINE = 75
"""Bytes of a line; what is longer goes on in the next, after a space."""
_SPECIAL = re.compile(r"[\\;,]")
_BEGINNING = date(2000, 1, 1)


def to_ics(days: Sequence[Day], facts: Facts, whose: str, now: datetime) -> bytes:
    """Give the calendar: the same bytes for the same days on the same day.

    Args:
        days: What falls on which day.
        facts: What the calendar says of itself.
        whose: Tells this plan from others; what is taken in again then replaces what
            came from the same plan before.
        now: When it is made; what is made later counts as the newer.
    """
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//crisisplan//crisisplan//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_text(facts.title)}",
    ]
    mark = hashlib.sha256(whose.encode()).hexdigest()[:16]
    for day in days:
        lines += _event(day, facts, mark, now.date())
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line)).encode()


def _event(day: Day, facts: Facts, mark: str, today: date) -> Iterator[str]:
    words = f"{day.words}\n\n{facts.title}\n{facts.marking_words}".strip()
    yield "BEGIN:VEVENT"
    yield f"UID:{day.key}.{mark}@crisisplan"
    yield f"DTSTAMP:{today:%Y%m%d}T000000Z"
    yield f"SEQUENCE:{(today - _BEGINNING).days}"
    yield f"DTSTART;VALUE=DATE:{day.on.isoformat().replace('-', '')}"
    yield f"SUMMARY:{_text(one_line(day.title))}"
    yield f"DESCRIPTION:{_text(words)}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _text(text: str) -> str:
    marked = _SPECIAL.sub(lambda found: "\\" + found[0], printable(text))
    return marked.replace("\n", "\\n").replace("\t", " ")


def _folded(line: str) -> Iterator[str]:
    """Give a line in parts of at most 75 bytes, no letter of it divided."""
    part, size = "", 0
    for letter in line:
        width = len(letter.encode())
        if size + width > _LINE:
            yield part
            part, size = " ", 1
        part, size = part + letter, size + width
    yield part
