"""How Python itself runs while the app does: so that no thread holds up a key for longer than one notices.

Only one thread at a time runs Python code. By its habits a solve that builds its model hands over every 5 ms, several
times for each key; and whenever much was made, all that there is gets looked through for what nobody uses any more,
which takes up to a quarter of a second with a term and a model in memory, and no other thread runs meanwhile.
What a term and its places consist of is therefore put aside, and looked through once nobody is there.
"""

import gc
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

SWITCH_SECONDS = 0.0005
"""After so long another thread that wants to run may."""
NEVER = 1_000_000_000
QUIET_SECONDS = 5.0
"""Nobody has touched anything for so long: then a short pause holds nobody up."""
AWAY_SECONDS = 60.0
"""Nobody has touched anything for so long: then no pause does."""
MOST_PUT_ASIDE = 1_500_000
"""Three times the objects of a term of 237 teachers with all its places: with more, a short pause has to do."""
ROUNDS_DUE = 10
"""Rounds of Python's for what is younger after which the rest is looked through; as many as Python waits by itself."""


@contextmanager
def prompt_interpreter() -> Iterator[None]:
    """Let threads take turns often, and never look through all that there is unasked; as before when the block ends."""
    interval, rounds = sys.getswitchinterval(), gc.get_threshold()
    sys.setswitchinterval(SWITCH_SECONDS)
    gc.set_threshold(rounds[0], rounds[1], NEVER)
    try:
        yield
    finally:
        gc.unfreeze()
        gc.set_threshold(*rounds)
        sys.setswitchinterval(interval)


class Sweeper:
    """Looks through all that there is when nobody waits for it.

    Parameters
    ----------
    clock
        Tells the time in seconds.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._touched = clock()
        self._has_put_aside = False

    def touch(self) -> None:
        """Note that a key was pressed or the mouse moved."""
        self._touched = self._clock()

    def is_quiet(self, seconds: float) -> bool:
        """Return whether nobody has touched anything for so many seconds."""
        return self._clock() - self._touched >= seconds

    def put_aside(self) -> None:
        """Take all that there is for used, without looking, until nobody is there: it is what stays for long."""
        gc.freeze()
        self._has_put_aside = True

    def sweep(self) -> bool:
        """Free what nobody uses any more, if it is time for that and quiet; return whether it was."""
        if not self.is_quiet(QUIET_SECONDS):
            return False
        if self._has_put_aside and (self.is_quiet(AWAY_SECONDS) or gc.get_freeze_count() > MOST_PUT_ASIDE):
            self._sweep_all()
            return True
        if gc.get_count()[2] < ROUNDS_DUE:
            return False
        gc.collect()
        return True

    def _sweep_all(self) -> None:
        gc.unfreeze()
        gc.collect()
        gc.freeze()
        self._has_put_aside = False
