"""A list to choose from that loses no letter typed while it opens."""

from typing import TypeVar

from textual.events import Key
from textual.widgets import Select

T = TypeVar("T")

OPENING = ("enter", "space", "up", "down")


class PickList(Select[T]):
    """Textual's list, which opens at once.

    Textual's own opens once the key has been through all that is around it, and takes the focus later still. Whoever
    types on meanwhile, on a busy machine, types into nothing, and Enter then chooses what was marked before.
    """

    def on_mount(self) -> None:
        """Show a value that was put before there was anything to show it in; Textual goes on showing the prompt."""
        value = self.value
        if value is Select.NULL:
            return
        with self.prevent(Select.Changed):
            self.set_reactive(vars(Select)["value"], Select.NULL)
            self.value = value

    async def _on_key(self, event: Key) -> None:
        if not self.expanded and event.key in OPENING:
            event.stop()
            self.action_show_overlay()
        elif self.expanded and event.is_printable:
            # Sent before the list had the focus; what the list takes itself does not come here.
            event.stop()
            self.query_one("SelectOverlay").post_message(Key(event.key, event.character))

    def action_show_overlay(self) -> None:
        """Open the list, and send all keys there from now on."""
        super().action_show_overlay()
        self.screen.set_focus(self.query_one("SelectOverlay"), scroll_visible=False)
