"""Keys that come while a form or screen is being built wait for it, in their order."""

from typing import Any

from textual import events
from textual.app import App
from textual.await_complete import AwaitComplete

_PATIENCE_S = 2.0


class KeyHold(App[None]):
    """An app that can keep what is typed until the right field has the focus."""

    _held: list[events.Event] | None = None
    _screens_changed = 0

    def hold_keys(self) -> None:
        """Keep keys and pasted text from now on; for two seconds at the most."""
        if self._held is None:
            self._held = []
            self.set_timer(_PATIENCE_S, self.release_keys)

    async def release_keys(self) -> None:
        """Let what was kept go on its way."""
        held, self._held = self._held or [], None
        for event in held:
            await self.on_event(event)

    async def on_event(self, event: events.Event) -> None:
        """Keep what is typed while keys are held; pass on everything else."""
        typed = isinstance(event, events.Key | events.Paste)
        if self._held is not None and typed and not event.is_forwarded:
            self._held.append(event)
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
        self._screens_changed += 1
        change = self._screens_changed

        async def release() -> None:
            if change == self._screens_changed:
                await self.release_keys()

        self.screen.call_after_refresh(lambda: self.call_later(release))
