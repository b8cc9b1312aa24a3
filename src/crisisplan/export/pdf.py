"""A document as a PDF file: for the printer, the archive and a screen reader."""

from functools import partial

from crisisplan.export.blocks import read_blocks
from crisisplan.export.facts import Facts
from crisisplan.export.pdf_file import compiled
from crisisplan.export.pdf_source import source


def to_pdf(markdown: str, facts: Facts) -> bytes:
    """Give one of our documents as a PDF file: the same bytes for the same words."""
    return compiled(partial(source, read_blocks(markdown), facts))
