"""The app's places: made as they are visited or ahead of that, filled before they come into view."""

import os
from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.cache import LRUCache
from textual.dom import DOMNode
from textual.screen import Screen
from textual.widget import AwaitMount

from sabbatical.ui.desk import Desk
from sabbatical.ui.keys_at_once import KeysAtOnceApp
from sabbatical.ui.screens.home import HomeScreen
from sabbatical.ui.screens.term_screen import TermScreen, layout_classes

if TYPE_CHECKING:
    from sabbatical.ui.gateway import Gateway

STYLES_KEPT = 512
"""Pieces of style that are kept as parsed, one of each kind of widget and screen; there are about 100."""


class PlacesApp(KeysAtOnceApp):
    """An app of places.

    Parameters
    ----------
    open_gateway
        Returns the services; called in a thread, once the first screen is painted.
    """

    def __init__(self, open_gateway: "Callable[[], Gateway]") -> None:
        # With colours of the terminal's own, Textual leaves every colour out where NO_COLOR asks for that.
        super().__init__(ansi_color=True if "NO_COLOR" in os.environ else None)
        # Textual keeps 64 parsed pieces of style. The app has more: past them each new window would parse all anew.
        self.stylesheet._parse_cache = LRUCache(STYLES_KEPT)
        self.desk = Desk(self, open_gateway)
        self._has_places = False
        self._shows_at_once = False
        self.add_mode(HomeScreen.PLACE, self._maker(HomeScreen))

    def _maker(self, screen: type[TermScreen]) -> Callable[[], Screen[None]]:
        def make() -> Screen[None]:
            made = screen(self.desk)
            made.set_classes(layout_classes(self.size))
            # It takes its styles as it is mounted. Unless told so, Textual reads all styles anew, twice, at the first
            # visit of each place.
            made._css_update_count = self._css_update_count
            return made

        return make

    def switch_mode(self, mode: str) -> AwaitMount:
        """Go to a place."""
        if mode != HomeScreen.PLACE:
            self._add_places()
        place = self.made(mode)
        self._shows_at_once = place is not None and place.is_up_to_date
        # Before it comes into view: what is drawn first is then what is to be seen.
        if place is not None:
            place.catch_up()
        waiting = super().switch_mode(mode)
        self._shows_at_once = False
        return waiting

    def update_styles(self, node: DOMNode, animate: bool = True) -> None:
        """Style a widget anew, unless it is nowhere yet: whatever classes it gets, it is styled as it is mounted."""
        if node is self or node.is_attached:
            super().update_styles(node, animate=animate)

    def delay_update(self, delay: float = 0.05) -> None:
        """Hold back for a moment what is drawn, unless it is a place that is as it is to be: nothing will follow."""
        if not self._shows_at_once:
            super().delay_update(delay)

    def made(self, mode: str) -> TermScreen | None:
        """Return a place; None while it is not made yet."""
        for screen in self._screen_stacks.get(mode, [])[:1]:
            if isinstance(screen, TermScreen) and screen.is_mounted:
                return screen
        return None

    async def make(self, mode: str) -> TermScreen | None:
        """Make a place, filled, without going there; return it, or None where it has been left meanwhile."""
        self._add_places()
        await self._init_mode(mode)
        place = self.made(mode)
        if place is not None:
            place.catch_up()
        return place

    def _add_places(self) -> None:
        for screen in () if self._has_places else load_places():
            if screen is not HomeScreen:
                self.add_mode(screen.PLACE, self._maker(screen))
        self._has_places = True


def load_places() -> tuple[type[TermScreen], ...]:
    """Load every place of the app: as much again as all before the first paint, which does not wait for it."""
    from sabbatical.ui.every_screen import SCREENS

    return SCREENS
