"""A table of one line a row that takes more rows without drawing anew what is in view."""

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from rich.text import Text
from textual.widgets import DataTable
from textual.widgets.data_table import RowKey


class QuickTable(DataTable[Text]):
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

    def _render_cell(
        self,
        row_index: int,
        column_index: int,
        base_style: Style,
        width: int,
        cursor: bool = False,
        hover: bool = False,
    ) -> list[list[Segment]]:
        if row_index < 0 or column_index < 0 or self.fixed_columns or self.fixed_rows:
            return super()._render_cell(row_index, column_index, base_style, width, cursor, hover)
        row, column = self._row_locations.get_key(row_index), self._column_locations.get_key(column_index)
        if row is None or column is None:
            return super()._render_cell(row_index, column_index, base_style, width, cursor, hover)
        place = (
            row, column, base_style, cursor, hover, self._show_hover_cursor, self._update_count,
            self._pseudo_class_state,
        )  # fmt: skip
        if place not in self._cell_render_cache:
            before, after = self._styles_of_cell(cursor=cursor, hover=hover)
            before = base_style + Style.from_meta({"row": row_index, "column": column_index}) + before
            padded = line_of(self._data[row][column], width, self.cell_padding, self.app.console)
            self._cell_render_cache[place] = [list(Segment.apply_style(padded, before, after))]
        return self._cell_render_cache[place]

    def _styles_of_cell(self, *, cursor: bool, hover: bool) -> tuple[Style, Style]:
        by_foreground, by_background = self.cursor_foreground_priority, self.cursor_background_priority
        return self._get_styles_to_render_cell(
            False, False, False, hover, cursor, self.show_cursor, self._show_hover_cursor,
            by_foreground == "css", by_background == "css",
        )  # fmt: skip


def line_of(text: Text, width: int, padding: int, console: Console) -> list[Segment]:
    """Return a text of one line as segments of `width` columns, `padding` of them at each end.

    The same as a console makes of it, at a fifth of the time: it need look for no line break.
    """
    parts = [Segment(text.plain, console.get_style(text.style))]
    if text.spans:
        parts = list(text.render(console))
    room = width - 2 * padding
    spare = room - text.cell_len
    if spare < 0:
        parts, spare = Segment.adjust_line_length(parts, room, pad=False), 0
    left = spare if text.justify == "right" else 0
    return [Segment(" " * (padding + left)), *parts, Segment(" " * (padding + spare - left))]
