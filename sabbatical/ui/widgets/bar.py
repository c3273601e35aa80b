"""A bar as wide as its place, with the share that it shows in figures beside it."""

from rich.text import Text
from textual.reactive import reactive
from textual.widget import Widget

from sabbatical.ui.text import bar

LEAST_COLUMNS = 4


class Bar(Widget):
    """The share of a part in a whole."""

    DEFAULT_CSS = """
    Bar { height: 1; }
    """

    share: reactive[tuple[int, int]] = reactive((0, 0))
    """Part and whole; a whole of 0 shows an empty bar without a share."""

    def render(self) -> Text:
        """Return the bar, fitted to the width."""
        part, whole = self.share
        percent = f" {100 * part // whole} %" if whole else ""
        width = max(LEAST_COLUMNS, self.size.width - len(percent))
        return Text(bar(part, whole, width) + percent, no_wrap=True)
