import pytest

from tests.build import AROUND, kind
from tests.domain.items.table_of_kind import Case, Refusal, holds_for, is_refused_by

LINK = kind("link")


@pytest.mark.parametrize(
    "typed",
    [
        "https://bratislava.sk/plan.pdf",
        "HTTPS://bratislava.sk",
        "S:\\crisis\\plan.docx",
        "../plans/flood plan.pdf",
        "Shelf 4, red folder",
    ],
)
def test_a_path_or_a_safe_address_is_kept(typed: str) -> None:
    """The plan says where a document lies, on a drive, a shelf or the web."""
    holds_for(LINK, Case(typed, typed, typed))


@pytest.mark.parametrize(
    "typed",
    ["http://a.sk", "javascript:alert(1)", " file:///etc/passwd", "data:text/html,x"],
)
def test_an_address_that_could_do_something_is_refused(typed: str) -> None:
    """A click on a printed link must never run anything."""
    is_refused_by(LINK, Refusal(typed, "begins with https"))


def test_blanks_before_an_address_do_not_hide_it() -> None:
    """A plan written by hand is looked at as closely as a typed answer."""
    assert LINK.faults("  javascript:alert(1)", AROUND) != ()
