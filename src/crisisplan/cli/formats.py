"""Documents as files of other kinds: HTML and Word, made from their Markdown."""

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import PurePath

from crisisplan.cli.documents import Made
from crisisplan.cli.guard import say
from crisisplan.domain.standing import Reading
from crisisplan.domain.values import Marking
from crisisplan.export.facts import Facts, facts_of
from crisisplan.export.html import to_html
from crisisplan.export.word import to_word

Convert = Callable[[str, Facts], bytes]

_CONVERSIONS: Mapping[str, Convert | None] = {
    "md": None,
    "html": lambda markdown, facts: to_html(markdown, facts).encode(),
    "docx": to_word,
}


def in_formats(
    made: Sequence[Made],
    formats: Sequence[str],
    reading: Reading,
    *,
    audience: Marking,
    now: datetime,
) -> tuple[Made, ...]:
    """Give each document in every format asked for, each once.

    Raises:
        CrisisPlanError: What makes one of the formats is not installed.
    """
    wanted = tuple(dict.fromkeys(formats))

    def files() -> Iterator[Made]:
        for one in made:
            facts = facts_of(one.name, reading, audience, now)
            for name in wanted:
                yield _converted(one, name, facts)

    return tuple(files())


def _converted(made: Made, name: str, facts: Facts) -> Made:
    convert = _CONVERSIONS[name]
    if convert is None:
        return made
    file_name = str(PurePath(made.file_name).with_suffix(f".{name}"))
    if sys.stderr.isatty():  # who waits is told for what
        say(f"Making {file_name} …")
    return replace(made, file_name=file_name, converted=convert(made.text, facts))
