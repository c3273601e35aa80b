"""For a request: the best times with another coach, where what is over would break rules today.

The model of re-plans takes what is over as fact. Everything else that is to come is pinned to where it stands.
"""

import threading
import time
from dataclasses import replace
from typing import TYPE_CHECKING

from solver.alternatives.result import AlternativeBugError
from solver.alternatives.standing import Standing
from solver.begun import to_come, whole_cycles
from solver.explain.changes import find_request, with_coaches
from solver.params import SolveParams
from solver.problem import Problem, Request
from solver.published import Published
from solver.rules import Tier

if TYPE_CHECKING:
    from solver.model.one_request import Move

LEAST_SECONDS = 0.01
"""What a solve gets where the time is over: enough to see that it is."""


class AfterPast:
    """Looks for the best times of one request, coach by coach.

    Parameters
    ----------
    standing
        The plan that stands; it breaks no rule where its past is fact.
    request
        The request to be planned anew.
    """

    def __init__(self, standing: Standing, request: Request) -> None:
        self._standing = standing
        self._request = request
        self._problem = _with_all_else_pinned(standing, request)

    def best_with(self, coach: str, deadline: float, cancel: threading.Event) -> "Move":
        """Return the best plan in which `coach` has the request, by the policy's tiers in turn.

        Parameters
        ----------
        coach
            A coach whom rule `qualified` allows.
        deadline
            `time.monotonic` at which the search ends.
        cancel
            Ends the search when set.

        Raises
        ------
        AlternativeBugError
            If a plan that was found breaks a rule all the same.
        """
        from solver.model.one_request import Move
        from solver.solve import SolverBugError, solve

        level = self._standing.checker.index.levels[coach, self._request.topic]
        left = max(LEAST_SECONDS, deadline - time.monotonic())
        params = SolveParams(time_limit_seconds=left, workers=1, early=False)
        try:
            found = solve(with_coaches(self._problem, self._request, {coach: level}), params, cancel=cancel)
        except SolverBugError as bug:
            raise AlternativeBugError(str(bug)) from bug
        proven = {row.tier for row in found.tiers if row.proven}
        if found.plan is None or (self._request.id, 1) not in whole_cycles(self._problem, found.plan):
            return Move(plan=None, proven=found.plan is None or Tier.REQUESTS in proven)
        return Move(plan=found.plan, proven=len(proven) == len(found.tiers))


def _with_all_else_pinned(standing: Standing, request: Request) -> Problem:
    """Return the problem in which only the request may be planned, first of all as to whether it can be."""
    problem = standing.checker.problem
    own = [row for row in standing.plan.sessions if row.request == request.id and row.slot >= standing.first_slot]
    without, _ = standing.moved(own, ())
    rest = to_come(without, standing.first_slot)
    asked = {(request.id, cycle) for cycle in range(1, find_request(problem, request.id).cycles + 1)}
    published = problem.published or Published()
    return replace(
        problem,
        policy=replace(problem.policy, tiers=_requests_first(problem.policy.tiers)),
        published=replace(
            published,
            ahead=rest,
            pinned=rest,
            counted=frozenset(asked | {(row.request, row.cycle) for row in standing.plan.sessions}),
        ),
    )


def _requests_first(tiers: tuple[Tier, ...]) -> tuple[Tier, ...]:
    return (Tier.REQUESTS, *(tier for tier in tiers if tier is not Tier.REQUESTS))
