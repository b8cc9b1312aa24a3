"""Files made from a plan: which documents, as what kinds of file, for whom.

What is wished becomes one `Job` for each file. Whoever has the jobs makes them one
after the other, can say how far it is, and can stop; nothing is written here.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property, partial

from crisisplan.domain.audience import WORDS, may_see
from crisisplan.domain.standing import Reading
from crisisplan.domain.values import Marking
from crisisplan.errors import CrisisPlanError
from crisisplan.export.document import Document
from crisisplan.export.documents import DOCUMENTS, agreed, file_name, find, render
from crisisplan.export.facts import Facts, facts_of
from crisisplan.export.formats import (
    FOR_EVERYBODY,
    FOR_OFFICES,
    Format,
    formats_of,
)
from crisisplan.export.handouts import owners, unasked
from crisisplan.export.options import BACK_BY, EACH_ROLE, NO_OPTIONS, Options
from crisisplan.export.view.sight import Sight

WHOLE = "plan"
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
            if one.many:
                continue
            if not may_see(one.least, audience):
                too_wide += (key,)
            elif one.needs and (options.given.keys() - {BACK_BY}).isdisjoint(
                one.options
            ):
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


def usual(documents: Iterable[str]) -> str:
    """Give the format that suits documents: what is filled in is written in Word."""
    if not any(find(name).needs for name in documents):
        return FOR_EVERYBODY
    return FOR_OFFICES


def jobs(wish: Wish, reading: Reading, now: datetime) -> tuple[Job, ...]:
    """Give a job for each file that is wished, in its order, each once.

    Raises:
        CrisisPlanError: There is no such document or format, a document cannot be made
            for this audience, or nothing at all can be made.
    """
    formats = formats_of(wish.formats)
    names = tuple(dict.fromkeys(wish.documents))
    each = [(name, one) for name in names for one in _one_by_one(name, wish, reading)]
    for name, one in each:
        agreed(name, reading, wish.audience, one.options)
    sources = [_Source(name, one, reading, now) for name, one in each]
    if not sources:
        raise CrisisPlanError(_no_source(wish, reading))
    wanted = [source.jobs(form) for source in sources for form in formats]
    if found := tuple(job for some in wanted for job in some):
        return found
    raise CrisisPlanError(
        " ".join(_empty(one, names, wish.audience) for one in formats)
    )


def _no_source(wish: Wish, reading: Reading) -> str:
    if unasked(Sight(reading, wish.audience), wish.options):
        kept = f"All that is open is kept from {WORDS[wish.audience]}."
        return f"There is nothing to make a handout of. {kept}"
    if wish.options.held:
        return "There is no handout to make: nobody holds a role of which it is asked."
    return "There is nothing in this plan to make a file of."


def _one_by_one(name: str, wish: Wish, reading: Reading) -> Iterator[Wish]:
    """Give the wish, or one for each chapter or role that is a file of its own."""
    if wish.options.owner == EACH_ROLE:
        sight = Sight(reading, wish.audience)
        roles = owners(sight, wish.options) if find(name).needs else ("",)
        for owner in roles:
            yield replace(wish, options=replace(wish.options, owner=owner))
        return
    if not find(name).many:
        yield wish
        return
    for chapter in reading.playbook.chapters:
        if not reading.plan.left_out(chapter.id):
            options = replace(wish.options, chapter=chapter.id)
            yield replace(wish, options=options)


def _empty(form: Format, names: Sequence[str], audience: Marking) -> str:
    """Say why a format holds nothing of some documents."""
    if any(map(form.takes, names)):
        words = WORDS[audience]
        return f"{form.title}: there is nothing in it that may be shown to {words}."
    return (
        f"{form.title}: this format holds no {', '.join(names)}. It is for: "
        f"{', '.join(form.documents)}."
    )


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

    def jobs(self, form: Format) -> Iterator[Job]:
        """Give the jobs that make its files in one format."""
        if not form.documents:
            yield self._reading(form)
        elif form.takes(self.name) and not self._is_inside_the_plan(form):
            yield from self._data(form)

    def _reading(self, form: Format) -> Job:
        called = self._called(self.name, form)

        def make() -> Made:
            content = form.convert(self.markdown, self.facts)
            return Made(self.name, called, content, self.markdown)

        return Job(self.name, called, make)

    def _data(self, form: Format) -> Iterator[Job]:
        from crisisplan.export.data.parts import Ask  # most runs make none of these

        sight = Sight(self.reading, self.wish.audience)
        for part in form.parts(Ask(self.name, sight, self.now, self.wish.options)):
            called = self._called(part.called, form)
            made = Made(self.name, called, part.content, part.text)
            yield Job(self.name, called, partial(_give, made))

    def _is_inside_the_plan(self, form: Format) -> bool:
        """Say whether the file of the plan holds these data already."""
        inside = self.name != "plan" and "plan" in self.wish.documents
        told = find(self.name).takes in self.wish.options.given
        return inside and form.takes("plan") and not told

    def _called(self, name: str, form: Format) -> str:
        options = self.wish.options
        if form.documents:  # data are not made by a template of the city's own
            options = replace(options, template=None)
        return file_name(name, self.reading, self.wish.audience, options, form.name)


def _give(made: Made) -> Made:
    return made
