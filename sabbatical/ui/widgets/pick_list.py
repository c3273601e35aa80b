"""A list to choose from that loses no key, however fast they come."""

from collections.abc import Callable
from typing import Self, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.events import Key
from textual.widgets import Select

# Textual does not offer the parts of its list to those who build on it; the version is pinned.
from textual.widgets._select import SelectCurrent, SelectOverlay

T = TypeVar("T")

OPENING = ("enter", "space", "up", "down")


class PickOverlay(SelectOverlay):
    """The open list. What is chosen in it is chosen at once, and the focus back at the list with it."""

    def take_key(self, event: Key) -> bool:
        """Search, move or choose before the next key is looked at."""
        if event.character is not None and event.is_printable:
            self.search(event.character)
            return True
        moves: dict[str, Callable[[], None]] = {
            "enter": self.action_select, "escape": self.action_dismiss, "up": self.action_cursor_up,
            "down": self.action_cursor_down, "home": self.action_first, "end": self.action_last,
            "pageup": self.action_page_up, "pagedown": self.action_page_down,
        }  # fmt: skip
        if event.key in moves:
            moves[event.key]()
        return event.key in moves

    def focus(self, scroll_visible: bool = True) -> Self:
        """Take the focus now: later might be after somebody has gone on."""
        self._search_query = ""
        self.can_focus = True
        self.screen.set_focus(self, scroll_visible=scroll_visible)
        return self

    def search(self, letter: str) -> None:
        """Go to the best match of what was typed so far."""
        self._search_reset_timer.reset()
        self._search_query += letter
        index = self._find_search_match(self._search_query)
        if index is not None:
            self.select(index)

    def action_select(self) -> None:
        """Choose what is under the cursor."""
        if self.highlighted is not None and isinstance(self.parent, PickList):
            self.parent.choose(self.highlighted)

    def action_dismiss(self) -> None:
        """Close the list as it was."""
        if isinstance(self.parent, PickList):
            self.parent.close()


class PickList(Select[T]):
    """Textual's list, which opens, searches and chooses at once.

    Textual's own opens once the key has been through all that is around it, takes the focus later still, and gives it
    back later than that. Whoever types on meanwhile, on a busy machine, types into nothing, or loses the choice.
    """

    def compose(self) -> ComposeResult:
        """Lay out the parts."""
        yield SelectCurrent(self.prompt)
        yield PickOverlay(type_to_search=self._type_to_search).data_bind(compact=Select.compact)

    def on_mount(self) -> None:
        """Show a value that was put before there was anything to show it in; Textual goes on showing the prompt."""
        value = self.value
        if value is Select.NULL:
            return
        with self.prevent(Select.Changed):
            self.set_reactive(vars(Select)["value"], Select.NULL)
            self.value = value

    def take_key(self, event: Key) -> bool:
        """Open the list before the next key is looked at."""
        if event.key not in OPENING:
            return False
        self.action_show_overlay()
        return True

    def action_show_overlay(self) -> None:
        """Open the list, and send all keys there from now on."""
        super().action_show_overlay()
        self.query_one(PickOverlay).focus(scroll_visible=False)

    def choose(self, number: int) -> None:
        """Choose the option of a number, and close."""
        self.value = self._options[number][1]
        self.close()

    def close(self) -> None:
        """Close, with the focus here."""
        self.screen.set_focus(self, scroll_visible=False)
        self.expanded = False

    def watch_expanded(self, expanded: bool) -> None:
        """Let Tab find the list only while it is open."""
        self.query_one(PickOverlay).can_focus = expanded

    @on(SelectOverlay.Dismiss)
    def _lost(self, event: SelectOverlay.Dismiss) -> None:
        """Close a list that lost the focus, unless it was opened again meanwhile."""
        event.prevent_default()
        event.stop()
        if self.screen.focused is not self.query_one(PickOverlay):
            self.expanded = False
