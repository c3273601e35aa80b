"""What a screen is for, and its keys."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Footer, Static

from sabbatical.ui.modals.window import Window
from sabbatical.ui.places import PLACES
from sabbatical.ui.text import plain


class Help(Window[None]):
    """The help of one screen.

    Parameters
    ----------
    title
        The screen's name.
    explanation
        What it is for and what its words mean.
    keys
        Key and what it does, for the keys of the moment.
    """

    DEFAULT_CSS = """
    Help {
        #window { height: 100%; }
        .head { color: $primary; text-style: bold; margin-top: 1; }
        .keys { color: $foreground; }
    }
    """

    BINDINGS: ClassVar = [Binding("f1,enter", "close", "Close", show=False)]

    def __init__(self, title: str, explanation: str, keys: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._title = title
        self._explanation = explanation
        self._keys = keys

    def compose(self) -> ComposeResult:
        """Lay out the parts."""
        with Vertical(id="window") as window:
            window.border_title = plain(f"Help: {self._title}")
            with VerticalScroll():
                yield Static(plain(self._explanation))
                yield Static("Keys here", classes="head")
                yield Static(plain(_table(self._keys)), classes="keys")
                yield Static("From anywhere", classes="head")
                yield Static(plain(_table(_everywhere())), classes="keys")
        yield Footer()


def _everywhere() -> list[tuple[str, str]]:
    places = [(place.key.upper(), f"{place.title}: {place.purpose}") for place in PLACES]
    return [
        *places,
        ("F1", "this help"),
        ("Ctrl+P", "every command, by name"),
        ("Tab, Shift+Tab", "next and previous field or button"),
        ("Ctrl+Q", "leave; a running solve is stopped"),
    ]


def _table(rows: Sequence[tuple[str, str]]) -> str:
    return "\n".join(f"{key:<16}{what}" for key, what in rows)
