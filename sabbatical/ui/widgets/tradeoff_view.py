"""A trade-off as a table and a chart."""

from textwrap import wrap

from rich.cells import cell_len
from rich.text import Text
from textual.app import ComposeResult
from textual.widgets import DataTable, Static

from sabbatical.domain.tradeoff.chart import chart_lines
from sabbatical.domain.tradeoff.limits import limit_text
from sabbatical.domain.tradeoff.marks import marks_of
from sabbatical.domain.tradeoff.model import TradeOff
from sabbatical.domain.tradeoff.table import UNITS, header, rows
from sabbatical.ui.text import cell, plain
from sabbatical.ui.widgets.table_or_chart import TableOrChart

COLUMNS_FOR_ALL = 90
"""Columns from which the sum of priorities is shown too."""
PRIORITY = 3
"""Its place among the columns."""
HEAD_ROWS = 2
SEPARATOR = " · "


class TradeOffView(TableOrChart):
    """The points known so far."""

    DEFAULT_CSS = """
    TradeOffView.-both DataTable { height: auto; max-height: 60%; }
    """

    def __init__(self) -> None:
        super().__init__()
        self.found: TradeOff | None = None

    def compose(self) -> ComposeResult:
        """Lay out the parts."""
        yield DataTable[Text](cursor_type="row", zebra_stripes=True, header_height=HEAD_ROWS)
        yield Static("", id="chart")

    def show(self, found: TradeOff | None) -> None:
        """Show a trade-off, whole or in part; None for none."""
        self.found = found
        self.fit()

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

    def draw(self) -> None:
        """Draw table and chart."""
        self._fill()
        lines = [] if self.found is None else self._chart(self.found)
        self.query_one("#chart", Static).update(plain("\n".join(lines)))

    def _chart(self, found: TradeOff) -> list[str]:
        """Return the chart; without the table beside it, with the limits that its letters stand for."""
        if self.has_both:
            return chart_lines(found, self.size.width, self.size.height // 2 - 2)
        limits = (f"{mark.letter}: {mark.limits_text(found.limits.kind)}" for mark in marks_of(found))
        legend = wrap(SEPARATOR.join(limits), max(1, self.size.width))
        return [*chart_lines(found, self.size.width, self.size.height - 1 - len(legend)), *legend]

    def _fill(self) -> None:
        # With widths: else they are measured when the table is idle, and what is painted before stays cut.
        table: DataTable[Text] = self.query_one(DataTable)
        place = table.cursor_row
        table.clear(columns=True)
        found = self.found
        table.show_header = found is not None
        if found is None or not self.size.width:
            return
        shown = [n for n in range(len(UNITS) + 2) if n != PRIORITY or self.size.width >= COLUMNS_FOR_ALL]
        heads = list(zip(header(found.limits.kind), ("", "", *UNITS), strict=True))
        lines = rows(found)
        for column in shown:
            head = heads[column]
            width = max(cell_len(text) for text in (*head, *(line[column] for line in lines)))
            table.add_column(Text("\n".join(head), justify="right"), key=str(column), width=width)
        for line in lines:
            table.add_row(*(_right(line[column]) for column in shown))
        table.move_cursor(row=max(0, min(place, len(found.points) - 1)))


def _right(text: str) -> Text:
    shown = cell(text)
    shown.justify = "right"
    return shown
