"""Where a school folder is named and brought in."""

from pathlib import Path

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import Button, Input, Static

from sabbatical.ui import parsing
from sabbatical.ui.desk import Desk
from sabbatical.ui.gateway import Gateway
from sabbatical.ui.messages import Imported, Refused
from sabbatical.ui.modals.confirm import Confirm
from sabbatical.ui.paths import FolderSuggester, folder_path
from sabbatical.ui.text import counted, plain
from sabbatical.ui.widgets.form_field import FormField, TextField


class ImportPanel(Vertical):
    """A folder and two buttons: import it, or open the sample school.

    Parameters
    ----------
    desk
        Takes the school.
    """

    DEFAULT_CSS = """
    ImportPanel {
        height: auto;
        .actions { height: auto; padding-left: 1; }
        .actions Button { margin-right: 2; }
        .result { color: $text-muted; padding-left: 1; }
    }
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.folder = TextField(
            "School folder",
            parsing.optional(folder_path(must_exist=True)),
            note="Holds school.toml and the CSV files; → completes",
        )
        self.folder.input.suggester = FolderSuggester()

    def compose(self) -> ComposeResult:
        """Lay out the parts."""
        yield self.folder
        with Horizontal(classes="actions"):
            yield Button("Import this folder", id="import", disabled=True)
            yield Button("Open the sample school", id="sample")
        yield Static("", classes="result")

    @property
    def _folder(self) -> Path | None:
        """The folder that is typed, if it is one."""
        return None if self.folder.problem else self.folder.value

    @on(FormField.Changed)
    def _judge(self) -> None:
        self.query_one("#import", Button).disabled = self._folder is None

    @on(Input.Submitted)
    @on(Button.Pressed, "#import")
    def _ask(self, event: Message) -> None:
        event.stop()
        if self._folder is None:
            return
        if self._desk.picture is None:
            self._import(True)
            return
        meaning = "The folder's school replaces the one in the database. Plans made before stay, marked as out of date."
        self.app.push_screen(Confirm("Replace the school?", meaning, "Replace"), self._import)

    def _import(self, yes: bool | None) -> None:
        folder = self._folder
        if yes and folder is not None:
            self._say("Reading the folder ...")
            self._desk.do(lambda gateway: _imported(gateway, folder), self)

    @on(Button.Pressed, "#sample")
    def _open_sample(self, event: Button.Pressed) -> None:
        event.stop()
        self._say("Opening the sample school ...")
        self._desk.do(_opened_sample, self)

    @on(Imported)
    def _imported(self, event: Imported) -> None:
        warnings = f", with {counted(len(event.warnings), 'warning')}: see Home" if event.warnings else ""
        self._say(f"✓ {event.source} is in the database{warnings}.")

    @on(Refused)
    def _refused(self) -> None:
        self._say("! Nothing was imported.")

    def _say(self, text: str) -> None:
        self.query_one(".result", Static).update(plain(text))


def _imported(gateway: Gateway, folder: Path) -> Message:
    return Imported(source=str(folder), warnings=gateway.import_folder(folder))


def _opened_sample(gateway: Gateway) -> Message:
    gateway.open_sample()
    return Imported(source="The sample school")
