"""The line at the bottom: every place and its key."""

from dataclasses import replace

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.events import Resize
from textual.widgets import Static

from sabbatical.ui.keys import place_keys
from sabbatical.ui.places import PLACES, Place

COLUMNS_FOR_ALL = 92
"""Columns of the bar from which titles and keys are written out."""


class NavItem(Static):
    """A place; a click goes there."""

    def __init__(self, place: Place, *, is_here: bool) -> None:
        super().__init__(classes="-here" if is_here else "")
        self._place = place
        self._is_wide = False
        self._key = place.key

    def fit(self, *, is_wide: bool) -> None:
        """Show what there is room for."""
        if is_wide is not self._is_wide:
            self._is_wide = is_wide
            self.refresh(layout=True)

    def render(self) -> Text:
        """Return key and title."""
        key, title = nav_text(replace(self._place, key=self._key), is_wide=self._is_wide)
        return Text.assemble((key, "bold"), title)

    def answer_to(self, keys: dict[str, str]) -> None:
        """Show the key that leads there, by the place's id."""
        self._key = keys[self._place.id]
        self.refresh(layout=True)

    async def on_click(self) -> None:
        """Go there."""
        await self.app.run_action(f"go('{self._place.id}')")


def nav_text(place: Place, *, is_wide: bool) -> tuple[str, str]:
    """Return key and title of a place; where room is scarce, the F of the function keys stands at the first alone."""
    key = place.key.upper()
    if is_wide:
        return key, place.title
    return key if place.id == PLACES[0].id else key.removeprefix("F"), place.short or place.title


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

    def on_mount(self) -> None:
        """Show the user's own keys."""
        keys = place_keys(self.screen)
        for item in self.query(NavItem):
            item.answer_to(keys)

    def on_resize(self, event: Resize) -> None:
        """Write out as much as there is room for."""
        for item in self.query(NavItem):
            item.fit(is_wide=event.size.width >= COLUMNS_FOR_ALL)
