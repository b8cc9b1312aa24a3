"""Where the plan stands, part by part, as lines that lead to what they are about."""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets.option_list import Option

from crisisplan.domain.overview import Part
from crisisplan.domain.points import Place, Point
from crisisplan.domain.progress import Count
from crisisplan.domain.text import one_line
from crisisplan.tui.text import BAR_STYLE, lit, lit_line, marks
from crisisplan.tui.widgets.lines import SteadyList

_BAR, _TITLE = 16, 20
"""Cells of a bar, and the least that is left for what it counts."""
_MARGIN = 2
_TIE = "\u00a0"
"""A blank at which no line is broken."""


class Parts(SteadyList):
    """Headings, sentences and bars; Enter or a click goes where a line leads."""

    DEFAULT_CSS = """
    Parts { border: none; padding: 0; }
    Parts:focus { border: none; }
    Parts > .option-list--option-disabled { color: $foreground; }
    Parts:blur > .option-list--option-highlighted { background: transparent; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "left",
            "screen.leap(-1)",
            "Part before",
            key_display="Left",
            id="parts.before",
            tooltip="Go up to the part before",
        ),
        Binding(
            "right",
            "screen.leap(1)",
            "Next part",
            key_display="Right",
            id="parts.next",
            tooltip="Go down to the next part",
        ),
    ]

    @dataclass
    class Chosen(Message):
        """Somebody wants to go there."""

        place: Place

    def __init__(self, widget_id: str, *, begin: str = "") -> None:
        """Show nothing yet; `begin` is the part on which one stands first."""
        super().__init__(markup=False, id=widget_id)
        self._parts: Sequence[Part] = ()
        self._places: list[Place | None] = []
        self._heads: list[int] = []
        """The first line of each part on which one can stand."""
        self._drawn = 0
        self._begin = begin
        self._beside = False

    def show(self, parts: Sequence[Part], *, beside: bool = False) -> None:
        """Show other parts, and stay on the line that leads to the same place.

        `beside` says that others stand beside them: a sign shows where one is.
        """
        self._parts, self._beside = parts, beside
        self._draw()

    def on_resize(self) -> None:
        """Break the sentences anew, when it is known how wide a line can be."""
        self.call_after_refresh(self._fit)

    def on_focus(self) -> None:
        """Say at the headings that one is here."""
        self._draw()

    def on_blur(self) -> None:
        """Say at the headings that one is elsewhere."""
        self._draw()

    def _fit(self) -> None:
        if self.scrollable_content_region.width != self._drawn:
            self._draw()

    def _draw(self) -> None:
        before, index = self._places, self.highlighted
        self._drawn = self.scrollable_content_region.width
        self._places, self._heads, options = [], [], list[Option]()
        begin = None
        for part in self._parts:
            options.append(Option(self._head(part), disabled=True))
            self._places.append(None)
            head = self._add(part, options)
            if head is not None:
                self._heads.append(head)
                begin = head if part.key == self._begin else begin
        self.set_options(options)
        first = begin if begin is not None else next(iter(self._heads), None)
        self.highlighted = first if index is None else self._again(before, index, first)

    def _add(self, part: Part, options: list[Option]) -> int | None:
        """Add the lines of a part, and give the first on which one can stand."""
        head = None
        width = max((len(_numbers(one.count)) for one in part.points), default=0)
        for point in part.points:
            if point.to and head is None:
                head = len(options)
            options.append(Option(self._line(point, width), disabled=not point.to))
            self._places.append(point.to)
        return head

    def _again(
        self, before: Sequence[Place | None], index: int, otherwise: int | None
    ) -> int | None:
        """Give the line that leads where the line `index` led, the nearest to it."""
        same = [n for n, one in enumerate(self._places) if one and one == before[index]]
        return min(same, key=lambda n: abs(n - index), default=otherwise)

    @property
    def _room(self) -> int:
        return max(20, self._drawn - 1)

    def _head(self, part: Part) -> Content:
        about = part.about
        if part.key == "short" and any(point.count for point in part.points):
            signs = marks()
            words = (("full", "settled"), ("half", "answered"), ("empty", "open"))
            legend = ", ".join(f"{signs[sign]}{_TIE}{word}" for sign, word in words)
            about = f"{about} {legend}."
        blank = "\n" if self._places else ""
        said = "\n".join(textwrap.wrap(about, self._room)).replace(_TIE, " ")
        here = f"{marks()['folded']} " if self._beside and self.has_focus else ""
        title = Content.assemble(here, lit_line(part.title))
        title = title.stylize("bold $text-accent")
        return Content.assemble(blank, title, "\n", lit(said).stylize("dim"))

    def _line(self, point: Point, width: int) -> Content:
        """Give a sentence, or a bar with its numbers in `width` cells and a title."""
        text = one_line(point.text)
        if point.count is None:
            return lit("\n".join(_hanging(text, self._room)))
        head = f"{count_bar(point.count, _BAR)} {_numbers(point.count):>{width}}"
        room = max(_TITLE, self._room - _MARGIN - len(head) - 2)
        title = textwrap.wrap(text, room, break_on_hyphens=False)
        gap = "\n" + " " * (_MARGIN + len(head) + 2)
        line = lit(f"{' ' * _MARGIN}{head}  {gap.join(title)}")
        drawn, signs = line.plain[_MARGIN : _MARGIN + _BAR], marks()
        full, empty = drawn.count(signs["full"]), drawn.count(signs["empty"])
        settled, end = _MARGIN + full, _MARGIN + _BAR
        line = line.stylize("bold $success", _MARGIN, settled)
        line = line.stylize(BAR_STYLE, settled, end - empty)
        return line.stylize("$text-disabled", end - empty, end)

    def leap(self, by: int) -> bool:
        """Go to the first line of another part; False where there is none."""
        here = self.highlighted or 0
        heads = [one for one in self._heads if (one > here if by > 0 else one < here)]
        if heads:
            self.highlighted = heads[0] if by > 0 else heads[-1]
        return bool(heads)

    def stand(self, last: bool) -> None:
        """Come in from another list: to its first part, or to its last."""
        self.focus()
        if self._heads:
            self.highlighted = self._heads[-1 if last else 0]

    def action_select(self) -> None:
        """Go where the line leads."""
        place = self._places[self.highlighted] if self.highlighted is not None else None
        if place:
            self.post_message(self.Chosen(place))


def _hanging(text: str, room: int) -> list[str]:
    """Break a sentence; its other lines are set in further than the first."""
    return textwrap.wrap(
        text,
        room,
        initial_indent=" " * _MARGIN,
        subsequent_indent=" " * 2 * _MARGIN,
        break_on_hyphens=False,
    )


def _numbers(count: Count | None) -> str:
    if count is None:
        return ""
    return f"{count.answered}/{count.items}, {count.settled} settled"


def count_bar(count: Count, cells: int) -> str:
    """Draw what is settled, answered and open as three shapes, rounded down."""
    signs = marks()
    if not count.items:
        return " " * cells
    settled = count.settled * cells // count.items
    answered = count.answered * cells // count.items - settled
    shapes = (
        (signs["full"], settled),
        (signs["half"], answered),
        (signs["empty"], cells - settled - answered),
    )
    return "".join(sign * many for sign, many in shapes)
