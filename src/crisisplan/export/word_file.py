"""The bytes of a Word file, with nothing in them of the computer that made it."""

from datetime import UTC, datetime
from io import BytesIO
from zipfile import ZipFile

from docx.document import Document

from crisisplan.export import package
from crisisplan.export.facts import Facts
from crisisplan.export.pieces import printable

_MAKER = "crisisplan"
_MOMENT = datetime(2000, 1, 1, tzinfo=UTC)
_UNUSED = ("/thumbnail", "/extended-properties", "/stylesWithEffects", "/customXml")
_TITLE = 255
"""Characters for which there is room in the properties."""


def packed(document: Document, facts: Facts) -> bytes:
    """Give the file: the same bytes for the same document."""
    for relations in (document.part.package.rels, document.part.rels):
        for key in [key for key, one in relations.items() if _is_unused(one.reltype)]:
            del relations[key]
    _set_properties(document, facts)
    made = BytesIO()
    document.save(made)
    with ZipFile(made) as source:
        return package.packed({one: source.read(one) for one in source.namelist()})


def _is_unused(kind: str) -> bool:
    return kind.endswith(_UNUSED)


def _set_properties(document: Document, facts: Facts) -> None:
    properties = document.core_properties
    properties.author = properties.last_modified_by = _MAKER
    properties.created = properties.modified = _MOMENT
    properties.title = printable(facts.title)[:_TITLE]
    properties.language = printable(facts.language)[:_TITLE]
    properties.comments = properties.keywords = ""
    properties.revision = 1
