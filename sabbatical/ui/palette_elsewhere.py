"""What the command palette offers of other places: it leads there, and does at once what is about no row."""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import Any

from textual.app import App, SystemCommand
from textual.binding import Binding
from textual.screen import Screen

from sabbatical.ui.keys import OWN
from sabbatical.ui.places import PLACES
from sabbatical.ui.places_app import PlacesApp
from sabbatical.ui.screens.term_screen import TermScreen


def elsewhere(app: PlacesApp, screen: Screen[Any], places: Sequence[type[TermScreen]]) -> Iterable[SystemCommand]:
    """Yield every action of the other places that their keys do; none over a window, which is to be closed first.

    Parameters
    ----------
    screen
        On which the palette was opened.
    places
        Every place of the app.
    """
    for place in () if screen.is_modal else places:
        if isinstance(screen, place) or (place.NEEDS_SCHOOL and app.desk.picture is None):
            continue
        title = title_of(place)
        for binding in actions_there(place):
            what, act = f"{title}: {binding.description}", partial(_go_and_do, app, place, binding)
            # Found by what is typed; a list of all of them would hide those of the place.
            yield SystemCommand(what, binding.tooltip or f"Goes to {title}", act, discover=False)


def title_of(place: type[TermScreen]) -> str:
    """Return the name of a place."""
    from sabbatical.ui.every_screen import INNER_SCREENS

    titles = {own.id: own.title for own in PLACES} | {own.PLACE: title for title, own in INNER_SCREENS.items()}
    return titles[place.PLACE]


def actions_there(place: type[TermScreen]) -> Iterator[Binding]:
    """Yield a key of each action of a place, those apart that only lead elsewhere."""
    told: set[str] = set()
    for kind in place.__mro__:
        if kind.__module__.startswith(OWN):
            for binding in Binding.make_bindings(kind.__dict__.get("BINDINGS", [])):
                leads_away = binding.action.startswith(("go(", "app."))
                if not leads_away and binding.action not in (*told, *place.LACKS):
                    told.add(binding.action)
                    yield binding


async def _go_and_do(app: PlacesApp, place: type[TermScreen], binding: Binding) -> None:
    """Go to a place and do there what is about no row; else, or where it cannot be done, say so."""
    await app.switch_mode(place.PLACE)
    screen = app.made(place.PLACE)
    if screen is None:
        return
    screen.catch_up()
    is_at_once = binding.action.partition("(")[0] in place.AT_ONCE
    if not (is_at_once and await app.run_action(binding.action, screen)):
        app.notify(_how(app, screen, binding), markup=False)


def _how(app: App[Any], screen: TermScreen, binding: Binding) -> str:
    """Return with which key of the place it is done, once one has looked; that it cannot be done where none does."""
    for row in screen.active_bindings.values():
        if row.node is screen and row.binding.action == binding.action:
            return f"{binding.description}: press {app.get_key_display(row.binding)} here."
    return f"{binding.description}: not possible now, with what is shown. F1 explains this place."
