"""One solve in a thread of its own. Knows nothing of Textual: it tells what happens through a callback."""

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

from sabbatical.errors import PlanningError, SabbaticalError
from sabbatical.ui.giving_way import give_way

P = TypeVar("P")
"""What is told on the way."""
R = TypeVar("R")
"""What comes of it."""

SOLVE_THREAD = "solve"
"""Name of the thread in which anything is solved."""


class SolveRun(Generic[P, R]):
    """A solve, or several in a row, that runs until it ends or is stopped.

    Parameters
    ----------
    work
        Blocks until the result is there; is given whom to tell of progress, and an event that is set to stop it.
    tell
        Called in other threads: with each progress, then once with the result or with the error.
    command
        The command that does the same in a terminal.
    """

    def __init__(
        self,
        work: Callable[[Callable[[P], None], threading.Event], R],
        tell: Callable[[P | R | SabbaticalError], None],
        command: str,
    ) -> None:
        self._work = work
        self._tell = tell
        self._command = command
        self._cancel = threading.Event()
        # A daemon, so that leaving the app never waits for the solver.
        self._thread = threading.Thread(target=self._run, name=SOLVE_THREAD, daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self) -> None:
        """Ask the solver to end with the best plan so far; returns at once."""
        self._cancel.set()

    def wait(self, seconds: float) -> None:
        """Wait until the thread has ended, at most `seconds`."""
        self._thread.join(seconds)

    @property
    def is_stopping(self) -> bool:
        """Whether it was asked to stop."""
        return self._cancel.is_set()

    def _run(self) -> None:
        give_way()
        outcome: R | SabbaticalError = _fault(self._command)
        try:
            outcome = self._work(self._tell, self._cancel)
        except SabbaticalError as error:
            outcome = error
        finally:
            # Also when a fault passes through: the screen must learn that nothing runs any more.
            self._tell(outcome)


def _fault(command: str) -> PlanningError:
    return PlanningError(
        "Planning stopped at a fault in Sabbatical itself.",
        f"Your data is unchanged. Run `sabbatical {command}` in a terminal to see the details, and report them.",
    )
