import pytest

from crisisplan.domain.items.base import Around
from tests.build import kind
from tests.domain.items.table_of_kind import Case, holds_for

PHONE = kind("phone")


@pytest.mark.parametrize(
    ("typed", "read_back"),
    [
        ("112", "Dialled: 112"),
        ("00421 (0)2 / 123-456", "Dialled: +4212123456"),
        ("0800 111 222", "Dialled: 0800111222 (within the country)"),
        ("ask the desk", "Dialled: “ask the desk” cannot be dialled as it stands."),
    ],
)
def test_a_number_is_kept_as_written_and_said_as_dialled(
    typed: str, read_back: str
) -> None:
    """Words are no refusal: behind a switchboard somebody is asked for."""
    holds_for(PHONE, Case(typed, typed, typed, typed))
    assert PHONE.read_back(typed, Around()) == read_back
