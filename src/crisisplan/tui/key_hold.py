"""Keys that come while a form or screen is being built wait for it, in their order."""

from typing import Any

from textual import events
from textual.app import App
from textual.await_complete import AwaitComplete

_PATIENCE_S = 2.0
_BREATH_S = 0.01


class KeyHold(App[None]):
    """An app that can keep what is typed until the right field has the focus."""

    _held: list[events.Event] | None = None
    _wishes = 0
    """How often keys were to be held; only the last who wished it lets them go."""

    def hold_keys(self) -> None:
        """Keep keys and pasted text from now on; for two seconds at the most."""
        self._wishes += 1
        if self._held is None:
            self._held = []
            self.set_timer(_PATIENCE_S, self.release_keys)

    async def release_keys(self) -> None:
        """Let what was kept go on its way."""
        held, self._held = self._held or [], None
        for event in held:
            await self.on_event(event)

    async def on_event(self, event: events.Event) -> None:
        """Keep what is typed while keys are held; pass on everything else.

        Tab works at once: Textual lets it pass through all widgets first, and what is
        typed behind it would still reach the input before.
        """
        typed = isinstance(event, events.Key | events.Paste)
        if not typed or event.is_forwarded:
            await super().on_event(event)
        elif self._held is not None:
            self._held.append(event)
        elif isinstance(event, events.Key) and event.key == "tab":
            self.action_focus_next()
        elif isinstance(event, events.Key) and event.key == "shift+tab":
            self.action_focus_previous()
        else:
            await super().on_event(event)

    def push_screen(self, *args: Any, **more: Any) -> Any:
        """Show a screen; what is typed meanwhile is for it, not for the one below."""
        self.hold_keys()
        waiting = super().push_screen(*args, **more)
        self._release_when_painted()
        return waiting

    def pop_screen(self) -> AwaitComplete:
        """Leave a screen; what is typed meanwhile waits: another may be shown next."""
        self.hold_keys()
        waiting = super().pop_screen()
        self._release_when_painted()
        return waiting

    def _release_when_painted(self) -> None:
        wish, screen = self._wishes, self.screen

        async def release() -> None:
            if wish != self._wishes or self._held is None:
                return
            if screen.focused is None:
                self.set_timer(_BREATH_S, release)
            else:
                await self.release_keys()

        screen.call_after_refresh(lambda: self.call_later(release))
