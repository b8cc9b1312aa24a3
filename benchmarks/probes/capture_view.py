"""Keep the plain values that an export hands to its templates.

Usage: capture_view.py PLAN TARGET VIEW TEXTS DOCUMENT, where the folder TEXTS gets what
each template gave.
"""

import dataclasses
import pickle
import sys
from collections.abc import Mapping
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import jinja2
from markupsafe import Markup

from crisisplan.cli import main

plan, target, view, texts, document = sys.argv[1:]
rendered: list[tuple[str, dict[str, Any]]] = []
render = jinja2.Template.render


def plain(value: Any) -> Any:
    """Give the value without any class of the program's."""
    if isinstance(value, str):
        escaped = hasattr(value, "__html__")
        return Markup(value) if escaped else str(value)  # noqa: S704
    if isinstance(value, Mapping):
        return {plain(key): plain(part) for key, part in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(part) for part in value]
    if dataclasses.is_dataclass(value):
        names = [field.name for field in dataclasses.fields(value)]
        return SimpleNamespace(**{name: plain(getattr(value, name)) for name in names})
    if value is None or isinstance(value, (int, float)):
        return value
    raise TypeError(f"{type(value)} is no plain value")


def keep(self: jinja2.Template, *args: Any, **values: Any) -> str:
    """Render as ever, and keep what with."""
    given = render(self, *args, **values)
    path = Path(texts) / f"{len(rendered)}.md"
    path.write_text(given, encoding="utf-8")
    rendered.append((self.name or "", plain(dict(*args, **values))))
    return given


jinja2.Template.render = keep  # type: ignore[method-assign]
status = main(["export", plan, "--document", document, "--to", target])
if status or not rendered:
    sys.exit(f"export ended with {status}, after {len(rendered)} templates")
Path(view).write_bytes(pickle.dumps(rendered, protocol=5))
