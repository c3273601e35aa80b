"""The app: it holds the screens together and hands messages on; everything else has a file of its own."""

import asyncio
import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.app import App, SystemCommand
from textual.cache import LRUCache
from textual.events import Event, InputEvent
from textual.screen import Screen
from textual.widget import AwaitMount
from textual.worker import Worker, WorkerState

from sabbatical.errors import SabbaticalError
from sabbatical.services.own_settings import settings_folder
from sabbatical.ui.app_keys import APP_KEYS
from sabbatical.ui.desk import Desk
from sabbatical.ui.interpreter import QUIET_SECONDS, Sweeper, prompt_interpreter
from sabbatical.ui.messages import Imported, Refused, SolveEnded, SolveFailed, SolveProgressed, TermRead
from sabbatical.ui.own_look import OwnLook, own_keys
from sabbatical.ui.palette import commands
from sabbatical.ui.replan_messages import Told
from sabbatical.ui.screens.home import HomeScreen
from sabbatical.ui.screens.term_screen import TermScreen, layout_classes
from sabbatical.ui.undoing import redone, undone
from sabbatical.ui.ways import in_app

if TYPE_CHECKING:
    from sabbatical.ui.gateway import Gateway
    from sabbatical.ui.key_registry import NamedKey

PREPARED = ("people", "requests", "classes", "week", "outcome", "absences")
"""The places that are made before they are visited. Those with forms are not: making one holds up a key for longer."""
MOMENT_SECONDS = 1.0
"""Nobody has touched anything for so long: the next key is some way off."""

STYLES_KEPT = 512
"""Pieces of style that are kept as parsed, one of each kind of widget and screen; there are about 100."""


def run_app(url: str | None, *, demo: bool = False) -> int:
    """Run the app until it is left.

    Parameters
    ----------
    url
        The database; None for the default place.
    demo
        Whether to open the sample school, in a database of its own.

    Returns
    -------
    int
        Exit status: 0, or 1 where the app ended at a fault.
    """

    def open_gateway() -> "Gateway":
        from sabbatical.ui.services_gateway import ServicesGateway

        return ServicesGateway(url, demo=demo)

    app = SabbaticalApp(open_gateway, settings_folder(), prepares_places=True)
    with prompt_interpreter():
        app.run()
    return app.return_code or 0


def app_keys(folder: Path) -> "tuple[NamedKey, ...]":
    """Return every key of the app by name.

    Raises
    ------
    DataError
        If the user's own keys file in `folder` is wrong.
    """
    from sabbatical.ui.key_registry import named_keys

    own_keys(folder)
    return named_keys()


class SabbaticalApp(App[None]):
    """The app.

    Parameters
    ----------
    open_gateway
        Returns the services; called in a thread, once the first screen is painted.
    own
        Folder of the user's own settings; None to remember nothing and show nothing by itself.
    prepares_places
        Whether to make the places before they are visited, once nobody is at work: a first visit is then as quick as
        the next.
    """

    TITLE = "Sabbatical"
    CSS_PATH = "app.tcss"
    ENABLE_COMMAND_PALETTE = True

    BINDINGS: ClassVar = [*APP_KEYS]

    def __init__(
        self, open_gateway: "Callable[[], Gateway]", own: Path | None = None, *, prepares_places: bool = False
    ) -> None:
        # With colours of the terminal's own, Textual leaves every colour out where NO_COLOR asks for that.
        super().__init__(ansi_color=True if "NO_COLOR" in os.environ else None)
        # Textual keeps 64 parsed pieces of style. The app has more: past them each new window would parse all anew.
        self.stylesheet._parse_cache = LRUCache(STYLES_KEPT)
        self.desk = Desk(self, open_gateway)
        self._own = OwnLook(self, own)
        self._sweeper = Sweeper()
        self._has_places = False
        self._prepares_places = prepares_places
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

    def on_mount(self) -> None:
        """Paint the first screen, then open the database."""
        self._own.put_on()
        self.switch_mode(HomeScreen.PLACE)
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        self.desk.read()
        self.set_interval(QUIET_SECONDS, self._sweeper.sweep)
        self.run_worker(load_places, thread=True, group="places", exit_on_error=False, name="load places")

    async def on_event(self, event: Event) -> None:
        """Note that somebody is at work."""
        if isinstance(event, InputEvent):
            self._sweeper.touch()
        await super().on_event(event)

    def switch_mode(self, mode: str) -> AwaitMount:
        """Go to a place."""
        if mode != HomeScreen.PLACE:
            self._add_places()
        # Before it comes into view: what is drawn first is then what is to be seen.
        self._catch_up(mode)
        return super().switch_mode(mode)

    def _catch_up(self, mode: str) -> None:
        for screen in self._screen_stacks.get(mode, [])[:1]:
            if isinstance(screen, TermScreen) and screen.is_mounted:
                screen.catch_up()

    def _add_places(self) -> None:
        for screen in () if self._has_places else load_places():
            if screen is not HomeScreen:
                self.add_mode(screen.PLACE, self._maker(screen))
        self._has_places = True

    async def _prepare_places(self) -> None:
        """Make places, one at a time, each once nobody has touched anything for a moment."""
        self._sweeper.touch()  # the term has just come into view: that is when somebody goes somewhere
        for place in PREPARED:
            await asyncio.sleep(MOMENT_SECONDS / 2)  # lets a key through that was pressed meanwhile
            while not self._sweeper.is_quiet(MOMENT_SECONDS):
                await asyncio.sleep(MOMENT_SECONDS / 2)
            self._add_places()
            await self._init_mode(place)
            self._catch_up(place)

    def on_unmount(self) -> None:
        """Stop what is running."""
        self.desk.leave()

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """Offer every place and every action of the screen in the palette."""
        from sabbatical.ui.every_screen import INNER_SCREENS

        yield from commands(self, screen, INNER_SCREENS)

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

    @on(Told)
    def _told(self, event: Told) -> None:
        self.notify(event.text, markup=False)

    def action_help(self) -> None:
        """Explain the screen in view and list its keys."""
        from sabbatical.ui.focus_help import help_on

        window = help_on(self.screen)
        if window is not None:
            self.push_screen(window)

    def action_tour(self) -> None:
        """Show what is where."""
        from sabbatical.ui.modals.tour import Tour

        self.push_screen(Tour())

    @on(TermRead)
    def _term_read(self, event: TermRead) -> None:
        self.desk.is_opening, self.desk.trouble = False, ""
        self.desk.picture = event.picture
        self.desk.awaits_plan = False
        self.desk.changed.publish(None)
        self._own.begin(has_school=event.picture is not None)
        if self._prepares_places:
            self._prepares_places = False
            self.run_worker(self._prepare_places(), group="places", exit_on_error=False, name="prepare places")

    @on(Refused)
    def _refused(self, event: Refused) -> None:
        if self.desk.is_opening:
            self.desk.trouble = in_app(event.error.message)
        self.desk.is_opening = self.desk.awaits_plan = False
        self.desk.changed.publish(None)
        self._show_problem(event.error)

    @on(SolveProgressed)
    def _solve_progressed(self, event: SolveProgressed) -> None:
        if self.desk.solve is not None:
            self.desk.solve.take(event.progress)

    @on(SolveEnded)
    def _solve_ended(self, event: SolveEnded) -> None:
        place = "plan" if self.desk.solve is None else self.desk.solve.shown_in
        self.desk.end_solve(event.stored.version.number)
        self.desk.read()
        if self.current_mode != place:
            where = "F12, then v, shows it" if place == "repair" else "F7 shows it"
            self.notify(f"Draft {event.stored.version.number} is planned. {where}.", markup=False)

    @on(SolveFailed)
    def _solve_failed(self, event: SolveFailed) -> None:
        self.desk.end_solve()
        self._show_problem(event.error)

    @on(Imported)
    def _imported(self, event: Imported) -> None:
        self.desk.watched.forget()  # it may be another database, where a plan of that number is another one
        self.notify(f"{event.source} is in the database.", markup=False)

    @on(Worker.StateChanged)
    def _worker_changed(self, event: Worker.StateChanged) -> None:
        """Show a fault in a thread; what a leader can act on comes as `Refused`."""
        if event.state is WorkerState.ERROR:
            self._show_problem(fault(event.worker.error))

    def _show_problem(self, error: SabbaticalError) -> None:
        from sabbatical.ui.modals.problem import Problem

        self.push_screen(Problem(error))


def load_places() -> tuple[type[TermScreen], ...]:
    """Load every place of the app: as much again as all before the first paint, which does not wait for it."""
    from sabbatical.ui.every_screen import SCREENS

    return SCREENS


def fault(error: BaseException | None) -> SabbaticalError:
    """Return an error of the program's own in words."""
    return SabbaticalError(
        f"Sabbatical came upon a fault of its own: {type(error).__name__}: {error}",
        "Your data is unchanged. Please report it, with what you did just before.",
    )
