"""Which of a list's columns are in view: all of them, or those for which a small terminal has room."""

from collections.abc import Collection, Sequence

from rich.text import Text

from sabbatical.ui.table_row import Cells

COLUMNS_FOR_ALL = 100
"""Columns of the table from which all of its own are shown."""


class ListColumns:
    """The columns of a list, by their heads. Before `fit` none is in view.

    Parameters
    ----------
    heads
        All of them, in order.
    narrow
        Those for which there is room on a small terminal.
    """

    def __init__(self, heads: Sequence[str], narrow: Collection[str]) -> None:
        self.all = tuple(heads)
        self.in_view: tuple[str, ...] = ()
        self._narrow = frozenset(narrow)

    def fit(self, width: int) -> bool:
        """Show those for which there is room in `width` columns of the terminal; whether others were in view before."""
        before, is_wide = self.in_view, width >= COLUMNS_FOR_ALL
        self.in_view = tuple(head for head in self.all if is_wide or head in self._narrow)
        return self.in_view != before

    def cells_in_view(self, cells: Cells) -> list[Text]:
        """Return those of a row's cells whose columns are in view."""
        by_head = dict(zip(self.all, cells, strict=True))
        return [by_head[head] for head in self.in_view]
