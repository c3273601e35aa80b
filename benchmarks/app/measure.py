"""Measures first paint, key to screen, and a large school: minutes in all."""

import asyncio
import json
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from benchmarks.app.empty import kinds_of
from benchmarks.app.pty_program import PtyProgram
from benchmarks.app.records import RESULTS, AppRecord, append_app
from benchmarks.app.tables import EMPTY, IDLE, PAINTED, SHOWN, SOLVING
from benchmarks.app.visits import SECONDS_ON_HOME, visits
from benchmarks.app.walked import new_schools, walked
from benchmarks.app.walks import COLUMNS, LAST_PAINTED, ROWS, TERM_PAINTED, Times, await_text, go, press, start_app
from benchmarks.groups import HARD
from benchmarks.machine import busy, describe
from benchmarks.schools import Folder, Maker, campus
from sabbatical.domain.planning import PlanParams
from sabbatical.services.importing import import_folder
from sabbatical.services.store import open_store
from sabbatical.ui.app import SabbaticalApp
from sabbatical.ui.services_gateway import ServicesGateway

CAMPUS = campus("hungary_vmg", 3, requests=(67, 67, 66))
CAMPUS_PLAN = PlanParams(time_limit_seconds=20.0, workers=2)
WALK = (*["down"] * 14, "pagedown", "pagedown", *["up"] * 8, "pageup", *["down"] * 5, "pageup", *["up"] * 11)
"""It ends where it began: a key at the end of the list would have no effect."""
SCROLL = (*["pagedown"] * 10, *["down"] * 20, *["pageup"] * 5, *["up"] * 20)
IN_WEEK = (*["j"] * 10, *["n"] * 5, *["right", "down"] * 8, *["p"] * 5, *["k"] * 5)
SEARCH = ("a", "n", "backspace", "e", "backspace", "backspace", "1", "2", "backspace", "backspace")
SEARCH_IN_WEEK = ("b", "c", "k", "m", "s")
WALKS = (
    ("f3", "People", SCROLL, SEARCH),
    ("f5", "Classes", SCROLL, SEARCH),
    ("f8", "Week", IN_WEEK, SEARCH_IN_WEEK),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """How to measure."""

    maker: Maker
    starts: int
    """Starts of each app for the first paint."""
    rounds: int
    """Walks with and without a solve."""
    parts: tuple[str, ...]
    """Which measurements: methods of `Bench`."""


def measure(task: Task, out: Path, say: Callable[[str], None]) -> None:
    """Measure everything and write it down under `out`."""
    machine, load = describe(), busy()
    with tempfile.TemporaryDirectory() as scratch:
        bench = Bench(task, Path(scratch))
        for part in (bench.paint, bench.keys, bench.large, bench.places, bench.walks):
            if part.__name__ not in task.parts:
                continue
            say(part.__name__)
            for table, name, school, teachers, times in part():
                record = AppRecord(
                    table=table, name=name, school=school, teachers=teachers, milliseconds=tuple(times.milliseconds),
                    keys=tuple(times.keys), without_effect=times.without_effect, machine=machine, load=load,
                )  # fmt: skip
                append_app(out / RESULTS, record)


Found = tuple[str, str, str, int, Times]


class Bench:
    """The measurements, on databases of their own.

    Parameters
    ----------
    task
        How to measure.
    folder
        Where databases and settings go.
    """

    def __init__(self, task: Task, folder: Path) -> None:
        self._task = task
        self._folder = folder

    def paint(self) -> Iterator[Found]:
        """Start the app and an empty one in turn."""
        database, kinds = self._folder / "sample.db", self._folder / "kinds.json"
        picture = ServicesGateway(str(database), demo=True).look()
        kinds.write_text(json.dumps(asyncio.run(_kinds(database))), encoding="utf-8")
        empty = [sys.executable, "-m", "benchmarks.app.empty", str(kinds)]
        times = {name: Times() for name in (EMPTY, PAINTED, SHOWN)}
        for _ in range(self._task.starts):
            with PtyProgram(empty, columns=COLUMNS, rows=ROWS, env={}) as program:
                times[EMPTY].add("start", await_text(program, LAST_PAINTED) - program.started)
            with start_app(database, self._folder / "own") as program:
                times[PAINTED].add("start", await_text(program, LAST_PAINTED) - program.started)
                times[SHOWN].add("start", await_text(program, LAST_PAINTED, TERM_PAINTED) - program.started)
        if picture is not None:
            for name, found in times.items():
                yield "paint", name, "sample", len(picture.school.teachers), found

    def keys(self) -> Iterator[Found]:
        """Walk through the people of a school of about 79 teachers, idle and during a solve, in turn."""
        database, teachers = self._database(HARD)
        idle, solving = Times(), Times()
        with start_app(database, self._folder / "own") as program:
            await_text(program, TERM_PAINTED, LAST_PAINTED)
            for _ in range(self._task.rounds):
                _walk(program, idle)
                _start_solve(program)
                _walk(program, solving)
                _end_solve(program)
        yield "keys", IDLE, HARD.name, teachers, idle
        yield "keys", SOLVING, HARD.name, teachers, solving

    def large(self) -> Iterator[Found]:
        """Open, scroll and search the lists and the week of a campus of 237 teachers."""
        database, teachers = self._campus()
        with start_app(database, self._folder / "own") as program:
            await_text(program, TERM_PAINTED, LAST_PAINTED)
            program.rest()
            time.sleep(SECONDS_ON_HOME)
            opened = Times()
            for key, title, scroll, search in WALKS:
                opened.add(title, go(program, key, title))
                yield "large", f"{title}: keys", CAMPUS.name, teachers, _pressed(program, scroll)
                program.send("/")
                program.rest()
                yield "large", f"{title}: search", CAMPUS.name, teachers, _pressed(program, search)
                program.send("escape")
                program.rest()
            for key, title, *_ in WALKS:
                opened.add(f"{title} again", go(program, key, title))
        yield "large", "open", CAMPUS.name, teachers, opened

    def places(self) -> Iterator[Found]:
        """Visit every place of the campus: first, again, and at once after the start."""
        database, teachers = self._campus()
        for name, times in visits(lambda: start_app(database, self._folder / "own"), self._task.rounds):
            yield "places", name, CAMPUS.name, teachers, times

    def walks(self) -> Iterator[Found]:
        """Begin a term in the sample school and in a real one, with keys alone."""
        for name, new in new_schools(self._task.maker, self._folder / "schools").items():
            gateway = ServicesGateway(str(database := self._folder / f"{name}-new.db"))
            gateway.begin_school(new)
            start = partial(start_app, database, self._folder / "own")
            for walk, times in walked(start, gateway, self._folder / f"{name}-out"):
                yield "walks", walk, name, len(new.teachers), times

    def _campus(self) -> tuple[Path, int]:
        """Return a database with the campus and its published plan, and how many teachers it has."""
        database, teachers = self._database(CAMPUS)
        gateway = ServicesGateway(str(database))
        gateway.make_plan(CAMPUS_PLAN, lambda _progress: None, threading.Event())
        gateway.publish()
        return database, teachers

    def _database(self, folder: Folder) -> tuple[Path, int]:
        """Return a database with the school of a folder, and how many teachers it has."""
        database = self._folder / f"{folder.name}.db"
        store = open_store(str(database))
        try:
            report = import_folder(store, self._task.maker.make(folder, self._folder / "schools"))
        finally:
            store.close()
        return database, len(report.school.teachers)


async def _kinds(database: Path) -> list[object]:
    """Return the kinds of the widgets of Home."""
    app = SabbaticalApp(lambda: ServicesGateway(str(database)))
    async with app.run_test(size=(COLUMNS, ROWS)) as pilot:
        await pilot.pause()
        await app.workers.wait_for_complete()
        await pilot.pause()
        return list(kinds_of(app.screen))


def _pressed(program: PtyProgram, keys: tuple[str, ...]) -> Times:
    times = Times()
    press(program, keys, times)
    return times


def _walk(program: PtyProgram, times: Times) -> None:
    go(program, "f3", "People")
    press(program, WALK, times)


def _start_solve(program: PtyProgram) -> None:
    """Start a solve, and wait until it is on its way."""
    go(program, "f7", "Plan")
    program.send("s")
    await_text(program, "working on")


def _end_solve(program: PtyProgram) -> None:
    """Stop the solve, which must still be running.

    Raises
    ------
    NotReachedError
        If it has ended by itself: then the walk was not all during a solve.
    """
    go(program, "f7", "Plan")
    await_text(program, "working on", seconds=5)
    program.send("x")
    await_text(program, "Draft ")
    program.rest()
