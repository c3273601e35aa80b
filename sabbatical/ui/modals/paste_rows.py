"""Rows pasted from a spreadsheet: seen first, with every problem by row and column, then taken over whole."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.message import Message
from textual.widgets import Button, DataTable, Static, TextArea

from sabbatical.domain.school import School
from sabbatical.services.pasting import Preview, named_table, preview_paste, with_paste
from sabbatical.ui.desk import Desk
from sabbatical.ui.gateway import Edit, Gateway
from sabbatical.ui.modals.form import Form
from sabbatical.ui.paste_rows import COLUMN_NOTES, preview_columns, preview_rows, preview_sentence
from sabbatical.ui.text import plain
from sabbatical.ui.widgets.form_field import ChoiceField, FormField
from sabbatical.ui.widgets.measured_table import MeasuredTable


class PastedRows(TextArea):
    """Where rows are pasted."""

    help_topic = "paste.rows"


class PasteRows(Form):
    """A place to paste, and beneath it what the rows would do.

    Parameters
    ----------
    school
        Into which they go.
    tables
        Whose rows can be pasted here, the likeliest first.
    text
        What was pasted already.
    """

    EXPLANATION = (
        "Copy rows in a spreadsheet and paste them here. The first row may name the columns, as the school folder\n"
        "does, and then tells whose rows they are; without it they are taken in the order of the file. A row whose\n"
        "id is there already gets the pasted cells and keeps the others; an empty cell means the default. People may\n"
        "be named by id or by name. The rows are taken over whole or not at all, and Ctrl+Z takes them back."
    )

    DEFAULT_CSS = """
    PasteRows {
        #window { width: 100%; height: 100%; }
        #body { height: 1fr; }
        #pasted { height: 6; border: none; background: $panel; padding: 0; }
        &.-filled #pasted { height: 3; }
        #pasted:focus { border-left: outer $primary; }
        #preview { height: 1fr; }
        #problems { display: none; height: auto; max-height: 40%; color: $error; }
        &.-wrong-rows #problems { display: block; }
        #said { height: auto; color: $text-muted; }
        .problem { height: auto; }
    }
    """

    @dataclass
    class Looked(Message):
        """The pasted text was read."""

        text: str
        table: str
        """Whose rows they were taken to be."""
        named: str | None
        """Whose rows they are by their first row, where that is another table and was not asked before."""
        preview: Preview

    def __init__(self, desk: Desk, school: School, tables: Sequence[str], text: str) -> None:
        super().__init__(desk, "Paste rows from a spreadsheet")
        self._school = school
        self._first_text = text
        self._first_row = ""
        """The first row of what was looked at last: it tells once whose rows they are, then the leader does."""
        self._tables = tuple(tables)
        self._preview: Preview | None = None
        options = [(f"{table}.csv", table) for table in tables]
        self.table_field = ChoiceField("Rows of", options, value=tables[0], topic="paste.table")

    def compose_fields(self) -> ComposeResult:
        """Lay out the parts."""
        yield self.table_field
        yield PastedRows(
            self._first_text, id="pasted", placeholder="Paste here: Ctrl+Shift+V or the terminal's own key"
        )
        yield Static("", id="said")
        yield MeasuredTable(id="preview", cursor_type="row")
        yield VerticalScroll(id="problems")

    def on_mount(self) -> None:
        """Begin where one pastes; look at what was pasted already."""
        self.set_focus(self.query_one("#preview" if self._first_text else "#pasted"))
        self._look()

    @property
    def _table(self) -> str:
        return self.table_field.value

    @property
    def _text(self) -> str:
        return self.query_one(TextArea).text

    @property
    def key(self) -> str:
        """Id of the first pasted row."""
        return "" if self._preview is None else self._preview.first_key

    def judge(self) -> None:
        """Let the rows be taken over once they were read and nothing is wrong."""
        super().judge()
        if not self._can_save:
            self.query_one("#save", Button).disabled = True

    @property
    def _can_save(self) -> bool:
        return self._preview is not None and bool(self._preview.rows) and not self._preview.problems

    def action_save(self) -> None:
        """Take the rows over; where that cannot be done, say why and go to where they are pasted."""
        if self._can_save:
            super().action_save()
        else:
            why = "First correct what is marked with !" if self._text.strip() else "Paste rows first"
            self.query_one("#state", Static).update(plain(f"! {why}. Nothing was taken over."))
            self.set_focus(self.query_one("#pasted"))

    def make_edit(self) -> Edit:
        """Put the rows."""
        table, text = self._table, self._text
        return lambda school: with_paste(school, table, text)

    @on(FormField.Changed)
    @on(TextArea.Changed)
    def _look(self) -> None:
        """Read what is there now."""
        self._preview = None
        self.judge()
        school, table, text = self._school, self._table, self._text
        self.set_class(bool(text.strip()), "-filled")
        first = "".join(text.strip().splitlines()[:1])
        tables, self._first_row = self._tables if first != self._first_row else (table,), first

        def job(_gateway: Gateway) -> Message:
            named = named_table(text, (table, *tables))
            return self.Looked(text, table, named, preview_paste(school, table, text))

        self.desk.compute(job, self)

    @on(Looked)
    def _show(self, event: Looked) -> None:
        event.stop()
        if event.text != self._text or event.table != self._table:
            return
        if event.named not in (None, event.table):
            self.table_field.put(event.named or "")
            return
        preview = self._preview = event.preview
        said = preview_sentence(preview) if preview.rows or preview.problems else COLUMN_NOTES[self._table]
        self.query_one("#said", Static).update(plain(said))
        table = self.query_one("#preview", DataTable)
        table.clear(columns=True)
        table.show_header = bool(preview.rows)
        table.add_columns(*preview_columns(preview))
        for row in preview_rows(preview):
            table.add_row(*row)
        problems = self.query_one("#problems", VerticalScroll)
        problems.remove_children()
        problems.mount_all(Static(plain(f"! {line}"), classes="problem") for line in preview.problems)
        self.set_class(bool(preview.problems), "-wrong-rows")
        self._is_touched = bool(event.text.strip())
        self.judge()
