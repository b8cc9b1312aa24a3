"""The templates of the documents: shipped as text, used as compiled code.

A compiled template is used only where it was made from exactly this text, with this
version of the template engine; otherwise the text is compiled on the spot.
"""

import hashlib
import re
from collections.abc import Iterator, MutableMapping
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

import jinja2
from jinja2 import BaseLoader, Environment, StrictUndefined, Template, TemplateNotFound
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from crisisplan.export.escape import Markdown, inline

TEMPLATES = Path(__file__).parent / "templates"
COMPILED = Path(__file__).parent / "compiled"
SUFFIX = ".md.j2"
_EMPTY_LINES = re.compile(r"\n{3,}")
_FILTERS = ("join", "length")
"""All that the templates need; `safe` and its kin would let raw text through."""
OPTIONS: dict[str, Any] = {
    "undefined": StrictUndefined,
    "autoescape": True,
    "trim_blocks": True,
    "lstrip_blocks": True,
    "keep_trailing_newline": True,
    "auto_reload": False,
    "cache_size": -1,
}


def finalize(value: object) -> Markdown | Markup:
    """Let Markdown and numbers through, escape text, and refuse all else."""
    if isinstance(value, (Markdown, Markup)):
        return value
    if isinstance(value, int) and not isinstance(value, bool):
        return Markdown(value)
    if isinstance(value, (str, jinja2.Undefined)):
        return inline(str(value))
    raise TypeError(
        f"A template printed {type(value).__name__}; it may print text only."
    )


class Templates(BaseLoader):
    """The shipped templates, compiled beforehand where that is still true."""

    def load(
        self,
        environment: Environment,
        name: str,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002  # as in jinja2
    ) -> Template:
        """Give a template, from compiled code where that was made from this text."""
        path = TEMPLATES / name
        if path.parent != TEMPLATES or not path.is_file():
            raise TemplateNotFound(name)
        source = path.read_text(encoding="utf-8")
        globals = globals or {}  # noqa: A001  # as in jinja2
        try:
            module = import_module(f"crisisplan.export.compiled.{_module(name)}")
        except ModuleNotFoundError:
            module = None
        if module is None or getattr(module, "MADE_FROM", "") != fingerprint(source):
            code = environment.compile(source, name, str(path))
            return Template.from_code(environment, code, globals)
        return Template.from_module_dict(environment, vars(module), globals)


@cache
def environment() -> Environment:
    """Give the one environment in which documents are made."""
    sandbox = ImmutableSandboxedEnvironment(
        loader=Templates(), finalize=finalize, **OPTIONS
    )
    sandbox.globals.clear()
    sandbox.filters = {name: sandbox.filters[name] for name in _FILTERS}
    return sandbox


def close_up(text: str) -> str:
    """Give what a template made with one empty line wherever it left several."""
    return _EMPTY_LINES.sub("\n\n", text).strip("\n") + "\n"


def fingerprint(source: str) -> str:
    """Give what a compiled template must have been made from."""
    options = sorted(f"{key}={value}" for key, value in OPTIONS.items())
    made_from = "\0".join((jinja2.__version__, *options, *_FILTERS, source))
    return hashlib.sha256(made_from.encode()).hexdigest()


def compiled() -> Iterator[tuple[str, str]]:
    """Give for each template the file name and the text of its compiled code."""
    sandbox = environment()
    for path in sorted(TEMPLATES.glob(f"*{SUFFIX}")):
        source = path.read_text(encoding="utf-8")
        code = sandbox.compile(source, path.name, path.name, raw=True, defer_init=True)
        made_from = f"MADE_FROM = {fingerprint(source)!r}\n"
        yield f"{_module(path.name)}.py", f"{code}\n{made_from}"


def write_compiled() -> None:
    """Compile all templates into the folder where they are looked for."""
    COMPILED.mkdir(exist_ok=True)
    for name, code in compiled():
        (COMPILED / name).write_text(code, encoding="utf-8")


def _module(name: str) -> str:
    return "t_" + name.removesuffix(SUFFIX).strip("_").replace("-", "_")
