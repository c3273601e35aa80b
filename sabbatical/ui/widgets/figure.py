"""One leading figure: a head, a number, its bar."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from sabbatical.ui.text import plain
from sabbatical.ui.widgets.bar import Bar


class Figure(Vertical):
    """A number that leads the home screen, with the share that it is of a whole.

    Parameters
    ----------
    key
        Its id on the screen.
    head
        What is counted.
    """

    DEFAULT_CSS = """
    Figure {
        height: auto; width: 1fr; padding: 0 1; border-left: outer $primary;
        .head { color: $text-muted; }
        .number { text-style: bold; color: $primary; }
    }
    """

    def __init__(self, key: str, head: str) -> None:
        super().__init__(id=key)
        self._head = head

    def compose(self) -> ComposeResult:
        """Lay out the parts."""
        yield Static(plain(self._head), classes="head")
        yield Static("", classes="number")
        yield Static("", classes="rest")
        yield Bar()

    def show(self, number: str, rest: str, part: int, whole: int) -> None:
        """Show a number, what it is to be compared with, and the share of `part` in `whole`."""
        self.query_one(".number", Static).update(plain(number))
        self.query_one(".rest", Static).update(plain(rest))
        self.query_one(Bar).share = (part, whole)
