"""The command palette: every place, and every key of the screen in view."""

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING, Any

from textual.app import SystemCommand
from textual.screen import Screen

from sabbatical.ui.every_screen import INNER_SCREENS
from sabbatical.ui.keys import keys_of
from sabbatical.ui.places import PLACES

if TYPE_CHECKING:
    from sabbatical.ui.app import SabbaticalApp


def commands_of(app: "SabbaticalApp", screen: Screen[Any]) -> Iterable[SystemCommand]:
    """Yield the commands, in the order in which they stand while nothing is typed."""
    for place in PLACES:
        yield SystemCommand(f"Go to {place.title}", place.purpose, partial(app.action_go, place.id))
    for title, inner in INNER_SCREENS.items():
        yield SystemCommand(f"Go to {title}", inner.PURPOSE, partial(app.action_go, inner.PLACE))
    for key, what, action, node in keys_of(screen):
        yield SystemCommand(f"{what} ({key})", "Here", partial(app.run_action, action, node))
    yield SystemCommand("Undo (^z)", "Take the newest action back", app.action_undo)
    yield SystemCommand("Redo (^y)", "Do again what was undone last", app.action_redo)
    yield SystemCommand("Help", "What this screen is for, and its keys", app.action_help)
    yield SystemCommand("Theme", "Dark, light and others", app.action_change_theme)
    yield SystemCommand("Quit", "Leave; a running solve is stopped", app.action_quit)
