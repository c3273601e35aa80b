"""Cells of a table drawn directly: their texts are cut to fit, so that nothing has to be wrapped."""

from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from rich.text import Text
from textual.widgets import DataTable

Lines = list[list[Segment]]


class QuickCells(DataTable[Text]):
    """A table of texts. It shows to the letter what Textual's own shows, which lays each cell out like a page."""

    def _render_cell(
        self,
        row_index: int,
        column_index: int,
        base_style: Style,
        width: int,
        cursor: bool = False,
        hover: bool = False,
    ) -> Lines:
        row, column = self._row_locations.get_key(row_index), self._column_locations.get_key(column_index)
        if row is None or column is None or row_index < self.fixed_rows:
            return super()._render_cell(row_index, column_index, base_style, width, cursor, hover)
        place = (
            row, column, base_style, cursor, hover, self._show_hover_cursor, self._update_count,
            self._pseudo_class_state,
        )  # fmt: skip
        if place not in self._cell_render_cache:
            text, height = self._data[row][column], self.rows[row].height
            lines = lines_of(text, width, height, self.cell_padding, self.app.console)
            if lines is None:
                return super()._render_cell(row_index, column_index, base_style, width, cursor, hover)
            before, after = self._styles_of_cell(is_fixed=column_index < self.fixed_columns, cursor=cursor, hover=hover)
            before = base_style + Style.from_meta({"row": row_index, "column": column_index}) + before
            self._cell_render_cache[place] = [list(Segment.apply_style(line, before, after)) for line in lines]
        return self._cell_render_cache[place]

    def _styles_of_cell(self, *, is_fixed: bool, cursor: bool, hover: bool) -> tuple[Style, Style]:
        by_foreground, by_background = self.cursor_foreground_priority, self.cursor_background_priority
        return self._get_styles_to_render_cell(
            False, False, is_fixed, hover, cursor, self.show_cursor, self._show_hover_cursor,
            by_foreground == "css", by_background == "css",
        )  # fmt: skip


def lines_of(text: Text, width: int, height: int, padding: int, console: Console) -> Lines | None:
    """Return a text as lines of `width` columns, `padding` of them at each end; None where it does not fit."""
    lines = list(text.split("\n")) if "\n" in text.plain else [text]
    if len(lines) > height or max(line.cell_len for line in lines) > width - 2 * padding:
        return None
    drawn = [_line_of(line, width - 2 * padding, " " * padding, console) for line in lines]
    return drawn + [[Segment(" " * width)]] * (height - len(lines))


def _line_of(text: Text, room: int, pad: str, console: Console) -> list[Segment]:
    parts = list(text.render(console)) if text.spans else [Segment(text.plain, console.get_style(text.style))]
    blank = " " * (room - text.cell_len)
    if text.justify == "right":
        return [Segment(pad + blank), *parts, Segment(pad)]
    return [Segment(pad), *parts, Segment(blank + pad)]
