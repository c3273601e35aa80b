"""One solve after the other along a range, from the loosest limit down; what follows from theory is not solved.

The best plan at a limit stays best at every tighter one that still allows it, since a tighter limit only takes plans
away. With `worst` as the last tier the plan is the one that leaves most room below its caps, so it reaches as far down
as any with the same values (but for rounding and for classes with caps of their own), and the next solve begins where
less is possible.
"""

import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from solver.check import check, evaluate
from solver.params import SolveParams
from solver.plan import Plan
from solver.problem import Policy, Problem
from solver.result import Progress, SolveResult
from solver.rules import DEFAULT_TIERS, Tier
from solver.tradeoff.lighter import lighter_plan
from solver.tradeoff.point import RangePoint, with_bounds_of, with_plan_of

FIXED_TIERS = (Tier.UNCOVERED, Tier.REQUESTS, Tier.CYCLES, Tier.LOST)
"""The tiers that say what a limit allows. A plan has the same value in each of them at every limit."""

MOST_SINGLE_SOLVES = 4
"""All solves together may take as long as this many time limits."""

MOST_FIRST_SOLVES = 8
"""All solves together may take as long as this many times the first one, at the loosest limit.

It has five of nine tiers: where they are hard to prove, that is two to three solves of a term.
"""

LEAST_SECONDS_IN_ALL = 20.0
"""What all solves together may take where the first one takes moments."""

LEAST_SECONDS = 1.0
"""What each solve may take even when the others have used the time up."""

Points = tuple[RangePoint | None, ...]
OnPoints = Callable[[Points], None]
OnProgress = Callable[[int, Progress], None]
Solve = Callable[..., SolveResult]


def range_tiers(policy: Policy) -> tuple[Tier, ...]:
    """Return the tiers that are solved at each limit: `FIXED_TIERS` in the policy's order, then `worst`."""
    order = (*policy.tiers, *DEFAULT_TIERS)
    return (*sorted(FIXED_TIERS, key=order.index), Tier.WORST)


def _solve(problem: Problem, params: SolveParams, **wishes: Any) -> SolveResult:
    from solver.solve import solve  # imports OR-Tools, 0.8 s: only when a solve starts

    return solve(problem, params, **wishes)


def solve_range(
    problems: Sequence[Problem],
    params: SolveParams | None = None,
    *,
    on_points: OnPoints | None = None,
    on_progress: OnProgress | None = None,
    cancel: threading.Event | None = None,
    solver: Solve = _solve,
) -> Points:
    """Return the best plan for each of several problems that differ in one limit alone.

    Parameters
    ----------
    problems
        From the tightest limit to the loosest: each plan of one is a plan of the next.
    params
        Time limit of one solve, seed and workers. All solves together take at most `MOST_FIRST_SOLVES` times as long
        as the first did, or `LEAST_SECONDS_IN_ALL` if that is more; but each may take `LEAST_SECONDS`.
    on_points
        Called after each solve with all that is known, in the order of `problems`; None where nothing is yet.
    on_progress
        Called from solver threads with the index of the problem in hand; must return at once.
    cancel
        Set it from any thread to stop; problems not reached by then stay None.
    solver
        What solves one problem, as `solver.solve.solve` does.

    Returns
    -------
    tuple
        One point for each problem; None where it was cancelled, or where no plan exists.
    """
    sweep = _Sweep(problems, params or SolveParams(), solver, on_progress, cancel or threading.Event())
    for points in sweep.run():
        if on_points is not None:
            on_points(points)
    return sweep.points


class _Sweep:
    """The points of one range as they become known."""

    def __init__(
        self,
        problems: Sequence[Problem],
        params: SolveParams,
        solver: Solve,
        on_progress: OnProgress | None,
        cancel: threading.Event,
    ) -> None:
        self._problems = [_to_solve(problem) for problem in problems]
        self._params = params
        self._solver = solver
        self._on_progress = on_progress
        self._cancel = cancel
        self._began = time.monotonic()
        self._first_seconds = 0.0
        self._points: list[RangePoint | None] = [None] * len(problems)

    @property
    def points(self) -> Points:
        """All that is known."""
        return tuple(self._points)

    def run(self) -> Iterator[Points]:
        """Solve from the loosest limit down, and tell what is known after each solve."""
        place = len(self._problems) - 1
        while place >= 0 and not self._cancel.is_set():
            if not self._solve(place):
                return
            self._share_upwards(place)
            place = self._share_downwards(place)
            yield self.points

    def _solve(self, place: int) -> bool:
        """Solve one problem, beginning with what its looser neighbour's plan leaves; return whether it has a plan."""
        problem, looser = self._problems[place], self._looser(place)
        start = None if looser is None else lighter_plan(problem, looser.plan)
        params = replace(self._params, time_limit_seconds=self._seconds_for(place))
        result = self._solver(problem, params, start=start, on_progress=self._telling(place), cancel=self._cancel)
        if looser is None:
            self._first_seconds = time.monotonic() - self._began
        if result.plan is None:
            return False
        found = RangePoint(
            plan=result.plan,
            tiers=tuple(tier for tier in result.tiers if tier.tier in FIXED_TIERS),
            worst_thousandths=_worst(problem, result.plan),
            is_solved=True,
        )
        self._points[place] = found if looser is None else with_bounds_of(found, looser)
        return True

    def _looser(self, place: int) -> RangePoint | None:
        return self._points[place + 1] if place + 1 < len(self._points) else None

    def _seconds_for(self, place: int) -> float:
        """Return a whole time limit for the first solve, and for each other its share of what is left."""
        single = self._params.time_limit_seconds
        if self._looser(place) is None:
            return single
        in_all = max(LEAST_SECONDS_IN_ALL, MOST_FIRST_SOLVES * self._first_seconds)
        left = min(in_all, MOST_SINGLE_SOLVES * single) - (time.monotonic() - self._began)
        return min(single, max(LEAST_SECONDS, left / (place + 1)))

    def _telling(self, place: int) -> Callable[[Progress], None] | None:
        on_progress = self._on_progress
        return None if on_progress is None else lambda progress: on_progress(place, progress)

    def _share_upwards(self, place: int) -> None:
        """Give looser limits the plan where their own solve, cut short, found a worse one."""
        for above in range(place + 1, len(self._points)):
            tighter, point = self._points[above - 1], self._points[above]
            if tighter is None or point is None or tighter.rank <= point.rank:
                return
            problem = self._problems[above]
            self._points[above] = with_plan_of(point, tighter, _worst(problem, tighter.plan), problem)

    def _share_downwards(self, place: int) -> int:
        """Give the plan to all tighter limits that allow it; return the next limit to solve, -1 if there is none.

        A plan that may well not serve as many as possible is nothing to follow: each limit is then solved by itself.
        """
        found = self._points[place]
        place -= 1
        while found and found.leads and place >= 0 and not check(self._problems[place], found.plan):
            worst = _worst(self._problems[place], found.plan)
            self._points[place] = replace(found, worst_thousandths=worst, is_solved=False)
            place -= 1
        return place


def _to_solve(problem: Problem) -> Problem:
    return replace(problem, policy=replace(problem.policy, tiers=range_tiers(problem.policy)))


def _worst(problem: Problem, plan: Plan) -> int:
    return evaluate(problem, plan)[Tier.WORST]
