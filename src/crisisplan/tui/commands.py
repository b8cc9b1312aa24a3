"""Commands declared once: what is bound to a key stands in footer, help and palette."""

import re
from collections.abc import Awaitable, Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial

from textual.binding import Binding
from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.dom import DOMNode
from textual.screen import Screen

_FUNCTION = re.compile(r"(?:shift\+)?f[0-9]")
_PRINTED: Mapping[str, str] = {"escape": "Esc"}


def command(
    key: str, action: str, description: str, tooltip: str, *, show: bool = True
) -> Binding:
    """Bind a key to an action.

    Args:
        key: As Textual names it.
        action: What is done.
        description: One verb, or two words.
        tooltip: One clause, in words by which people look for it.
        show: Whether it stands in the footer.
    """
    return Binding(
        key,
        action,
        description,
        show=show,
        key_display=say_key(key),
        tooltip=tooltip,
        id=f"command.{action.partition('(')[0].replace('.', '-')}",
        priority=bool(_FUNCTION.match(key)) or key in ("ctrl+p", "ctrl+q", "escape"),
    )


_FOUND_BY_WORDS = "by-words-"
"""Begins the key of a command that has none; no keyboard sends it."""


def by_words(action: str, description: str, tooltip: str) -> Binding:
    """Offer an action that is needed too seldom for a key of its own.

    Args:
        action: What is done.
        description: One verb, or two words.
        tooltip: One clause, in words by which people look for it.
    """
    found = command(
        f"{_FOUND_BY_WORDS}{action}", action, description, tooltip, show=False
    )
    return replace(found, key_display=say_key("ctrl+p"))


def say_key(key: str) -> str:
    """Give a key as it is printed on keyboards."""
    parts = key.partition(",")[0].split("+")
    return "+".join(_PRINTED.get(part, part.capitalize()) for part in parts)


def commands_of(screen: Screen[object]) -> Iterator[tuple[DOMNode, Binding]]:
    """Give the commands that can be used on a screen, each once."""
    seen = set()
    for node, binding, enabled, _ in screen.active_bindings.values():
        known = (binding.id or "").startswith("command.")
        if enabled and known and binding.id not in seen:
            seen.add(binding.id)
            yield node, binding


def keys_of_field(screen: Screen[object]) -> Iterator[Binding]:
    """Give the keys that only the field under the cursor has, as they are explained."""
    for node, binding, enabled, _ in screen.active_bindings.values():
        ours = binding.id and not binding.id.startswith("command.")
        if enabled and ours and binding.tooltip and node is not screen:
            yield replace(binding, key_display=say_key(binding.key))


class BoundCommands(Provider):
    """Every command that has a key can also be found by ordinary words."""

    async def discover(self) -> Hits:
        """Offer all of them before anything is typed."""
        for node, binding in commands_of(self.screen):
            yield DiscoveryHit(
                _label(binding), self._do(node, binding), help=binding.tooltip
            )

    async def search(self, query: str) -> Hits:
        """Offer what has the typed words in its name or its explanation."""
        matcher = self.matcher(query)
        words = query.casefold().split()
        for node, binding in commands_of(self.screen):
            said = f"{binding.description} {binding.tooltip}".casefold()
            score = matcher.match(binding.description)
            if all(word in said for word in words):
                score = max(score, 0.5)
            if score:
                shown = matcher.highlight(_label(binding))
                yield Hit(score, shown, self._do(node, binding), help=binding.tooltip)

    def _do(self, node: DOMNode, binding: Binding) -> Callable[[], Awaitable[bool]]:
        return partial(self.app.run_action, binding.action, node)


def _label(binding: Binding) -> str:
    if binding.key.startswith(_FOUND_BY_WORDS):
        return binding.description
    return f"{binding.description} ({binding.key_display})"
