"""A window with one list that is read from the database: what both the parts in a plan and comparisons are."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import Static

from sabbatical.ui.desk import Desk
from sabbatical.ui.messages import Refused
from sabbatical.ui.modals.window import Window
from sabbatical.ui.text import plain
from sabbatical.ui.ways import refusal_text
from sabbatical.ui.widgets.key_line import KeyLine
from sabbatical.ui.widgets.search_table import SearchTable


class Listing(Window[None]):
    """A list with a search line, and what is known of the row under the cursor.

    Parameters
    ----------
    desk
        Reads the database.
    """

    COLUMNS: ClassVar[tuple[str, ...]] = ()
    NOUN = "row"

    DEFAULT_CSS = """
    Listing {
        #window { width: 100%; max-width: 140; height: 100%; }
        #state { height: auto; color: $text-muted; }
        #details { height: 30%; min-height: 4; border-top: solid $panel; overflow-y: auto; }
    }
    """

    BINDINGS: ClassVar = [Binding("escape", "close", "Close")]

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk

    def compose(self) -> ComposeResult:
        """Lay out the parts."""
        with Vertical(id="window") as window:
            window.border_title = plain(self.heading)
            yield Static("Reading ...", id="state")
            yield self.make_listing()
            yield Static("", id="details")
        yield KeyLine()

    @property
    def heading(self) -> str:
        """The window's title."""
        raise NotImplementedError

    @property
    def listing(self) -> SearchTable:
        """The list."""
        return self.query_one(SearchTable)

    def make_listing(self) -> SearchTable:
        """Return the list."""
        return SearchTable(self.COLUMNS, self.NOUN, self.COLUMNS)

    def details(self, key: str) -> str:
        """Return what is known of a row."""
        raise NotImplementedError

    def say(self, text: str) -> None:
        """Show a sentence above the list."""
        self.query_one("#state", Static).update(plain(text))

    def on_mount(self) -> None:
        """Begin in the list."""
        self.set_focus(self.listing.table)

    @on(SearchTable.Highlighted)
    def _show_details(self, event: SearchTable.Highlighted) -> None:
        text = "" if event.key is None else self.details(event.key)
        self.query_one("#details", Static).update(plain(text))

    @on(Refused)
    def _refused(self, event: Refused) -> None:
        event.stop()
        self.say(refusal_text(event.error))
