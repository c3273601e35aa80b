"""The user's own theme and keys, and what a first start shows."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from textual.app import App
from textual.theme import Theme

from sabbatical.errors import DataError
from sabbatical.services.own_settings import KEYS_FILE, KEYS_HINT, load_keys, load_settings, save_settings
from sabbatical.ui.screens.home import HomeScreen
from sabbatical.ui.theme import DARK, THEMES, put_on_quiet


class OwnLook:
    """Puts on what the user has set, and remembers what they change.

    Parameters
    ----------
    app
        To which it belongs.
    folder
        Where the settings lie; None to remember nothing and show nothing by itself.
    """

    def __init__(self, app: App[Any], folder: Path | None) -> None:
        self._app = app
        self._folder = folder
        self._began = folder is None

    def put_on(self) -> None:
        """Register the themes, take the user's, and their keys."""
        for theme in THEMES:
            self._app.register_theme(theme)
        name = "" if self._folder is None else load_settings(self._folder).theme
        self._app.theme = name if name in {theme.name for theme in THEMES} else DARK.name
        self._app.watch(self._app, "theme", self._theme_taken)
        self._app.theme_changed_signal.subscribe(self._app, self._theme_changed)
        if self._folder is not None:
            self._take_keys(self._folder)

    def begin(self, *, has_school: bool) -> None:
        """Show the tour at the first start, and the guide while there is no school; called when the term was read."""
        if self._began or self._folder is None:
            return
        self._began = True
        if self._app.current_mode != HomeScreen.PLACE or self._app.screen.is_modal:
            return  # somebody was quicker than the database, and is at work
        if not has_school:
            self._app.switch_mode("guide")
        if not load_settings(self._folder).tour_seen:
            save_settings(self._folder, replace(load_settings(self._folder), tour_seen=True))
            from sabbatical.ui.modals.tour import Tour

            self._app.push_screen(Tour())

    def _theme_taken(self) -> None:
        put_on_quiet(self._app.console, self._app.current_theme)

    def _theme_changed(self, theme: Theme) -> None:
        if self._folder is not None:
            save_settings(self._folder, replace(load_settings(self._folder), theme=theme.name))

    def _take_keys(self, folder: Path) -> None:
        try:
            self._app.set_keymap(own_keys(folder))
        except DataError as error:
            from sabbatical.ui.modals.problem import Problem

            self._app.call_after_refresh(self._app.push_screen, Problem(error))


def own_keys(folder: Path) -> dict[str, str]:
    """Return the user's own keys, by name.

    Raises
    ------
    DataError
        If their file cannot be read, names what is not there, or has keys that clash.
    """
    wanted = load_keys(folder)
    if not wanted:
        return wanted
    from sabbatical.ui.key_registry import key_problems, named_keys  # with every place of the app

    problems = tuple(key_problems(wanted, named_keys()))
    if problems:
        raise DataError(f"{folder / KEYS_FILE} needs correcting.", problems, KEYS_HINT)
    return wanted
