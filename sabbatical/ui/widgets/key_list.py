"""The keys of a screen in its help: a row each, which a click presses."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from textwrap import wrap
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
    """Keys and what they do; the mouse lights up a row and chooses it, so that no key needs a keyboard.

    Parameters
    ----------
    rows
        Key and name of each; after a colon, what it does.
    id
        The widget's own.
    """

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"key-list--under"}

    DEFAULT_CSS = """
    KeyList { height: auto; & > .key-list--under { background: $primary 30%; } }
    """

    under: reactive[int | None] = reactive(None)
    """Number of the row below the mouse."""

    @dataclass
    class Chosen(Message):
        """A row was clicked."""

        key_list: "KeyList"
        number: int
        name: str

        @property
        def control(self) -> "KeyList":
            """The list, for those who listen to one of several."""
            return self.key_list

    def __init__(self, rows: Sequence[tuple[str, str]], *, id: str | None = None) -> None:  # noqa: A002 - Textual's word
        super().__init__(id=id)
        self.rows = tuple(rows)
        self._columns = max((cell_len(key) for key, _ in self.rows), default=0) + GAP

    def lines(self, width: int) -> Iterator[tuple[int, str, str]]:
        """Yield the lines that the rows take in `width` columns: number of the row, key, text; a key stands once."""
        for number, (key, name) in enumerate(self.rows):
            for place, line in enumerate(wrap(name, max(1, width - self._columns))):
                yield number, "" if place else key, line

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return how many lines there are."""
        return sum(1 for _ in self.lines(width))

    def render(self) -> Text:
        """Return the lines."""
        under = self.get_component_rich_style("key-list--under")
        lines = []
        for number, key, line in self.lines(self.size.width):
            gap = " " * (self._columns - cell_len(key))
            lines.append(Text.assemble((key, "bold"), gap, line, style=under if number == self.under else ""))
        return Text("\n", no_wrap=True, overflow="ellipsis", end="").join(lines)

    def _row_at(self, y: int) -> int | None:
        numbers = [number for number, *_ in self.lines(self.size.width)]
        return numbers[y] if y in range(len(numbers)) else None

    def on_mouse_move(self, event: MouseMove) -> None:
        """Light up the row below the mouse."""
        self.under = self._row_at(event.y)

    def on_leave(self, event: Leave) -> None:
        """Light up nothing."""
        self.under = None

    def on_click(self, event: Click) -> None:
        """Choose the row below the mouse."""
        number = self._row_at(event.y)
        if number is not None:
            self.post_message(self.Chosen(self, number, self.rows[number][1].partition(":")[0]))
