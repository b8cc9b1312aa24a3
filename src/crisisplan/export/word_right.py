"""Text of scripts that are read from the right, as Word wants it marked."""

import unicodedata
from typing import Any

from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from crisisplan.export.word_parts import element

_FROM_RIGHT = ("R", "AL")
_STRONG = ("L", *_FROM_RIGHT)
"""Directions of letters, by Unicode; digits and stops have none of their own."""
_BEHIND = (
    *("w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind", "w:contextualSpacing"),
    *("w:mirrorIndents", "w:suppressOverlap", "w:jc", "w:textDirection"),
    *("w:textAlignment", "w:textboxTightWrap", "w:outlineLvl", "w:divId"),
    *("w:cnfStyle", "w:rPr", "w:sectPr", "w:pPrChange"),
)
"""What may follow `w:bidi` in the properties of a paragraph, by ECMA-376."""


def reads_from_the_right(text: str) -> bool:
    """Say whether the first letter of a text is of a script as Arabic or Hebrew."""
    directions = map(unicodedata.bidirectional, text)
    return next((one in _FROM_RIGHT for one in directions if one in _STRONG), False)


def turn(paragraph: Paragraph, text: str) -> None:
    """Have a paragraph begin at the right where its text is read from there."""
    if not reads_from_the_right(text):
        return
    properties: Any = paragraph._p.get_or_add_pPr()
    if properties.find(qn("w:bidi")) is None:
        properties.insert_element_before(element("w:bidi"), *_BEHIND)


def turn_run(made: Run) -> None:
    """Have a run read from the right where its text is; it stays bold or italic."""
    if reads_from_the_right(made.text):
        font = made.font
        font.rtl, font.cs_bold, font.cs_italic = True, made.bold, made.italic
