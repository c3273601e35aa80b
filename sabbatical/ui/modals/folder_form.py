"""A question for the folder into which files go."""

from pathlib import Path

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Button, Input, Static

from sabbatical.ui.modals.window import Window
from sabbatical.ui.paths import FolderSuggester, folder_path
from sabbatical.ui.text import plain
from sabbatical.ui.widgets.form_field import FormField, TextField
from sabbatical.ui.widgets.key_line import KeyLine


class FolderForm(Window[Path]):
    """Asks for a folder; it ends with the folder, or with None.

    Parameters
    ----------
    title
        What is written.
    meaning
        Which files, and what becomes of those that are there.
    first
        The folder offered.
    """

    def __init__(self, title: str, meaning: str, first: Path) -> None:
        super().__init__()
        self._title = title
        self._meaning = meaning
        self.target = TextField("Folder", folder_path(must_exist=False), value=str(first), note="→ completes")
        self.target.input.suggester = FolderSuggester()

    def compose(self) -> ComposeResult:
        """Lay out the parts."""
        with Vertical(id="window") as window:
            window.border_title = plain(self._title)
            yield Static(plain(self._meaning))
            yield self.target
            with Horizontal(id="buttons"):
                yield Button("Cancel", id="cancel")
                yield Button("Export", id="export", variant="primary")
        yield KeyLine()

    def on_mount(self) -> None:
        """Begin in the field."""
        self.begin_in(self.target.input)

    @on(FormField.Changed)
    def _judge(self) -> None:
        self.query_one("#export", Button).disabled = bool(self.target.problem)

    @on(Button.Pressed, "#cancel")
    def _cancel(self) -> None:
        self.action_close()

    @on(Button.Pressed, "#export")
    @on(Input.Submitted)
    def _export(self) -> None:
        if not self.target.problem:
            self.dismiss(self.target.value)
