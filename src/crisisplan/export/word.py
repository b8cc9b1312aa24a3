"""A document as a Word file that an official can go on editing."""

from crisisplan.export.blocks import read_blocks
from crisisplan.export.facts import Facts
from crisisplan.export.word_document import write


def to_word(markdown: str, facts: Facts) -> bytes:
    """Give one of our documents as a Word file: the same bytes for the same words."""
    return write(read_blocks(markdown), facts)
