"""Files made from a plan: which documents, as what kinds of file, for whom.

What is wished becomes one `Job` for each file. Whoever has the jobs makes them one
after the other, can say how far it is, and can stop; nothing is written here.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from crisisplan.domain.audience import may_see
from crisisplan.domain.standing import Reading
from crisisplan.domain.values import Marking
from crisisplan.errors import CrisisPlanError
from crisisplan.export.document import Document
from crisisplan.export.documents import DOCUMENTS, file_name, find, render
from crisisplan.export.facts import Facts, facts_of
from crisisplan.export.formats import Format, formats_of
from crisisplan.export.options import NO_OPTIONS, Options

ALL = "all"
"""Stands for every document that can be made."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody wants to have made."""

    documents: tuple[str, ...]
    audience: Marking
    formats: tuple[str, ...] = ("md",)
    options: Options = NO_OPTIONS
    logo: bytes = b""
    """The city's logo, a picture; nothing where there is none."""


@dataclass(frozen=True, slots=True)
class Made:
    """A file that was made and is not written yet."""

    document: str
    """The document that it holds."""
    file_name: str
    content: bytes
    text: str
    """What it says, as words that can be searched."""


@dataclass(frozen=True, slots=True)
class Job:
    """A file that is going to be made."""

    document: str
    file_name: str
    make: Callable[[], Made]


@dataclass(frozen=True, slots=True)
class Chosen:
    """Documents that can be made, and those that were meant and cannot."""

    documents: tuple[str, ...]
    too_wide: tuple[str, ...] = ()
    """Not for this audience."""
    untold: Mapping[str, str] = field(default_factory=dict)
    """For each that needs one, the option that was not given."""


def choose(names: Iterable[str], audience: Marking, options: Options) -> Chosen:
    """Give documents in the order asked for, each once; `all` is every one that fits.

    Raises:
        CrisisPlanError: An option would change nothing.
    """
    wanted: dict[str, None] = {}
    too_wide: tuple[str, ...] = ()
    untold: dict[str, str] = {}
    for name in names:
        if name != ALL:
            wanted[name] = None
            continue
        for key, one in DOCUMENTS.items():
            if not may_see(one.least, audience):
                too_wide += (key,)
            elif one.needs and options.given.keys().isdisjoint(one.options):
                untold[key] = one.takes
            else:
                wanted[key] = None
    _use_all(wanted, options)
    return Chosen(tuple(wanted), too_wide, untold)


def _use_all(names: Iterable[str], options: Options) -> None:
    """Refuse an option that would change nothing."""
    documents = [find(name) for name in names]
    taken = {option for one in documents for option in one.options}
    _hold_template(documents, options)
    for option in options.given:
        if option not in taken:
            takers = [key for key, one in DOCUMENTS.items() if option in one.options]
            raise CrisisPlanError(
                f"--{option} is for {', '.join(takers)}; name one of them with "
                "--document."
            )


def _hold_template(documents: Sequence[Document], options: Options) -> None:
    """Refuse a template of the city's own where it is not meant for one document."""
    if options.template and (len(documents) != 1 or not documents[0].own):
        makers = [key for key, one in DOCUMENTS.items() if one.own]
        raise CrisisPlanError(
            f"--template makes one document: {' or '.join(makers)}. Name it with "
            "--document."
        )


def jobs(wish: Wish, reading: Reading, now: datetime) -> tuple[Job, ...]:
    """Give a job for each file that is wished, in its order, each once.

    Raises:
        CrisisPlanError: There is no such document or format.
    """
    formats = formats_of(wish.formats)
    names = [find(name).name for name in dict.fromkeys(wish.documents)]
    sources = [_Source(name, wish, reading, now) for name in names]
    return tuple(source.job(form) for source in sources for form in formats)


def make_all(wish: Wish, reading: Reading, now: datetime) -> tuple[Made, ...]:
    """Make all files that are wished.

    Raises:
        CrisisPlanError: One of them cannot be made; the text says why.
    """
    return tuple(job.make() for job in jobs(wish, reading, now))


def contents(made: Sequence[Made]) -> Mapping[str, bytes]:
    """Give what the files hold, by their names."""
    return {one.file_name: one.content for one in made}


@dataclass(frozen=True)
class _Source:
    """One document, made once for all its formats."""

    name: str
    wish: Wish
    reading: Reading
    now: datetime

    @cached_property
    def markdown(self) -> str:
        """What it says."""
        wish = self.wish
        return render(
            self.name,
            self.reading,
            audience=wish.audience,
            now=self.now,
            options=wish.options,
        )

    @cached_property
    def facts(self) -> Facts:
        """What every sheet of it says of itself."""
        wish = self.wish
        return facts_of(
            self.name, self.reading, wish.audience, self.now, logo=wish.logo
        )

    def job(self, form: Format) -> Job:
        """Give the job that makes its file in one format."""
        wish = self.wish
        called = file_name(
            self.name, self.reading, wish.audience, wish.options, form.name
        )

        def make() -> Made:
            content = form.convert(self.markdown, self.facts)
            return Made(self.name, called, content, self.markdown)

        return Job(self.name, called, make)
