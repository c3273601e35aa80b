"""One solve in a thread of its own. Knows nothing of Textual: it tells what happens through a callback."""

import os
import sys
import threading
from collections.abc import Callable

from sabbatical.domain.plan import StoredPlan
from sabbatical.domain.planning import PlanParams, PlanProgress
from sabbatical.errors import PlanningError, SabbaticalError

NICENESS = 15
"""So that the screen stays as quick as when idle, with any number of workers."""

MakePlan = Callable[[PlanParams, Callable[[PlanProgress], None], threading.Event], StoredPlan]
Happening = PlanProgress | StoredPlan | SabbaticalError

_FAULT = PlanningError(
    "Planning stopped at a fault in Sabbatical itself.",
    "Your data is unchanged. Run `sabbatical plan` in a terminal to see the details, and report them.",
)


class SolveRun:
    """A solve that runs until it ends or is stopped.

    Parameters
    ----------
    make_plan
        Blocks until the plan is made.
    params
        How long and with what to plan.
    tell
        Called in other threads: with each progress, then once with the plan or with the error.
    """

    def __init__(self, make_plan: MakePlan, params: PlanParams, tell: Callable[[Happening], None]) -> None:
        self._make_plan = make_plan
        self._params = params
        self._tell = tell
        self._cancel = threading.Event()
        # A daemon, so that leaving the app never waits for the solver.
        self._thread = threading.Thread(target=self._run, name="solve", daemon=True)

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
        _be_nice()
        outcome: Happening = _FAULT
        try:
            outcome = self._make_plan(self._params, self._tell, self._cancel)
        except SabbaticalError as error:
            outcome = error
        finally:
            # Also when a fault passes through: the screen must learn that nothing runs any more.
            self._tell(outcome)


def _be_nice() -> None:
    """Lower this thread's priority; the solver's threads inherit it. Only Linux has priorities by thread."""
    if sys.platform == "linux":
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), NICENESS)
