"""Whatever is typed for a file gets a file, or a sentence."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crisisplan.errors import CannotWriteError, NotAnAnswerError
from crisisplan.storage.named import is_file, named, need_portable


@pytest.mark.parametrize(
    ("typed", "path"),
    [
        (" plans/a.plan.yaml ", "plans/a.plan.yaml"),
        ('"C:\\plans\\a.plan.yaml"', "C:\\plans\\a.plan.yaml"),
        ("'it is here'", "it is here"),
        ("~/a", str(Path.home() / "a")),
    ],
)
def test_a_name_is_taken_as_it_was_copied(typed: str, path: str) -> None:
    """File managers put quotation marks around it."""
    assert named(typed) == Path(path)


@pytest.mark.parametrize(
    ("typed", "said"),
    [(' "" ', "Write its name."), ("~no-such-user/a", "Write the folder in full.")],
)
def test_a_name_that_is_none_is_said(typed: str, said: str) -> None:
    """It had ended the program."""
    with pytest.raises(NotAnAnswerError, match=said):
        named(typed)


@given(st.text(max_size=300))
def test_any_text_is_a_file_that_is_there_or_not(typed: str) -> None:
    """No name breaks the program that looks for it."""
    try:
        path = named(typed)
    except NotAnAnswerError:
        return
    assert is_file(path.joinpath("ž" * 300)) is False


@pytest.mark.parametrize("name", ["aux.plan.yaml", "a?b", "a.", "ž" * 150])
def test_a_name_that_only_some_computers_take_is_refused(name: str) -> None:
    """Plans are passed on."""
    with pytest.raises(CannotWriteError, match=r"Choose (another name|a shorter one)"):
        need_portable(name)
