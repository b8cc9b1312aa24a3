"""Messages belong to the step that said them, and follow to no other screen."""

from typing import Any, ClassVar

from textual import events
from textual.await_complete import AwaitComplete
from textual.notifications import Notification, Notify
from textual.widgets._toast import ToastHolder, ToastRack

from crisisplan.tui.key_hold import KeyHold

_AT_ONCE = 2
"""More messages would leave no room for what is being written."""
_STEPS = events.Key | events.Paste | events.MouseDown


class Telling(KeyHold):
    """An app whose messages go when the next is said or another screen is shown.

    What was said since the last key or click is no earlier message: it is about the
    screen that comes. A message with a title is about the plan, not about a screen,
    and stays its time, or until Esc is pressed.
    """

    NOTIFICATION_TIMEOUT: ClassVar[float] = 8

    def __init__(self) -> None:
        """Begin with nothing said."""
        super().__init__()
        self._earlier: tuple[Notification, ...] = ()

    async def on_event(self, event: events.Event) -> None:
        """Know what was said before this key or click."""
        if isinstance(event, _STEPS) and not event.is_forwarded:
            self._earlier = tuple(self._notifications)
            if isinstance(event, events.Key) and event.key == "escape":
                self._clear()
        await super().on_event(event)

    def _clear(self) -> None:
        """Take away what lies on the screen: it was read."""
        for one in self._earlier:
            self._unnotify(one)

    def _on_notify(self, event: Notify) -> None:
        self._forget_earlier()
        new = event.notification
        for one in tuple(self._notifications):
            if (one.title, one.message) == (new.title, new.message):  # once is enough
                self._unnotify(one)
        for one in tuple(self._notifications)[: 1 - _AT_ONCE]:
            self._unnotify(one)
        super()._on_notify(event)
        self.call_later(self._show_newest)

    def _show_newest(self) -> None:
        """Leave no room for messages that are gone, and bring the newest into view.

        Textual takes a message away and leaves what was around it.
        """
        if not (self.is_running and self.screen_stack):
            return  # the screens are being taken down
        for rack in self.screen.query(ToastRack):
            there = {rack._toast_id(one) for one in self._notifications}
            for holder in rack.query(ToastHolder):
                if holder.id not in there:
                    holder.remove()
            rack.display = bool(len(self._notifications))
            rack.call_after_refresh(rack.scroll_end, animate=False, force=True)

    def _unnotify(
        self, notification: Notification, refresh: bool = True
    ) -> None:  # as Textual has it
        super()._unnotify(notification, refresh)
        self.call_later(lambda: self.call_later(self._show_newest))

    def unsay(self, title: str) -> None:
        """Take back what was said under a title: it is not so any more."""
        for one in tuple(self._notifications):
            if one.title == title:
                self._unnotify(one)

    def push_screen(self, *args: Any, **more: Any) -> Any:
        """Show a screen without what was said of the one below."""
        self._forget_earlier()
        return super().push_screen(*args, **more)

    def pop_screen(self) -> AwaitComplete:
        """Leave a screen, and what was said of it."""
        self._forget_earlier()
        return super().pop_screen()

    def _forget_earlier(self) -> None:
        for one in self._earlier:
            if not one.title:
                self._unnotify(one)
        self._earlier = ()
