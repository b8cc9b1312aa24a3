import pytest

from crisisplan.domain.phone import dialled, said_of


@pytest.mark.parametrize(
    ("written", "keyed"),
    [
        ("+421 900 123 456", "+421900123456"),
        ("00421 900 123 456", "+421900123456"),
        ("+44 (0)1632 960-200", "+441632960200"),
        ("0900/123.456", "0900123456"),
        ("112", "112"),
        ("*100#", "*100#"),
        ("+421 2 5935 6111 ext. 12", "+421259356111"),
        ("ask the porter", ""),
        ("+", ""),
        ("0", ""),
        ("٣٤٥", ""),
        ("", ""),
    ],
)
def test_a_number_is_dialled_as_it_is_meant(written: str, keyed: str) -> None:
    """Whoever holds the printout has seconds, not time for a riddle."""
    assert dialled(written) == keyed


def test_what_keeps_a_number_from_being_dialled_is_said() -> None:
    """While the person who wrote it is still there."""
    assert said_of("0900 123 456") == "0900123456 (within the country)"
    assert said_of("112") == "112"
    assert "cannot be dialled" in said_of("the porter knows")
    assert said_of(" ") == ""
