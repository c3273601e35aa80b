"""A table and a chart of the same: both where there is room, else one of them."""

from textual.containers import Vertical


class TableOrChart(Vertical):
    """Holds a `DataTable`, and what draws the chart under the id `chart`."""

    ROWS_FOR_BOTH = 26
    """Rows from which the chart stands below the table."""

    DEFAULT_CSS = """
    TableOrChart {
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
        self._prefers_chart = False

    @property
    def has_both(self) -> bool:
        """Whether there is room for both."""
        return self.size.height >= self.ROWS_FOR_BOTH

    @property
    def is_chart_alone(self) -> bool:
        """Whether the chart stands in the place of the table."""
        return self._prefers_chart and not self.has_both

    def prefer(self, *, chart: bool) -> None:
        """Show the chart, or the table, where there is no room for both."""
        self._prefers_chart = chart
        self.fit()

    def toggle(self) -> None:
        """Show the chart for the table, or the other way round, where there is no room for both."""
        self.prefer(chart=not self._prefers_chart)

    def on_resize(self) -> None:
        """Fit to the room there is."""
        self.fit()

    def fit(self) -> None:
        """Show what there is room for, and draw it."""
        self.set_class(self.has_both, "-both")
        self.set_class(self.is_chart_alone, "-chart")
        self.set_class(not self.has_both and not self._prefers_chart, "-table")
        self.draw()
        self.screen.refresh_bindings()

    def draw(self) -> None:
        """Draw table and chart for the room there is."""
        raise NotImplementedError
