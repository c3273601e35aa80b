"""A chart of bars, as wide as its place; the arrow keys and the mouse scroll it."""

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from sabbatical.domain.charts.model import BarChart
from sabbatical.ui.bar_text import BarLine, bar_lines
from sabbatical.ui.text import plain


class BarChartView(VerticalScroll):
    """One chart with its title, its meaning and what it leaves out."""

    DEFAULT_CSS = """
    BarChartView {
        height: 1fr; border-top: solid $primary 60%; border-title-color: $primary; border-title-style: bold;
        padding: 0 1; scrollbar-gutter: stable;
        Static { height: auto; }
        .meaning, .rest { color: $text-muted; }
        .bars { text-wrap: nowrap; text-overflow: ellipsis; margin: 1 0; }
        &:focus { border-top: heavy $primary; border-title-style: bold reverse; }
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self._chart: BarChart | None = None
        self._drawn_for: tuple[int, BarChart | None] = (0, None)

    def compose(self) -> ComposeResult:
        """Lay out the parts."""
        yield Static("", classes="meaning")
        yield Static("", classes="bars")
        yield Static("", classes="rest")

    def show(self, chart: BarChart) -> None:
        """Show a chart."""
        self._chart = chart
        self.border_title = plain(chart.title)
        self.query_one(".meaning", Static).update(plain(chart.meaning))
        self.query_one(".rest", Static).update(plain(chart.rest))
        self._draw()

    def on_resize(self) -> None:
        """Fit to the width there is."""
        self._draw()

    def _draw(self) -> None:
        width = self.query_one(".bars", Static).content_size.width
        if self._chart is None or not width or self._drawn_for == (width, self._chart):
            return
        self._drawn_for = (width, self._chart)
        lines = [drawn(line) for line in bar_lines(self._chart, width)]
        self.query_one(".bars", Static).update(Content("\n").join(lines))


def drawn(line: BarLine) -> Content:
    """Return a line with its bar in the theme's colour; nothing in it is read as markup."""
    return Content.assemble(plain(line.label), " ", (line.bar, "$primary"), " ", plain(line.text))
