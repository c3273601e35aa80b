"""Who else for a session or a cover, and when else: shown only, nothing is changed."""

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.widgets import DataTable, Static

from sabbatical.domain.alternatives import Alternatives
from sabbatical.domain.plan import PlannedCover, PlannedSession
from sabbatical.ui.alternatives_rows import AlternativeRow, item_text, rows_of, summary_text
from sabbatical.ui.desk import Desk
from sabbatical.ui.modals.alternatives_window import AlternativesWindow
from sabbatical.ui.picture import TermPicture
from sabbatical.ui.text import cell, plain
from sabbatical.ui.widgets.key_line import KeyLine


class WhoElse(AlternativesWindow[None]):
    """The alternatives of one row of the plan.

    Parameters
    ----------
    desk
        Runs the search.
    picture
        The term, for the names.
    item
        The session or cover.
    """

    DEFAULT_CSS = """
    WhoElse {
        #window { width: 100%; max-width: 140; height: 100%; }
        DataTable { height: 1fr; }
        #state { height: auto; color: $text-muted; }
        #details { height: 7; border-top: solid $panel; }
    }
    """

    def __init__(self, desk: Desk, picture: TermPicture, item: PlannedSession | PlannedCover) -> None:
        super().__init__(desk, picture, item)
        self._rows: list[AlternativeRow] = []

    def compose(self) -> ComposeResult:
        """Lay out the parts."""
        with Vertical(id="window") as window:
            window.border_title = plain(f"Who else: {self._item.id}")
            yield Static(plain(item_text(self._item, self._picture)), id="item")
            yield Static("Trying everybody, and every other time ...", id="state")
            yield DataTable[Text](cursor_type="row", zebra_stripes=True)
            with VerticalScroll(id="details", can_focus=False):
                yield Static("", id="all")
        yield KeyLine()

    def on_mount(self) -> None:
        """Begin in the table."""
        table = self.query_one(DataTable)
        table.add_columns(*(Text(name) for name in ("", "Who or when", "What it does, or what stands against it")))
        self.set_focus(table)

    def show_found(self, found: Alternatives) -> None:
        """Show everybody, and every other time."""
        self._rows = rows_of(found, self._picture)
        self.say(summary_text(found))
        table = self.query_one(DataTable)
        for number, row in enumerate(self._rows):
            table.add_row(cell(row.what), cell(row.who, width=26), cell(row.does, width=90), key=str(number))

    @on(DataTable.RowHighlighted)
    def _explain(self, event: DataTable.RowHighlighted) -> None:
        # A key in an empty table highlights a row that is none.
        row = event.cursor_row
        text = self._rows[row].details if event.data_table.is_valid_row_index(row) else ""
        self.query_one("#all", Static).update(plain(text))
        self.query_one("#details").scroll_home(animate=False)
