"""The line at the bottom: every place and its key."""

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Static

from sabbatical.ui.places import PLACES, Place


class NavItem(Static):
    """A place; a click goes there."""

    def __init__(self, place: Place, *, is_here: bool) -> None:
        super().__init__(classes="-here" if is_here else "")
        self._place = place

    def render(self) -> Text:
        """Return key and title, close together so that all nine fit 80 columns."""
        return Text.assemble((self._place.key.upper(), "bold"), self._place.title)

    def on_click(self) -> None:
        """Go there."""
        self.app.simulate_key(self._place.key)


class NavBar(Horizontal):
    """All places, the present one marked.

    Parameters
    ----------
    here
        Id of the place that is shown.
    """

    DEFAULT_CSS = """
    NavBar {
        height: 1; background: $panel;
        NavItem { width: auto; margin-right: 1; }
        NavItem:hover { background: $primary 30%; }
        NavItem.-here { background: $primary; color: $background; text-style: bold underline; }
    }
    """

    def __init__(self, here: str) -> None:
        super().__init__()
        self._here = here

    def compose(self) -> ComposeResult:
        """Lay out the parts."""
        for place in PLACES:
            yield NavItem(place, is_here=place.id == self._here)
