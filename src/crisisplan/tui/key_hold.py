"""Keys that come while a form is being built wait for it, in their order."""

from textual import events
from textual.app import App

_PATIENCE_S = 2.0


class KeyHold(App[None]):
    """An app that can keep what is typed until the right field has the focus."""

    _held: list[events.Event] | None = None

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
