"""What an engine tells while it works, as plain data: a child process prints it, its parent collects it."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from solver.rules import Tier

Event = Mapping[str, object]
"""A JSON object: `event` names its kind, `seconds` counts from the start of the engine."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """With what an engine works."""

    time_limit_seconds: float
    """Wall-clock limit of the whole solve, more than 0."""
    seed: int
    workers: int
    """Solver threads; 1 or more."""


class Recorder:
    """Times what an engine reports. Its clock starts when it is made.

    Parameters
    ----------
    emit
        Called with each event, possibly from a solver's own threads.
    """

    def __init__(self, emit: Callable[[Event], None]) -> None:
        self._emit = emit
        self._began = time.monotonic()
        self._last: tuple[object, ...] = ()
        self._has_served = False

    @property
    def seconds(self) -> float:
        """Seconds since the engine began."""
        return time.monotonic() - self._began

    def built(self, *, variables: int, constraints: int) -> None:
        """Tell the size of a model that is ready to be solved."""
        self._say("built", variables=variables, constraints=constraints)

    def progress(self, tier: Tier, value: int | None, bound: int | None, *, whole: bool) -> None:
        """Tell the best value and bound of a tier so far; repeats are dropped.

        Parameters
        ----------
        tier
            The tier.
        value
            None before the first solution.
        bound
            None before the first bound.
        whole
            Whether `bound` holds for the whole problem, not only for a part of it that is searched just now.
        """
        now = (tier, value, bound)
        if now == self._last:
            return
        self._last = now
        if tier is Tier.REQUESTS and value:
            self.served()
        self._say("progress", tier=tier.value, value=value, bound=bound, whole=whole)

    def served(self) -> None:
        """Tell that a plan which serves a request is there; only the first time counts."""
        if not self._has_served:
            self._has_served = True
            self._say("served")

    def settled(self, tier: Tier, value: int, bound: int | None, *, proven: bool) -> None:
        """Tell that a tier has been left with this value."""
        if tier is Tier.REQUESTS and value:
            self.served()
        self._say("settled", tier=tier.value, value=value, bound=bound, whole=True, proven=proven)

    def ended(self, *, proven: bool) -> None:
        """Tell that the engine is done, and whether every tier is proven."""
        self._say("ended", proven=proven)

    def _say(self, event: str, **details: object) -> None:
        self._emit({"event": event, "seconds": round(self.seconds, 3), **details})
