"""The keys that are pressed to measure, and what is waited for. All in a terminal of 80 by 24."""

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from benchmarks.app.pty_program import SILENCE_SECONDS, PtyProgram
from sabbatical.services.own_settings import FOLDER_VARIABLE, OwnSettings, save_settings

COLUMNS, ROWS = 80, 24
BODY = (6, 17)
"""Lines that a list fills on every screen that is measured: below its search and head, above its details."""
LONGEST_SECONDS = 2.0
"""A key that draws nothing in the body for so long is counted as one without effect."""
START_SECONDS = 60.0
LAST_PAINTED = "palette"
TERM_PAINTED = "Needs you"


class NotReachedError(RuntimeError):
    """A screen did not come into view; says which, and what the terminal shows."""


@dataclass(slots=True)
class Times:
    """The times of some keys."""

    milliseconds: list[float] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    without_effect: int = 0

    def add(self, key: str, seconds: float | None) -> None:
        """Note a key's time; None where it had no effect."""
        if seconds is None:
            self.without_effect += 1
        else:
            self.milliseconds.append(round(1000 * seconds, 1))
            self.keys.append(key)


def start_app(database: Path, own: Path) -> PtyProgram:
    """Start the true program on a database, with settings of its own in `own`."""
    save_settings(own, OwnSettings(tour_seen=True))
    command = [sys.executable, "-m", "sabbatical", "--db", str(database)]
    return PtyProgram(command, columns=COLUMNS, rows=ROWS, env={FOLDER_VARIABLE: str(own)})


def await_text(program: PtyProgram, *texts: str, seconds: float = START_SECONDS) -> float:
    """Return when the screen showed all texts.

    Raises
    ------
    NotReachedError
        If it does not in time.
    """
    return await_that(program, lambda: shows(program, *texts), f"the text {texts}", seconds)


def await_that(program: PtyProgram, holds: Callable[[], bool], what: str, seconds: float = START_SECONDS) -> float:
    """Return when something held on the screen.

    Raises
    ------
    NotReachedError
        If it does not in time.
    """
    at = program.when(holds, seconds)
    if at is None:
        raise NotReachedError(f"waited {seconds} s for {what}; the terminal shows:\n" + "\n".join(program.lines))
    return at


def shows(program: PtyProgram, *texts: str) -> bool:
    """Whether the screen shows all texts."""
    shown = "\n".join(program.lines)
    return all(text in shown for text in texts)


def go(program: PtyProgram, key: str, title: str) -> float:
    """Go to a place; return the seconds until it is there with the first row of what it lists."""
    sent = program.send(key)
    at = await_that(program, lambda: _is_open(program, title), title)
    program.rest()
    return at - sent


def _is_open(program: PtyProgram, title: str) -> bool:
    lines = program.lines
    return lines[0].startswith(f" {title} ") and bool(lines[BODY[0]].strip()) and LAST_PAINTED in lines[ROWS - 1]


def press(program: PtyProgram, keys: Sequence[str], times: Times) -> None:
    """Press keys one by one, each once the program has drawn all of the one before, and note their times."""
    for key in keys:
        sent = program.send(key)
        at = program.when(lambda: program.has_drawn(*BODY), LONGEST_SECONDS)
        times.add(key, None if at is None else at - sent)
        program.rest()


def visit(program: PtyProgram, key: str, title: str) -> float:
    """Go to a place; return the seconds until all of it is drawn, but for scrollbars, which rows still to come move."""
    sent = program.send(key)
    at = await_that(program, lambda: program.lines[0].startswith(f" {title} "), title)
    while (later := program.when(partial(_differs, program, _texts(program)), 2 * SILENCE_SECONDS)) is not None:
        at = later
    return at - sent


def _differs(program: PtyProgram, shown: list[str]) -> bool:
    return _texts(program) != shown


def _texts(program: PtyProgram) -> list[str]:
    return [line[: COLUMNS - 2] for line in program.lines[: ROWS - 2]]
