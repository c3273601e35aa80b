"""The list of backups that are kept."""

from textual import on
from textual.app import ComposeResult
from textual.events import ScreenResume
from textual.widgets import Static

from sabbatical.domain.reports.counting import counted
from sabbatical.services.backups import BackupRow
from sabbatical.ui.backup_rows import BACKUP_COLUMNS, backup_table
from sabbatical.ui.desk import Desk
from sabbatical.ui.keeping_messages import BackupsRead
from sabbatical.ui.screens.free_screen import FreeScreen
from sabbatical.ui.screens.row_screen import RowScreen
from sabbatical.ui.text import plain
from sabbatical.ui.widgets.quiet_table import QuietTable
from sabbatical.ui.widgets.search_table import SearchTable

NONE_KEPT = (
    "No backup yet. n makes one now; by itself one is made before the first change of each day. "
    "o restores one that lies in a file."
)


class BackupsScreen(FreeScreen, RowScreen):
    """The backups, newest first, and what was done with them."""

    FIRST_FOCUS = "DataTable"

    DEFAULT_CSS = """
    BackupsScreen {
        #actions { height: 1; }
        #actions Button { margin: 0; min-width: 6; }
        #state { height: auto; max-height: 8; }
        #details { height: auto; min-height: 2; color: $text-muted; border-top: solid $panel; }
    }
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._rows: tuple[BackupRow, ...] = ()
        self._has_told = False
        self._has_newer = False

    def compose_list(self) -> ComposeResult:
        """Lay out the list, and what was done above it."""
        yield Static("Reading the backups ...", id="state")
        yield QuietTable(BACKUP_COLUMNS, "backup", BACKUP_COLUMNS, {"Why": 12})
        yield Static("", id="details")

    def on_screen_resume(self, event: ScreenResume) -> None:
        """Read the backups each time the place comes into view, but not where it is only made ahead of that."""
        if self.is_current:
            self.read()

    def read(self) -> None:
        """Read the backups."""
        self.desk.compute(lambda gateway: BackupsRead(gateway.keeping.backups()), self)

    @on(BackupsRead)
    def _show(self, event: BackupsRead) -> None:
        self._rows = event.rows
        if not self._has_told:
            kept = f"{counted(len(event.rows), 'backup')} kept. Enter restores the one under the cursor."
            self._say(kept if event.rows else NONE_KEPT)
        listing = self.query_one(SearchTable)
        listing.show(backup_table(event.rows))
        if event.rows and self._has_newer:
            listing.go_to_new(event.rows[0].backup.name)  # just made, or what leads back from a restore
        self._has_newer = False

    @property
    def row(self) -> BackupRow | None:
        """The backup under the cursor."""
        key = self.query_one(SearchTable).key
        return next((row for row in self._rows if row.backup.name == key), None)

    @on(SearchTable.Highlighted)
    def _show_details(self) -> None:
        row = self.row
        self.query_one("#details", Static).update(plain("" if row is None else str(row.backup.path)))

    def tell(self, text: str, *, has_newer: bool = False) -> None:
        """Say what was done, until something else is.

        Parameters
        ----------
        has_newer
            Whether there is a backup more, to which the cursor is to go.
        """
        self._has_told = True
        self._say(text)
        if has_newer:
            self._has_newer = True
            self.read()

    def _say(self, text: str) -> None:
        self.query_one("#state", Static).update(plain(text))
