"""Every document of the register with every option, and all kinds of data."""

from collections.abc import Iterator
from datetime import date
from io import BytesIO
from typing import NamedTuple
from zipfile import ZipFile, is_zipfile

from crisisplan.domain.playbook import Playbook
from crisisplan.domain.standing import Reading
from crisisplan.domain.values import Marking
from crisisplan.export.document import Document
from crisisplan.export.documents import DOCUMENTS, file_name, render
from crisisplan.export.formats import FORMATS
from crisisplan.export.making import Made, Wish, make_all
from crisisplan.export.options import Options
from tests.export import town

INCIDENT = date(2027, 2, 28)


class Variant(NamedTuple):
    """One document as it can be asked for."""

    name: str
    options: Options = Options()

    def __str__(self) -> str:
        """Give the name with the option, as the id of a test."""
        told = self.options
        option = told.owner or told.incident or told.chapter
        essential = "essential" if told.essential else ""
        return " ".join(str(one) for one in (self.name, option, essential) if one)

    @property
    def least(self) -> Marking:
        """The widest audience for which it is made."""
        return DOCUMENTS[self.name].least

    def made(self, reading: Reading, audience: Marking) -> str:
        """Make it on the day of all tests."""
        return render(
            self.name, reading, audience=audience, now=town.NOW, options=self.options
        )

    def file(self, reading: Reading, audience: Marking) -> str:
        """Name its file."""
        return file_name(self.name, reading, audience, self.options)


def _of(document: Document, playbook: Playbook) -> Iterator[Variant]:
    if not document.needs:
        yield Variant(document.name)
    if document.takes == "owner":
        roles = tuple(playbook.roles)
        for role in roles if document.needs else roles[:1]:
            yield Variant(document.name, Options(owner=role))
        if document.needs:
            yield Variant(document.name, Options(owner=roles[0], essential=True))
    if document.takes == "incident":
        yield Variant(document.name, Options(incident=INCIDENT))
    for chapter in playbook.chapters[:1] if document.takes == "chapter" else ():
        yield Variant(document.name, Options(chapter=chapter.id))


def variants_of(playbook: Playbook) -> tuple[Variant, ...]:
    """Give every document as it can be asked for with this playbook."""
    return tuple(
        variant for one in DOCUMENTS.values() for variant in _of(one, playbook)
    )


VARIANTS = variants_of(town.playbook())


class Data(NamedTuple):
    """The data of one document in one format."""

    variant: Variant
    format: str

    def __str__(self) -> str:
        """Give document and format, as the id of a test."""
        return f"{self.variant} {self.format}"

    @property
    def least(self) -> Marking:
        """The widest audience that is given anything."""
        sheets = self.format in ("xlsx", "csv")
        return "amber" if sheets else self.variant.least

    def files(self, reading: Reading, audience: Marking) -> tuple[Made, ...]:
        """Make the files on the day of all tests."""
        name, options = self.variant
        wish = Wish((name,), audience, (self.format,), options)
        return make_all(wish, reading, town.NOW)

    def made(self, reading: Reading, audience: Marking) -> str:
        """Give all that stands in the files, in their properties too."""
        return "\n".join(inside(one.content) for one in self.files(reading, audience))

    def file(self, reading: Reading, audience: Marking) -> str:
        """Name its files."""
        return "\n".join(one.file_name for one in self.files(reading, audience))


def inside(content: bytes) -> str:
    """Give all that stands in a file, each part of it where it has several."""
    if not is_zipfile(BytesIO(content)):
        return content.decode().replace("\r\n ", "")
    with ZipFile(BytesIO(content)) as parts:
        return "\n".join(
            f"{one.filename} {one.comment!r}\n{parts.read(one).decode()}"
            for one in parts.infolist()
        )


DATA = tuple(
    Data(variant, form.name)
    for form in FORMATS.values()
    for variant in (Variant("plan"), Variant("follow-up", Options(incident=INCIDENT)))
    if variant.name in form.documents
)
"""The data of the plan hold those of the other documents, but for an incident."""
