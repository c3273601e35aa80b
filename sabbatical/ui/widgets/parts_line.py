"""A line of words that can be clicked, drawn as one widget.

A widget for each word, as Textual's own footer has, would be made, styled and laid out anew whenever the focus moves.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.text import Text
from textual.events import Leave, MouseDown, MouseMove
from textual.reactive import reactive
from textual.widget import Widget


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Words on the line."""

    column: int
    """Where they begin, from 0."""
    text: Text
    tooltip: str = ""

    @property
    def end(self) -> int:
        """The column after the last."""
        return self.column + self.text.cell_len


class PartsLine(Widget):
    """A line of words; the mouse lights up the one below it and chooses it."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"parts-line--under"}

    DEFAULT_CSS = """
    PartsLine {
        height: 1;
        & > .parts-line--under { background: $primary 30%; }
    }
    """

    under: reactive[int | None] = reactive(None)
    """Number of the words below the mouse."""

    def parts(self) -> Sequence[Part]:
        """Return the words, from left to right."""
        raise NotImplementedError

    async def choose(self, number: int) -> None:
        """Do what the words of that number stand for."""
        raise NotImplementedError

    def render(self) -> Text:
        """Return the line."""
        line = Text(no_wrap=True, end="")
        for number, part in enumerate(self.parts()):
            line.append(" " * (part.column - line.cell_len))
            text = part.text.copy()
            if number == self.under:
                text.stylize(self.get_component_rich_style("parts-line--under"))
            line.append_text(text)
        return line

    def on_mouse_move(self, event: MouseMove) -> None:
        """Light up what is below the mouse, and say more of it."""
        parts = self.parts()
        self.under = part_at(parts, event.x)
        tooltip = "" if self.under is None else parts[self.under].tooltip
        if (self.tooltip or "") != tooltip:
            self.tooltip = tooltip or None

    def on_leave(self, event: Leave) -> None:
        """Light up nothing."""
        self.under = None

    async def on_mouse_down(self, event: MouseDown) -> None:
        """Choose what is below the mouse."""
        number = part_at(self.parts(), event.x)
        if number is not None:
            await self.choose(number)


def part_at(parts: Sequence[Part], column: int) -> int | None:
    """Return the number of the words that stand in a column."""
    return next((number for number, part in enumerate(parts) if part.column <= column < part.end), None)
