"""The time that an explanation may take, shared by many small solves."""

import threading
import time
from dataclasses import replace

from solver.params import SolveParams

RESERVE = 0.1
"""Share of the time that is kept back: a solve ends a little after the limit that it is given."""


class OutOfTimeError(Exception):
    """The time is over, or the explanation was cancelled."""


class Budget:
    """Time, seed, workers and cancellation of one explanation.

    Parameters
    ----------
    params
        The time limit is that of the whole explanation; `RESERVE` of it is kept back.
    cancel
        Set it from any thread to stop.
    """

    def __init__(self, params: SolveParams, cancel: threading.Event | None = None) -> None:
        self.cancel = cancel or threading.Event()
        self._params = replace(params, time_limit_seconds=(1 - RESERVE) * params.time_limit_seconds)
        self._begun = time.monotonic()

    @property
    def seconds(self) -> float:
        """Since the explanation began."""
        return time.monotonic() - self._begun

    @property
    def seconds_left(self) -> float:
        """Until the time limit; 0 when it is over or the explanation was cancelled."""
        if self.cancel.is_set():
            return 0.0
        return max(0.0, self._params.time_limit_seconds - self.seconds)

    @property
    def is_half_gone(self) -> bool:
        """Whether less than half of the time is left."""
        return 2 * self.seconds_left < self._params.time_limit_seconds

    def params(self, *, share: float = 1.0, workers: int | None = None) -> SolveParams:
        """Return the parameters of a solve that may take a share (0 to 1) of the time left.

        Raises
        ------
        OutOfTimeError
            If there is none left.
        """
        left = self.seconds_left
        if left <= 0:
            raise OutOfTimeError
        return SolveParams(
            time_limit_seconds=left * share,
            seed=self._params.seed,
            workers=self._params.workers if workers is None else workers,
            side_by_side=self._params.side_by_side,
            early=False,
        )
