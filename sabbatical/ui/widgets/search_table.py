"""A table with a search line above it."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from typing import ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.events import Click, Key, Resize
from textual.message import Message
from textual.widgets import DataTable, Input, Static

from sabbatical.domain.reports.counting import counted
from sabbatical.ui.key_names import named
from sabbatical.ui.text import plain
from sabbatical.ui.widgets.quick_table import QuickTable

PLURALS = {"class": "classes", "person": "people"}
"""Of nouns that do not take an s."""

COLUMNS_FOR_ALL = 100
"""Columns of the table from which all of its own are shown."""


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


class SearchLine(Input):
    """The line whose words narrow a list."""

    help_topic = "search.words"

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Whether the key is typed here, so that no line at the bottom lists it for something else."""
        # Textual does not know these three by its own names for them.
        return key in ("slash", "plus", "minus") or super().check_consume_key(key, character)


ROWS_AT_ONCE = 60
"""More than a tall terminal shows: the first are there before the others are made."""
ROWS_LATER = 100
"""Those added between one key and the next."""
SECONDS_BETWEEN_ROWS = 0.05
"""Enough to draw what is in view, and to take a key."""


def drawn_at_once(rows: Sequence[TableRow], key: str | None) -> int:
    """Return how many rows are drawn at once: a view of them, and those down to a view below the row of `key`."""
    place = next((index for index, row in enumerate(rows) if row.key == key), 0)
    return min(len(rows), place + ROWS_AT_ONCE)


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
        .search { height: 1; }
        .search Input { width: 1fr; background: $panel; }
        .search Input:focus { text-style: underline; }
        .search .hint { width: auto; color: $text-muted; padding: 0 1; }
        .search .count { width: auto; color: $text-muted; padding: 0 1; }
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
        self._all_columns = tuple(columns)
        self._narrow_columns = frozenset(narrow)
        self._columns: tuple[str, ...] = ()
        self._noun = noun
        self._rows: tuple[TableRow, ...] = ()
        self._later: list[TableRow] = []
        """Rows that are still to be drawn."""
        self._awaited: str | None = None
        """Key of a row to go to as soon as it is there."""
        self._awaits_new = False
        """Whether that row is new: a search that leaves it out is then emptied."""
        self._was_shown = False
        """Whether rows were given yet: before, there is nothing to count."""

    def compose(self) -> ComposeResult:
        """Lay out the parts."""
        with Horizontal(classes="search"):
            yield Static("/ Search", classes="hint")
            yield SearchLine(compact=True, placeholder="type to narrow the list")
            yield Static("", classes="count")
        yield self.make_table()

    def make_table(self) -> QuickTable:
        """Return a new table."""
        return QuickTable()

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
        is_wide = width >= COLUMNS_FOR_ALL
        columns = tuple(name for name in self._all_columns if is_wide or name in self._narrow_columns)
        if columns != self._columns:
            key = self.key
            self._columns = columns
            self.table.clear(columns=True)
            for name in columns:
                self.table.add_column(Text(name), key=name)
            self.columns_changed()
            self._fill(key)

    @property
    def columns(self) -> tuple[str, ...]:
        """Heads of the columns in view, in order."""
        return self._columns

    @property
    def rows(self) -> tuple[TableRow, ...]:
        """All rows, those that the search leaves out too."""
        return self._rows

    def columns_changed(self) -> None:
        """Follow, where other columns came into view."""

    @property
    def keys_found(self) -> list[str]:
        """Keys of the rows that the search leaves, drawn yet or not, in order."""
        return [*(str(key.value) for key in self.table.rows), *(row.key for row in self._later)]

    @property
    def awaits_rows(self) -> bool:
        """Whether rows are still to be drawn."""
        return bool(self._later)

    def cells_of(self, row: TableRow) -> tuple[Text, ...]:
        """Return the cells of a row as they are drawn."""
        return row.cells

    def count_text(self, shown: int, total: str) -> str:
        """Return what stands beside the search; `shown` rows of `total`, which has its noun."""
        return f"{shown} of {total}" if self.query_one(Input).value.strip() else total

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
        words = self._words
        if not any(row.key == key and row.holds(words) for row in self._rows):
            self.query_one(Input).value = ""

    @property
    def _words(self) -> list[str]:
        """What is searched for."""
        return self.query_one(Input).value.casefold().split()

    def _move_to(self, key: str) -> None:
        if any(row.key == key for row in self._later):
            self._draw(drawn_at_once(self._later, key))
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
        words = self._words
        rows = [row for row in self._rows if row.holds(words)]
        self.table.clear()
        self._later = list(rows)
        self._draw(drawn_at_once(rows, key))
        if key is not None:
            self._move_to(key)
        self._draw_soon()
        self._count(len(rows))
        if not rows:
            self.post_message(self.Highlighted(self, None))

    def _count(self, found: int) -> None:
        """Say how many rows there are, `found` of them left by the search."""
        total = counted(len(self._rows), self._noun, PLURALS.get(self._noun, ""))
        text = self.count_text(found, total) if self._was_shown else ""
        self.query_one(".count", Static).update(plain(text))

    def _draw(self, count: int) -> None:
        """Draw so many of the rows that are still to be drawn."""
        drawn = self._later[:count]
        del self._later[:count]
        if self._columns:
            self.table.add_texts((row.key, self._in_view(row)) for row in drawn)

    def _in_view(self, row: TableRow) -> list[Text]:
        """Return the cells of the columns for which there is room."""
        by_name = dict(zip(self._all_columns, self.cells_of(row), strict=True))
        return [by_name[name] for name in self._columns]

    def _draw_more(self, rows: list[TableRow]) -> None:
        """Draw some more of `rows`, once the screen shows those before, unless others have taken their place."""
        if rows is self._later:
            self._draw(ROWS_LATER)
            self._draw_soon()

    def _draw_soon(self) -> None:
        if self._later:
            self.set_timer(SECONDS_BETWEEN_ROWS, partial(self._draw_more, self._later))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave the escape key to the place where there is no search to clear."""
        search = self.query_one(Input)
        return action != "clear" or bool(search.value) or search.has_focus

    def action_search(self) -> None:
        """Go to the search line."""
        self.screen.set_focus(self.query_one(Input))

    @on(Click, ".hint")
    def _go_into(self) -> None:
        """Go into the search line: the word beside it stands for it."""
        self.action_search()

    def action_clear(self) -> None:
        """Empty the search line and go to the table."""
        self.query_one(Input).value = ""
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
        if event.key == "down" and self.query_one(Input).has_focus:
            event.stop()
            self.screen.set_focus(self.table)
