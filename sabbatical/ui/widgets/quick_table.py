"""A table of one line a row that takes more rows without drawing anew what is in view."""

from collections.abc import Iterable, Sequence

from rich.text import Text
from textual.widgets.data_table import RowKey

from sabbatical.ui.widgets.quick_cells import QuickCells


class QuickTable(QuickCells):
    """Rows with a cursor. All cells are texts of one line, and no row has a label.

    Textual, which is pinned to one version, forgets all that is drawn with each new row, and lays every new cell out to
    learn how wide it is: of opening a list of 400 rows that was half.
    """

    def __init__(self) -> None:
        super().__init__(cursor_type="row", zebra_stripes=True)

    def add_texts(self, rows: Iterable[tuple[str, Sequence[Text]]]) -> None:
        """Add rows at the bottom.

        Parameters
        ----------
        rows
            Key and cells of each.
        """
        drawn, is_below = self._update_count, self._fills_view
        for key, cells in rows:
            self.add_row(*cells, key=key)
        if is_below:
            # Nothing that is in view has changed: only where rows are has to be worked out anew.
            self._update_count = drawn
            self._offset_cache.clear()
            self._ordered_row_cache.clear()

    @property
    def _fills_view(self) -> bool:
        """Whether the rows reach down to the lower edge of what is in view, or below."""
        return self.row_count > 0 and self.row_count >= self.scroll_offset.y + self.size.height > 0

    def _update_dimensions(self, new_rows: Iterable[RowKey]) -> None:
        before = [column.content_width for column in self.ordered_columns]
        for key in new_rows:
            self._widen(self._data.get(key, {}).values())
        if before != [column.content_width for column in self.ordered_columns]:
            self._update_count += 1  # what is in view has other widths now
        super()._update_dimensions(())

    def _widen(self, cells: Iterable[Text]) -> None:
        for column, text in zip(self.ordered_columns, cells, strict=False):
            column.content_width = max(column.content_width, text.cell_len)
