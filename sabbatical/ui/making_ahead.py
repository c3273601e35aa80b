"""Makes places before they are visited and keeps them up to date, while nobody is at work.

A first visit is then as quick as the next. Each place is made, filled, laid out and drawn out of sight.
"""

import asyncio

from textual.geometry import Size

from sabbatical.ui.interpreter import Sweeper
from sabbatical.ui.places_app import PlacesApp
from sabbatical.ui.screens.term_screen import TermScreen
from sabbatical.ui.widgets.search_table import SearchTable

LISTS = ("people", "requests", "classes", "week", "absences", "outcome", "history")
FORMS = ("plan", "export", "policy", "repair", "tell", "charts", "tradeoff", "calendar", "import", "guide", "database")
"""To make one takes longer, and whoever presses a key just then waits for it."""
FIRST_SECONDS = 0.1
"""The term has just come into view: a key that was pressed by then goes first."""
BREATH_SECONDS = 0.3
"""Nobody has touched anything for so long: a list can be made."""
MOMENT_SECONDS = 1.0
"""Nobody has touched anything for so long: the next key is some way off, and a form can be made."""
SETTLING_SECONDS = 0.03
"""In so long what is laid out takes its new size, and may ask to be laid out again."""
MOST_LAYOUTS = 3


async def make_ahead(app: PlacesApp, sweeper: Sweeper) -> None:
    """Make all places but the one in view, or bring them up to date, one at a time, each when nobody is at work.

    Parameters
    ----------
    app
        Whose places.
    sweeper
        Knows since when nobody has touched anything.
    """
    sweeper.put_aside()
    await asyncio.sleep(FIRST_SECONDS)
    for mode in (*LISTS, *FORMS):
        await _until_quiet(sweeper, BREATH_SECONDS if mode in LISTS else MOMENT_SECONDS)
        place = await app.make(mode)
        if place is not None and not _is_in_view(place):
            await _draw_out_of_sight(place, app.size)
        sweeper.put_aside()


async def _until_quiet(sweeper: Sweeper, seconds: float) -> None:
    await asyncio.sleep(SETTLING_SECONDS)  # lets a key through that was pressed meanwhile
    while not sweeper.is_quiet(seconds):
        await asyncio.sleep(seconds / 2)


def _is_whole(place: TermScreen) -> bool:
    return place.is_whole and not any(listing.awaits_rows for listing in place.query(SearchTable))


def _is_in_view(place: TermScreen) -> bool:
    return place in place.app.screen_stack  # a window may be before it


async def _draw_out_of_sight(place: TermScreen, size: Size) -> None:
    """Lay a place out, which Textual does not do before it comes into view, and keep what it draws."""
    place.take_focus()
    while not _is_whole(place) and not _is_in_view(place):
        await asyncio.sleep(SETTLING_SECONDS)
    for _ in range(MOST_LAYOUTS):
        place._screen_resized(size)
        place._layout_required = False
        await asyncio.sleep(SETTLING_SECONDS)
        if _is_in_view(place):
            return
        if not place._layout_required:
            break
    for _ in place._compositor._get_renders():
        await asyncio.sleep(0)  # one widget after the other, and keys between them
        if _is_in_view(place):
            return
    place._compositor._dirty_regions.clear()  # all of it is drawn anyway as it comes into view
