"""An app in which some widgets take their keys at once."""

from typing import Protocol, runtime_checkable

from textual.app import App
from textual.events import Event, Key


@runtime_checkable
class TakesKeysAtOnce(Protocol):
    """A widget that takes its keys before the next is looked at."""

    def take_key(self, event: Key) -> bool:
        """Do what a key does; return whether it does anything here."""


class KeysAtOnceApp(App[None]):
    """An app that lets a widget with the focus take its keys at once, where it can.

    Textual sends a key on its way through the widgets and looks at the next. One with priority, as Tab has, is done
    before the first has arrived: the focus is gone by then, and Enter, which is to choose in a list, chooses nothing.
    """

    async def on_event(self, event: Event) -> None:
        """Hand a key to what has the focus."""
        if isinstance(event, Key) and not event.is_forwarded:
            focused = self.focused
            if isinstance(focused, TakesKeysAtOnce) and focused.take_key(event):
                return
        await super().on_event(event)
