"""The ways to a first school that lies somewhere already."""

from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import Button, Static

from sabbatical.ui.desk import Desk
from sabbatical.ui.messages import Imported, Refused
from sabbatical.ui.text import plain

if TYPE_CHECKING:
    from sabbatical.ui.gateway import Gateway


class ImportPanel(Vertical):
    """Two buttons: import a timetable or a folder, or open the sample school.

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

    def compose(self) -> ComposeResult:
        """Lay out the parts."""
        with Horizontal(classes="actions"):
            yield Button("Import a timetable or folder", id="import", variant="primary")
            yield Button("Open the sample school", id="sample")
        yield Static("", classes="result")

    @on(Button.Pressed, "#import")
    def _go_to_import(self, event: Button.Pressed) -> None:
        event.stop()
        self.app.switch_mode("import")

    @on(Button.Pressed, "#sample")
    def _open_sample(self, event: Button.Pressed) -> None:
        event.stop()
        self._say("Opening the sample school ...")
        self._desk.do(_opened_sample, self)

    @on(Imported)
    def _imported(self, event: Imported) -> None:
        self._say(f"✓ {event.source} is in the database.")

    @on(Refused)
    def _refused(self) -> None:
        self._say("! Nothing was imported.")

    def _say(self, text: str) -> None:
        self.query_one(".result", Static).update(plain(text))


def _opened_sample(gateway: "Gateway") -> Message:
    gateway.open_sample()
    return Imported(source="The sample school")
