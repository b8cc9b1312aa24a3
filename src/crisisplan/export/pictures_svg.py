"""Pictures as SVG: shapes, patterns and numbers, so that nothing is said by colour.

Nothing in it runs or is loaded, and every word is escaped where it is put down.
"""

import textwrap
from collections.abc import Iterator, Sequence
from html import escape
from itertools import accumulate

from crisisplan.export.pictures import Bar, Bars, Clock, Mark, Picture
from crisisplan.export.pieces import printable

WIDTH = 720
_FONT = "Segoe UI, Calibri, Helvetica Neue, Arial, Noto Sans, sans-serif"
_LABEL, _LETTERS, _LINE = 244, 38, 16
"""Room for what a bar is called: its width, characters on a line, height of a line."""
_BAR, _THICK, _GAP = 360, 16, 10
_LANE, _LANE_LETTERS, _MARK, _RADIUS = 160, 24, 23, 9
_HEAD, _NARROW = 58, 42
"""Height of what stands over the lanes, and how near its times may be side by side."""


def svg(picture: Picture, key: str) -> str:
    """Draw a picture; `key` sets its names apart from others on the same page."""
    match picture:
        case Bars():
            height, shapes = _draw_bars(picture, key)
        case Clock():
            height, shapes = _draw_clock(picture)
    said = ". ".join(picture.lines())
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" '
        f'width="{WIDTH}" height="{height}" role="img" fill="currentColor" '
        f'aria-labelledby="{key}-title {key}-words" font-family="{_FONT}" '
        f'font-size="13">\n<title id="{key}-title">{_text(picture.title)}</title>\n'
        f'<desc id="{key}-words">{_text(said)}.</desc>\n{shapes}\n</svg>'
    )


def _text(text: str) -> str:
    return escape(printable(text))


def _put(x: float, y: float, words: str, more: str = "") -> str:
    return f'<text x="{x:g}" y="{y:g}"{more}>{_text(words)}</text>'


def _box(x: float, y: float, width: float, fill: str) -> str:
    return (
        f'<rect x="{x:.1f}" y="{y:g}" width="{width:.1f}" height="{_THICK}" '
        f'fill="{fill}" stroke="currentColor"/>'
    )


def _wrapped(text: str, letters: int) -> list[str]:
    return textwrap.wrap(text, letters) or [""]


def _draw_bars(picture: Bars, key: str) -> tuple[int, str]:
    hatched = f"url(#{key}-lines)"
    shapes = [_pattern(key), *_legend(picture, hatched)]
    most = max(max(bar.all for bar in picture.bars), 1)
    top = _THICK + 2 * _GAP
    for bar in picture.bars:
        lines = _wrapped(bar.label, _LETTERS)
        room = max(len(lines) * _LINE, _THICK)
        shapes += [
            _put(0, top + 12.5 + n * _LINE, line) for n, line in enumerate(lines)
        ]
        shapes += _one_bar(bar, top, _BAR / most, hatched)
        top += room + _GAP
    return top, "\n".join(shapes)


def _pattern(key: str) -> str:
    return (
        f'<defs><pattern id="{key}-lines" width="6" height="6" '
        'patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
        '<rect width="2" height="6" fill="currentColor"/></pattern></defs>'
    )


def _legend(picture: Bars, hatched: str) -> Iterator[str]:
    every, answered, settled = picture.words
    x: float = _LABEL
    signs = (settled, "currentColor"), (answered, hatched), (every, "none")
    for word, fill in signs:
        yield _box(x, 0.5, 24, fill)
        yield _put(x + 30, 13, word)
        x += 48 + 7.5 * len(word)


def _one_bar(bar: Bar, top: float, scale: float, hatched: str) -> Iterator[str]:
    """Draw a bar over the whole, then what is answered, then what is settled of it."""
    for count, fill in (
        (bar.all, "none"),
        (bar.answered, hatched),
        (bar.settled, "currentColor"),
    ):
        if count:
            yield _box(_LABEL, top + 0.5, count * scale, fill)
    numbers = f"{bar.settled} / {bar.answered} / {bar.all}"
    yield _put(_LABEL + _BAR + 12, top + 13, numbers)


def _draw_clock(picture: Clock) -> tuple[int, str]:
    times = picture.times()
    slot = (WIDTH - _LANE) / max(sum(map(len, times)), 1)
    lefts = list(accumulate((len(one) * slot for one in times), initial=_LANE))
    shapes = list(_heads(picture, times, lefts, slot))
    top = _HEAD
    edges = [top]
    for who, cells in picture.lanes:
        lines = _wrapped(who, _LANE_LETTERS)
        shapes += [_put(0, top + 17 + n * _LINE, line) for n, line in enumerate(lines)]
        rows = [len(lines) * _LINE]
        for marks, stops, left in zip(cells, times, lefts, strict=False):
            for n, stop in enumerate(stops):
                here = [mark for mark in marks if mark.within == stop]
                shapes += _marks(here, left + (n + 0.5) * slot, top)
                rows.append(len(here) * _MARK)
        top += max(rows) + 8
        edges.append(top)
    return top + 1, "\n".join((*shapes, *_lines(edges, lefts[:-1], top)))


def _heads(
    picture: Clock,
    times: Sequence[Sequence[str]],
    lefts: Sequence[float],
    slot: float,
) -> Iterator[str]:
    """Write phases over their columns, and under each when things are due."""
    bold, small = ' font-weight="bold"', ' font-size="10.5" text-anchor="middle"'
    for phase, stops, left in zip(picture.phases, times, lefts, strict=False):
        letters = max(int(len(stops) * slot / 7.5), 1)
        for n, line in enumerate(_wrapped(phase, letters) if stops else ()):
            yield _put(left + 5, 13 + n * _LINE, line, bold)
        for n, stop in enumerate(stops):
            x, y = left + (n + 0.5) * slot, _HEAD - 8
            turn = f' transform="rotate(-50 {x:g} {y:g})"' if slot < _NARROW else ""
            yield _put(x, y, stop, small + turn)


def _marks(marks: Sequence[Mark], x: float, top: float) -> Iterator[str]:
    small = ' font-size="11" text-anchor="middle" font-weight="bold"'
    for n, mark in enumerate(marks):
        y = top + 4 + _MARK * (n + 0.5)
        yield (
            f'<circle cx="{x:g}" cy="{y:g}" r="{_RADIUS}" fill="none" '
            'stroke="currentColor" stroke-width="1.5"/>'
        )
        yield _put(x, y + 4, mark.number, small)


def _lines(
    rows: Sequence[float], columns: Sequence[float], end: float
) -> Iterator[str]:
    thin = 'stroke="currentColor" stroke-width=".5" opacity=".6"'
    for y in rows:
        yield f'<line x1="0" y1="{y:g}" x2="{WIDTH}" y2="{y:g}" {thin}/>'
    for x in columns:
        yield f'<line x1="{x:g}" y1="0" x2="{x:g}" y2="{end:g}" {thin}/>'
