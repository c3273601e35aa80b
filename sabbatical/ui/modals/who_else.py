"""Who else for a session or a cover, and when else: shown only, nothing is changed."""

import threading
from dataclasses import dataclass

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.message import Message
from textual.widgets import DataTable, Static

from sabbatical.domain.alternatives import Alternatives
from sabbatical.domain.plan import PlannedCover, PlannedSession
from sabbatical.ui.alternatives_rows import AlternativeRow, item_text, rows_of, summary_text
from sabbatical.ui.desk import Desk
from sabbatical.ui.gateway import Gateway
from sabbatical.ui.messages import Refused
from sabbatical.ui.modals.window import Window
from sabbatical.ui.picture import TermPicture
from sabbatical.ui.text import cell, plain
from sabbatical.ui.widgets.key_line import KeyLine


class WhoElse(Window[None]):
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

    @dataclass
    class Found(Message):
        """The search is over."""

        found: Alternatives

    def __init__(self, desk: Desk, picture: TermPicture, item: PlannedSession | PlannedCover) -> None:
        super().__init__()
        self._desk = desk
        self._picture = picture
        self._item = item
        self._cancel = threading.Event()
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
        """Begin the search."""
        table = self.query_one(DataTable)
        table.add_columns(*(Text(name) for name in ("", "Who or when", "What it does, or what stands against it")))
        self.set_focus(table)
        item, cancel = self._item.id, self._cancel

        def job(gateway: Gateway) -> Message:
            return self.Found(gateway.alternatives(item, cancel))

        self._desk.compute(job, self)

    def on_unmount(self) -> None:
        """End the search."""
        self._cancel.set()

    @on(Found)
    def _show(self, event: Found) -> None:
        self._rows = rows_of(event.found, self._picture)
        self.query_one("#state", Static).update(plain(summary_text(event.found)))
        table = self.query_one(DataTable)
        for number, row in enumerate(self._rows):
            table.add_row(cell(row.what), cell(row.who, width=26), cell(row.does, width=90), key=str(number))

    @on(Refused)
    def _refused(self, event: Refused) -> None:
        event.stop()
        self.query_one("#state", Static).update(plain(f"! {event.error}"))

    @on(DataTable.RowHighlighted)
    def _explain(self, event: DataTable.RowHighlighted) -> None:
        # A key in an empty table highlights a row that is none.
        row = event.cursor_row
        text = self._rows[row].details if event.data_table.is_valid_row_index(row) else ""
        self.query_one("#all", Static).update(plain(text))
        self.query_one("#details").scroll_home(animate=False)
