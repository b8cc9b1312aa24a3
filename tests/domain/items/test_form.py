import pytest
from pydantic import ValidationError

from crisisplan.errors import NotAnAnswerError
from tests.build import AROUND, kind

COLUMNS = [{"id": "time", "kind": "text", "title": "Time"}]
LOG = kind("form", columns=COLUMNS, keeper="spokesperson")


@pytest.mark.parametrize("value", ["", "Jana", {"rows": {}}, []])
def test_nothing_can_be_stored_in_a_form(value: object) -> None:
    """The register of victims is a blank sheet: names never get into the plan."""
    assert LOG.faults(value, AROUND) != ()  # type: ignore[arg-type]
    with pytest.raises(NotAnAnswerError, match="printed empty"):
        LOG.parse(str(value), AROUND)


@pytest.mark.parametrize("rows", ["-1", "501", "99999999999", "many"])
def test_a_form_prints_a_sensible_number_of_lines(rows: str) -> None:
    """A stranger's playbook cannot fill the disk with blank lines."""
    with pytest.raises(ValidationError):
        kind("form", columns=COLUMNS, blank_rows=rows)
