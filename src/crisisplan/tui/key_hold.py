"""Keys are worked off one after the other, by what is there when their turn comes.

Textual lets Backspace, Tab, Enter and the like pass through all widgets before they
do anything, and builds forms and screens meanwhile; letters typed behind them overtake
them. Here whatever is typed waits for what came before it.
"""

from collections import deque
from collections.abc import Sequence
from typing import Any

from textual import events
from textual.app import App
from textual.await_complete import AwaitComplete
from textual.dom import DOMNode
from textual.timer import Timer

_PATIENCE_S = 2.0
_BREATH_S = 0.01
_SHIFT_F3 = events.CursorPosition(x=1, y=0)
"""The same bytes: xterm and tmux send them, and nobody here asks for the cursor."""
_RETURNED = 50
"""Letters that were given back and may come again, at most."""


class KeyHold(App[None]):
    """An app that can keep what is typed until the right field has the focus."""

    def __init__(self) -> None:
        """Begin with nothing to wait for."""
        super().__init__()
        self._waiting: deque[events.Event] = deque()
        self._holding = False
        self._letters_under_way = False
        self._wishes = 0
        self._given_back = 0
        """How many of those that wait were given back, in front of all others."""
        self._returned: deque[events.Key] = deque(maxlen=_RETURNED)
        self._patience: Timer | None = None

    def hold_keys(self) -> None:
        """Keep keys and pasted text from now on; for two seconds at the most.

        Only what wished it last lets them go again.
        """
        self._holding = True
        self._wishes += 1
        if self._patience:
            self._patience.stop()
        self._patience = self.set_timer(_PATIENCE_S, self.release_keys)

    async def release_keys(self) -> None:
        """Let what was kept go on its way, up to a key that others must wait for."""
        self._holding, self._given_back = False, 0
        if self._patience:
            self._patience.stop()
        while self._waiting and not self._holding:
            await self._pass_on(self._waiting.popleft())

    def give_back(self, event: events.Key) -> None:
        """Keep a letter that nobody took, for whatever gets the focus next.

        It goes there before all that was typed later. Whoever gives back moves the
        focus first, or shows a screen. Where nobody takes it again, it does nothing.
        """
        if any(event is one for one in self._returned):
            return
        anew = events.Key(event.key, event.character)  # that one has gone its way
        self._returned.append(anew)
        self._waiting.insert(self._given_back, anew)
        self._given_back += 1
        if not self._holding:
            self.hold_keys()
            wish = self._wishes

            async def let_go() -> None:
                if wish == self._wishes:
                    await self.release_keys()

            self.call_later(lambda: self.call_later(let_go))  # behind the focus

    async def on_event(self, event: events.Event) -> None:
        """Keep what is typed while keys are held; pass on everything else."""
        if event == _SHIFT_F3:
            event = events.Key("shift+f3", None)
        typed = isinstance(event, events.Key | events.Paste)
        if not typed or event.is_forwarded:
            await super().on_event(event)
        elif self._holding or self._waiting:
            self._waiting.append(event)
        else:
            await self._pass_on(event)

    async def _pass_on(self, event: events.Event) -> None:
        """Pass on what was typed; the others wait for a key that may do something.

        Once the screens are being taken down there is nobody left to take it.
        """
        if not self.is_running:
            return
        if not isinstance(event, events.Key) or event.is_printable:
            self._letters_under_way = True
            await super().on_event(event)
            return
        self.hold_keys()
        wish, focused = self._wishes, self.focused or self.screen
        way = (focused, *focused.ancestors_with_self)
        if self._letters_under_way:  # Ctrl+Q would overtake them, and they were lost
            self._letters_under_way = False
            self._waiting.appendleft(event)
            self._follow(way, wish)
            return
        await super().on_event(event)
        self._follow((*way, *way), wish)

    def _follow(self, way: Sequence[DOMNode], wish: int) -> None:
        """Go the way of a key, then that of what it set off; then let the others go."""
        first, *rest = way

        async def on() -> None:
            if rest:
                self._follow(rest, wish)
            elif wish == self._wishes:
                await self.release_keys()

        if not first.call_later(on) and rest:  # it is gone
            self._follow(rest, wish)

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
            if wish != self._wishes:
                return
            if screen.focused is None and screen.focus_chain:
                self.set_timer(_BREATH_S, release)
            else:
                await self.release_keys()

        screen.call_after_refresh(lambda: self.call_later(release))
