"""What the places with a list share: search, add, change, delete."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.widgets import Static

from sabbatical.ui.gateway import Edit
from sabbatical.ui.messages import Saved
from sabbatical.ui.modals.confirm import Confirm
from sabbatical.ui.modals.form import Form
from sabbatical.ui.picture import TermPicture
from sabbatical.ui.screens.term_screen import TermScreen
from sabbatical.ui.text import plain
from sabbatical.ui.widgets.search_table import SearchTable, TableRow


class ListScreen(TermScreen):
    """A place with one list."""

    FIRST_FOCUS = "DataTable"
    COLUMNS: ClassVar[tuple[str, ...]] = ()
    NARROW: ClassVar[tuple[str, ...]] = ()
    """The columns for which there is room on a small terminal."""
    NOUN = ""
    """What a row is."""
    DELETE = "Delete"
    """The word on the button that deletes."""

    BINDINGS: ClassVar = [
        Binding("n", "new", "New"),
        Binding("e", "change", "Change", tooltip="Also Enter or a click"),
        Binding("d,delete", "delete", "Delete"),
    ]

    DEFAULT_CSS = """
    ListScreen {
        #details { height: auto; max-height: 4; color: $text-muted; border-top: solid $panel; }
    }
    """

    def compose_body(self) -> ComposeResult:
        """Lay out the body."""
        yield SearchTable(self.COLUMNS, self.NOUN, self.NARROW)
        yield Static("", id="details")

    @property
    def listing(self) -> SearchTable:
        """The list in view."""
        return self.query_one(SearchTable)

    def rows(self, picture: TermPicture) -> list[TableRow]:
        """Return the rows of the list."""
        raise NotImplementedError

    def details(self, picture: TermPicture, key: str) -> str:
        """Return what else is to be said of the row under the cursor."""
        raise NotImplementedError

    def form(self, picture: TermPicture, key: str | None) -> Form:
        """Return the form for a row; for a new one where `key` is None."""
        raise NotImplementedError

    def deletion(self, picture: TermPicture, key: str) -> tuple[str, str, Edit]:
        """Return the question, what yes will do, and the change."""
        raise NotImplementedError

    def show_term(self, picture: TermPicture) -> None:
        """Show the rows."""
        self.listing.show(self.rows(picture))

    @on(SearchTable.Highlighted)
    def _show_details(self, event: SearchTable.Highlighted) -> None:
        if event.table is not self.listing or event.key != self.listing.key:
            return
        text = "" if self.shown is None or event.key is None else self.details(self.shown, event.key)
        self.query_one("#details", Static).update(plain(text))

    @on(SearchTable.Chosen)
    def _chosen(self, event: SearchTable.Chosen) -> None:
        self._open(event.key)

    def action_new(self) -> None:
        """Add one."""
        self._open(None)

    def action_change(self) -> None:
        """Change the one under the cursor."""
        if self.listing.key is not None:
            self._open(self.listing.key)

    def _open(self, key: str | None) -> None:
        if self.shown is not None:
            self.app.push_screen(self.form(self.shown, key), self._go_to)

    def _go_to(self, key: str | None) -> None:
        if key is not None:
            self.listing.go_to(key)

    def action_delete(self) -> None:
        """Delete the one under the cursor, after a question."""
        key = self.listing.key
        if key is None or self.shown is None:
            return
        question, meaning, edit = self.deletion(self.shown, key)
        base = self.shown.school

        def delete(yes: bool | None) -> None:
            if yes:
                self.desk.edit(edit, self, base)

        self.app.push_screen(Confirm(question, meaning, self.DELETE), delete)

    @on(Saved)
    def _deleted(self, event: Saved) -> None:
        event.stop()
