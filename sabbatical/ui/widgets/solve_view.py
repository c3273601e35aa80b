"""The tiers of a plan or of a running solve, and the chart of the one under the cursor."""

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.widget import Widget
from textual.widgets import DataTable

from sabbatical.domain.solve_course import TierLine
from sabbatical.ui.widgets.step_chart import StepChart
from sabbatical.ui.widgets.table_or_chart import TableOrChart
from sabbatical.ui.widgets.tier_table import TierTable


class SolveView(TableOrChart):
    """A solve, watched."""

    ROWS_FOR_BOTH = 20

    DEFAULT_CSS = """
    SolveView.-both DataTable { height: auto; max-height: 60%; }
    """

    def compose(self) -> ComposeResult:
        """Lay out the parts."""
        yield TierTable()
        yield StepChart(id="chart")

    @property
    def listing(self) -> Widget:
        """What takes the focus."""
        return self.query_one(StepChart) if self.is_chart_alone else self.query_one(TierTable)

    def show(self, tiers: Sequence[str], lines: dict[str, TierLine], now: str = "") -> None:
        """Show the tiers; parameters as `TierTable.show` has them."""
        self.query_one(TierTable).show(tiers, lines, now)
        self.draw()

    def draw(self) -> None:
        """Draw the chart; the table draws itself."""
        if self.is_mounted and not self.has_class("-table"):
            table = self.query_one(TierTable)
            self.query_one(StepChart).show(table.line_of(table.tier) if table.tier else None, table.tier)

    @on(DataTable.RowHighlighted)
    def _other_tier(self) -> None:
        self.draw()

    @on(StepChart.Wanted)
    def _step(self, event: StepChart.Wanted) -> None:
        event.stop()
        table = self.query_one(TierTable)
        # Round and round, so that one key of the line at the bottom leads to all.
        table.move_cursor(row=(table.cursor_row + event.step) % max(1, table.row_count))
