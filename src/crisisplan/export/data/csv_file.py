"""A sheet as CSV, the form that every program reads."""

import csv
import io

from crisisplan.domain.sheets import guarded_untyped
from crisisplan.export.data.sheets import Sheet


def to_csv(sheet: Sheet) -> bytes:
    """Give the file: UTF-8 with the mark by which Excel knows it, lines as in RFC 4180.

    Nothing in it is worked out by the spreadsheet that opens it.
    """
    written = io.StringIO(newline="")
    lines = csv.writer(written, lineterminator="\r\n")
    for row in (sheet.columns, *sheet.rows):
        lines.writerow(map(guarded_untyped, row))
    return written.getvalue().encode("utf-8-sig")
