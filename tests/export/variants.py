"""Every document of the register, with every option that it takes."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from crisisplan.domain.playbook import Playbook
from crisisplan.domain.standing import Reading
from crisisplan.domain.values import Marking
from crisisplan.export.document import Document
from crisisplan.export.documents import DOCUMENTS, file_name, render
from crisisplan.export.options import Options
from tests.export import town

INCIDENT = date(2027, 2, 28)


class Variant(NamedTuple):
    """One document as it can be asked for."""

    name: str
    options: Options = Options()

    def __str__(self) -> str:
        """Give the name with the option, as the id of a test."""
        option = self.options.owner or self.options.incident or ""
        return f"{self.name} {option}".strip()

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
    if document.takes == "incident":
        yield Variant(document.name, Options(incident=INCIDENT))


def variants_of(playbook: Playbook) -> tuple[Variant, ...]:
    """Give every document as it can be asked for with this playbook."""
    return tuple(
        variant for one in DOCUMENTS.values() for variant in _of(one, playbook)
    )


VARIANTS = variants_of(town.playbook())
