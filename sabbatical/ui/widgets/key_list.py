"""The keys of a screen in its help: a line each, which a click presses."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len
from rich.text import Text
from textual.events import Click, Leave, MouseMove
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

GAP = 2


class KeyList(Widget):
    """Keys and what they do; the mouse lights up a line and chooses it, so that no key needs a keyboard.

    Parameters
    ----------
    keys
        Key and name of each; after a colon, what it does.
    """

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"key-list--under"}

    DEFAULT_CSS = """
    KeyList { height: auto; & > .key-list--under { background: $primary 30%; } }
    """

    under: reactive[int | None] = reactive(None)
    """Number of the line below the mouse."""

    @dataclass
    class Chosen(Message):
        """A line was clicked."""

        name: str

    def __init__(self, keys: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._keys = tuple(keys)
        self._columns = max((cell_len(key) for key, _ in self._keys), default=0) + GAP

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return a line for each key."""
        return len(self._keys)

    def render(self) -> Text:
        """Return the lines."""
        lines = Text(no_wrap=True, overflow="ellipsis", end="")
        for number, (key, name) in enumerate(self._keys):
            style = self.get_component_rich_style("key-list--under") if number == self.under else ""
            line = Text.assemble((key, "bold"), " " * (self._columns - cell_len(key)), name, style=style)
            lines.append_text(line).append("\n" if number < len(self._keys) - 1 else "")
        return lines

    def on_mouse_move(self, event: MouseMove) -> None:
        """Light up the line below the mouse."""
        self.under = event.y if event.y in range(len(self._keys)) else None

    def on_leave(self, event: Leave) -> None:
        """Light up nothing."""
        self.under = None

    def on_click(self, event: Click) -> None:
        """Choose the line below the mouse."""
        if event.y in range(len(self._keys)):
            self.post_message(self.Chosen(self._keys[event.y][1].partition(":")[0]))
