"""The chart in letters: requests served against minutes lost. Readable without colour, by eye or by screen reader."""

from dataclasses import dataclass

from sabbatical.domain.charts.text_plot import TextPlot
from sabbatical.domain.tradeoff.marks import Mark, marks_of
from sabbatical.domain.tradeoff.model import TradeOff

LEAST_COLUMNS = 40
LEAST_ROWS = 3
HUNDRED = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """The span of both axes."""

    least_served: int
    most_served: int
    most_minutes: int
    """The axis of lost time begins at 0."""


def scale_of(trade_off: TradeOff, marks: tuple[Mark, ...]) -> Scale:
    """Return axes that hold every mark and all that was asked for; each spans at least 1."""
    most = max(trade_off.requests_asked, 1)
    least = min(mark.requests_served for mark in marks)
    lost = max(mark.lost_hundredths for mark in marks)
    return Scale(least_served=min(least, most - 1), most_served=most, most_minutes=max(1, -(-lost // HUNDRED)))


def chart_lines(trade_off: TradeOff, columns: int = 80, rows: int = 10) -> list[str]:
    """Return the chart as lines.

    Parameters
    ----------
    columns, rows
        Its size; the axis of lost time and its title take three of the rows.
    """
    marks = marks_of(trade_off)
    if not marks:
        return ["Nothing is known yet."]
    scale = scale_of(trade_off, marks)
    title = f"Requests served, of {trade_off.requests_asked} asked"
    return [title, *_plot_lines(scale, marks, max(columns, LEAST_COLUMNS), max(rows - 3, LEAST_ROWS))]


def _plot_lines(scale: Scale, marks: tuple[Mark, ...], columns: int, most_rows: int) -> list[str]:
    rows = min(most_rows, scale.most_served - scale.least_served + 1)
    labels = {0: str(scale.most_served), rows - 1: str(scale.least_served)}
    labels |= {_row(scale, rows, mark): str(mark.requests_served) for mark in marks}
    plot = TextPlot(columns, rows, labels)
    for mark in marks:
        column = mark.lost_hundredths * (plot.width - 1) // (scale.most_minutes * HUNDRED)
        plot.put_beside(_row(scale, rows, mark), column, mark.letter)
    return plot.lines("0", "minutes lost", str(scale.most_minutes))


def _row(scale: Scale, rows: int, mark: Mark) -> int:
    return (scale.most_served - mark.requests_served) * (rows - 1) // (scale.most_served - scale.least_served)
