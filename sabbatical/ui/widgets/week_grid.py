"""A week drawn: periods down, days across."""

import datetime as dt
from dataclasses import dataclass

from rich.text import Text
from textual import on
from textual.message import Message
from textual.widgets import DataTable

from sabbatical.domain.week.cell import WeekCell
from sabbatical.domain.week.planned_term import Place
from sabbatical.domain.week.term_weeks import WeekDay
from sabbatical.domain.week.week import Week
from sabbatical.ui.picture import TermPicture
from sabbatical.ui.widgets.quick_cells import QuickCells
from sabbatical.ui.widgets.week_drawing import PERIOD_COLUMNS, cell_text, day_head, period_head, usual_schedule

LEAST_COLUMNS = 8
"""So that seven days have room on a small terminal."""
MOST_LINES = 3


class WeekGrid(QuickCells):
    """The cells of a week; glyph and word tell sessions (◆) and covers (▲) apart, colour besides."""

    DEFAULT_CSS = """
    WeekGrid {
        height: 1fr; width: 1fr;
        & > .datatable--cursor, &:focus > .datatable--cursor {
            background: $foreground; color: $background; text-style: bold;
        }
        & > .datatable--fixed { background: $panel; }
    }
    """

    @dataclass
    class Focused(Message):
        """The cursor is on another cell."""

        date: dt.date | None
        period: str
        cell: WeekCell | None

    @dataclass
    class Pressed(Message):
        """Enter was pressed on a cell, or the mouse."""

        date: dt.date
        period: str

    def __init__(self) -> None:
        super().__init__(cursor_type="cell", fixed_columns=1, header_height=2, cursor_background_priority="css")
        self.week: Week | None = None
        """The week that is drawn."""
        self._picture: TermPicture | None = None

    def show(self, picture: TermPicture, week: Week) -> None:
        """Draw a week; the cursor stays in its place.

        Parameters
        ----------
        picture, week
            The term, and the week of it.
        """
        self.week, self._picture = week, picture
        self._redraw()

    def on_resize(self) -> None:
        """Fit the columns to the width."""
        if self.week is not None:
            self._redraw()

    def _redraw(self) -> None:
        week, picture = self.week, self._picture
        if week is None or picture is None or not self.size.width:
            return
        place = self.cursor_coordinate
        self.clear(columns=True)
        width, usual = self._column_width(len(week.days)), usual_schedule(week)
        self.add_column(Text(""), key="period", width=PERIOD_COLUMNS - 2)
        heads = [day_head(column, picture.today, width, usual) for column in week.days]
        self.header_height = max([1, *(len(head.split("\n")) for head in heads)])
        for column, head in zip(week.days, heads, strict=True):
            self.add_column(head, key=column.date.isoformat(), width=width)
        height = self._row_height(len(week.periods))
        for period in week.periods:
            cells = [self.draw_cell(week, column, period, width, height) for column in week.days]
            self.add_row(period_head(week, period, usual), *cells, key=period, height=height)
        row, column_index = place
        self.move_cursor(row=min(row, max(0, len(week.periods) - 1)), column=min(max(1, column_index), len(week.days)))
        self.tell()

    def draw_cell(self, week: Week, column: WeekDay, period: str, width: int, height: int) -> Text:
        """Return what a cell of `width` columns and `height` lines shows."""
        return cell_text(week, column, period, width, height)

    def go_to(self, date: dt.date, period: str) -> None:
        """Move the cursor to a place of the week, if it has it."""
        week = self.week
        dates = [] if week is None else [column.date for column in week.days]
        if week is not None and date in dates and period in week.periods:
            self.move_cursor(row=week.periods.index(period), column=dates.index(date) + 1)

    def go_to_edge(self, *, last: bool) -> None:
        """Move the cursor to the first day of the week, or to the last."""
        days = 0 if self.week is None else len(self.week.days)
        self.move_cursor(column=days if last else 1)

    @on(DataTable.CellSelected)
    def _pressed(self, event: DataTable.CellSelected) -> None:
        event.stop()
        place = self.place
        if place is not None:
            self.post_message(self.Pressed(*place))

    def _column_width(self, columns: int) -> int:
        room = self.size.width - PERIOD_COLUMNS - 1
        return max(LEAST_COLUMNS, room // max(1, columns) - 2)

    def _row_height(self, rows: int) -> int:
        room = self.size.height - self.header_height
        return min(MOST_LINES, max(2, room // max(1, rows)))

    @property
    def place(self) -> Place | None:
        """Date and period under the cursor; None in a week without school."""
        return self.place_at(*self.cursor_coordinate)

    def place_at(self, row: int, column: int) -> Place | None:
        """Return date and period of a row and column; None in a week without school."""
        week = self.week
        if week is None or not week.periods:
            return None
        return week.days[max(0, column - 1)].date, week.periods[row]

    @property
    def focused_cell(self) -> WeekCell | None:
        """What is under the cursor."""
        place = self.place
        return None if self.week is None or place is None else self.week.cells.get(place)

    def tell(self) -> None:
        """Say what is under the cursor."""
        date, period = self.place or (None, "")
        self.post_message(self.Focused(date, period, self.focused_cell))

    @on(DataTable.CellHighlighted)
    def _moved(self, event: DataTable.CellHighlighted) -> None:
        event.stop()
        self.tell()
