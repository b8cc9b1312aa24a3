"""Which reader a file needs, told by its name and its first bytes."""

from collections.abc import Callable
from pathlib import PurePath

from crisisplan.domain.account import Account
from crisisplan.domain.standing import Reading
from crisisplan.errors import CannotReadError
from crisisplan.intake.from_csv import read_csv
from crisisplan.intake.from_markdown import read_markdown
from crisisplan.intake.from_word import read_word
from crisisplan.intake.from_workbook import read_workbook
from crisisplan.intake.handout import handout_account
from crisisplan.intake.lists import list_account
from crisisplan.intake.package import LARGEST, TOO_LARGE

MOST = LARGEST
"""Bytes of a file that is taken in, at most."""
_TEXTS = (".md", ".markdown", ".txt")
_LISTS = (".csv", ".tsv")
_WORD, _EXCEL = ".docx", ".xlsx"
_MACROS = (".docm", ".dotm", ".xlsm", ".xltm", ".xlsb")
_SAVE_AS = {
    ".doc": "Word document (.docx)",
    ".dot": "Word document (.docx)",
    ".odt": "Word document (.docx)",
    ".rtf": "Word document (.docx)",
    ".pages": "Word document (.docx)",
    ".xls": "Excel workbook (.xlsx)",
    ".ods": "Excel workbook (.xlsx)",
    ".numbers": "Excel workbook (.xlsx)",
}


def read_account(
    content: bytes, name: str, reading: Reading, new_id: Callable[[], str]
) -> Account:
    """Give what a file that came back says, and what would become of the plan.

    Args:
        content: The bytes of the file.
        name: Its name, without a folder.
        reading: The plan it is compared with.
        new_id: Gives the random part of ids of people and rows.

    Raises:
        CannotReadError: It cannot be read, or is none of this plan.
    """
    suffix = PurePath(name).suffix.lower()
    if len(content) > MOST:
        raise CannotReadError(TOO_LARGE)
    if suffix in _MACROS:
        raise CannotReadError(
            f"{name} is a file with macros, so it is not opened. Save it without "
            "macros, as .docx or .xlsx."
        )
    if suffix in _SAVE_AS:
        raise CannotReadError(f"{name} cannot be read. Save it as {_SAVE_AS[suffix]}.")
    if suffix in _TEXTS or suffix == _WORD:
        flow = read_word(content) if suffix == _WORD else read_markdown(content)
        return handout_account(flow, reading, source=name, new_id=new_id)
    if suffix == _EXCEL:
        grids = read_workbook(content)
        return list_account(grids, reading, source=name, new_id=new_id)
    if suffix in _LISTS:
        grid, remarks = read_csv(content, name)
        return list_account(
            [grid], reading, source=name, new_id=new_id, remarks=remarks
        )
    raise CannotReadError(
        f"{name} is of a kind that cannot be taken in. Filled forms are .docx or .md, "
        "lists are .xlsx or .csv."
    )
