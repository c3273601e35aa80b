"""A list of which nothing shows while it is empty."""

from collections.abc import Sequence

from sabbatical.ui.table_row import TableRow
from sabbatical.ui.widgets.fitted_table import FittedTable


class QuietTable(FittedTable):
    """Rows with a search and heads above them; without rows neither: what to do then stands above the list.

    The table itself stays, and with it the focus and its keys.
    """

    def on_mount(self) -> None:
        """Begin without rows."""
        self._show_heads(False)

    def show(self, rows: Sequence[TableRow]) -> None:
        """Replace the rows."""
        self._show_heads(bool(rows))
        super().show(rows)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave out the search where there is none."""
        if action == "search" and not self.rows:
            return False
        return super().check_action(action, parameters)

    def _show_heads(self, is_shown: bool) -> None:
        self.search_bar.display = is_shown
        self.table.show_header = is_shown
