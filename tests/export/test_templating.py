"""Templates: compiled beforehand, closed to raw text."""

import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest
from jinja2 import TemplateNotFound, UndefinedError
from jinja2.exceptions import SecurityError, TemplateAssertionError

import crisisplan.export.templating as templating
from crisisplan.export.documents import DOCUMENTS, render
from crisisplan.export.escape import inline
from tests.export import town


def _print(source: str, **values: object) -> str:
    return templating.environment().from_string(source).render(**values)


def test_raw_text_is_escaped_however_it_is_printed() -> None:
    """A template that forgets to escape still cannot forge a heading."""
    assert _print("{{ x }}", x="# a") == r"\# a"
    assert _print("{% macro m(x) %}{{ x }}{% endmacro %}{{ m(x) }}", x="*") == r"\*"
    assert _print("{% set y %}{{ x }}{% endset %}{{ y }}", x="*") == r"\*"
    assert _print("{{ x.replace('x', '') }}", x=inline("# a")) == r"\\# a"


def test_escaped_text_is_escaped_once() -> None:
    """Twice would print the backslashes."""
    assert _print("{{ x }} {{ [x, x] | join(' | ') }}", x=inline("*")) == r"\* \* | \*"


def test_what_is_no_text_is_not_printed() -> None:
    """`None` in a plan is a bug of ours, found before an official finds it."""
    with pytest.raises(TypeError, match="NoneType"):
        _print("{{ x }}", x=None)
    with pytest.raises(UndefinedError):
        _print("{{ y }}")


@pytest.mark.parametrize("source", ["{{ x | safe }}", "{{ x | e }}", "{{ x | upper }}"])
def test_no_filter_lets_raw_text_through(source: str) -> None:
    """What is not there cannot be misused."""
    with pytest.raises(TemplateAssertionError, match="No filter named"):
        _print(source, x="x")


def test_a_template_reaches_nothing_behind_its_values() -> None:
    """The sandbox is the second line of defence."""
    with pytest.raises(SecurityError):
        _print("{{ x.__class__.__mro__ }}", x=inline("x"))
    with pytest.raises(SecurityError):
        _print("{{ x.append(1) }}", x=[])


@pytest.mark.parametrize("name", ["../documents.py", "/etc/hosts", "none.md.j2"])
def test_only_shipped_templates_are_found(name: str) -> None:
    """A name is no path."""
    with pytest.raises(TemplateNotFound):
        templating.environment().get_template(name)


@pytest.fixture
def compiled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Give an empty folder in which compiled templates are looked for."""
    folder = tmp_path / "compiled"
    package = import_module("crisisplan.export")
    monkeypatch.setattr(package, "__path__", [str(tmp_path), *package.__path__])
    monkeypatch.setattr(templating, "COMPILED", folder)
    for name in [one for one in sys.modules if ".export.compiled" in one]:
        monkeypatch.delitem(sys.modules, name)
    templating.environment.cache_clear()
    templating.write_compiled()
    templating.environment.cache_clear()
    yield folder
    for name in [one for one in sys.modules if ".export.compiled" in one]:
        del sys.modules[name]
    templating.environment.cache_clear()


def test_compiled_templates_give_the_same_documents(compiled: Path) -> None:
    """What is shipped compiled is what the tests have seen as text."""
    assert {path.name for path in compiled.glob("*.py")} == {
        "t_parts.py",
        *(f"t_{name.replace('-', '_')}.py" for name in DOCUMENTS),
    }
    made = render("plan", town.reading(), audience="red", now=town.NOW)
    module = sys.modules["crisisplan.export.compiled.t_plan"]
    assert module.__file__ == str(compiled / "t_plan.py")
    golden = Path(__file__).parent / "golden" / "complete-plan-red.md"
    assert made == golden.read_text(encoding="utf-8")


def test_a_compiled_template_of_other_text_is_not_used(compiled: Path) -> None:
    """Who edits a template sees the change, and never an older document."""
    stale = "MADE_FROM = 'something else'\nraise_if_used = blocks = None\n"
    (compiled / "t_plan.py").write_text(stale, encoding="utf-8")
    made = render("plan", town.reading(), audience="red", now=town.NOW)
    assert "# Brezová" in made
