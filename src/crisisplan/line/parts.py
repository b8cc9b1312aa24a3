"""The parts of a row or record, asked one after the other."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from crisisplan.domain.folding import fold
from crisisplan.domain.items.column import Column, Columns, asked, parse_cell
from crisisplan.domain.items.person import PersonQuestion, holders
from crisisplan.domain.items.text import Text
from crisisplan.domain.text import one_line, tidy
from crisisplan.domain.values import Value, in_words
from crisisplan.errors import NotAnAnswerError
from crisisplan.line.cells import CELLS
from crisisplan.line.gathering import gather
from crisisplan.line.hearing import Back, Elsewhere
from crisisplan.line.long_text import AS_A_DRAFT, HOW, HOW_SHORT
from crisisplan.line.people import ask_about_new, who
from crisisplan.line.talk import Talk

HOW_PARTS = (
    "Enter leaves a part as it is, a hyphen empties it, b goes one part back. A single "
    "dot ends it here; what you gave is kept."
)
HOW_KEEP = "/keep keeps it as you wrote it, as a draft."
_KEEP = "/keep"
_END = "."
Row = dict[str, Value]
Put = Callable[[Row, bool], None]
"""Takes the row, and whether a text in it is still being written."""


class _Ended(Exception):  # noqa: N818  # a wish, no error
    """The person wants no more parts."""


@dataclass(frozen=True, slots=True)
class _Part:
    """One part, with the words that say which of how many it is."""

    column: Column
    place: str


def fill(
    talk: Talk,
    columns: Columns,
    row: Mapping[str, Value],
    put: Put,
    *,
    where: str = "",
    only: str = "",
) -> None:
    """Ask for every part that is asked of this row; each is kept at once.

    Args:
        talk: The conversation.
        columns: All parts.
        row: What is written of them.
        put: Takes the row whenever a part was given, or a line of a long one.
        where: Says which row it is, as in ", row 2".
        only: The id of the one part that is asked.
    """
    cells, place, put = dict(row), 0, _upon_what_is_seen(talk, put)
    if not only:
        talk.tell(HOW_PARTS)
    while place < len(columns):
        shown = asked(columns, cells, talk.reading.around)
        column = columns[place]
        if column not in shown or only not in ("", column.id):
            place += 1
            continue
        try:
            cells = _fill_one(talk, _placed(column, shown, where), cells, put)
            place += 1
        except _Ended:
            return
        except Elsewhere:
            raise
        except Back:
            earlier = [n for n in range(place) if columns[n] in shown]
            if only or not earlier:
                return
            place = earlier[-1]


def _placed(column: Column, shown: Sequence[Column], where: str) -> _Part:
    number = f"Part {shown.index(column) + 1} of {len(shown)}{where}"
    return _Part(column, number)


def _upon_what_is_seen(talk: Talk, put: Put) -> Put:
    """Give what puts a row as it was read out; what comes in meanwhile stays."""
    seen = talk.session.seen()

    def put_upon(row: Row, unfinished: bool) -> None:
        with talk.session.upon(seen):
            put(row, unfinished)

    return put_upon


def _fill_one(talk: Talk, part: _Part, row: Row, put: Put) -> Row:
    """Ask for one part until it is accepted, and give the row as it is then.

    Raises:
        Back: The person goes back; the row is as it was.
        _Ended: The person wants no more parts.
    """
    column = part.column
    _introduce(talk, part, row)

    def explain() -> None:
        _introduce(talk, part, row, fully=True)
        talk.say(HOW_PARTS)

    refused = ""
    while True:
        typed = talk.voice.ask("", explain, letter=_KEEP if refused else "")
        if refused and typed == _KEEP:
            return _kept(talk, column, row, put, refused, unfinished=True)
        if not typed and talk.voice.has_heard:  # on the way elsewhere
            raise _Ended
        if not typed:
            return row
        if typed == _END:
            raise _Ended
        if whole := _long(column) and typed not in ("-", "+"):
            row = _gathered(talk, column, row, put, typed)
            typed = in_words(row[column.id])
        try:
            value = "" if typed == "-" else _read(talk, column, typed)
        except NotAnAnswerError as refusal:
            talk.refuse(f"{refusal} {AS_A_DRAFT}" if whole else str(refusal))
            if not whole:
                refused = typed
                talk.tell(HOW_KEEP)
            continue
        return _kept(talk, column, row, put, value, typed=typed)


def _kept(
    talk: Talk,
    column: Column,
    row: Row,
    put: Put,
    value: Value,
    *,
    typed: str = "",
    unfinished: bool = False,
) -> Row:
    after = _with(row, column, value)
    if talk.do(lambda: put(after, unfinished)) and typed and not _long(column):
        _echo(talk, column, after, typed)
    ask_about_new(talk)
    return after


def _with(row: Row, column: Column, value: Value) -> Row:
    after = {key: cell for key, cell in row.items() if key != column.id}
    return after | ({column.id: value} if value else {})


def _echo(talk: Talk, column: Column, row: Row, typed: str) -> None:
    """Say what was understood, where that is more than the words that were typed."""
    value = row.get(column.id)
    if value and isinstance(column.asks, PersonQuestion):
        for person_id in holders(value).people:
            talk.say(f"{who(talk, person_id)}.", inside=True)
    elif value:
        cell = column.cell(row, talk.reading.around)
        said = column.asks.read_back(value, talk.reading.around) or one_line(cell)
        if fold(said) != fold(typed):
            talk.say(f"{said.rstrip('.')}.", inside=True)


def _introduce(talk: Talk, part: _Part, row: Row, *, fully: bool = False) -> None:
    """Say which part it is; its help and how it is written, where that is news."""
    column = part.column
    needed = ", needed" if column.required else ""
    before = column.written(row, talk.reading.around)
    now = f" Now: {one_line(before)}." if before else ""
    head = f"{part.place}: {talk.words(column.title)}{needed}.{now}"
    cell = CELLS[type(column.asks)]
    how, short = (HOW, HOW_SHORT) if _long(column) else cell.how(talk, column.asks)
    aid = talk.words(column.help)
    fresh = (aid, how) if fully else talk.voice.untold((aid, how))
    lines = [head, *((aid,) if aid and aid in fresh else ())]
    lines += cell.offers(talk, column.asks)
    if how in fresh:
        lines.append(how)
    elif len(lines) == 1:
        lines = [f"{head} {short}"]
    else:
        lines.append(short)
    for line in lines:
        talk.say(line)


def _long(column: Column) -> bool:
    return isinstance(column.asks, Text) and column.asks.lines == "many"


def _read(talk: Talk, column: Column, typed: str) -> Value:
    if typed == "+" and isinstance(column.asks, Text):
        raise NotAnAnswerError("A plus alone is no text. Write the words.")
    spelled = CELLS[type(column.asks)].spell(talk, column.asks, typed)
    return parse_cell(column, spelled, talk.reading.around)


def _gathered(talk: Talk, column: Column, row: Row, put: Put, typed: str) -> Row:
    """Take a text up to the dot; give the row with it, be it accepted or not."""
    first = typed.removeprefix(".") if typed.startswith("..") else typed

    def put_text(text: str) -> None:
        put(_with(row, column, tidy(text)), True)

    text = gather(talk, put_text, [first])
    put_text(text)
    return _with(row, column, tidy(text))
