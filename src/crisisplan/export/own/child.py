"""The process in which a city's own template is made: it can do nothing else.

The sandbox refuses what reaches behind the values. What it cannot refuse, such as a
text that grows without end, runs into the limits of this process.
"""

import json
import os
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any, NoReturn

from jinja2 import (
    BaseLoader,
    Environment,
    Template,
    TemplateNotFound,
    TemplateSyntaxError,
)
from jinja2.exceptions import SecurityError, TemplateError, UndefinedError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from crisisplan.export.escape import Markdown
from crisisplan.export.templating import OPTIONS, close_up, finalize

MOST_LETTERS = 20_000_000
"""The longest document that is taken from a template."""
_MEMORY = 768 * 1024 * 1024
_CPU_SECONDS = 60
"""Ends a process whose parent is gone; the parent is stricter."""
_FILTERS = ("first", "join", "last", "length")
_REFUSED = 3
_TOO_MUCH = b'[0, "It needs too much memory. Look for a text that grows without end."]'
_UNKNOWN = re.compile(r"'(\w+)' is undefined|no attribute '(\w+)'")


class Refusal(Exception):  # noqa: N818  # the template is at fault, not the program
    """What a template may not do, said in a sentence."""


class Alone(BaseLoader):
    """Knows no other template: a template stands alone."""

    def get_source(self, _: Environment, template: str) -> NoReturn:
        """Refuse to read anything."""
        raise TemplateNotFound(template)


class OwnSandbox(ImmutableSandboxedEnvironment):
    """Lets a template read its values and put them down, and do nothing else."""

    intercepted_binops = frozenset({"*", "**", "%"})

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Refuse what makes a short template a long text."""
        numbers = isinstance(left, int) and isinstance(right, int)
        if operator == "**" or not numbers:
            raise Refusal(f"'{operator}' is not for templates. Write the text out.")
        return super().call_binop(context, operator, left, right)


FAULTS = (
    Refusal,
    TemplateError,
    ArithmeticError,
    AttributeError,
    LookupError,
    RecursionError,
    SyntaxError,
    TypeError,
    ValueError,
)
"""What goes wrong in a template: the fault of whoever wrote it."""


def main() -> None:
    """Read a template with its values, write the document, and end."""
    given = json.load(sys.stdin)
    _limit()
    try:
        text = made(given["text"], given["name"], given["view"])
        sys.stdout.buffer.write(text.encode())
        sys.stdout.flush()
    except MemoryError:
        os.write(2, _TOO_MUCH)
        os._exit(_REFUSED)
    except FAULTS as fault:
        sys.stderr.write(json.dumps(explained(fault, given["name"])))
        sys.exit(_REFUSED)


def _limit() -> None:
    """Hold this process down as far as the computer can."""
    with suppress(ImportError):
        import resource

        limits = (("AS", _MEMORY), ("CPU", _CPU_SECONDS), ("FSIZE", 0), ("CORE", 0))
        for name, most in limits:
            with suppress(AttributeError, ValueError, OSError):
                resource.setrlimit(getattr(resource, f"RLIMIT_{name}"), (most, most))


def _marked(value: Any) -> Any:
    """Give the values as they were: every text in them is Markdown already."""
    if isinstance(value, str):
        return Markdown(value)
    if isinstance(value, list):
        return [_marked(one) for one in value]
    if isinstance(value, dict):
        return {key: _marked(one) for key, one in value.items()}
    return value


def made(text: str, name: str, view: Any) -> str:
    """Give what a template makes of values that came as plain data."""
    sandbox = OwnSandbox(loader=Alone(), finalize=finalize, **OPTIONS)
    sandbox.globals.clear()
    sandbox.filters = {one: sandbox.filters[one] for one in _FILTERS}
    code = sandbox.compile(text, name, name)
    template = Template.from_code(sandbox, code, {})
    return close_up("".join(_held(template.generate(_marked(view)))))


def _held(pieces: Iterator[str]) -> Iterator[str]:
    letters = 0
    for piece in pieces:
        letters += len(piece)
        if letters > MOST_LETTERS:
            millions = MOST_LETTERS // 1_000_000
            raise Refusal(
                f"It makes more than {millions} million letters. Look for a loop in a "
                "loop."
            )
        yield piece


def explained(fault: Exception, name: str) -> tuple[int, str]:
    """Give the line of the template at which it went wrong, and what to do."""
    return _line(fault, name), _sentence(fault)


def _line(fault: Exception, name: str) -> int:
    """Give the line of the template at which it went wrong; 0 where there is none."""
    if isinstance(fault, TemplateSyntaxError):
        return fault.lineno
    line, trace = 0, fault.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == name:
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


def _sentence(fault: Exception) -> str:
    said = str(fault).strip().rstrip(".")
    for kind, say in _SENTENCES:
        if isinstance(fault, kind):
            return say(said)
    return f"This cannot be carried out: {said}."


def _unknown(said: str) -> str:
    found = _UNKNOWN.search(said)
    name = found and (found[1] or found[2])
    return f"Nothing is called {name!r} here." if name else f"{said}."


_SENTENCES: tuple[tuple[type[Exception], Callable[[str], str]], ...] = (
    (Refusal, lambda said: f"{said}."),
    (UndefinedError, _unknown),
    (SecurityError, lambda said: f"A template may not do this: {said}."),
    (
        TemplateNotFound,
        lambda said: (
            f"It asks for {said!r}. A template stands alone: copy into it "
            "what it needs."
        ),
    ),
    (
        TemplateSyntaxError,
        lambda said: (
            f"{said}. The filters are: {', '.join(_FILTERS)}."
            if "filter" in said
            else f"This is not how a template is written: {said}."
        ),
    ),
    (SyntaxError, lambda _: "Too many loops and choices stand in each other."),
    (RecursionError, lambda _: "It calls itself without end."),
)
"""What is said of each fault; the first that fits."""
