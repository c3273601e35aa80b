"""The line at the bottom: every place and its key."""

from dataclasses import replace
from typing import ClassVar

from rich.style import Style
from rich.text import Text

from sabbatical.ui.keys import place_keys
from sabbatical.ui.places import PLACES, Place
from sabbatical.ui.widgets.parts_line import Part, PartsLine

COLUMNS_FOR_ALL = 92
"""Columns of the bar from which titles and keys are written out."""


def nav_text(place: Place, *, is_wide: bool) -> tuple[str, str]:
    """Return key and title of a place; where room is scarce, the F of the function keys stands at the first alone."""
    key = place.key.upper()
    if is_wide:
        return key, place.title
    return key if place.id == PLACES[0].id else key.removeprefix("F"), place.short or place.title


class NavBar(PartsLine):
    """All places, the present one marked.

    Parameters
    ----------
    here
        Id of the place that is shown.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"nav-bar--here"}

    DEFAULT_CSS = """
    NavBar {
        background: $panel;
        & > .nav-bar--here { background: $primary; color: $background; text-style: bold underline; }
    }
    """

    def __init__(self, here: str) -> None:
        super().__init__()
        self._here = here
        self._places: tuple[Place, ...] = PLACES

    def on_mount(self) -> None:
        """Show the user's own keys."""
        keys = place_keys(self.screen)
        self._places = tuple(replace(place, key=keys[place.id]) for place in PLACES)

    def parts(self) -> list[Part]:
        """Return key and title of every place."""
        parts, column = [], 0
        here = self.get_component_rich_style("nav-bar--here")
        for place in self._places:
            key, title = nav_text(place, is_wide=self.size.width >= COLUMNS_FOR_ALL)
            text = Text.assemble((key, "bold"), title, style=here if place.id == self._here else Style())
            parts.append(Part(column=column, text=text))
            column += text.cell_len + 1
        return parts

    async def choose(self, number: int) -> None:
        """Go there."""
        await self.app.run_action(f"go('{self._places[number].id}')")
