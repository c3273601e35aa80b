"""The table of a list: a cursor on rows, or, after the right key, on the cells that can be edited."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding
from textual.events import Key
from textual.message import Message

from sabbatical.ui.key_names import named
from sabbatical.ui.widgets.quick_table import QuickTable


class ListTable(QuickTable):
    """Rows; the left and right keys step through the editable cells of one."""

    BINDINGS: ClassVar = named(
        "cells",
        [
            Binding("right", "cursor_right", "Cells", key_display="→"),
            Binding("left", "cursor_left", "Cell before", show=False),
        ],
    )

    DEFAULT_CSS = """
    ListTable > .datatable--cursor { text-style: bold; }
    """

    @dataclass
    class Typed(Message):
        """A digit was typed on an editable cell."""

        character: str

    def __init__(self) -> None:
        super().__init__()
        self._editable: tuple[int, ...] = ()

    def allow(self, columns: Sequence[int]) -> None:
        """Take the indexes of the columns that can be edited, in order."""
        self._editable = tuple(columns)
        if self.in_cells and self.cursor_column not in self._editable:
            self.leave_cells()

    @property
    def in_cells(self) -> bool:
        """Whether the cursor is on one cell."""
        return self.cursor_type == "cell"

    def leave_cells(self) -> None:
        """Put the cursor on the whole row."""
        self.cursor_type = "row"
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Say nothing of cells where none can be edited, nor of the one before where there is none."""
        if action == "cursor_right":
            return not self.is_mounted or (bool(self._editable) and self.row_count > 0)
        return action != "cursor_left" or not self.is_mounted or self.in_cells

    def action_cursor_right(self) -> None:
        """Go to the first cell that can be edited, or to the next."""
        if not self.in_cells:
            self._begin_cells()
        else:
            self._step([column for column in self._editable if column > self.cursor_column][:1])

    def action_cursor_left(self) -> None:
        """Go to the editable cell before; from the first, back to the row."""
        before = [column for column in self._editable if column < self.cursor_column][-1:]
        if self.in_cells and before:
            self._step(before)
        else:
            self.leave_cells()

    def _begin_cells(self) -> None:
        if self._editable and self.row_count:
            self.cursor_type = "cell"
            self._step(list(self._editable[:1]))
            self.refresh_bindings()

    def _step(self, column: list[int]) -> None:
        if column:
            self.move_cursor(column=column[0], animate=False)

    def on_key(self, event: Key) -> None:
        """Begin to edit with a digit, as spreadsheets do."""
        if self.in_cells and event.character is not None and event.character.isdecimal():
            event.stop()
            event.prevent_default()
            self.post_message(self.Typed(event.character))
