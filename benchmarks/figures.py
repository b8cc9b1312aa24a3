"""What was measured, beside what it may be at most."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """One measured thing."""

    what: str
    measured: float
    floor: float | None = None
    """The same thing at its barest on this machine."""
    most: float | None = None
    """The limit, of the ratio or of the figure itself."""
    is_ratio: bool = True
    """Whether the limit is one of the ratio."""
    unit: str = "ms"
    floor_is: str = ""

    @property
    def ratio(self) -> float | None:
        """How many times the floor it is."""
        return self.measured / self.floor if self.floor else None

    @property
    def over(self) -> bool:
        """Whether it is more than it may be."""
        judged = self.ratio if self.is_ratio else self.measured
        return self.most is not None and judged is not None and judged > self.most


def table(figures: Sequence[Figure]) -> str:
    """Give the figures as lines of a table, what is over its limit marked."""
    head = ("", "ours", "floor", "ratio", "limit", "", "the floor is")
    rows = [head, *(_row(figure) for figure in figures)]
    widths = [max(len(row[place]) for row in rows) for place in range(len(head))]
    return "\n".join(_line(row, widths) for row in rows)


def _row(figure: Figure) -> tuple[str, ...]:
    limit = ""
    if figure.most is not None:
        limit = f"{figure.most:g}" + ("" if figure.is_ratio else f" {figure.unit}")
    return (
        figure.what,
        _amount(figure.measured, figure.unit),
        _amount(figure.floor, figure.unit),
        "" if figure.ratio is None else f"{figure.ratio:.3g}",
        limit,
        "OVER" if figure.over else "" if figure.most is None else "ok",
        figure.floor_is,
    )


def _amount(amount: float | None, unit: str) -> str:
    if amount is None:
        return ""
    return f"{amount:.{0 if amount >= 100 else 1}f} {unit}"


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    first, *middle, last = row
    cells = [first.ljust(widths[0])]
    cells += [
        text.rjust(width) for text, width in zip(middle, widths[1:], strict=False)
    ]
    return "  ".join([*cells, last]).rstrip()
