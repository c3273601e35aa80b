"""Import: a timetable or a school folder, seen before it is taken in, and again each time it changes."""

import datetime as dt
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.binding import Binding
from textual.message import Message
from textual.widgets import Button

from sabbatical.services.import_asked import ImportAsked
from sabbatical.ui.gateway import Gateway
from sabbatical.ui.keeping_messages import MappingWritten, TakenIn
from sabbatical.ui.messages import Refused
from sabbatical.ui.modals.confirm import Confirm
from sabbatical.ui.modals.folder_form import PathForm
from sabbatical.ui.modals.mapping_form import MappingForm
from sabbatical.ui.paths import new_file
from sabbatical.ui.screens.source_screen import SourceScreen

REPLACES = "What is in it takes the place of the school in the database. Plans made before stay, marked as out of date."


class ImportScreen(SourceScreen):
    """What is looked at can be filled in and taken in."""

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

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave out what fills in what is missing, until something was looked at that misses anything."""
        if action in ("fill_in", "write_mapping"):
            return self.is_seen and self.preview is not None and self.preview.blank is not None
        return super().check_action(action, parameters)

    @on(Button.Pressed, "#fill-in")
    def _fill_in_pressed(self) -> None:
        self.action_fill_in()

    def action_fill_in(self) -> None:
        """Fill in what the timetable does not say."""
        preview, asked = self.preview, self.seen
        if preview is None or preview.blank is None or asked is None or not self.is_seen:
            return
        form = MappingForm(self.desk, preview.blank, dt.datetime.now().astimezone().date())

        def take(key: str | None) -> None:
            if key is not None:
                self.filled_in = (asked.path, form.settings)
                self.look()

        self.app.push_screen(form, take)

    @on(Button.Pressed, "#write-mapping")
    def _write_pressed(self) -> None:
        self.action_write_mapping()

    def action_write_mapping(self) -> None:
        """Write a mapping file to fill in."""
        asked = self.seen
        if asked is None or not self.is_seen or self.preview is None or self.preview.blank is None:
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
        self.say(f"✓ {event.path} is written. Fill it in, name it above as the mapping file, then press Enter.")

    @on(Button.Pressed, "#take")
    def _take_pressed(self) -> None:
        self.action_take()

    def action_take(self) -> None:
        """Import what was looked at; ask first where it takes the place of a school."""
        preview, asked = self.preview, self.seen
        wrong = self.fields.wrong_plan
        if wrong is not None:
            self.say("! The plan folder is to be corrected, or left empty. Nothing was imported.")
            self.set_focus(wrong.control)
            return
        if preview is None or asked is None or not self.is_seen or not preview.is_ready:
            self.look()
            return
        if self.desk.picture is not None and (preview.is_folder or asked.anew):
            self.app.push_screen(Confirm("Replace the school?", REPLACES, "Replace"), self._take)
        else:
            self._take(True)

    def _take(self, yes: bool | None) -> None:
        asked = self.seen
        if not yes or asked is None:
            return
        wanted = self.fields.with_plan(asked)
        self.say("Importing ...")
        self.desk.do(lambda gateway: TakenIn(gateway.keeping.take_import(wanted)), self)

    @on(TakenIn)
    def _taken_in(self, event: TakenIn) -> None:
        self.show(event.preview, is_done=True)
        self.seen = None
        self.fields.anew.put("no")
        if self.app.screen is not self:
            self.app.notify(event.preview.summary, markup=False)

    @on(Refused)
    def _refused(self) -> None:
        self.say("! Nothing was changed.")
