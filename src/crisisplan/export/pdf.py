"""A document as a PDF file: for the printer, the archive and a screen reader."""

from crisisplan.errors import CrisisPlanError
from crisisplan.export.blocks import read_blocks
from crisisplan.export.facts import Facts
from crisisplan.export.pdf_source import source


def to_pdf(markdown: str, facts: Facts) -> bytes:
    """Give one of our documents as a PDF file: the same bytes for the same words.

    Raises:
        CrisisPlanError: What makes PDF files is not installed; the text says how it is
            added, and what does without.
    """
    try:
        from crisisplan.export.pdf_file import compiled
    except ModuleNotFoundError as missing:
        if missing.name != "typst":
            raise
        raise CrisisPlanError(
            "PDF files need an addition that is not installed. Add it with: python3 "
            "-m pip install 'crisisplan[pdf]'. Or export HTML, open it in a browser, "
            "and print it from there."
        ) from None
    return compiled(source(read_blocks(markdown), facts))
