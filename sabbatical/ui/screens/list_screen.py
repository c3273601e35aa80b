"""What the places with a list share: search, add, change, delete, edit in place, select and change many, paste."""

from collections.abc import Mapping
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.events import Paste
from textual.widgets import Static

from sabbatical.domain.reports.counting import counted
from sabbatical.domain.school import School
from sabbatical.ui.desk import Desk
from sabbatical.ui.empty_text import empty_text
from sabbatical.ui.entry_specs import EntrySpec, in_column, typed_value
from sabbatical.ui.gateway import Edit
from sabbatical.ui.messages import Saved
from sabbatical.ui.modals.bulk_edit import BulkEdit
from sabbatical.ui.modals.confirm import Confirm
from sabbatical.ui.modals.form import Form
from sabbatical.ui.modals.paste_rows import PasteRows
from sabbatical.ui.nouns import plural_of
from sabbatical.ui.picture import TermPicture
from sabbatical.ui.screens.row_screen import RowScreen
from sabbatical.ui.table_row import TableRow
from sabbatical.ui.text import cell, plain
from sabbatical.ui.widgets.cell_line import CellLine
from sabbatical.ui.widgets.editable_table import EditableTable
from sabbatical.ui.widgets.search_table import SearchTable


class ListScreen(RowScreen):
    """A place with one list."""

    FIRST_FOCUS = "DataTable"
    COLUMNS: ClassVar[tuple[str, ...]] = ()
    NARROW: ClassVar[tuple[str, ...]] = ()
    """The columns for which there is room on a small terminal."""
    LEAST: ClassVar[Mapping[str, int]] = {}
    """The columns that give way to the room there is, in that order, each with the columns that it keeps."""
    NOUN = ""
    """What a row is."""
    DELETE = "Delete"
    """The word on the button that deletes."""
    EDITABLE: ClassVar[tuple[str, ...]] = ()
    """The columns whose cells can be edited where they stand."""
    PASTED: ClassVar[tuple[str, ...]] = ()
    """Tables whose rows are pasted here, the list's own first."""

    AT_ONCE: ClassVar[tuple[str, ...]] = ("new", "paste")

    OF_A_ROW: ClassVar[tuple[str, ...]] = ("change", "change_all", "delete")

    BINDINGS: ClassVar = [
        Binding("n", "new", "New"),
        Binding("e", "change", "Change", tooltip="Also Enter or a click"),
        Binding("b", "change_all", "Bulk edit", tooltip="The same values for all rows that are selected"),
        Binding("p", "paste", "Paste", tooltip="Paste rows copied from a spreadsheet"),
        Binding("d,delete", "delete", "Delete", tooltip="The rows that are selected, else the one under the cursor"),
    ]

    DEFAULT_CSS = """
    ListScreen {
        #details { height: auto; max-height: 6; color: $text-muted; border-top: solid $panel; }
    }
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._base: School | None = None
        """The school as it was when a cell began to be edited."""

    def compose_body(self) -> ComposeResult:
        """Lay out the body."""
        yield EditableTable(self.COLUMNS, self.NOUN, self.NARROW, self.EDITABLE, self.LEAST)
        yield CellLine()
        yield Static("", id="details")

    @property
    def listing(self) -> EditableTable:
        """The list in view."""
        return self.query_one(EditableTable)

    def specs(self, school: School) -> tuple[EntrySpec, ...]:
        """Return what can be typed into the list in view."""
        raise NotImplementedError

    @property
    def pasted(self) -> tuple[str, ...]:
        """Tables whose rows are pasted into the list in view, its own first."""
        return self.PASTED

    @property
    def noun(self) -> str:
        """What a row of the list in view is."""
        return self.NOUN

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
        self.query_one("#details", Static).update(plain(self._said_of(event.key)))

    def _said_of(self, key: str | None) -> str:
        if self.shown is None:
            return ""
        if key is not None:
            return self.details(self.shown, key)
        return empty_text(plural_of(self.noun), is_searched=bool(self.listing.rows), can_paste=bool(self.pasted))

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
            self.app.push_screen(self.form(self.shown, key), self._go_to_new if key is None else self._go_to)

    def _go_to(self, key: str | None) -> None:
        if key is not None:
            self.listing.go_to(key)

    def _go_to_new(self, key: str | None) -> None:
        """Go to a row that is new, which the search may leave out; what was pasted may be a row of another list."""
        if key is not None:
            self.set_focus(self.listing.table)
            self.listing.go_to_new(key)

    def called(self, _picture: TermPicture, key: str) -> str:
        """Return what a leader calls a row, by its key."""
        return key

    def action_delete(self) -> None:
        """Delete the rows that are selected, else the one under the cursor, after a question."""
        keys, picture = self.listing.chosen, self.shown
        if not keys or picture is None:
            return
        base = picture.school
        deletions = [self.deletion(picture, key) for key in keys]
        question, meaning, _ = deletions[0]
        if len(keys) > 1:
            question = f"{self.DELETE} {self._counted(len(keys))}?"
            names = [self.called(picture, key) for key in keys[:12]]
            meaning = f"{', '.join(names)}{' ...' if len(keys) > len(names) else ''}. Of the first: {meaning}"

        def edit(school: School) -> School:
            for _, _, one in deletions:
                school = one(school)
            return school

        def delete(yes: bool | None) -> None:
            if yes:
                self.desk.edit(edit, self, base)

        self.app.push_screen(Confirm(question, meaning, self.DELETE), delete)

    def _counted(self, number: int) -> str:
        return counted(number, self.noun, plural_of(self.noun))

    def action_change_all(self) -> None:
        """Give the rows that are selected the same values."""
        keys, picture = self.listing.chosen, self.shown
        if keys and picture is not None:
            heading = f"Bulk edit of {self._counted(len(keys))}"
            self.app.push_screen(BulkEdit(self.desk, picture, heading, self.specs(picture.school), keys), self._go_to)

    def action_paste(self) -> None:
        """Paste rows copied from a spreadsheet."""
        self._open_paste("")

    def on_paste(self, event: Paste) -> None:
        """Take rows that are pasted on the list."""
        event.stop()
        self._open_paste(event.text)

    def _open_paste(self, text: str) -> None:
        if self.shown is not None and self.pasted:
            self.app.push_screen(PasteRows(self.desk, self.shown.school, self.pasted, text), self._go_to_new)

    @property
    def line(self) -> CellLine:
        """Where a cell is edited."""
        return self.query_one(CellLine)

    @on(EditableTable.CellChosen)
    async def _edit_cell(self, event: EditableTable.CellChosen) -> None:
        picture = self.shown
        spec = None if picture is None else in_column(self.specs(picture.school), event.column)
        if picture is not None and spec is not None:
            self.query_one("#details").display = False
            self._base = picture.school
            value = typed_value(picture.school, spec, event.key)
            await self.line.open(spec, event.key, value, event.typed)

    @on(CellLine.Typed)
    def _show_typed(self, event: CellLine.Typed) -> None:
        key, column = self.line.place
        self.listing.preview(key, column, cell(f"{event.text}▏", "bold"))

    @on(CellLine.Kept)
    def _keep_cell(self, event: CellLine.Kept) -> None:
        spec, key, value = event.spec, event.key, event.value
        self.desk.edit(lambda school: spec.apply(school, (key,), value), self, self._base)

    @on(CellLine.Left)
    async def _leave_cell(self) -> None:
        await self._close_line()
        self.listing.refill()

    async def _close_line(self) -> None:
        await self.line.close()
        self.query_one("#details").display = True
        self.set_focus(self.listing.table)

    @on(Saved)
    async def _saved(self, event: Saved) -> None:
        event.stop()
        if self.line.is_open:
            await self._close_line()
            self.listing.step_down()
