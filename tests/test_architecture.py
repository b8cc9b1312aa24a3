"""The map of the design, kept true by reading the code and by starting it."""

import ast
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest
from textual._color_constants import COLOR_NAME_TO_RGB

import crisisplan
from crisisplan.domain.items import ITEM_KINDS

SRC = Path(crisisplan.__file__).parent
TESTS = Path(__file__).parent
_BELOW_SCREENS = {"session", "export", "intake", "storage", "domain", "errors"}
MAY_IMPORT: Mapping[str, set[str]] = {
    "errors": set(),
    "domain": {"errors"},
    "storage": {"domain", "errors"},
    "export": {"domain", "errors"},
    "intake": {"domain", "errors"},
    "session": {"storage", "domain", "errors"},
    "line": _BELOW_SCREENS,
    "tui": _BELOW_SCREENS,
    "cli": {"tui", "line"} | _BELOW_SCREENS,
    "__main__": {"cli"},
    "__init__": set(),
}
ONLY_IN = {
    "aiohttp": {"tui"},
    "argparse": {"cli"},
    "docx": {"export", "intake"},
    "icalendar": {"export"},
    "jinja2": {"export"},
    "markdown_it": {"export", "intake"},
    "markupsafe": {"export"},
    "platformdirs": {"storage"},
    "pydantic": {"domain", "storage"},
    "rich": {"tui"},
    "textual": {"tui"},
    "textual_serve": {"tui"},
    "typst": {"export"},
    "yaml": {"storage"},
}
MODULE, CLASS, FUNCTION, PARAMETERS, STYLESHEET = 300, 200, 40, 5, 100
OVER_BUDGET: Mapping[str, str] = {}
"""What may be larger, as `path` or `path:name`, each with its reason."""


def python_files(folder: Path) -> list[Path]:
    """Give the modules under a folder, those made by the build left out."""
    found = sorted(folder.rglob("*.py"))
    return [path for path in found if "compiled" not in path.parts]


MODULES = python_files(SRC)
SCREENS = python_files(SRC / "tui")
SHEETS = sorted(SRC.rglob("*.tcss"))


def short(path: Path) -> str:
    """Give a path as it is said in a message."""
    return path.relative_to(
        SRC.parent if path.is_relative_to(SRC) else TESTS
    ).as_posix()


@cache
def tree(path: Path) -> ast.Module:
    """Give the syntax tree of a module."""
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


@cache
def nodes(path: Path) -> list[ast.AST]:
    """Give everything in a module, once for all the laws below."""
    return list(ast.walk(tree(path)))


def layer(path: Path) -> str:
    """Give the layer in which a module stands."""
    return path.relative_to(SRC).parts[0].removesuffix(".py")


def imported(path: Path) -> Iterator[tuple[str, str]]:
    """Give every import, deferred ones too: the module, and the name taken from it."""
    for node in nodes(path):
        if isinstance(node, ast.Import):
            yield from ((alias.name, "") for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{short(path)}: imports are absolute"
            yield from ((node.module or "", alias.name) for alias in node.names)


def reached_for(path: Path) -> Iterator[str]:
    """Give the imports of a module that its layer may not have."""
    here = layer(path)
    for module, name in imported(path):
        top, *rest = module.split(".")
        if top == "crisisplan" and (rest or not hasattr(crisisplan, name)):
            target = rest[0] if rest else name
            if target not in MAY_IMPORT[here] | {here}:
                yield f"{short(path)}: {here} imports {module}"
        if here not in ONLY_IN.get(top, {here}):
            yield f"{short(path)}: {here} imports {top}"


def test_imports_point_inward() -> None:
    """Nobody reaches up a layer, and each framework stays in its own."""
    assert not [found for path in MODULES for found in reached_for(path)]


def test_the_screens_do_not_know_the_application() -> None:
    """A screen that reaches for the application cannot be shown anywhere else."""
    for path in SCREENS:
        names = {module for module, _ in imported(path)}
        assert "crisisplan.tui.app" not in names or path.name in ("app.py", "serve.py")


def module_name(path: Path) -> str:
    """Give the dotted name of a module."""
    parts = path.relative_to(SRC.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def test_no_module_waits_for_itself() -> None:
    """No circle of imports, deferred ones included."""
    names = {module_name(path) for path in MODULES}
    needs: dict[str, set[str]] = {}
    for path in MODULES:
        targets = {
            f"{module}.{name}" if f"{module}.{name}" in names else module
            for module, name in imported(path)
        }
        needs[module_name(path)] = targets & names
    try:
        tuple(TopologicalSorter(needs).static_order())
    except CycleError as fault:
        pytest.fail(" → ".join(fault.args[1]))
    assert needs


def test_rules_do_not_read_the_clock_or_the_environment() -> None:
    """The same plan gives the same document on every day and every machine."""
    told = {"now", "today", "utcnow", "environ", "getenv", "getlocale", "time_ns"}
    places = {"os", "time", "date", "datetime", "locale"}
    found = [
        f"{short(path)}:{node.lineno}"
        for path in MODULES
        if layer(path) in ("domain", "storage", "export", "intake")
        for node in nodes(path)
        if isinstance(node, ast.Attribute) and node.attr in told
        if isinstance(node.value, ast.Name) and node.value.id in places
    ]
    assert not found


def started(code: str) -> str:
    """Give what a fresh interpreter prints."""
    run = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": str(SRC.parent)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    return run.stdout.strip().split("\n")[-1]


@pytest.mark.parametrize(
    "steps",
    [
        {
            "errors": "pydantic yaml jinja2 textual platformdirs",
            "domain": "yaml jinja2 textual platformdirs markdown_it",
            "export intake": "yaml textual platformdirs",
            "storage session line cli": "textual",
        },
        {"errors domain storage": "jinja2 textual platformdirs markdown_it"},
    ],
    ids=["towards-cli", "storage"],
)
def test_a_layer_loads_no_more_than_it_needs(steps: Mapping[str, str]) -> None:
    """A command that needs no screen starts without one, on a PC without one.

    One interpreter goes from layer to layer; what is loaded is looked at after each.
    """
    plan = [
        ([module_name(path) for path in MODULES if layer(path) in layers.split()], far)
        for layers, far in steps.items()
    ]
    assert all(modules for modules, _ in plan)
    code = (
        "import importlib, sys\n"
        "def far(modules, watched):\n"
        "    for name in modules: importlib.import_module(name)\n"
        "    return [one for one in watched.split() if one in sys.modules]\n"
        f"print([far(*step) for step in {plan}])"
    )
    assert started(code) == str([[] for _ in steps])


@pytest.mark.parametrize("option", ["--help", "--version"])
def test_help_is_there_at_once(option: str) -> None:
    """Somebody who asks how it works waits for neither models nor screens."""
    code = (
        "import runpy, sys\n"
        f"sys.argv = ['crisisplan', {option!r}]\n"
        "try: runpy.run_module('crisisplan', run_name='__main__')\n"
        "except SystemExit as end: assert not end.code, end.code\n"
        "watched = ('pydantic', 'textual', 'jinja2')\n"
        "print([one for one in watched if one in sys.modules])"
    )
    assert started(code) == "[]"


def lines_of(node: ast.stmt) -> int:
    """Give how many lines a definition takes."""
    return (node.end_lineno or node.lineno) - node.lineno + 1


def over_budget(path: Path) -> Iterator[str]:
    """Give what in a module is larger than it should be."""
    length = path.read_text(encoding="utf-8").count("\n")
    if length > MODULE:
        yield f"{short(path)}: {length} lines"
    for node in nodes(path):
        if isinstance(node, ast.ClassDef) and lines_of(node) > CLASS:
            yield f"{short(path)}:{node.name}: {lines_of(node)} lines"
        elif isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            named = node.args.posonlyargs + node.args.args
            given = [arg for arg in named if arg.arg not in ("self", "cls")]
            if lines_of(node) > FUNCTION:
                yield f"{short(path)}:{node.name}: {lines_of(node)} lines"
            if len(given) > PARAMETERS:
                yield f"{short(path)}:{node.name}: {len(given)} parameters"


def test_nothing_is_larger_than_its_budget() -> None:
    """If it hurts, a concept is missing a name; an exception has a reason."""
    found = [one for path in MODULES for one in over_budget(path)]
    assert not [one for one in found if one.rpartition(":")[0] not in OVER_BUDGET]
    assert set(OVER_BUDGET) <= {one.rpartition(":")[0] for one in found}
    assert all(len(reason) > 20 for reason in OVER_BUDGET.values())


def test_style_sheets_are_short() -> None:
    """A style sheet is read beside its screen."""
    lengths = {short(path): path.read_text("utf-8").count("\n") for path in SHEETS}
    assert not [path for path, lines in lengths.items() if lines > STYLESHEET]


def test_every_kind_has_a_field_on_the_screen() -> None:
    """A new kind that cannot be answered is no kind."""
    from crisisplan.tui.fields import FIELDS

    assert set(FIELDS) == set(ITEM_KINDS.values())


_DECLARED = re.compile(r"^\s*[a-z-]+\s*:([^;{]+);?", re.MULTILINE)
_LITERAL = re.compile(r"#[0-9a-fA-F]{3,8}\b|\b(?:rgb|hsl)a?\(")
_NAMED = set(COLOR_NAME_TO_RGB) - {"transparent"}


def colours(sheet: str) -> list[str]:
    """Give the declarations of a style sheet that name a colour of their own."""
    sheet = re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL)
    return [
        value.strip()
        for value in _DECLARED.findall(sheet)
        if _LITERAL.search(value) or _NAMED & set(value.split())
    ]


def test_literal_colours_are_recognised() -> None:
    """The guard below sees what it is there for."""
    sheet = "#add {\n color: red;\n background: $primary 20%;\n border: tall #abc;\n}"
    assert colours(sheet) == ["red", "tall #abc"]


def sheets() -> Iterator[tuple[str, str]]:
    """Give every style sheet, those inside modules too."""
    for path in SHEETS:
        yield short(path), path.read_text(encoding="utf-8")
    for path in SCREENS:
        for node in nodes(path):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield f"{short(path)}:{node.lineno}", node.value


def test_colours_come_from_the_theme() -> None:
    """Who needs high contrast gets it everywhere."""
    found = [
        f"{place}: {value}"
        for place, text in sheets()
        if place.split(":")[0].endswith(".tcss") or "{" in text
        for value in colours(text)
    ]
    assert not found


def test_code_names_no_colour_but_in_the_themes() -> None:
    """Themes are where colours are chosen; all else names what a colour means."""
    found = [
        f"{short(path)}:{node.lineno}"
        for path in SCREENS
        if path.name != "themes.py"
        for node in nodes(path)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        if re.search(r"#(?=[0-9a-fA-F]*[0-9])(?:[0-9a-fA-F]{3}){1,2}\b", node.value)
    ]
    assert not found


SHOWS_MARKUP = {
    "Button", "Checkbox", "Label", "Link", "Option", "RadioButton", "Static", "Tab",
    "TabPane", "notify", "Selection", "Collapsible",
}  # fmt: skip
"""Widgets and methods that take square brackets in a plain text for markup."""
HARMLESS = {"lit", "lit_line", "rlit", "Content", "Text"}


def called_names(node: ast.AST) -> set[str]:
    """Give the names of all functions and methods that are called inside."""
    funcs = [one.func for one in ast.walk(node) if isinstance(one, ast.Call)]
    return {one.id for one in funcs if isinstance(one, ast.Name)} | {
        one.attr for one in funcs if isinstance(one, ast.Attribute)
    }


class Said:
    """What is known to be harmless inside one function of a module."""

    def __init__(self, given: set[str], function: ast.AST) -> None:
        """Gather what names stand for; `given` are functions of made-up text."""
        self.given = given
        self.names: dict[str, list[ast.expr]] = {}
        self.typed: dict[str, str] = {}
        for node in ast.walk(function):
            if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
                self.names.setdefault(node.targets[0].id, []).append(node.value)
            elif isinstance(node, ast.arg) and isinstance(node.annotation, ast.Name):
                self.typed[node.arg] = node.annotation.id

    def is_harmless(self, node: ast.expr) -> bool:
        """Say whether an expression is our own constant, or text made harmless."""
        if isinstance(node, ast.Constant):
            return True
        if isinstance(node, ast.IfExp):
            return self.is_harmless(node.body) and self.is_harmless(node.orelse)
        if isinstance(node, ast.Name):
            stands_for = self.names.get(node.id, [])
            known = bool(stands_for) and all(map(self.is_harmless, stands_for))
            return known or self.typed.get(node.id) in ("Content", "Text")
        return isinstance(node, ast.Call) and self._makes_harmless(node.func)

    def _makes_harmless(self, func: ast.expr) -> bool:
        if isinstance(func, ast.Name):
            return func.id in HARMLESS | self.given
        if not isinstance(func, ast.Attribute) or not isinstance(func.value, ast.Name):
            return False
        if func.value.id == "self":
            return func.attr in self.given
        return func.value.id in ("Content", "Text") and func.attr != "from_markup"


def shown_texts(call: ast.Call) -> list[ast.expr]:
    """Give the texts that a call would show with their markup read."""
    func = call.func
    name = func.attr if isinstance(func, ast.Attribute) else getattr(func, "id", "")
    keys = {key.arg: key.value for key in call.keywords}
    plain = keys.get("markup")
    if isinstance(plain, ast.Constant) and plain.value is False:
        return []
    found = isinstance(func, ast.Attribute) and isinstance(func.value, ast.Call)
    if name == "update" and found and "query_one" in called_names(func):
        return call.args[:1]
    if name not in SHOWS_MARKUP:
        return []
    first = [] if name == "Collapsible" else call.args[:1]
    return first + [keys[key] for key in ("title", "label") if key in keys]


def foreign_texts(module: ast.Module) -> Iterator[int]:
    """Give the lines on which a text that is not ours goes to the screen as it is."""
    given = {
        node.name
        for node in ast.walk(module)
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))
        and isinstance(node.returns, ast.Name)
        and node.returns.id in ("Content", "Text")
    }
    for part in module.body:
        for function in part.body if isinstance(part, ast.ClassDef) else [part]:
            said = Said(given, function)
            for node in ast.walk(function):
                texts = shown_texts(node) if isinstance(node, ast.Call) else []
                if not all(map(said.is_harmless, texts)):
                    yield getattr(node, "lineno", 0)


@pytest.mark.parametrize(
    ("code", "refused"),
    [
        ("Static('ours')", False),
        ("Static(lit(answer))", False),
        ("self.notify(answer, markup=False)", False),
        ("Button('a' if x else lit(y))", False),
        ("Label(Content.assemble(a, b))", False),
        ("Static(answer)", True),
        ("Static(f'{answer}')", True),
        ("self.app.notify(str(fault))", True),
        ("notify('ours', title=answer)", True),
        ("Label(Content.from_markup(answer))", True),
        ("Static('a' + answer)", True),
        ("Static('a' if x else y)", True),
        ("query_one('#a').update(answer)", True),
        ("query_one('#a').update(lit(answer))", False),
        ("def f(x: Content): Static(x)", False),
        ("def f(x: str): Static(x)", True),
        ("def f():\n a = 'ours'\n Static(a)", False),
        ("def f():\n a = 'ours'\n a = answer\n Static(a)", True),
        ("def f():\n for a in answers: Static(a)", True),
        ("def f() -> Content: ...\nStatic(f())", False),
    ],
)
def test_text_from_outside_is_recognised(code: str, refused: bool) -> None:
    """The guard below sees what it is there for."""
    assert bool(list(foreign_texts(ast.parse(code)))) is refused


def test_no_text_from_outside_is_shown_as_markup() -> None:
    """An answer with `[/x]` in it must not end the program."""
    assert not [
        f"{short(path)}:{line}"
        for path in SCREENS
        for line in foreign_texts(tree(path))
    ]


def states_something(function: ast.AST) -> bool:
    """Say whether a function can fail by itself."""
    return any(isinstance(node, ast.Assert | ast.Raise) for node in ast.walk(function))


def test_every_test_asserts_something() -> None:
    """A test that cannot fail proves nothing."""
    functions = [
        (path, node.name, called_names(node), states_something(node))
        for path in python_files(TESTS)
        for node in nodes(path)
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))
    ]
    asserting = {"raises", "warns", "fail"}
    for _ in range(3):  # helpers that call helpers
        asserting |= {
            name
            for _, name, called, states in functions
            if states or called & asserting
        }
    assert not [
        f"{short(path)}:{name}"
        for path, name, _, _ in functions
        if name.startswith("test_") and name not in asserting
    ]
