"""The chart in letters: requests served against minutes lost. Readable without colour, by eye or by screen reader."""

from dataclasses import dataclass

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
    return [title, *_Plot(scale, max(columns, LEAST_COLUMNS), max(rows - 3, LEAST_ROWS)).lines(marks)]


class _Plot:
    """A grid of characters with axes."""

    def __init__(self, scale: Scale, columns: int, rows: int) -> None:
        self._scale = scale
        self._margin = len(str(scale.most_served)) + 2
        self._rows = min(rows, scale.most_served - scale.least_served + 1)
        self._width = columns - self._margin - 1
        self._grid = [[" "] * self._width for _ in range(self._rows)]

    def lines(self, marks: tuple[Mark, ...]) -> list[str]:
        """Return the plot with its axes."""
        labels = {0: self._scale.most_served, self._rows - 1: self._scale.least_served}
        for mark in marks:
            row = self._row(mark.requests_served)
            labels[row] = mark.requests_served
            self._draw(row, self._column(mark.lost_hundredths), mark.letter)
        body = [self._line(str(labels.get(row, "")), "".join(cells)) for row, cells in enumerate(self._grid)]
        return [*body, *self._axis()]

    def _line(self, label: str, cells: str) -> str:
        return f"{label:>{self._margin - 2}} {'┤' if label else '│'}{cells}".rstrip()

    def _axis(self) -> list[str]:
        left, right = "0", str(self._scale.most_minutes)
        title = "minutes lost".center(self._width - len(left) - len(right))
        edge = " " * (self._margin - 1)
        return [f"{edge}└{'─' * self._width}", f"{edge} {left}{title}{right}"]

    def _row(self, served: int) -> int:
        span = self._scale.most_served - self._scale.least_served
        return (self._scale.most_served - served) * (self._rows - 1) // span

    def _column(self, lost_hundredths: int) -> int:
        return lost_hundredths * (self._width - 1) // (self._scale.most_minutes * HUNDRED)

    def _draw(self, row: int, column: int, letter: str) -> None:
        """Put the letter in its place, or in the nearest free one: side by side is nearly the same."""
        places = sorted(range(self._width), key=lambda place: (abs(place - column), place))
        free = next((place for place in places if self._grid[row][place] == " "), column)
        self._grid[row][free] = letter
