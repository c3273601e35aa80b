"""A list in which rows are selected and cells are edited where they stand."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.text import Text
from textual import on
from textual.binding import Binding
from textual.coordinate import Coordinate
from textual.message import Message
from textual.widgets import DataTable

from sabbatical.ui.key_names import named
from sabbatical.ui.table_row import TableRow
from sabbatical.ui.widgets.fitted_table import FittedTable
from sabbatical.ui.widgets.list_table import ListTable

MARK = "✓ "


class EditableTable(FittedTable):
    """A list with a search line, ticks on the rows that are selected, and a cursor for cells.

    Parameters
    ----------
    columns, noun, narrow, least
        As `FittedTable` takes them.
    editable
        Heads of the columns whose cells can be edited.
    """

    BINDINGS: ClassVar = named(
        "list",
        [
            Binding("space", "mark", "Select", tooltip="Select the row under the cursor, or take that back"),
            Binding("a", "mark_all", "Select all", show=False, tooltip="Select all rows shown, or none"),
        ],
    )

    @dataclass
    class CellChosen(Message):
        """A cell is to be edited."""

        table: "EditableTable"
        key: str
        column: str
        typed: str = ""
        """What was typed on it already."""

        @property
        def control(self) -> "EditableTable":
            """The table, for `@on(..., selector)`."""
            return self.table

    def __init__(
        self,
        columns: Sequence[str],
        noun: str,
        narrow: Collection[str],
        editable: Collection[str],
        least: Mapping[str, int],
    ) -> None:
        super().__init__(columns, noun, narrow, least)
        self._editable = frozenset(editable)
        self._marked: set[str] = set()

    @property
    def cell_column(self) -> str:
        """Head of the column whose cell is under the cursor; empty while the cursor is on a row."""
        table = self.list_table
        return self.columns[table.cursor_column] if table.in_cells else ""

    def make_table(self) -> ListTable:
        """Return a table with a cursor for cells."""
        return ListTable()

    @property
    def list_table(self) -> ListTable:
        """The table itself."""
        return self.query_one(ListTable)

    @property
    def marked(self) -> tuple[str, ...]:
        """Keys of the rows that are selected, in the list's order."""
        return tuple(row.key for row in self.rows if row.key in self._marked)

    @property
    def chosen(self) -> tuple[str, ...]:
        """Keys of the rows that an action is about: those selected, else the one under the cursor."""
        return self.marked or (() if self.key is None else (self.key,))

    def columns_changed(self) -> None:
        """Allow the cells of the columns in view."""
        super().columns_changed()
        self.list_table.allow([place for place, name in enumerate(self.columns) if name in self._editable])

    @property
    def extra_columns(self) -> int:
        """Columns of the tick, where something is selected."""
        return len(MARK) if self._marked else 0

    def whole_cells(self, row: TableRow) -> tuple[Text, ...]:
        """Return the cells of a row; a selected one has a tick."""
        if row.key not in self._marked:
            return row.cells
        ticked = Text.assemble(MARK, row.cells[0], style="bold")
        ticked.end = ""
        return (ticked, *row.cells[1:])

    def count_text(self, shown: int, total: str) -> str:
        """Return how many rows there are, and how many of them are selected."""
        counted = super().count_text(shown, total)
        marked = len(self.marked)
        return f"{marked} selected · {counted}" if marked else counted

    def show(self, rows: Sequence[TableRow]) -> None:
        """Replace the rows; what is selected stays so."""
        self._marked &= {row.key for row in rows}
        column = self.list_table.cursor_column
        super().show(rows)
        self.list_table.move_cursor(column=column)

    def refill(self) -> None:
        """Draw the rows anew; the cursor stays on its cell."""
        column = self.list_table.cursor_column
        self.measure()
        super().refill()
        self.list_table.move_cursor(column=column)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let the escape key leave the cells or the selection first, and select nothing where there is nothing."""
        if action in ("mark", "mark_all"):
            return self.is_mounted and self.key is not None
        if action == "clear" and self.is_mounted and (self.list_table.in_cells or self._marked):
            return True
        return super().check_action(action, parameters)

    def action_clear(self) -> None:
        """Go back a step: from cells to rows, then to none selected, then to all rows shown."""
        if self.list_table.in_cells:
            self.list_table.leave_cells()
        elif self._marked and self.list_table.has_focus:
            self._mark_none()
        else:
            super().action_clear()

    def action_mark(self) -> None:
        """Select the row under the cursor, or take that back, and go to the next."""
        if self.key is not None:
            self._marked ^= {self.key}
            self.refill()
            self.list_table.action_cursor_down()

    def action_mark_all(self) -> None:
        """Select all rows shown; where all of them are, none."""
        shown = set(self.keys_found)
        self._marked = self._marked - shown if shown <= self._marked else self._marked | shown
        self.refill()

    def _mark_none(self) -> None:
        self._marked.clear()
        self.refill()

    def preview(self, key: str, column: str, text: Text) -> None:
        """Show a cell as it is being typed."""
        if key in self.list_table.rows and column in self.columns:
            self.list_table.update_cell(key, column, text)

    def step_down(self) -> None:
        """Go to the same cell of the next row."""
        self.list_table.action_cursor_down()

    @on(DataTable.CellSelected)
    def _choose_cell(self, event: DataTable.CellSelected) -> None:
        event.stop()
        self._choose_at(event.coordinate)

    @on(ListTable.Typed)
    def _begin_typing(self, event: ListTable.Typed) -> None:
        event.stop()
        self._choose_at(self.list_table.cursor_coordinate, event.character)

    @on(DataTable.CellHighlighted)
    def _cell_highlighted(self, event: DataTable.CellHighlighted) -> None:
        event.stop()
        self.tell()

    def _choose_at(self, place: Coordinate, typed: str = "") -> None:
        key = self.key
        if key is not None and self.columns[place.column] in self._editable:
            self.post_message(self.CellChosen(self, key, self.columns[place.column], typed))
