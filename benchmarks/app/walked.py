"""The walks of a leader through the true program, measured: how many keys, and how long the program takes."""

import datetime as dt
import time
from collections.abc import Callable, Iterator
from functools import partial
from importlib.resources import as_file, files
from pathlib import Path

from benchmarks.app import leader_walks as walks
from benchmarks.app.pty_program import PtyProgram
from benchmarks.app.walks import LAST_PAINTED, ROWS, START_SECONDS, TERM_PAINTED, Times, await_text, await_that, shows
from benchmarks.schools import Maker, school
from sabbatical.domain.school import School
from sabbatical.domain.shift import shift_school, weeks_to_week
from sabbatical.services.folders import read_sound_school
from sabbatical.ui.picture import TermPicture
from sabbatical.ui.services_gateway import ServicesGateway

USUAL = school("hungary_vmg", 1)
HAND_SECONDS = 0.2
"""A hand takes so long before it begins to type. It is no time of the program's."""
MILLISECONDS = 1000


def new_term(folder: Path) -> School:
    """Return the school of a folder, its term laid so that today is in the first week."""
    found = read_sound_school(folder).school
    return shift_school(found, weeks_to_week(found, dt.datetime.now(dt.UTC).date(), 1))


def new_schools(maker: Maker, folder: Path) -> dict[str, School]:
    """Return the sample school and a real one, made in `folder`, by name: both without a plan, in the first week."""
    with as_file(files("sabbatical") / "sample" / "school") as sample:
        found = {"sample": new_term(sample)}
    return found | {USUAL.name: new_term(maker.make(USUAL, folder))}


class PtyHands:
    """Hands on the keys of a program whose bytes are read.

    Parameters
    ----------
    program
        The program, in a terminal of its own.
    times
        Takes each key, with how long it was until what it leads to was there; 0 where the next key waits for nothing.
    """

    def __init__(self, program: PtyProgram, times: Times) -> None:
        self._program = program
        self._times = times
        self._sent = 0.0

    def press(self, *keys: str) -> None:
        """Press keys, each of which counts."""
        for key in keys:
            self._sent = self._program.send(_pty_name(key))
            self._times.add(key, 0.0)

    def type(self, text: str) -> None:
        """Type a value; go on once its end is there."""
        self.search(text)
        self.wait_for(text[-8:])

    def search(self, text: str) -> None:
        """Type text by which a list is searched."""
        time.sleep(HAND_SECONDS)
        self._sent = self._program.send(text)

    def wait_for(self, *texts: str, without: str = "", seconds: float = START_SECONDS) -> None:
        """Wait until the screen shows all texts, and not `without`."""

        def holds() -> bool:
            return shows(self._program, *texts) and not (without and shows(self._program, without))

        self._wait(holds, f"{texts} without {without!r}", seconds)

    def wait_for_title(self, title: str) -> None:
        """Wait until a place is in view, down to its last line."""
        lines = self._program
        self._wait(lambda: lines.lines[0].startswith(f" {title} ") and LAST_PAINTED in lines.lines[ROWS - 1], title, 60)

    def _wait(self, holds: Callable[[], bool], what: str, seconds: float) -> None:
        if not holds():
            at = await_that(self._program, holds, what, seconds)
            self._times.milliseconds[-1] += round(MILLISECONDS * (at - self._sent), 1)


def _pty_name(key: str) -> str:
    """Return what `PtyProgram` calls a key of tmux's."""
    if key.startswith("C-"):
        return f"ctrl+{key[2:]}"
    return " " if key == "Space" else key if len(key) == 1 else key.lower()


def walked(start: Callable[[], PtyProgram], gateway: ServicesGateway, out: Path) -> Iterator[tuple[str, Times]]:
    """Walk all walks, one after the other, in one program on a school without a plan.

    Yields
    ------
    tuple[str, Times]
        The name of the walk, and its keys.
    """
    picture = _look(gateway)
    cast = walks.cast_of(picture.school, picture.names)
    with start() as program:
        await_text(program, TERM_PAINTED, LAST_PAINTED)
        yield walks.TEACHER, _walk(program, partial(walks.add_teacher, cast=cast))
        yield walks.REQUEST, _walk(program, partial(walks.ask, cast=cast))
        yield walks.PLAN, _walk(program, walks.plan_first)
        yield walks.ABSENCE, _walk(program, partial(walks.repair_day, cast=cast))
        moved = walks.whom_to_move(gateway.hand_desk(), _look(gateway))
        yield walks.MOVE, _walk(program, partial(walks.move_session, name=moved))
        yield walks.EXPORT, _walk(program, partial(walks.hand_out, folder=out))


def _walk(program: PtyProgram, steps: Callable[[PtyHands], None]) -> Times:
    program.rest()
    program.send("f2")
    await_text(program, " Home ", TERM_PAINTED, LAST_PAINTED)
    program.rest()
    times = Times()
    steps(PtyHands(program, times))
    return times


def _look(gateway: ServicesGateway) -> TermPicture:
    found = gateway.look()
    if found is None:
        raise LookupError("the school is not there")
    return found
