"""A row of a list: its key, and its cells, made as soon as somebody needs them."""

from collections.abc import Callable, Sequence
from functools import cached_property

from rich.text import Text

Cells = tuple[Text, ...]


class TableRow:
    """A row under its key.

    Parameters
    ----------
    key
        Its key.
    cells
        Its cells, or what makes them: called once, as soon as somebody needs them.
    """

    def __init__(self, key: str, cells: Cells | Callable[[], Cells]) -> None:
        self.key = key
        self._given = cells

    @property
    def is_made(self) -> bool:
        """Whether its cells are there by now."""
        return not callable(self._given) or "cells" in self.__dict__

    @cached_property
    def cells(self) -> Cells:
        """Its cells."""
        return self._given() if callable(self._given) else self._given

    @cached_property
    def _text(self) -> str:
        return " ".join(cell.plain for cell in self.cells).casefold()

    def holds(self, words: Sequence[str]) -> bool:
        """Whether each of the words, in lower case, is somewhere in the row."""
        return all(word in self._text for word in words)
