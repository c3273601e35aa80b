"""The solves whose course the app has seen, by the number of the plan that came of them. Pure."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sabbatical.ui.solve_state import SolveState

MOST = 20
"""So many are kept, the newest: a course takes memory, and plans replaced long ago come back seldom."""


class WatchedSolves:
    """What is known of finished solves, from the start of the app on."""

    def __init__(self) -> None:
        self._by_plan: dict[int, SolveState] = {}

    @property
    def newest(self) -> "SolveState | None":
        """The solve of the plan that was made last; None before the first."""
        return next(reversed(self._by_plan.values()), None)

    def of(self, number: int) -> "SolveState | None":
        """Return the solve that plan `number` came of; None where it was not seen, or too long ago."""
        return self._by_plan.get(number)

    def keep(self, number: int, solve: "SolveState") -> None:
        """Keep a finished solve, and give up the oldest where there are too many.

        Parameters
        ----------
        number
            Of the plan that came of it.
        """
        self._by_plan.pop(number, None)
        self._by_plan[number] = solve
        while len(self._by_plan) > MOST:
            del self._by_plan[next(iter(self._by_plan))]

    def forget(self) -> None:
        """Forget all, where plans of their numbers may be others now."""
        self._by_plan.clear()
