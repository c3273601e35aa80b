"""The time that a solve has left, and how it is shared out."""

import threading
import time
from dataclasses import replace

from solver.model.engine import Limits
from solver.params import SolveParams

SECONDS_PER_CHOICE, SECONDS_PER_CHOICE_WITHOUT_RELEASES = 0.0002, 0.00007
"""Time to make a model, for each choice of a place; measured on 2 cores."""


class Clock:
    """Counts from its making.

    Parameters
    ----------
    params
        Time limit, seed and workers.
    cancel
        Ends the solve when set.
    """

    def __init__(self, params: SolveParams, cancel: threading.Event) -> None:
        self._began = time.monotonic()
        self._params = params
        self.cancel = cancel

    @property
    def seed(self) -> int:
        """Seed of all that is drawn."""
        return self._params.seed

    @property
    def seconds(self) -> float:
        """Seconds since the solve began."""
        return time.monotonic() - self._began

    @property
    def seconds_left(self) -> float:
        """Seconds until the time limit, at least 0."""
        return max(0.0, self._params.time_limit_seconds - self.seconds)

    @property
    def is_over(self) -> bool:
        """Whether the time is up or somebody has asked to stop."""
        return self.seconds_left <= 0 or self.cancel.is_set()

    def is_past(self, share: float) -> bool:
        """Return whether more than a share (0 to 1) of the time is gone."""
        return self.seconds > share * self._params.time_limit_seconds

    def has_time(self) -> bool:
        """Return whether a tenth of the time is left and nobody has asked to stop."""
        return self.seconds < 0.9 * self._params.time_limit_seconds and not self.cancel.is_set()

    def can_make(self, choices: int, *, releases: bool) -> bool:
        """Return whether a model can be made in the time that is left.

        Parameters
        ----------
        choices
            How many choices of places it has.
        releases
            Whether somebody may have to leave a class for them, and covers have to be found.
        """
        seconds = SECONDS_PER_CHOICE if releases else SECONDS_PER_CHOICE_WITHOUT_RELEASES
        return not self.is_over and seconds * choices < self.seconds_left

    def limits(self, share: float, workers: int | None = None, effort: float | None = None) -> Limits:
        """Return limits that give a search a share (0 to 1) of the time that is left, and all workers unless said."""
        return Limits(
            deadline=time.monotonic() + share * self.seconds_left,
            seed=self._params.seed,
            workers=self._params.workers if workers is None else workers,
            cancel=self.cancel,
            effort=effort,
        )

    def alone(self, share: float, effort: float | None = None) -> Limits:
        """Return limits for one worker that keeps the whole relaxation in view: for models whose bound counts.

        Where that takes many small questions, all workers share them, unless they are to be asked one by one.
        """
        limits = self.limits(share, workers=1, effort=effort)
        at_a_time = self._params.workers if self._params.side_by_side else 1
        return replace(limits, tight_relaxation=True, side_by_side=at_a_time)
