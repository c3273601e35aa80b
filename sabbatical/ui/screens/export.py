"""Export: hand out the plan, to each audience what it may see."""

import datetime as dt
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Button, Static

from sabbatical.domain.handout import BY_WEEK, FORMATS_OF, Audience, ExportFormat, has_report
from sabbatical.domain.reports.counting import counted
from sabbatical.services.exporting import ExportOptions
from sabbatical.ui import parsing
from sabbatical.ui.desk import Desk
from sabbatical.ui.gateway import Gateway
from sabbatical.ui.known import taken_person_ids
from sabbatical.ui.messages import Exported, Refused
from sabbatical.ui.paths import FolderSuggester, existing_file, folder_path
from sabbatical.ui.picture import TermPicture
from sabbatical.ui.screens.term_screen import TermScreen
from sabbatical.ui.text import plain
from sabbatical.ui.widgets.form_field import ChoiceField, FormField, TextField
from sabbatical.ui.widgets.list_field import ListField

AUDIENCES = {
    Audience.LEADER: "leader: the whole school and plan",
    Audience.STAFF: "staff: the cover sheet",
    Audience.BOARD: "board: counts and minutes",
    Audience.PERSON: "person: each one's own duties",
}
MEANINGS = {
    Audience.LEADER: "With csv school/ and plan/ as folders. Holds names, topics and reasons: for your own eyes.",
    Audience.STAFF: "The cover sheet: who takes which class. No pair, no topic, no reason, no word of coaching.",
    Audience.BOARD: "The term report: counts and minutes, no names, nothing that counts fewer than 5 people.",
    Audience.PERSON: "people/: each person's own duties, and nobody else's. With csv their calendars, too.",
}
FORMAT_WORDS = {
    ExportFormat.CSV: "tables",
    ExportFormat.HTML: "to print",
    ExportFormat.XLSX: "a workbook",
    ExportFormat.SVG: "charts",
    ExportFormat.ICS: "calendars alone",
    ExportFormat.GPU014: "Untis's displays",
}
FILES_SHOWN = 8


class ExportScreen(TermScreen):
    """One form; what does not go with what is chosen is not shown."""

    FIRST_FOCUS = "Select"
    PLACE = "export"
    EXPLANATION = (
        "Choose who it is for, the formats (↓ ticks them in a list), and a folder: it appears whole or not at all. An\n"
        "earlier export in the same folder is replaced; a folder with other files is refused. What is handed out is\n"
        "the published plan; without one, you alone get the draft. Pages and workbooks can show a single week. The\n"
        "board.csv of the term before puts its numbers beside this term's."
    )

    BINDINGS: ClassVar = [Binding("ctrl+s", "export", "Export")]

    DEFAULT_CSS = """
    ExportScreen {
        #result { margin-top: 1; }
        #meaning, #result { padding: 0 1; height: auto; }
        #meaning { color: $text-muted; }
        .actions { height: 1; margin-top: 1; padding-left: 1; }
    }
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        options = [(text, audience.value) for audience, text in AUDIENCES.items()]
        self.audience = ChoiceField("For whom", options, value=Audience.STAFF.value, topic="export.audience")
        self.formats = ListField(
            "Format", (), parse=self._read_formats, value=ExportFormat.CSV.value, topic="export.formats"
        )
        self.persons = TextField(
            "Persons", self._read_persons, note="Ids joined by ; empty: all who have a duty", topic="export.persons"
        )
        self.week = TextField(
            "Week", self._read_week, note="A date in the one week to show; empty: all weeks", topic="export.week"
        )
        self.last_term = TextField(
            "Last term", parsing.optional(existing_file), note="Its board.csv, to compare with; empty: none",
            topic="export.last_term",
        )  # fmt: skip
        self.target = TextField(
            "Target folder",
            folder_path(must_exist=False),
            value=str(Path.home() / "sabbatical-export"),
            note="→ completes",
            topic="export.target",
        )
        self.target.input.suggester = FolderSuggester()
        for field in (self.audience, self.last_term, self.target):
            field.add_class("-long")
        self.last_term.input.suggester = FolderSuggester(files=True)

    def _read_formats(self, typed: str) -> tuple[ExportFormat, ...]:
        chosen = parsing.listed({one.value for one in self._offered})(typed)
        return tuple(ExportFormat(one) for one in dict.fromkeys(chosen)) or (ExportFormat.CSV,)

    def _read_persons(self, typed: str) -> tuple[str, ...]:
        picture = self.desk.picture
        return parsing.listed(set() if picture is None else taken_person_ids(picture.school))(typed)

    def _read_week(self, typed: str) -> dt.date | None:
        picture = self.desk.picture
        if picture is None or not typed.strip():
            return None
        return parsing.date(picture.school.term.start, picture.school.term.end)(typed)

    @property
    def _audience(self) -> Audience:
        return Audience(self.audience.value)

    @property
    def _offered(self) -> tuple[ExportFormat, ...]:
        """The formats that there are for the audience."""
        return FORMATS_OF[self._audience] if self.audience.value else ()

    @property
    def _formats(self) -> tuple[ExportFormat, ...]:
        """The formats that are typed."""
        return tuple(ExportFormat(one) for one in self.formats.value)

    @property
    def _fields(self) -> tuple[FormField, ...]:
        return (self.audience, self.formats, self.persons, self.week, self.last_term, self.target)

    def compose_body(self) -> ComposeResult:
        """Lay out the body."""
        with VerticalScroll(can_focus=False):
            yield self.audience
            yield Static("", id="meaning")
            yield from self._fields[1:]
            with Horizontal(classes="actions"):
                yield Button("Export", id="export", variant="primary")
            yield Static("", id="result")

    def show_term(self, picture: TermPicture) -> None:
        """Judge what is typed by the school as it is now."""
        for field in (self.persons, self.week):
            field.judge()
        self._judge()

    @on(FormField.Changed)
    def _judge(self) -> None:
        if not self.audience.value:
            return
        self.formats.offer([one.value for one in self._offered])
        self.formats.note = "↓: " + "; ".join(f"{one.value} {FORMAT_WORDS[one]}" for one in self._offered)
        self.formats.judge()
        self._show_what_goes()
        self.query_one("#meaning", Static).update(plain(MEANINGS[self._audience]))
        self.query_one("#export", Button).disabled = self._wrong is not None

    def _show_what_goes(self) -> None:
        """Show the fields that go with the audience and the formats."""
        formats = () if self.formats.problem else self._formats
        self.persons.display = self._audience is Audience.PERSON
        self.week.display = not BY_WEEK.isdisjoint(formats)
        self.last_term.display = has_report(self._audience, formats)

    @property
    def _wrong(self) -> FormField | None:
        """The first field that needs correcting; None where none does."""
        return next((field for field in self._fields if field.display and field.problem), None)

    @on(Button.Pressed, "#export")
    def _pressed(self) -> None:
        self.action_export()

    def action_export(self) -> None:
        """Write the files, or go to the first field that needs correcting."""
        wrong = self._wrong
        if wrong is not None:
            self._say(f"! To be corrected first: {wrong.label}. Nothing was written.")
            self.set_focus(wrong.control)
            return
        target, audience, options = self.target.value, self._audience, self._options()
        self._say("Writing ...")
        self.desk.do(lambda gateway: _exported(gateway, target, audience, options), self, changes=False)

    def _options(self) -> ExportOptions:
        return ExportOptions(
            formats=self._formats,
            persons=self.persons.value if self.persons.display else (),
            week=self.week.value if self.week.display else None,
            last_term=self.last_term.value if self.last_term.display else None,
        )

    @on(Exported)
    def _tell(self, event: Exported) -> None:
        shown = [str(path) for path in event.paths[:FILES_SHOWN]]
        more = len(event.paths) - len(shown)
        rest = [f"... and {more} more"] if more > 0 else []
        self._say("\n".join([f"✓ {counted(len(event.paths), 'file')} written:", *shown, *rest]))

    @on(Refused)
    def _refused(self) -> None:
        self._say("! Nothing was written.")

    def _say(self, text: str) -> None:
        self.query_one("#result", Static).update(plain(text))


def _exported(gateway: Gateway, target: Path, audience: Audience, options: ExportOptions) -> Exported:
    return Exported(gateway.export(target, audience, options))
