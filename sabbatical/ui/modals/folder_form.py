"""Questions for a file or a folder."""

from pathlib import Path

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Button, Input, Static

from sabbatical.ui.modals.window import Window
from sabbatical.ui.parsing import Parse
from sabbatical.ui.paths import FolderSuggester, folder_path
from sabbatical.ui.text import plain
from sabbatical.ui.widgets.form_field import FormField, TextField
from sabbatical.ui.widgets.key_line import KeyLine


class PathForm(Window[Path]):
    """Asks for a path; it ends with the path, or with None.

    Parameters
    ----------
    title
        What is done.
    meaning
        With which files, and what becomes of those that are there.
    first
        The path offered; empty for none.
    parse
        Reads the path.
    label
        What it is.
    yes
        The word on the button that does it.
    """

    EXPLANATION = (
        "Above stands what is written or read, and what becomes of what is there. Type a path of this computer (~\n"
        "is your own folder); → completes what is typed. Enter does it, Escape leaves all as it is."
    )
    help_title = "A file or folder"

    def __init__(self, title: str, meaning: str, first: str, *, parse: Parse[Path], label: str, yes: str) -> None:
        super().__init__()
        self._title = title
        self._meaning = meaning
        self._yes = yes
        self.target = TextField(label, parse, value=first, note="→ completes", topic="path.target")
        self.target.input.suggester = FolderSuggester(files=True)
        self.target.add_class("-long")

    def compose(self) -> ComposeResult:
        """Lay out the parts."""
        with Vertical(id="window") as window:
            window.border_title = plain(self._title)
            yield Static(plain(self._meaning))
            yield self.target
            with Horizontal(id="buttons"):
                yield Button("Cancel", id="cancel")
                yield Button(self._yes, id="yes", variant="primary")
        yield KeyLine()

    def on_mount(self) -> None:
        """Begin in the field."""
        self._judge()
        self.begin_in(self.target.input)

    @on(FormField.Changed)
    def _judge(self) -> None:
        self.query_one("#yes", Button).disabled = bool(self.target.problem)

    @on(Button.Pressed, "#cancel")
    def _cancel(self) -> None:
        self.action_close()

    @on(Button.Pressed, "#yes")
    @on(Input.Submitted)
    def _take(self) -> None:
        if not self.target.problem:
            self.dismiss(self.target.value)


class FolderForm(PathForm):
    """Asks for the folder into which files go.

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
        super().__init__(
            title, meaning, str(first), parse=folder_path(must_exist=False), label="Folder", yes="Export"
        )  # fmt: skip
        self.target.input.suggester = FolderSuggester()
