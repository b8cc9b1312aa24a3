"""The barest export: import, one model, parse both documents, render, write.

Usage: bare_export.py PLAN VIEW COMPILED TARGET, where VIEW holds the values that the
real export handed to its templates (see probes/capture_view.py), COMPILED is the folder
of the compiled templates, and TARGET the one for what they give.
"""

import pickle
import sys
from collections.abc import MutableMapping
from importlib import import_module
from pathlib import Path
from typing import Any

import yaml
from jinja2 import BaseLoader, Environment, StrictUndefined, Template
from jinja2.sandbox import ImmutableSandboxedEnvironment
from pydantic import BaseModel


class City(BaseModel):
    """One model, so that the cost of making one is in."""

    name: str
    languages: tuple[str, ...] = ()


class Compiled(BaseLoader):
    """Templates from their compiled modules, and from nowhere else."""

    def load(
        self,
        environment: Environment,
        name: str,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002  # as in jinja2
    ) -> Template:
        """Give a template."""
        module = "t_" + name.removesuffix(".md.j2").strip("_").replace("-", "_")
        code = vars(import_module(module))
        return Template.from_module_dict(environment, code, globals or {})


plan, view, compiled, target = map(Path, sys.argv[1:])
sys.path.insert(0, str(compiled))
with plan.open(encoding="utf-8") as text:
    first, _ = yaml.load_all(text, Loader=yaml.CSafeLoader)
City.model_validate({"name": first["city"]["name"]})
captured = pickle.loads(view.read_bytes())  # noqa: S301  # our own, just written
bare = ImmutableSandboxedEnvironment(
    loader=Compiled(),
    undefined=StrictUndefined,
    autoescape=True,
    finalize=lambda value: value,
)
for number, (name, values) in enumerate(captured):
    given = bare.get_template(name).render(**values)
    (target / f"{number}.md").write_text(given, encoding="utf-8")
