"""How the lines of the list are drawn, each exactly as wide as the list."""

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.widget import Widget

from crisisplan.domain.playbook import Chapter, Item
from crisisplan.domain.standing import Reading
from crisisplan.domain.text import one_line, tidy
from crisisplan.tui.outline import NOTHING, PARKED, Outline, Row, count, mark
from crisisplan.tui.text import marks

_MARK, _STAR = 3, 5
"""The cells of the mark, and of the star of what is essential."""
_COLOURED = frozenset({"answered", "draft", "asked", "refused"})
"""Marks that have a colour of their own."""
_NOTHING = "Nothing is like that. Ctrl+L shows all."


class ItemLines:
    """Draws lines; what was counted is kept until it is forgotten."""

    def __init__(self) -> None:
        """Begin with nothing counted."""
        self._counts: dict[str, tuple[int, int]] = {}
        self._marks = marks()

    def forget_counts(self) -> None:
        """Count anew from now on."""
        self._counts.clear()

    def draw(self, reading: Reading, outline: Outline, row: Row, width: int) -> str:
        """Give the text of a line, its first cell free for the cursor."""
        if row.item:
            return self._item(reading, row.item, width)
        if row.chapter:
            return self._chapter(reading, outline, row.chapter, width)
        if row.head == NOTHING:
            return _fit(f"  {_NOTHING}", width)
        fold = self._marks["unfolded" if row.head in outline.unfolded else "folded"]
        parked = sum(1 for _ in outline.inside(row.head))
        return _fit(f" {fold} {parked} parked, not asked now", width)

    def _item(self, reading: Reading, item: Item, width: int) -> str:
        sign = self._marks.get(mark(reading, item), " ")
        weight = self._marks["star"] if item.essential else " "
        title = _clean(reading.playbook.say(item.title))
        return _fit(f"   {sign} {weight}{title}", width - 1) + " "

    def _chapter(
        self, reading: Reading, outline: Outline, chapter: Chapter, width: int
    ) -> str:
        fold = self._marks["unfolded" if chapter.id in outline.unfolded else "folded"]
        if reading.plan.left_out(chapter.id):
            said = "left out"
        else:
            known = self._counts.get(chapter.id)
            if known is None:
                known = count(reading, outline.inside(chapter.id))
                self._counts[chapter.id] = known
            said = f"{known[0]}/{known[1]}"
        title = f" {fold} {_clean(reading.playbook.say(chapter.title))}"
        return _fit(title, width - cell_len(said) - 2) + f" {said} "


class LineStyles:
    """Styles of lines, each worked out once a picture: Textual asks all around them."""

    def __init__(self, of_list: Widget) -> None:
        """Take the styles from the component classes of a list."""
        self._list = of_list
        self._known: dict[tuple[str, bool], Style] = {}

    def forget(self) -> None:
        """Work them out anew from now on."""
        self._known.clear()

    def paint(
        self, text: str, row: Row, reading: Reading, *, here: bool
    ) -> tuple[Segment, ...]:
        """Give the pieces of a drawn line; a mark has a colour besides its shape."""
        if row.item is None:
            return (Segment(text, self._of("chapter", here=here)),)
        settled = row.head == PARKED or reading.standing(row.item).settled
        style = self._of("settled" if settled else "", here=here)
        said = _colour(row.item, reading)
        if not said and not row.item.essential:
            return (Segment(text, style),)
        of_mark = self._of(said, here=here) if said else style
        begin = Segment(text[:_MARK], style), Segment(text[_MARK : _MARK + 1], of_mark)
        if not row.item.essential:
            return (*begin, Segment(text[_MARK + 1 :], style))
        return (
            *begin,
            Segment(text[_MARK + 1 : _STAR], style),
            Segment(text[_STAR : _STAR + 1], self._of("star", here=here)),
            Segment(text[_STAR + 1 :], style),
        )

    def _of(self, part: str, *, here: bool) -> Style:
        if (part, here) not in self._known:
            self._known[part, here] = self._worked_out(part, here=here)
        return self._known[part, here]

    def _worked_out(self, part: str, *, here: bool) -> Style:
        style = self._list.rich_style
        for name in (part, "cursor" if here else ""):
            if name:
                style += self._list.get_component_rich_style(
                    f"item-list--{name}", partial=name != "settled"
                )
        return style


def _colour(item: Item, reading: Reading) -> str:
    """Name the colour of a mark; its shape says the same without it."""
    standing, known = reading.standing(item), mark(reading, item)
    if standing.overdue:
        return "overdue"
    waits = known == "answered" and not standing.settled  # a partner is to agree
    return known if known in _COLOURED and not waits else ""


def _clean(text: str) -> str:
    return one_line(tidy(text))


def _fit(text: str, width: int) -> str:
    """Give `text` in exactly `width` cells, with an ellipsis where it is cut."""
    if cell_len(text) > width > 1:
        return set_cell_size(text, width - 1) + "…"
    return set_cell_size(text, max(0, width))
