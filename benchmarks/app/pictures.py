"""Takes pictures of every screen and every window of the sample school, in each theme and at two sizes."""

import asyncio
import datetime as dt
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from textual.pilot import Pilot
from textual.widgets import Button
from textual.worker import WorkerCancelled

from benchmarks.app.sample_term import prepare
from benchmarks.app.shots import SHOTS, Shot
from sabbatical.domain.imports.blank import Blank
from sabbatical.errors import DataError
from sabbatical.ui.app import SabbaticalApp
from sabbatical.ui.every_screen import SCREENS
from sabbatical.ui.modals.mapping_form import MappingForm
from sabbatical.ui.modals.name_cover import NameCoverWindow
from sabbatical.ui.modals.new_school_form import NewSchoolForm
from sabbatical.ui.modals.problem import Problem
from sabbatical.ui.modals.tour import Tour
from sabbatical.ui.modals.window import Window
from sabbatical.ui.services_gateway import ServicesGateway
from sabbatical.ui.theme import DARK, HIGH_CONTRAST, LIGHT

SIZES = ((80, 24), (140, 40))
THEMES = {"dark": DARK.name, "light": LIGHT.name, "high-contrast": HIGH_CONTRAST.name}
LONGEST_WAIT_SECONDS = 60.0
LONGEST_SOLVE_SECONDS = 600.0
"""More than all limits of a trade-off take together."""

SCREEN_OF = {screen.PLACE: screen for screen in SCREENS}

BLANK = Blank(
    school_name="Maple Grove Middle School", term_name="Spring 2027", start=None, end=None, weekdays=(),
    days=("A", "B"), days_are_told=False, days_are_open=True, cycle=None, term_choices=(),
    bell=(("P1", None), ("P2", None)),
)  # fmt: skip
"""What a timetable without dates and times leaves open."""

OPENERS: dict[str, Callable[[SabbaticalApp], Window[Any]]] = {
    "Tour": lambda _app: Tour(),
    "Problem": lambda _app: Problem(
        DataError("teachers.csv needs correcting.", ("teachers.csv:7: coach: 'maybe'; write yes or no",), "Correct it.")
    ),
    "NewSchoolForm": lambda app: NewSchoolForm(app.desk, dt.datetime.now().astimezone().date()),
    "MappingForm": lambda app: MappingForm(app.desk, BLANK, dt.datetime.now().astimezone().date()),
    "NameCoverWindow": lambda app: _name_cover(app),
}
"""Windows to which no keys lead that are always the same, by the name of their class."""


def _name_cover(app: SabbaticalApp) -> NameCoverWindow:
    """Return the window of the first cover to come."""
    picture = app.desk.picture
    if picture is None or picture.stored is None:
        raise LookupError("there is no plan")
    to_come = (row for row in picture.stored.plan.covers if row.date > picture.today and row.cover_person)
    return NameCoverWindow(app.desk, picture, min(to_come, key=lambda row: (row.date, row.period)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How the app looks in a picture."""

    columns: int
    rows: int
    theme: str
    """`dark`, `light` or `high-contrast`."""

    def file(self, folder: Path, shot: Shot) -> Path:
        """Return where the picture of a shot lies."""
        return folder / f"{self.columns}x{self.rows}-{self.theme}" / f"{shot.name}.svg"


LOOKS = tuple(Look(columns=columns, rows=rows, theme=theme) for columns, rows in SIZES for theme in THEMES)


def picture_files(folder: Path, shots: Sequence[Shot] = SHOTS) -> Iterator[Path]:
    """Yield the file of every picture."""
    for look in LOOKS:
        yield from (look.file(folder, shot) for shot in shots)


def take_pictures(folder: Path, say: Callable[[str], None], shots: Sequence[Shot] = SHOTS) -> None:
    """Write all pictures as SVG; what does not come into view as it should is said.

    Parameters
    ----------
    say
        Told of each look, and of what is missing.
    """
    with tempfile.TemporaryDirectory() as scratch:
        database = Path(scratch) / "sample.db"
        prepare(database)
        for look in LOOKS:
            say(f"{look.columns}x{look.rows} {look.theme}")
            for line in asyncio.run(_take(database, look, folder, shots)):
                say(line)


async def _take(database: Path, look: Look, folder: Path, shots: Sequence[Shot]) -> list[str]:
    app = SabbaticalApp(lambda: ServicesGateway(str(database)))
    app.animation_level = "none"
    missed = []
    async with app.run_test(size=(look.columns, look.rows), notifications=True) as pilot:
        app.theme = THEMES[look.theme]
        await _settle(pilot)
        for shot in shots:
            await _go(pilot, app, shot)
            shown = type(app.screen).__name__
            if shown == shot.shows:
                _save(app, look.file(folder, shot))
            else:
                missed.append(f"  {shot.name}: {shown} is in view and not {shot.shows}")
            await _leave(pilot, app)
    return missed


async def _go(pilot: Pilot[None], app: SabbaticalApp, shot: Shot) -> None:
    await app.switch_mode(shot.place)
    await _settle(pilot)
    if shot.shows in OPENERS:
        app.push_screen(OPENERS[shot.shows](app))
    for key in shot.keys:
        await pilot.press(key)
        await _settle(pilot)
        if shot.awaits:
            await _enabled(pilot, shot.awaits)
    await _settle(pilot)


async def _enabled(pilot: Pilot[None], selector: str) -> None:
    """Wait until a button can be pressed; what is missing after a while is then missing in the picture."""
    end = time.monotonic() + LONGEST_SOLVE_SECONDS
    while pilot.app.screen.query_one(selector, Button).disabled and time.monotonic() < end:
        await pilot.pause(0.1)


async def _leave(pilot: Pilot[None], app: SabbaticalApp) -> None:
    """Close what is open and begin the screen anew, so that one picture does not depend on another."""
    while app.screen.is_modal:
        await app.pop_screen()
    app.clear_notifications()
    place = app.current_mode
    await app.switch_mode("home")
    if place != "home":
        await app.remove_mode(place)
        app.add_mode(place, lambda: SCREEN_OF[place](app.desk))
    await _settle(pilot)


def _save(app: SabbaticalApp, file: Path) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(app.export_screenshot(), encoding="utf-8")


async def _settle(pilot: Pilot[None]) -> None:
    """Wait until every job is done and drawn."""
    for _ in range(2):  # what a key sets off may start a job of its own
        await pilot.pause()
        with suppress(WorkerCancelled):  # a window that is left ends its search
            await asyncio.wait_for(pilot.app.workers.wait_for_complete(), LONGEST_WAIT_SECONDS)
    await pilot.pause()
