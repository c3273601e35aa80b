"""What a screen is for, and its keys."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Static

from sabbatical.ui.everywhere import Everywhere
from sabbatical.ui.modals.window import Window
from sabbatical.ui.text import plain
from sabbatical.ui.widgets.key_line import KeyLine
from sabbatical.ui.widgets.key_list import KeyList


class Help(Window[str]):
    """The help of one screen; a click on a key ends it and does what the key does.

    Of the keys of the screen it ends with the name, so that they are done once the screen is back.

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
    everywhere
        What can be done whatever is in view.
    is_of_window
        Whether a window is explained, not a place.
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
        everywhere: Sequence[Everywhere],
        *,
        is_of_window: bool,
    ) -> None:
        super().__init__()
        self._everywhere = everywhere
        self._is_of_window = is_of_window
        self._field = field
        self._title = title
        self._explanation = explanation
        self._keys = keys

    def compose(self) -> ComposeResult:
        """Lay out the parts."""
        where = "In every window" if self._is_of_window else "From anywhere"
        with Vertical(id="window") as window:
            window.border_title = plain(f"Help: {self._title}")
            with VerticalScroll():
                yield from self._about_field()
                for paragraph in self._explanation.split("\n\n"):
                    yield Static(plain(" ".join(paragraph.split())))
                if self._keys:
                    yield Static("Keys here, for a click too", classes="head")
                    yield KeyList(self._keys, id="here")
                yield Static(f"{where}, for a click too", classes="head")
                yield KeyList([(row.keys, row.name) for row in self._everywhere], id="everywhere")
        yield KeyLine()

    def on_mount(self) -> None:
        """Let the keys scroll what has no room."""
        self.set_focus(self.query_one(VerticalScroll))

    @on(KeyList.Chosen, "#here")
    def _choose(self, event: KeyList.Chosen) -> None:
        self.dismiss(event.name)

    @on(KeyList.Chosen, "#everywhere")
    def _do(self, event: KeyList.Chosen) -> None:
        row = self._everywhere[event.number]
        self.dismiss(None)
        self.app.call_later(self.app.run_action, row.action, row.node)

    def _about_field(self) -> ComposeResult:
        name, lines = self._field
        if lines:
            yield Static(plain(f"The field {name}" if name else "Here"), classes="head")
            for line in lines:
                yield Static(plain(line))
            yield Static("The window" if self._is_of_window else "The screen", classes="head")
