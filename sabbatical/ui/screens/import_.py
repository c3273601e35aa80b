"""Import: a timetable or a school folder, seen before it is taken in, and again each time it changes."""

import datetime as dt
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Button, Input, Static

from sabbatical.domain.imports.settings import ImportSettings
from sabbatical.services.import_asked import ImportAsked, ImportPreview
from sabbatical.ui.desk import Desk
from sabbatical.ui.gateway import Gateway
from sabbatical.ui.import_rows import COLUMNS, NARROW, line_details, preview_rows, verdict
from sabbatical.ui.keeping_messages import MappingWritten, Previewed, TakenIn
from sabbatical.ui.messages import Refused
from sabbatical.ui.modals.confirm import Confirm
from sabbatical.ui.modals.folder_form import PathForm
from sabbatical.ui.modals.mapping_form import MappingForm
from sabbatical.ui.paths import new_file
from sabbatical.ui.screens.free_screen import FreeScreen
from sabbatical.ui.text import plain
from sabbatical.ui.widgets.form_field import FormField
from sabbatical.ui.widgets.import_fields import ImportFields
from sabbatical.ui.widgets.search_table import SearchTable

FIRST = "Name a file or folder and press Enter. It is looked at first; nothing changes before you import it."
STALE = "Something was changed since: Enter looks at it again."
REPLACES = "What is in it takes the place of the school in the database. Plans made before stay, marked as out of date."


class ImportScreen(FreeScreen):
    """A source above, and below it what it comes to."""

    FIRST_FOCUS = "ImportFields Input"
    PLACE = "import"
    TITLE_WORD = "Import"
    PURPOSE = (
        "Take in a timetable (FET, Untis, aSc, OneRoster, spreadsheet) or a school folder; see first what changes."
    )
    EXPLANATION = (
        "Name a file, a folder or a .zip that your timetable program wrote: FET, Untis (GPU001.TXT and the files\n"
        "beside it), aSc Timetables (XML), OneRoster (CSV with a timetable.csv), a sheet of teachers by periods;\n"
        "or a school folder. Enter looks at it: what it holds, what is missing, what would change, and every problem\n"
        "with its place. f fills in what is missing; w writes it as a mapping file, to fill in elsewhere and name\n"
        "above. Ctrl+S imports. Import the timetable again whenever it changes: only what changed there changes here;\n"
        "what you typed stays, and is told. docs/importing.md has the formats."
    )

    BINDINGS: ClassVar = [
        Binding("ctrl+s", "take", "Import"),
        Binding("f", "fill_in", "Fill in", tooltip="What the timetable does not say: term dates, bell times"),
        Binding("w", "write_mapping", "Write mapping", tooltip="A file to fill in what is missing"),
        Binding("escape", "app.go('home')", "Home"),
    ]

    DEFAULT_CSS = """
    ImportScreen {
        #actions { height: 1; padding-left: 1; }
        #actions Button { margin-right: 2; }
        #summary { height: auto; max-height: 7; padding: 0 1; border-top: solid $primary; }
        #details { height: auto; max-height: 6; padding: 0 1; color: $text-muted; border-top: solid $panel; }
        SearchTable { min-height: 4; }
        DataTable { overflow-x: hidden; }
    }
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._typed = ImportSettings()
        self._seen: ImportAsked | None = None
        """What was looked at last."""
        self._preview: ImportPreview | None = None

    def compose_body(self) -> ComposeResult:
        """Lay out the body."""
        yield ImportFields()
        with Horizontal(id="actions"):
            yield Button("Look at it", id="look")
            yield Button("Fill in", id="fill-in", disabled=True)
            yield Button("Write mapping", id="write-mapping", disabled=True)
            yield Button("Import", id="take", variant="primary", disabled=True)
        yield Static(plain(FIRST), id="summary")
        yield SearchTable(COLUMNS, "line", NARROW)
        yield Static("", id="details")

    @property
    def _fields(self) -> ImportFields:
        return self.query_one(ImportFields)

    @property
    def _asked(self) -> ImportAsked | None:
        return self._fields.asked(self._typed)

    @property
    def _is_seen(self) -> bool:
        """Whether what is named is what was looked at."""
        return self._preview is not None and self._asked == self._seen

    def _say(self, text: str) -> None:
        self.query_one("#summary", Static).update(plain(text))

    @on(FormField.Changed)
    def _judge(self) -> None:
        preview = self._preview if self._is_seen else None
        self._fields.show_for(is_folder=preview is not None and preview.is_folder)
        self.query_one("#look", Button).disabled = self._asked is None
        for name in ("#fill-in", "#write-mapping"):
            self.query_one(name, Button).disabled = preview is None or preview.blank is None
        self.query_one("#take", Button).disabled = preview is None or not preview.is_ready
        if self._preview is not None and preview is None:
            self._say(STALE)

    @on(Input.Submitted)
    @on(Button.Pressed, "#look")
    def _look(self) -> None:
        asked = self._asked
        if asked is None:
            self.app.bell()
            return
        self._say("Looking at it ...")

        def job(gateway: Gateway) -> Message:
            return Previewed(asked, gateway.keeping.preview_import(asked))

        self.desk.do(job, self, changes=False)

    @on(Previewed)
    def _previewed(self, event: Previewed) -> None:
        if event.asked == self._asked:
            self._seen = event.asked
            self._show(event.preview, is_done=False)
            if event.preview.lines:
                self.set_focus(self.query_one(SearchTable).table)

    def _show(self, preview: ImportPreview, *, is_done: bool) -> None:
        self._preview = preview
        self._judge()
        self._say("\n".join([preview.summary, verdict(preview, is_done=is_done), *preview.details]))
        self.query_one(SearchTable).show(preview_rows(preview))

    @on(SearchTable.Highlighted)
    def _show_details(self, event: SearchTable.Highlighted) -> None:
        text = "" if event.key is None or self._preview is None else line_details(self._preview, event.key)
        self.query_one("#details", Static).update(plain(text))

    @on(Button.Pressed, "#fill-in")
    def _fill_in_pressed(self) -> None:
        self.action_fill_in()

    def action_fill_in(self) -> None:
        """Fill in what the timetable does not say."""
        preview = self._preview
        if preview is None or preview.blank is None or not self._is_seen:
            self.app.bell()
            return
        form = MappingForm(self.desk, preview.blank, dt.datetime.now().astimezone().date())

        def take(key: str | None) -> None:
            if key is not None:
                self._typed = form.settings
                self._look()

        self.app.push_screen(form, take)

    @on(Button.Pressed, "#write-mapping")
    def _write_pressed(self) -> None:
        self.action_write_mapping()

    def action_write_mapping(self) -> None:
        """Write a mapping file to fill in."""
        asked = self._seen
        if asked is None or not self._is_seen or self._preview is None or self._preview.blank is None:
            self.app.bell()
            return
        meaning = "A file with what is known filled in and what is missing empty. Fill it in and name it as mapping."
        first = str(asked.path.parent / "mapping.toml")
        form = PathForm("Write a mapping file", meaning, first, parse=new_file, label="New file", yes="Write")

        self.app.push_screen(form, lambda target: self._write(asked, target))

    def _write(self, asked: ImportAsked, target: Path | None) -> None:
        if target is None:
            return

        def job(gateway: Gateway) -> Message:
            gateway.keeping.write_mapping(asked, target)
            return MappingWritten(target)

        self.desk.do(job, self, changes=False)

    @on(MappingWritten)
    def _written(self, event: MappingWritten) -> None:
        self._say(f"✓ {event.path} is written. Fill it in, name it above as the mapping file, then press Enter.")

    @on(Button.Pressed, "#take")
    def _take_pressed(self) -> None:
        self.action_take()

    def action_take(self) -> None:
        """Import what was looked at; ask first where it takes the place of a school."""
        preview, asked = self._preview, self._seen
        if preview is None or asked is None or not self._is_seen or not preview.is_ready:
            self._look()
            return
        if self.desk.picture is not None and (preview.is_folder or asked.anew):
            self.app.push_screen(Confirm("Replace the school?", REPLACES, "Replace"), self._take)
        else:
            self._take(True)

    def _take(self, yes: bool | None) -> None:
        asked = self._seen
        if not yes or asked is None:
            return
        wanted = self._fields.with_plan(asked)
        self._say("Importing ...")
        self.desk.do(lambda gateway: TakenIn(gateway.keeping.take_import(wanted)), self)

    @on(TakenIn)
    def _taken_in(self, event: TakenIn) -> None:
        self._show(event.preview, is_done=True)
        self._seen = None
        if self.app.screen is not self:
            self.app.notify(event.preview.summary, markup=False)

    @on(Refused)
    def _refused(self) -> None:
        self._say("! Nothing was changed.")
