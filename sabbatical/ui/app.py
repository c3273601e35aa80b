"""The app: its keys and commands, how it begins and ends."""

import signal
import sys
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import SystemCommand
from textual.events import Event, InputEvent, Key
from textual.screen import Screen

from sabbatical.ui.answering_app import AnsweringApp
from sabbatical.ui.app_keys import APP_KEYS
from sabbatical.ui.interpreter import QUIET_SECONDS, Sweeper
from sabbatical.ui.keys import keys_of
from sabbatical.ui.own_look import OwnLook
from sabbatical.ui.palette import commands
from sabbatical.ui.places_app import load_places
from sabbatical.ui.screens.home import HomeScreen
from sabbatical.ui.screens.term_screen import TermScreen
from sabbatical.ui.undoing import redone, undone

if TYPE_CHECKING:
    from sabbatical.ui.gateway import Gateway

LOOK_SECONDS = 2.0
"""How often to look whether the terminal is still there."""


class SabbaticalApp(AnsweringApp):
    """The app.

    Parameters
    ----------
    open_gateway
        Returns the services; called in a thread, once the first screen is painted.
    own
        Folder of the user's own settings; None to remember nothing and show nothing by itself.
    makes_ahead
        Whether to make places before they are visited, and keep them up to date, once nobody is at work.
    """

    TITLE = "Sabbatical"
    CSS_PATH = "app.tcss"
    ENABLE_COMMAND_PALETTE = True
    NOTIFICATION_TIMEOUT = 8.0

    BINDINGS: ClassVar = [*APP_KEYS]

    def __init__(
        self, open_gateway: "Callable[[], Gateway]", own: Path | None = None, *, makes_ahead: bool = False
    ) -> None:
        super().__init__(open_gateway)
        self._own = OwnLook(self, own)
        self._sweeper = Sweeper()
        self._makes_ahead = makes_ahead

    def on_mount(self) -> None:
        """Paint the first screen, then open the database."""
        self._own.put_on()
        self.switch_mode(HomeScreen.PLACE)
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        self.desk.read()
        self.set_interval(QUIET_SECONDS, self._sweeper.sweep)
        if _has_terminal():
            self.set_interval(LOOK_SECONDS, self._leave_without_terminal)
        self.run_worker(load_places, thread=True, group="places", exit_on_error=False, name="load places")

    def _leave_without_terminal(self) -> None:
        """End with the terminal where no signal does that, as under `nohup`: Textual would read its end for ever.

        As with that signal there is nothing to be lost: what is done is stored, and where nobody reads what is
        written, Textual does not come to an end by itself.
        """
        if not _has_terminal():
            signal.raise_signal(signal.SIGTERM)

    def begin_term(self, *, has_school: bool) -> None:
        """Show what a first start shows, and make what is not in view as it is to be."""
        self._own.begin(has_school=has_school)
        if self._makes_ahead and has_school:
            from sabbatical.ui.making_ahead import make_ahead

            work = make_ahead(self, self._sweeper)
            self.run_worker(work, group="ahead", exclusive=True, exit_on_error=False, name="make places ahead")

    async def on_event(self, event: Event) -> None:
        """Note that somebody is at work. Escape also takes away what was said in passing."""
        if isinstance(event, InputEvent):
            self._sweeper.touch()
        if isinstance(event, Key) and event.key == "escape" and not event.is_forwarded:
            self.clear_notifications()
        await super().on_event(event)

    def on_unmount(self) -> None:
        """Stop what is running."""
        self.desk.leave()

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """Offer every place and every action, those of the screen first, in the palette."""
        from sabbatical.ui.every_screen import INNER_SCREENS, SCREENS
        from sabbatical.ui.palette_elsewhere import elsewhere

        yield from commands(self, screen, INNER_SCREENS)
        yield from elsewhere(self, screen, SCREENS)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keep the leader in an open form or question until it is answered, and leave undo to what is not saved."""
        if action in ("undo", "redo") and isinstance(self.screen, TermScreen) and self.screen.has_unsaved:
            return False
        return action not in ("go", "undo", "redo") or not self.screen.is_modal

    def action_go(self, place: str) -> None:
        """Go to a place."""
        self.switch_mode(place)

    def action_undo(self) -> None:
        """Take the newest action back."""
        self.desk.do(undone, self)

    def action_redo(self) -> None:
        """Do again what was undone last."""
        self.desk.do(redone, self)

    def action_help(self) -> None:
        """Explain the screen in view and list its keys."""
        from sabbatical.ui.focus_help import help_on

        window = help_on(self.screen)
        if window is not None:
            self.push_screen(window, partial(self._do_named, self.screen))

    def _do_named(self, screen: Screen[Any], name: str | None) -> None:
        """Do what the key of that name does on a screen, once its help is closed."""
        for _, what, _, action, node in keys_of(screen, hidden=True) if name else ():
            if what == name:
                self.call_later(self.run_action, action, node)
                return

    def action_tour(self) -> None:
        """Show what is where."""
        from sabbatical.ui.modals.tour import Tour

        self.push_screen(Tour())


def _has_terminal() -> bool:
    return sys.__stdin__ is not None and sys.__stdin__.isatty()
