"""The rows of a long list that are still to be drawn: a view of them at once, the others some at a time."""

from collections.abc import Sequence

from sabbatical.ui.table_row import TableRow

ROWS_AT_ONCE = 60
"""More than a tall terminal shows: the first are there before the others are made."""
ROWS_LATER = 100
"""Those added between one key and the next."""


def drawn_at_once(rows: Sequence[TableRow], key: str | None) -> int:
    """Return how many rows are drawn at once: a view of them, and those down to a view below the row of `key`."""
    place = next((index for index, row in enumerate(rows) if row.key == key), 0)
    return min(len(rows), place + ROWS_AT_ONCE)


class RowsToCome:
    """Rows that wait to be drawn, in order. Those that are taken wait no longer.

    Parameters
    ----------
    rows
        All of them.
    """

    def __init__(self, rows: Sequence[TableRow] = ()) -> None:
        self._rows = list(rows)

    def __len__(self) -> int:
        return len(self._rows)

    @property
    def keys(self) -> list[str]:
        """Keys of those that wait."""
        return [row.key for row in self._rows]

    def take_view(self, key: str | None) -> list[TableRow]:
        """Take those that are drawn at once, so that the row of `key`, if it waits, is in view."""
        return self._take(drawn_at_once(self._rows, key))

    def take_some(self) -> list[TableRow]:
        """Take those that are drawn between one key and the next."""
        return self._take(ROWS_LATER)

    def _take(self, count: int) -> list[TableRow]:
        taken = self._rows[:count]
        del self._rows[:count]
        return taken
