"""Who else for a session or a cover, and when else: shown only, nothing is changed."""

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Static

from sabbatical.domain.alternatives import Alternatives
from sabbatical.domain.plan import PlannedCover, PlannedSession
from sabbatical.ui.alternatives_rows import LONGEST_DOES, AlternativeRow, item_text, rows_of, summary_text
from sabbatical.ui.desk import Desk
from sabbatical.ui.modals.alternatives_window import AlternativesWindow
from sabbatical.ui.picture import TermPicture
from sabbatical.ui.table_row import TableRow
from sabbatical.ui.text import cell, plain
from sabbatical.ui.widgets.fitted_table import FittedTable
from sabbatical.ui.widgets.key_line import KeyLine
from sabbatical.ui.widgets.search_table import SearchTable

DOES = "What it does, or what stands against it"
COLUMNS = ("", "Who or when", DOES)
LEAST = {DOES: len(DOES), "Who or when": 12}


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

    EXPLANATION = (
        "Who else could take it, and when else a session could be, each tried on the whole plan: first what keeps\n"
        "every rule, the best first, with what it does to your policy's tiers; then the others, with the rules\n"
        "against them. Below the list stands all of the row under the cursor. Nothing is changed here: to take one,\n"
        "use Week (F8). Each rule is explained under its name in docs/model.md."
    )
    help_title = "Who else?"

    DEFAULT_CSS = """
    WhoElse {
        #window { width: 100%; max-width: 140; height: 100%; }
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
            yield FittedTable(COLUMNS, "choice", COLUMNS, LEAST)
            with VerticalScroll(id="details", can_focus=False):
                yield Static("", id="all")
        yield KeyLine()

    def on_mount(self) -> None:
        """Begin in the table."""
        self.set_focus(self.query_one(FittedTable).table)

    def show_found(self, found: Alternatives) -> None:
        """Show everybody, and every other time."""
        self._rows = rows_of(found, self._picture)
        self.say(summary_text(found))
        listing = self.query_one(FittedTable)
        listing.show(
            [
                TableRow(str(number), (cell(row.what), cell(row.who), cell(row.does, width=LONGEST_DOES)))
                for number, row in enumerate(self._rows)
            ]
        )
        self.call_after_refresh(listing.tell)

    @on(SearchTable.Highlighted)
    def _explain(self, event: SearchTable.Highlighted) -> None:
        text = "" if event.key is None else self._rows[int(event.key)].details
        self.query_one("#all", Static).update(plain(text))
        self.query_one("#details").scroll_home(animate=False)
