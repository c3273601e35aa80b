"""Visits every place of the app: the first time, again, and as the first thing after the start."""

import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager

from benchmarks.app.pty_program import PtyProgram
from benchmarks.app.walks import LAST_PAINTED, TERM_PAINTED, Times, await_text, visit

PLACES = (
    (("f3",), "People"), (("f4",), "Requests"), (("f5",), "Classes"), (("f6",), "Policy"), (("f7",), "Plan"),
    (("f8",), "Week"), (("f9",), "Outcome"), (("f10",), "Export"), (("f12",), "Absences"), (("ctrl+g",), "History"),
    (("f12", "v"), "Repair"), (("f2", "t"), "People to tell"), (("f7", "t"), "Trade-off"), (("f5", "c"), "Charts"),
    (("ctrl+o",), "Import"), (("ctrl+t",), "Guide"), (("ctrl+r",), "Database"), (("f2",), "Home"),
)  # fmt: skip
"""The keys that lead to each place, one after the other, and its name."""
FIRST, AGAIN, AT_ONCE = "first visit", "again", "at once after the start"
AT_ONCE_PLACES = 10
"""How many of them are visited right after a start: those that one key leads to."""
SECONDS_ON_HOME = 8.0
"""As a leader who looks at Home first; places are made meanwhile."""

Start = Callable[[], AbstractContextManager[PtyProgram]]


def visits(start: Start, rounds: int) -> Iterator[tuple[str, Times]]:
    """Visit all places in each of some starts, and again; then some of them at once, each after a start of its own.

    Yields
    ------
    tuple[str, Times]
        How they were visited; the key of a time is the place.
    """
    first, again, at_once = Times(), Times(), Times()
    for _ in range(rounds):
        with start() as program:
            await_text(program, TERM_PAINTED, LAST_PAINTED)
            program.rest()
            time.sleep(SECONDS_ON_HOME)
            for times in (first, again):
                for keys, title in PLACES:
                    _visit(program, keys, title, times)
        for keys, title in PLACES[:AT_ONCE_PLACES]:
            with start() as program:
                await_text(program, TERM_PAINTED, LAST_PAINTED)
                _visit(program, keys, title, at_once)
    yield from ((FIRST, first), (AGAIN, again), (AT_ONCE, at_once))


def _visit(program: PtyProgram, keys: tuple[str, ...], title: str, times: Times) -> None:
    *before, last = keys
    for key in before:
        program.send(key)
        program.rest()
    times.add(title, visit(program, last, title))
