"""A document as a Word file that an official can go on editing."""

from crisisplan.errors import CrisisPlanError
from crisisplan.export.blocks import read_blocks
from crisisplan.export.facts import Facts

_NEEDED = ("docx", "lxml")


def to_word(markdown: str, facts: Facts) -> bytes:
    """Give one of our documents as a Word file: the same bytes for the same words.

    Raises:
        CrisisPlanError: What makes Word files is not installed; the text says how it
            is added.
    """
    try:
        from crisisplan.export.word_document import write
    except ModuleNotFoundError as missing:
        if (missing.name or "").split(".")[0] not in _NEEDED:
            raise
        raise CrisisPlanError(
            "Word files need an addition that is not installed. Add it with: python3 "
            "-m pip install 'crisisplan[word]'"
        ) from None
    return write(read_blocks(markdown), facts)
