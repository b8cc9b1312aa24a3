"""Commands declared once: what is bound to a key stands in footer, help and palette."""

import re
from collections.abc import Awaitable, Callable, Collection, Iterator, Mapping
from dataclasses import replace
from functools import partial
from inspect import isawaitable

from textual.binding import Binding
from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.dom import DOMNode
from textual.screen import Screen

from crisisplan.tui.ordinary_words import ORDINARY
from crisisplan.tui.text import lit_line

_WORD = re.compile(r"[\w-]+")
_WORTH = (1.0, 0.6, 0.5)
"""Of a word in the name, in the explanation, among the ordinary words."""
_LAST = 0.01
_IN_THE_PLAN = "Search questions, answers, guidance and people for these words"
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


def is_found_by_words(binding: Binding) -> bool:
    """Say whether a command has no key of its own."""
    return binding.key.startswith(_FOUND_BY_WORDS)


def say_key(key: str) -> str:
    """Give a key as it is printed on keyboards."""
    parts = key.partition(",")[0].split("+")
    return "+".join(_PRINTED.get(part, part.capitalize()) for part in parts)


def commands_of(screen: Screen[object]) -> Iterator[tuple[DOMNode, Binding]]:
    """Give the commands that can be used on a screen, each once.

    Those too whose key means something else to the field under the cursor: a text box
    takes back its own words with Ctrl+Z, and the plan's steps are to be found as well.
    """
    active = ((one.node, one.binding) for one in screen.active_bindings.values())
    hidden = ((screen, one) for _, one in screen._bindings)
    seen = set()
    for node, binding in (*active, *hidden):
        known = (binding.id or "").startswith("command.")
        usable = screen.app._check_action_state(binding.action, node)
        if known and usable and binding.id not in seen:
            seen.add(binding.id)
            yield node, binding


def commands_on(screen: Screen[object], key: str) -> Iterator[Binding]:
    """Give the commands that a screen itself has on a key."""
    for one in screen._bindings.key_to_bindings.get(key, ()):
        usable = screen.app._check_action_state(one.action, screen)
        if usable and (one.id or "").startswith("command."):
            yield one


def is_struck_on_purpose(key: str) -> bool:
    """Say whether a key is for commands alone, and for nothing that is typed."""
    return bool(_FUNCTION.match(key)) or key.startswith("ctrl+")


def keys_of_field(screen: Screen[object]) -> Iterator[Binding]:
    """Give the keys that only the field under the cursor has, as they are explained."""
    for node, binding, enabled, _ in screen.active_bindings.values():
        ours = binding.id and not binding.id.startswith("command.")
        if enabled and ours and binding.tooltip and node is not screen:
            yield replace(binding, key_display=say_key(binding.key))


class BoundCommands(Provider):
    """Every command can also be found by ordinary words."""

    async def discover(self) -> Hits:
        """Offer all of them before anything is typed."""
        for node, binding in commands_of(self.screen):
            yield DiscoveryHit(
                _label(binding), self._do(node, binding), help=binding.tooltip
            )

    async def search(self, query: str) -> Hits:
        """Offer what is called so, explained so, or called so by ordinary people.

        Where nothing is, letters in the order typed are enough. On a plan the words
        can be looked for in it too: it may be no command that is wanted.
        """
        matcher = self.matcher(query)
        bound = list(commands_of(self.screen))
        scores = [_fit(query, binding) for _, binding in bound]
        if not any(scores):
            scores = [matcher.match(binding.description) for _, binding in bound]
        for score, (node, binding) in zip(scores, bound, strict=True):
            if score:
                shown = matcher.highlight(_label(binding))
                yield Hit(score, shown, self._do(node, binding), help=binding.tooltip)
        plan = self._plan()
        if plan is None:
            return
        if plan is not self.screen:
            for score, binding in _of_the_plan(query, plan, bound):
                shown = matcher.highlight(f"{binding.description} (in the plan)")
                act = partial(self.app.run_action, binding.action, plan)
                do = partial(_behind, plan, act)
                yield Hit(score, shown, do, help=binding.tooltip)
        if find := getattr(plan, "find_words", None):
            said, act = lit_line(f"Find in the plan: {query}"), partial(find, query)
            yield Hit(_LAST, said, partial(_behind, plan, act), help=_IN_THE_PLAN)

    def _plan(self) -> Screen[object] | None:
        """Give the screen of the plan, which a screen above it leads back to."""
        if self.screen.is_modal:
            return None
        stack = reversed(self.app.screen_stack)
        return next((one for one in stack if hasattr(one, "find_words")), None)

    def _do(self, node: DOMNode, binding: Binding) -> Callable[[], Awaitable[bool]]:
        return partial(self.app.run_action, binding.action, node)


def _of_the_plan(
    query: str, plan: Screen[object], here: Collection[tuple[DOMNode, Binding]]
) -> Iterator[tuple[float, Binding]]:
    """Give the commands of the plan's screen that a screen above it has not."""
    known = {one.id for _, one in here}
    for _, binding in plan._bindings:
        usable = plan.app._check_action_state(binding.action, plan)
        ours = (binding.id or "").startswith("command.")
        if ours and usable and binding.id not in known:
            known.add(binding.id)
            if score := _fit(query, binding):
                yield score / 2, binding


async def _behind(plan: Screen[object], act: Callable[[], object]) -> None:
    """Go back to the plan, and then act; whatever keeps a screen open goes first."""
    app = plan.app
    while app.screen is not plan:
        here = app.screen
        await app.run_action("back", here)
        if app.screen is here:
            return
    done = act()
    if isawaitable(done):
        await done


def _fit(query: str, binding: Binding) -> float:
    """Say how well all typed words begin words of a command: 0 for not at all."""
    also = ORDINARY.get((binding.id or "").removeprefix("command."), "")
    places = (binding.description, binding.tooltip, also)
    beginnings = [tuple(_WORD.findall(place.casefold())) for place in places]
    typed = _WORD.findall(query.casefold())
    best = [
        max(
            (
                worth
                for worth, words in zip(_WORTH, beginnings, strict=True)
                if any(word.startswith(one) for word in words)
            ),
            default=0.0,
        )
        for one in typed
    ]
    return min(best, default=0.0)


def _label(binding: Binding) -> str:
    if is_found_by_words(binding):
        return binding.description
    return f"{binding.description} ({binding.key_display})"
