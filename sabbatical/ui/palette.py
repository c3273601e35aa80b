"""The command palette: every action that can be done where one is, by name."""

from collections.abc import Iterable, Mapping
from functools import partial
from typing import Any

from textual.app import App, SystemCommand
from textual.screen import Screen

from sabbatical.ui.keys import keys_of
from sabbatical.ui.places import PLACES
from sabbatical.ui.screens.term_screen import TermScreen
from sabbatical.ui.theme import THEMES


def commands(app: App[Any], screen: Screen[Any], inner: Mapping[str, type[TermScreen]]) -> Iterable[SystemCommand]:
    """Yield every place, every key of the screen and of what has the focus there, and what works everywhere.

    Parameters
    ----------
    screen
        On which the palette was opened.
    inner
        The screens that are no places in the bar, by name.
    """
    for what, help_text, action, node in (
        (f"{what} ({key})", meaning, action, node) for key, what, meaning, action, node in keys_of(screen, hidden=True)
    ):
        yield SystemCommand(what, help_text, partial(app.run_action, action, node))
    if not screen.is_modal:
        here = screen.PLACE if isinstance(screen, TermScreen) else ""
        for place in (place for place in PLACES if place.id != here):
            yield SystemCommand(f"Go to {place.title}", place.purpose, partial(app.run_action, f"go('{place.id}')"))
        for title, other in ((title, other) for title, other in inner.items() if here != other.PLACE):
            yield SystemCommand(f"Go to {title}", other.PURPOSE, partial(app.run_action, f"go('{other.PLACE}')"))
        if not (isinstance(screen, TermScreen) and screen.has_unsaved):  # undo then means what is typed
            yield SystemCommand("Undo", "Take the newest action back", partial(app.run_action, "undo"))
            yield SystemCommand("Redo", "Do again what was undone last", partial(app.run_action, "redo"))
        yield SystemCommand("Tour", "What is where, in six steps", partial(app.run_action, "tour"))
    yield SystemCommand("Help", "This screen, the field in focus, and all keys", partial(app.run_action, "help"))
    for theme in THEMES:
        name = theme.name.removeprefix("sabbatical-").replace("-", " ")
        yield SystemCommand(f"Theme: {name}", "Colours of the app, kept for next time", partial(_take, app, theme.name))
    yield SystemCommand("Theme", "All themes, others than the app's own too", partial(app.run_action, "change_theme"))
    yield SystemCommand("Quit", "Leave; a running solve is stopped", partial(app.run_action, "quit"))


def _take(app: App[Any], theme: str) -> None:
    app.theme = theme
