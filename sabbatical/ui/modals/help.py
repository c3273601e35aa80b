"""What a screen is for, and its keys."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from rich.table import Table
from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Static

from sabbatical.ui.modals.window import Window
from sabbatical.ui.places import PLACES
from sabbatical.ui.text import plain
from sabbatical.ui.widgets.key_line import KeyLine
from sabbatical.ui.widgets.key_list import KeyList


class Help(Window[str]):
    """The help of one screen; a click on one of its keys ends it with the name of the key.

    Parameters
    ----------
    title
        The screen's name.
    explanation
        What it is for and what its words mean; a blank line begins a paragraph.
    keys
        Key and what it does, for the keys of the moment.
    field
        Name of the field in focus and what is known of it, a paragraph each; nothing for none.
    places
        The key of each place by its id; empty over a window, until whose end these keys wait.
    """

    DEFAULT_CSS = """
    Help {
        #window { width: 100%; height: 100%; }
        .head { color: $primary; text-style: bold; margin-top: 1; }
    }
    """

    BINDINGS: ClassVar = [Binding("f1,enter", "close", "Close", show=False)]

    def __init__(
        self,
        title: str,
        explanation: str,
        keys: Sequence[tuple[str, str]],
        field: tuple[str, Sequence[str]],
        places: Mapping[str, str],
    ) -> None:
        super().__init__()
        self._places = places
        self._field = field
        self._title = title
        self._explanation = explanation
        self._keys = keys

    def compose(self) -> ComposeResult:
        """Lay out the parts."""
        with Vertical(id="window") as window:
            window.border_title = plain(f"Help: {self._title}")
            with VerticalScroll():
                yield from self._about_field()
                for paragraph in self._explanation.split("\n\n"):
                    yield Static(plain(" ".join(paragraph.split())))
                if self._keys:
                    yield Static("Keys here, for a click too", classes="head")
                    yield KeyList(self._keys)
                yield Static("From anywhere" if self._places else "In every window", classes="head")
                yield Static(_table(_everywhere(self._places) if self._places else IN_WINDOWS))
        yield KeyLine()

    def on_mount(self) -> None:
        """Let the keys scroll what has no room."""
        self.set_focus(self.query_one(VerticalScroll))

    @on(KeyList.Chosen)
    def _choose(self, event: KeyList.Chosen) -> None:
        self.dismiss(event.name)

    def _about_field(self) -> ComposeResult:
        name, lines = self._field
        if lines:
            yield Static(plain(f"The field {name}" if name else "Here"), classes="head")
            for line in lines:
                yield Static(plain(line))
            yield Static("The screen" if self._places else "The window", classes="head")


IN_WINDOWS = (
    ("Escape", "closes it, after a question where something typed would be lost; places and undo then work again"),
    ("Tab", "next field or button; Shift+Tab: the one before"),
    ("F1", "this help"),
    ("Ctrl+P", "every command, by name"),
    ("Ctrl+Q", "leave; a running solve is stopped"),
)


def _everywhere(keys: Mapping[str, str]) -> list[tuple[str, str]]:
    places = [(keys[place.id].upper(), f"{place.title}: {place.purpose}") for place in PLACES]
    return [
        *places,
        ("Ctrl+G", "History: every version of the plan"),
        ("F1", "this help"),
        ("Ctrl+Z", "undo the newest action, whatever it was; Ctrl+Y does it again"),
        ("Ctrl+P", "every command, by name"),
        ("Ctrl+T", "the guide of a new school, in five steps"),
        ("Ctrl+O", "Import: a timetable or a school folder"),
        ("Ctrl+R", "Database: backups, doctor, the end of a term"),
        ("Tab", "next field or button; Shift+Tab: the one before"),
        ("Ctrl+Q", "leave; a running solve is stopped"),
    ]


def _table(rows: Sequence[tuple[str, str]]) -> Table:
    table = Table.grid(padding=(0, 2))
    for key, what in rows:
        table.add_row(Text(key, style="bold", no_wrap=True), Text(what))
    return table
