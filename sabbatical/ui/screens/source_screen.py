"""A source that is looked at: what is in it, what is missing, what would change, and every problem."""

from dataclasses import replace
from pathlib import Path

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Button, Input, Static

from sabbatical.domain.imports.settings import ImportSettings
from sabbatical.services.import_asked import ImportAsked, ImportPreview
from sabbatical.ui.desk import Desk
from sabbatical.ui.gateway import Gateway
from sabbatical.ui.import_rows import COLUMNS, line_details, preview_rows, verdict
from sabbatical.ui.keeping_messages import Previewed
from sabbatical.ui.screens.free_screen import FreeScreen
from sabbatical.ui.text import plain
from sabbatical.ui.widgets.form_field import FormField
from sabbatical.ui.widgets.import_fields import ImportFields
from sabbatical.ui.widgets.quiet_table import QuietTable
from sabbatical.ui.widgets.search_table import SearchTable

FIRST = "Name a file or folder and press Enter. It is looked at first; nothing changes before you import it."
STALE = "Something was changed since: Enter looks at it again."


class SourceScreen(FreeScreen):
    """A source above, and below it what it comes to."""

    FIRST_FOCUS = "ImportFields Input"

    DEFAULT_CSS = """
    SourceScreen {
        #actions { height: 1; padding-left: 1; }
        #actions Button { margin-right: 2; }
        #summary { height: auto; max-height: 7; padding: 0 1; border-top: solid $primary; }
        #details { height: auto; max-height: 6; padding: 0 1; color: $text-muted; border-top: solid $panel; }
        SearchTable { min-height: 4; }
    }
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.filled_in: tuple[Path | None, ImportSettings] = (None, ImportSettings())
        """What the leader filled in, and for which source."""
        self.seen: ImportAsked | None = None
        """What was looked at last."""
        self.preview: ImportPreview | None = None
        """What that comes to."""

    def compose_body(self) -> ComposeResult:
        """Lay out the body."""
        yield ImportFields()
        with Horizontal(id="actions"):
            yield Button("Look at it", id="look")
            yield Button("Fill in", id="fill-in", disabled=True)
            yield Button("Write mapping", id="write-mapping", disabled=True)
            yield Button("Import", id="take", variant="primary", disabled=True)
        yield Static(plain(FIRST), id="summary")
        yield QuietTable(COLUMNS, "line", COLUMNS)
        yield Static("", id="details")

    @property
    def fields(self) -> ImportFields:
        """What is imported, and how it is to be read."""
        return self.query_one(ImportFields)

    @property
    def asked(self) -> ImportAsked | None:
        """What is named; None while something is to be corrected, or nothing is."""
        path, settings = self.filled_in
        asked = self.fields.asked(settings)
        return asked if asked is None or asked.path == path else replace(asked, typed=ImportSettings())

    @property
    def is_seen(self) -> bool:
        """Whether what is named is what was looked at."""
        return self.preview is not None and self.asked == self.seen

    def say(self, text: str) -> None:
        """Show what it comes to."""
        self.query_one("#summary", Static).update(plain(text))

    @on(FormField.Changed)
    def _judge(self) -> None:
        preview = self.preview if self.is_seen else None
        self.fields.show_for(is_folder=preview is not None and preview.is_folder)
        self.refresh_bindings()
        self.query_one("#look", Button).disabled = self.asked is None
        for name in ("#fill-in", "#write-mapping"):
            self.query_one(name, Button).disabled = preview is None or preview.blank is None
        self.query_one("#take", Button).disabled = preview is None or not preview.is_ready
        if self.preview is not None and preview is None and self.seen is not None:
            self.say(STALE)

    @on(Input.Submitted)
    @on(Button.Pressed, "#look")
    def look(self) -> None:
        """Look at what is named."""
        asked = self.asked
        if asked is None:
            self._ask_for_source()
            return
        self.say("Looking at it ...")

        def job(gateway: Gateway) -> Message:
            return Previewed(asked, gateway.keeping.preview_import(asked))

        self.desk.do(job, self, changes=False)

    @on(Previewed)
    def _previewed(self, event: Previewed) -> None:
        if event.asked == self.asked:
            self.seen = event.asked
            self.show(event.preview, is_done=False)
            if event.preview.lines:
                self.set_focus(self.query_one(SearchTable).table)
        else:
            self.say(STALE)

    def _ask_for_source(self) -> None:
        """Say what is missing before anything can be looked at, and go there."""
        wrong = self.fields.wrong
        text = "Name a file or folder first." if wrong is None else f"To be corrected first: {wrong.label}."
        self.say(f"! {text} Nothing was changed.")
        self.set_focus((wrong or self.fields.source).control)

    def show(self, preview: ImportPreview, *, is_done: bool) -> None:
        """Show what an import would do, or has done."""
        self.preview = preview
        self._judge()
        self.say("\n".join([preview.summary, verdict(preview, is_done=is_done), *preview.details]))
        self.query_one(SearchTable).show(preview_rows(preview))

    @on(SearchTable.Highlighted)
    def _show_details(self, event: SearchTable.Highlighted) -> None:
        text = "" if event.key is None or self.preview is None else line_details(self.preview, event.key)
        self.query_one("#details", Static).update(plain(text))
