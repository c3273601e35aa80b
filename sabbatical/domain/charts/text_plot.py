"""A grid of characters with two axes: what every chart in the terminal that has two is drawn on."""

from collections.abc import Mapping

BLANK = " "


class TextPlot:
    """Characters in rows and columns, counted from the top left corner.

    Parameters
    ----------
    columns
        Columns for the plot, its axis and the labels left of it together.
    rows
        Rows of the plot itself; the lower axis and what stands below it take two more.
    labels
        What stands left of some rows, by row.
    """

    def __init__(self, columns: int, rows: int, labels: Mapping[int, str]) -> None:
        self._labels = labels
        self._margin = max((len(label) for label in labels.values()), default=0)
        self.width = columns - self._margin - 3
        """Columns of the plot itself."""
        self._grid = [[BLANK] * self.width for _ in range(rows)]

    def put(self, row: int, column: int, letter: str) -> None:
        """Put a character in its place, whatever is there."""
        self._grid[row][column] = letter

    def put_beside(self, row: int, column: int, letter: str) -> None:
        """Put a character in its place, or in the nearest free one of the row: side by side is nearly the same."""
        places = sorted(range(self.width), key=lambda place: (abs(place - column), place))
        self.put(row, next((place for place in places if self._grid[row][place] == BLANK), column), letter)

    def lines(self, first: str, title: str, last: str) -> list[str]:
        """Return the plot with its axes; below the lower one stand its first value, its title, and its last value."""
        body = [self._line(self._labels.get(row, ""), "".join(cells)) for row, cells in enumerate(self._grid)]
        words = title.center(self.width - len(first) - len(last))
        edge = BLANK * (self._margin + 1)
        return [*body, f"{edge}└{'─' * self.width}", f"{edge} {first}{words}{last}"]

    def _line(self, label: str, cells: str) -> str:
        return f"{label:>{self._margin}} {'┤' if label else '│'}{cells}".rstrip()
