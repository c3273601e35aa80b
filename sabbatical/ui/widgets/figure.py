"""One leading figure: a head, a number, its bar."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from sabbatical.ui.text import bar, plain


class Figure(Vertical):
    """A number that leads the home screen, with the share that it is of a whole.

    Parameters
    ----------
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

    def __init__(self, head: str, *, id: str) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._head = head
        self._share = (0, 0)

    def compose(self) -> ComposeResult:
        """Lay out the parts."""
        yield Static(plain(self._head), classes="head")
        yield Static("", classes="number")
        yield Static("", classes="rest")
        yield Static("", classes="bar")

    def show(self, number: str, rest: str, part: int, whole: int) -> None:
        """Show a number, what it is to be compared with, and the share of `part` in `whole`."""
        self.query_one(".number", Static).update(plain(number))
        self.query_one(".rest", Static).update(plain(rest))
        self._share = (part, whole)
        self._draw()

    def on_resize(self) -> None:
        """Fit the bar to the width."""
        self._draw()

    def _draw(self) -> None:
        part, whole = self._share
        percent = f" {100 * part // whole} %" if whole else ""
        width = max(4, self.content_size.width - len(percent))
        self.query_one(".bar", Static).update(plain(bar(part, whole, width) + percent))
