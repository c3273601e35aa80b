"""A trade-off as a table and a chart: both where there is room, else one of them."""

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import DataTable, Static

from sabbatical.domain.tradeoff.chart import chart_lines
from sabbatical.domain.tradeoff.limits import limit_text
from sabbatical.domain.tradeoff.model import TradeOff
from sabbatical.domain.tradeoff.table import UNITS, header, rows
from sabbatical.ui.text import cell, plain

COLUMNS_FOR_ALL = 90
"""Columns from which the sum of priorities is shown too."""
PRIORITY = 3
"""Its place among the columns."""
ROWS_FOR_BOTH = 26
"""Rows from which the chart stands below the table."""
HEAD_ROWS = 2


class TradeOffView(Vertical):
    """The points known so far."""

    DEFAULT_CSS = """
    TradeOffView {
        height: 1fr;
        DataTable { height: 1fr; }
        #chart { height: 1fr; }
        &.-table #chart { display: none; }
        &.-chart DataTable { display: none; }
        &.-both #chart { padding-top: 1; }
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self.found: TradeOff | None = None
        self._prefers_chart = False

    def compose(self) -> ComposeResult:
        """Lay out the parts."""
        yield DataTable[Text](cursor_type="row", zebra_stripes=True, header_height=HEAD_ROWS)
        yield Static("", id="chart")

    def show(self, found: TradeOff | None) -> None:
        """Show a trade-off, whole or in part; None for none."""
        self.found = found
        self._draw()

    def on_resize(self) -> None:
        """Fit to the room there is."""
        self._draw()

    def toggle(self) -> None:
        """Show the chart for the table, or the other way round, where there is no room for both."""
        self._prefers_chart = not self._prefers_chart
        self._draw()

    @property
    def point_class(self) -> str:
        """Which class is the worst off at the limit under the cursor, in words; empty where none is."""
        table = self.query_one(DataTable)
        if self.found is None or not table.is_valid_row_index(table.cursor_row):
            return ""
        point = self.found.points[table.cursor_row]
        limit = limit_text(self.found.limits.kind, point.limit)
        how = "solved" if point.is_solved else "follows from a looser limit"
        worst = f"; worst class: {point.worst_class}" if point.worst_class else ""
        return f"{limit}: {how}{worst}"

    def _draw(self) -> None:
        both = self.size.height >= ROWS_FOR_BOTH
        self.set_class(both, "-both")
        self.set_class(not both and self._prefers_chart, "-chart")
        self.set_class(not both and not self._prefers_chart, "-table")
        self._fill()
        height = self.size.height // 2 - 1 if both else self.size.height
        lines = [] if self.found is None else chart_lines(self.found, self.size.width, height - 1)
        self.query_one("#chart", Static).update(plain("\n".join(lines)))

    def _fill(self) -> None:
        table: DataTable[Text] = self.query_one(DataTable)
        place = table.cursor_row
        table.clear(columns=True)
        found = self.found
        if found is None or not self.size.width:
            return
        shown = [n for n in range(len(UNITS) + 2) if n != PRIORITY or self.size.width >= COLUMNS_FOR_ALL]
        heads = list(zip(header(found.limits.kind), ("", "", *UNITS), strict=True))
        for column in shown:
            table.add_column(Text("\n".join(heads[column]), justify="right"), key=str(column))
        for row in rows(found):
            table.add_row(*(_right(row[column]) for column in shown))
        table.move_cursor(row=max(0, min(place, len(found.points) - 1)))


def _right(text: str) -> Text:
    shown = cell(text)
    shown.justify = "right"
    return shown
