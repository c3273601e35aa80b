"""Export: hand out the plan, to each audience what it may see; import a school folder."""

from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Button, Static

from sabbatical.services.exporting import FORMATS_OF, Audience, ExportFormat, ExportOptions
from sabbatical.ui import parsing
from sabbatical.ui.desk import Desk
from sabbatical.ui.gateway import Gateway
from sabbatical.ui.known import taken_person_ids
from sabbatical.ui.messages import Exported, Refused
from sabbatical.ui.paths import FolderSuggester, folder_path
from sabbatical.ui.picture import TermPicture
from sabbatical.ui.screens.term_screen import TermScreen
from sabbatical.ui.text import counted, plain
from sabbatical.ui.widgets.form_field import ChoiceField, FormField, TextField
from sabbatical.ui.widgets.import_panel import ImportPanel

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
FILES_SHOWN = 8


class ExportScreen(TermScreen):
    """Two forms: out, and in."""

    FIRST_FOCUS = "Select"
    PLACE = "export"
    EXPLANATION = (
        "Choose who it is for, and a folder: it appears whole or not at all. An earlier export in the same folder is\n"
        "replaced; a folder with other files is refused. What is handed out is the published plan; without one, the\n"
        "draft."
    )

    BINDINGS: ClassVar = [Binding("ctrl+s", "export", "Export")]

    DEFAULT_CSS = """
    ExportScreen {
        .head { color: $primary; text-style: bold; }
        #result { margin-bottom: 1; }
        #meaning, #result { padding: 0 1; height: auto; }
        #meaning { color: $text-muted; }
        .actions { height: 1; padding-left: 1; }
    }
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        options = [(text, audience.value) for audience, text in AUDIENCES.items()]
        self.audience = ChoiceField("For whom", options, value=Audience.STAFF.value)
        self.formats = TextField(
            "Format", self._read_formats, value=ExportFormat.CSV.value, note="such as csv; html (to print)"
        )
        self.persons = TextField("Persons", self._read_persons, note="Ids joined by ; empty: all who have a duty")
        self.target = TextField(
            "Target folder",
            folder_path(must_exist=False),
            value=str(Path.home() / "sabbatical-export"),
            note="→ completes",
        )
        self.target.input.suggester = FolderSuggester()

    def _read_formats(self, typed: str) -> tuple[ExportFormat, ...]:
        allowed = {one.value for one in FORMATS_OF[self._audience]} if self.audience.value else set()
        chosen = parsing.listed(allowed)(typed)
        return tuple(ExportFormat(one) for one in dict.fromkeys(chosen)) or (ExportFormat.CSV,)

    def _read_persons(self, typed: str) -> tuple[str, ...]:
        picture = self.desk.picture
        return parsing.listed(set() if picture is None else taken_person_ids(picture.school))(typed)

    def compose_body(self) -> ComposeResult:
        """Lay out the body."""
        with VerticalScroll(can_focus=False):
            yield Static("Export", classes="head")
            yield self.audience
            yield Static("", id="meaning")
            yield self.formats
            yield self.persons
            yield self.target
            with Horizontal(classes="actions"):
                yield Button("Export", id="export", variant="primary")
            yield Static("", id="result")
            yield Static("Import", classes="head")
            yield ImportPanel(self.desk)

    def show_term(self, picture: TermPicture) -> None:
        """Judge what is typed by the school as it is now."""
        self.persons.judge()
        self._judge()

    @property
    def _audience(self) -> Audience:
        return Audience(self.audience.value)

    @on(FormField.Changed)
    def _judge(self) -> None:
        if not self.audience.value:
            return
        self.formats.judge()
        self.persons.display = self._audience is Audience.PERSON
        self.query_one("#meaning", Static).update(plain(MEANINGS[self._audience]))
        self.query_one("#export", Button).disabled = not self._is_good

    @property
    def _is_good(self) -> bool:
        persons_good = self._audience is not Audience.PERSON or not self.persons.problem
        return persons_good and not self.formats.problem and not self.target.problem

    @on(Button.Pressed, "#export")
    def _pressed(self) -> None:
        self.action_export()

    def action_export(self) -> None:
        """Write the files."""
        if not self._is_good:
            self.app.bell()
            return
        target, audience = self.target.value, self._audience
        persons = self.persons.value if audience is Audience.PERSON else ()
        options = ExportOptions(formats=self.formats.value, persons=persons)
        self._say("Writing ...")
        self.desk.do(lambda gateway: _exported(gateway, target, audience, options), self, changes=False)

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
