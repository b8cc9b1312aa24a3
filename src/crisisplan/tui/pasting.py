"""What is pasted cannot press keys: an escape sign inside it is no escape sign."""

import re

BEGIN, END = "\x1b[200~", "\x1b[201~"
"""What a terminal sends before and after pasted text."""
_UNSENT, _REPLACED = re.compile("[\x00\x1b]"), "\ufffd"


class Pasting:
    """Follows what the terminal sends, piece by piece.

    Textual reads an escape sign inside pasted text as the beginning of a key, and
    types the rest of the text before the text itself. Most terminals send none; some
    pass on whatever was copied.
    """

    def __init__(self) -> None:
        """Begin outside of any pasted text."""
        self._inside = False
        self._tail = ""
        """What may be the beginning of a mark; inside it waits, outside it is sent."""

    def clean(self, piece: str) -> str:
        """Give what the terminal sent, without escape signs inside pasted text."""
        sent = 0 if self._inside else len(self._tail)
        text, cleaned = self._tail + piece, ""
        while text:
            mark = END if self._inside else BEGIN
            before, found, text = text.partition(mark)
            self._tail = "" if found else _beginning(mark, before)
            if self._inside:
                before = _UNSENT.sub(_REPLACED, before.removesuffix(self._tail))
            cleaned += before + found
            self._inside ^= bool(found)
        return cleaned[sent:]


def _beginning(mark: str, text: str) -> str:
    """Give the beginning of `mark` with which `text` ends; nothing where it does not.

    Outside of pasted text it is sent all the same: it may be a key, for which nobody
    waits.
    """
    sizes = range(len(mark) - 1, 0, -1)
    return next((mark[:size] for size in sizes if text.endswith(mark[:size])), "")
