"""A table that shows its columns at the widths they have, whenever it is painted."""

from collections.abc import Iterable

from rich.text import Text
from textual.widgets import DataTable
from textual.widgets.data_table import RowKey


class MeasuredTable(DataTable[Text]):
    """A `DataTable` that forgets what it painted before its rows were measured.

    Textual measures new rows when the table is idle, and keeps what was painted before: on a busy machine whole lists
    stayed cut to the widths of their heads.
    """

    def _update_dimensions(self, new_rows: Iterable[RowKey]) -> None:
        super()._update_dimensions(new_rows)
        self._clear_caches()
        self.refresh()
