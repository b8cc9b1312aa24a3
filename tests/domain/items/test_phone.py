import pytest

from crisisplan.domain.items.base import Around
from crisisplan.domain.phone import dialled
from tests.build import kind
from tests.domain.items.table_of_kind import Case, Refusal, holds_for, is_refused_by

PHONE = kind("phone")


@pytest.mark.parametrize(
    ("typed", "read_back"),
    [
        ("112", "Dialled: 112"),
        ("00421 (0)2 / 123-456", "Dialled: +4212123456"),
        ("0800 111 222", "Dialled: 0800111222 (within the country)"),
        ("112, ask for Ann", "“112, ask for Ann” cannot be dialled as it stands."),
    ],
)
def test_a_number_is_kept_as_written_and_said_as_dialled(
    typed: str, read_back: str
) -> None:
    """Words beside it are no refusal: behind a switchboard somebody is asked for."""
    holds_for(PHONE, Case(typed, typed, typed, typed))
    assert PHONE.read_back(typed, Around()) == read_back


def test_a_text_of_any_length_is_read_in_no_time() -> None:
    """A file may hold anything; a minute for one number would stop the program."""
    blanks = f"1{' ' * 60_000}y"
    assert PHONE.faults(blanks, Around())
    assert len(PHONE.read_back(blanks, Around())) < 200
    assert dialled(f"0900 111 222{' ' * 60_000}x1") == ""


@pytest.mark.parametrize("typed", ["the desk", "1", "call us"])
def test_what_holds_no_number_is_refused(typed: str) -> None:
    """Families would read it on a poster."""
    is_refused_by(PHONE, Refusal(typed, "as it is dialled"))
