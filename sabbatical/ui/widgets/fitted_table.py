"""A list whose columns give way to the room there is, so that it never scrolls sideways."""

from collections.abc import Collection, Mapping, Sequence

from rich.text import Text
from textual.events import Resize

from sabbatical.ui.fitted_cells import fitted, fitted_widths, natural_widths
from sabbatical.ui.rows_to_come import ROWS_AT_ONCE
from sabbatical.ui.table_row import TableRow
from sabbatical.ui.widgets.search_table import SearchTable

SCROLLBAR = 1
NAMES = frozenset({"Who", "Who or when", "Name", "Teacher", "Coach", "Coachee", "Covered by", "Absent"})
"""Columns of people's names."""
LEAST = 10
"""What the last column keeps where no columns are named."""
SIDES = 2
"""Columns beside a table that is not laid out yet."""


class FittedTable(SearchTable):
    """Rows whose columns are cut as far as the table is too narrow for them.

    Rows that are made only as they are drawn are not all measured: what room those drawn at once leave goes to the
    column that gives way first, for longer texts further down, and the columns that never give way grow with theirs.

    Parameters
    ----------
    columns, noun, narrow
        As `SearchTable` has them.
    least
        The columns that give way, in that order, each with the columns that it keeps; None for the last one.
    """

    def __init__(
        self, columns: Sequence[str], noun: str, narrow: Collection[str], least: Mapping[str, int] | None = None
    ) -> None:
        super().__init__(columns, noun, narrow)
        self._least = {columns[-1]: LEAST} if least is None else dict(least)
        self._widths: dict[str, int] = {}

    def on_resize(self, event: Resize) -> None:
        """Cut to the room there is; which columns there is room for, Textual lets `SearchTable` see next."""
        before = self._widths
        self.measure()
        if self._widths != before:
            self.refill()

    def columns_changed(self) -> None:
        """Cut the columns that came into view."""
        self.measure()

    def show(self, rows: Sequence[TableRow]) -> None:
        """Replace the rows, cut to the room there is."""
        self.measure(tuple(rows))
        super().show(rows)

    def measure(self, given: Sequence[TableRow] | None = None) -> None:
        """Work out how wide the columns are, for other rows than those that are shown where they are given."""
        places = [self._columns.all.index(name) for name in self.columns]
        all_rows = self.rows if given is None else given
        measured = [row for number, row in enumerate(all_rows) if number < ROWS_AT_ONCE or row.is_made]
        is_whole = len(measured) == len(all_rows)
        rows = [[row.cells[place] for place in places] for row in measured]
        least = {self.columns.index(name): keeps for name, keeps in self._least.items() if name in self.columns}
        natural = natural_widths(self.columns, rows)
        if natural:
            natural[0] += self.extra_columns
        room = (self.size.width or self.app.size.width - SIDES) - SCROLLBAR
        names = [column for column in least if self.columns[column] in NAMES]
        widths = fitted_widths(natural, least, room, is_whole=is_whole, at_first=names)
        shown = dict(zip(self.columns, widths, strict=True))
        self._widths = {name: width for name, width in shown.items() if is_whole or name in self._least}
        # Told to the table, too: it never makes a column that it measured itself narrower.
        for key, column in self.table.columns.items():
            name = str(key.value)
            column.width, column.auto_width = self._widths.get(name, column.width), name not in self._widths

    def cells_of(self, row: TableRow) -> tuple[Text, ...]:
        """Return the cells of a row as they are drawn."""
        return tuple(
            fitted(cell, self._widths.get(name, cell.cell_len))
            for name, cell in zip(self._columns.all, self.whole_cells(row), strict=True)
        )

    def whole_cells(self, row: TableRow) -> tuple[Text, ...]:
        """Return the cells of a row before they are cut."""
        return row.cells

    @property
    def extra_columns(self) -> int:
        """Columns that the first cell of a row may take besides its text."""
        return 0
