"""What the places share whose keys are about the row under the cursor."""

from typing import ClassVar

from textual import on

from sabbatical.ui.desk import Desk
from sabbatical.ui.screens.term_screen import TermScreen
from sabbatical.ui.widgets.search_table import SearchTable


class RowScreen(TermScreen):
    """A place with a list; where no row is under the cursor, the keys that are about one are left out."""

    OF_A_ROW: ClassVar[tuple[str, ...]] = ()
    """The actions that are about a row."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._had_row = False

    @property
    def listing(self) -> SearchTable:
        """The list in view."""
        return self.query_one(SearchTable)

    @property
    def has_row(self) -> bool:
        """Whether a row is under the cursor."""
        return self.is_mounted and self.listing.key is not None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave out the keys that are about a row where there is none."""
        if action in self.OF_A_ROW and not self.has_row:
            return False
        return super().check_action(action, parameters)

    @on(SearchTable.Highlighted)
    def _follow_row(self) -> None:
        if self.has_row != self._had_row:
            self._had_row = self.has_row
            self.refresh_bindings()
