"""How much room words take on a page, guessed from how long they are.

A PDF can be measured and made smaller; Word cannot. What a page promises to hold is
chosen by a guess that is rather too high than too low.
"""

from collections.abc import Iterable

from crisisplan.export.view.people import Contact

FOR, NAME, NUMBERS, ABOUT = 26, 20, 44, 36
"""Characters on a line in the columns of a table of numbers."""
LINE = 100
"""Characters on a line of the page."""
_ROW = 1
"""The space around a row, in lines."""


def wrapped(text: str, width: int) -> int:
    """Give the lines of a text in a column that is `width` characters wide."""
    return sum(-(-len(line) // width) or 1 for line in text.split("<br>"))


def row(*cells: tuple[str, int]) -> int:
    """Give the height of a row: that of its highest cell, each with its width."""
    return _ROW + max(wrapped(text, width) for text, width in cells)


def lines_of(shown: Contact) -> int:
    """Give the height of a row with the numbers of somebody."""
    duty, name, phones = shown["duty"], shown["name"], shown["first_phones"]
    return row((duty, FOR), (name, NAME), (phones, NUMBERS))


def fitting(heights: Iterable[int], room: int, least: int) -> int:
    """Give how many of some rows fit; at least so many, if there are."""
    found = 0
    for count, height in enumerate(heights, 1):
        room -= height
        if room < 0 and count > least:
            break
        found = count
    return found
