"""The keys of a screen in its help, each of which a click presses."""

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
    """Keys and what they do; the mouse lights one up and chooses it, so that no key needs a keyboard.

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
    """Number of the key below the mouse."""

    @dataclass
    class Chosen(Message):
        """A key was clicked."""

        name: str

    def __init__(self, keys: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._keys = tuple(keys)
        self._columns = max((cell_len(key) for key, _ in self._keys), default=0) + GAP

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the lines of all keys."""
        return len(self._lines(width))

    def render(self) -> Text:
        """Return the lines."""
        lines = Text(no_wrap=True, overflow="ellipsis", end="")
        for number, line in self._lines(self.size.width):
            if lines:
                lines.append("\n")
            under = self.get_component_rich_style("key-list--under") if number == self.under else ""
            lines.append_text(Text.assemble(line, style=under))
        return lines

    def _lines(self, width: int) -> list[tuple[int, Text]]:
        """Return each line with the number of its key; what has no room beside a key goes on below, as far in."""
        lines = []
        for number, (key, name) in enumerate(self._keys):
            begins = Text.assemble((key, "bold"), " " * (self._columns - cell_len(key)))
            for part in Text(name).wrap(self.app.console, max(1, width - self._columns)):
                part.rstrip()
                lines.append((number, begins + part))
                begins = Text(" " * self._columns)
        return lines

    def _number_at(self, y: int) -> int | None:
        """Return the number of the key in a line; None below the last."""
        lines = self._lines(self.size.width)
        return lines[y][0] if y in range(len(lines)) else None

    def on_mouse_move(self, event: MouseMove) -> None:
        """Light up the key below the mouse."""
        self.under = self._number_at(event.y)

    def on_leave(self, event: Leave) -> None:
        """Light up nothing."""
        self.under = None

    def on_click(self, event: Click) -> None:
        """Choose the key below the mouse."""
        number = self._number_at(event.y)
        if number is not None:
            self.post_message(self.Chosen(self._keys[number][1].partition(":")[0]))
