"""A table with a search line above it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import partial
from typing import ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.events import Key, Resize
from textual.message import Message
from textual.widgets import DataTable, Input

from sabbatical.domain.reports.counting import counted
from sabbatical.ui.key_names import named
from sabbatical.ui.list_columns import ListColumns
from sabbatical.ui.nouns import plural_of
from sabbatical.ui.rows_to_come import RowsToCome
from sabbatical.ui.table_row import TableRow
from sabbatical.ui.widgets.quick_table import QuickTable
from sabbatical.ui.widgets.search_bar import SearchBar

SECONDS_BETWEEN_ROWS = 0.05
"""Enough to draw what is in view, and to take a key."""


class SearchTable(Vertical):
    """Rows, narrowed to those that hold what is typed.

    Parameters
    ----------
    columns
        Heads of the columns.
    noun
        What a row is, for the count: `teacher`.
    narrow
        The columns for which there is room on a small terminal.
    """

    DEFAULT_CSS = """
    SearchTable {
        height: 1fr;
        DataTable { height: 1fr; }
    }
    """

    BINDINGS: ClassVar = named(
        "search",
        [
            # The line itself shows the key.
            Binding("slash", "search", "Search", show=False, key_display="/"),
            Binding(
                "escape",
                "clear",
                "Back",
                tooltip="Out of the cells, the selection or the search",
                id="search.clear-search",
            ),
        ],
    )

    @dataclass
    class Chosen(Message):
        """A row was chosen with Enter or the mouse."""

        table: "SearchTable"
        key: str

        @property
        def control(self) -> "SearchTable":
            """The table, for `@on(..., selector)`."""
            return self.table

    @dataclass
    class Highlighted(Message):
        """The cursor moved to another row, or to none."""

        table: "SearchTable"
        key: str | None

        @property
        def control(self) -> "SearchTable":
            """The table, for `@on(..., selector)`."""
            return self.table

    def __init__(self, columns: Sequence[str], noun: str, narrow: Collection[str]) -> None:
        super().__init__()
        self._columns = ListColumns(columns, narrow)
        self._noun = noun
        self._rows: tuple[TableRow, ...] = ()
        self._to_come = RowsToCome()
        self._awaited: str | None = None
        """Key of a row to go to as soon as it is there."""
        self._awaits_new = False
        """Whether that row is new: a search that leaves it out is then emptied."""
        self._was_shown = False
        """Whether rows were given yet: before, there is nothing to count."""

    def compose(self) -> ComposeResult:
        """Lay out the parts."""
        yield SearchBar()
        yield self.make_table()

    def make_table(self) -> QuickTable:
        """Return a new table."""
        return QuickTable()

    @property
    def search_bar(self) -> SearchBar:
        """The line above the table."""
        return self.query_one(SearchBar)

    @property
    def table(self) -> QuickTable:
        """The table itself."""
        return self.query_one(QuickTable)

    @property
    def key(self) -> str | None:
        """Key of the row under the cursor; None where the table is empty."""
        table = self.table
        if not table.is_valid_row_index(table.cursor_row):
            return None
        return table.coordinate_to_cell_key(table.cursor_coordinate).row_key.value

    def on_mount(self) -> None:
        """Begin with the columns for which there is room on the whole screen, so that rows can come at once."""
        self._fit(self.app.size.width)

    def on_resize(self, event: Resize) -> None:
        """Show the columns for which there is room."""
        self._fit(event.size.width)

    def _fit(self, width: int) -> None:
        if self._columns.fit(width):
            key = self.key
            self.table.clear(columns=True)
            for name in self.columns:
                self.table.add_column(Text(name), key=name)
            self.columns_changed()
            self._fill(key)

    @property
    def columns(self) -> tuple[str, ...]:
        """Heads of the columns in view, in order."""
        return self._columns.in_view

    @property
    def rows(self) -> tuple[TableRow, ...]:
        """All rows, those that the search leaves out too."""
        return self._rows

    def columns_changed(self) -> None:
        """Follow, where other columns came into view."""

    @property
    def keys_found(self) -> list[str]:
        """Keys of the rows that the search leaves, drawn yet or not, in order."""
        return [*(str(key.value) for key in self.table.rows), *self._to_come.keys]

    @property
    def awaits_rows(self) -> bool:
        """Whether rows are still to be drawn."""
        return len(self._to_come) > 0

    def cells_of(self, row: TableRow) -> tuple[Text, ...]:
        """Return the cells of a row as they are drawn."""
        return row.cells

    def count_text(self, shown: int, total: str) -> str:
        """Return what stands beside the search; `shown` rows of `total`, which has its noun."""
        return f"{shown} of {total}" if self.search_bar.words else total

    def show(self, rows: Sequence[TableRow]) -> None:
        """Replace the rows; the cursor stays on its key where that is still there."""
        self._rows = tuple(rows)
        self._was_shown = True
        awaited = self._awaited if self._has(self._awaited) else None
        self._awaited = None if awaited else self._awaited
        if awaited and self._awaits_new:
            self._let_in(awaited)
        self._fill(awaited or self.key)

    def _has(self, key: str | None) -> bool:
        return any(row.key == key for row in self._rows)

    def go_to(self, key: str) -> None:
        """Move the cursor to the row of `key`, if it is shown; where there is none yet, as soon as there is."""
        self._awaited = None if self._has(key) else key
        self._awaits_new = False
        self._move_to(key)

    def go_to_new(self, key: str) -> None:
        """Move the cursor to the new row of `key`, once it is there; a search that leaves it out is emptied."""
        self._awaited, self._awaits_new = key, True
        if self._has(key):
            self.show(self._rows)

    def _let_in(self, key: str) -> None:
        words = self.search_bar.words
        if not any(row.key == key and row.holds(words) for row in self._rows):
            self.search_bar.empty()

    def _move_to(self, key: str) -> None:
        if key in self._to_come.keys:
            self._draw(self._to_come.take_view(key))
        if key in self.table.rows:
            self.table.move_cursor(row=self.table.get_row_index(key))

    def tell(self) -> None:
        """Say which row is under the cursor, to who begins to listen."""
        self.post_message(self.Highlighted(self, self.key))

    def refill(self) -> None:
        """Draw the rows anew; the cursor stays on its key."""
        self._fill(self.key)
        self.refresh_bindings()

    def _fill(self, key: str | None) -> None:
        words = self.search_bar.words
        rows = [row for row in self._rows if row.holds(words)]
        self.table.clear()
        self._to_come = RowsToCome(rows)
        self._draw(self._to_come.take_view(key))
        if key is not None:
            self._move_to(key)
        self._draw_soon()
        self._count(len(rows))
        if not rows:
            self.post_message(self.Highlighted(self, None))

    def _count(self, found: int) -> None:
        """Say how many rows there are, `found` of them left by the search."""
        total = counted(len(self._rows), self._noun, plural_of(self._noun))
        self.search_bar.say(self.count_text(found, total) if self._was_shown else "")

    def _draw(self, rows: Sequence[TableRow]) -> None:
        """Draw rows below those that are drawn."""
        if self.columns:
            self.table.add_texts((row.key, self._columns.cells_in_view(self.cells_of(row))) for row in rows)

    def _draw_more(self, rows: RowsToCome) -> None:
        """Draw some more of `rows`, once the screen shows those before, unless others have taken their place."""
        if rows is self._to_come:
            self._draw(rows.take_some())
            self._draw_soon()

    def _draw_soon(self) -> None:
        if self.awaits_rows:
            self.set_timer(SECONDS_BETWEEN_ROWS, partial(self._draw_more, self._to_come))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave the escape key to the place where there is no search to clear."""
        return action != "clear" or self.search_bar.in_use

    def action_search(self) -> None:
        """Go to the search line."""
        self.search_bar.enter()

    def action_clear(self) -> None:
        """Empty the search line and go to the table."""
        self.search_bar.empty()
        self.screen.set_focus(self.table)

    @on(Input.Changed)
    def _narrow(self, event: Input.Changed) -> None:
        event.stop()
        self.refill()

    @on(Input.Submitted)
    def _leave_search(self, event: Input.Submitted) -> None:
        event.stop()
        self.screen.set_focus(self.table)

    @on(DataTable.RowSelected)
    def _choose(self, event: DataTable.RowSelected) -> None:
        event.stop()
        if event.row_key.value is not None:
            self.post_message(self.Chosen(self, event.row_key.value))

    @on(DataTable.RowHighlighted)
    def _highlight(self, event: DataTable.RowHighlighted) -> None:
        event.stop()
        # A key in an empty table highlights a row that is none.
        is_row = event.data_table.is_valid_row_index(event.cursor_row)
        self.post_message(self.Highlighted(self, event.row_key.value if is_row else None))

    def on_key(self, event: Key) -> None:
        """Let the down key leave the search line."""
        if event.key == "down" and self.search_bar.line.has_focus:
            event.stop()
            self.screen.set_focus(self.table)
