"""Whether a request can be served: many small solves, made smaller where that is enough for a yes."""

from collections import deque
from collections.abc import Iterator

from solver.begun import whole_cycles
from solver.check import check
from solver.explain.alone import Lessons, alone
from solver.explain.budget import Budget
from solver.explain.changes import change_request
from solver.plan import Plan
from solver.problem import MayRelease, Problem
from solver.solve import solve

SHORT_DAYS = 10
"""A window in which a pattern usually fits, and in which a place is found at once if there is one."""
REMEMBERED = 2
"""Plans found before that are tried first: the problems asked about differ in one value."""


class Probe:
    """Asks whether a request, alone, can be served.

    Parameters
    ----------
    request_id
        The request.
    budget
        Time for it.
    """

    def __init__(self, request_id: str, budget: Budget) -> None:
        self.request_id = request_id
        self._budget = budget
        self._lessons: Lessons | None = None
        self._found: deque[Plan] = deque(maxlen=REMEMBERED)
        self.is_sure = True
        """Whether no plan was taken to be there without a proof, so far."""

    def plan(self, problem: Problem) -> Plan | None:
        """Return a plan that serves the request alone; None if none is found.

        Where the time of one solve does not suffice to prove that there is none, none is taken to be there: what is
        told of as possible has been found, and `is_sure` tells that something was taken so.

        Raises
        ------
        OutOfTimeError
            If the time of the whole is over.
        """
        single = self._alone(problem)
        for plan in self._found:
            if self._is_whole(single, plan) and not check(single, plan):
                return plan
        for part in (*self._short(problem, single), single):
            result = solve(part, self._budget.params(share=0.3, workers=1), cancel=self._budget.cancel)
            if result.plan is not None and self._is_whole(part, result.plan):
                self._found.appendleft(result.plan)
                return result.plan
        self.is_sure &= all(tier.proven for tier in result.tiers)
        return None

    def _is_whole(self, problem: Problem, plan: Plan) -> bool:
        return (self.request_id, 1) in whole_cycles(problem, plan)

    def serves(self, problem: Problem) -> bool:
        """Return whether the request alone can be served.

        Raises
        ------
        OutOfTimeError
            If the time of the whole is over.
        """
        return self.plan(problem) is not None

    def _short(self, problem: Problem, single: Problem) -> Iterator[Problem]:
        """Yield the same with a short window, where releases make the problem large."""
        request = single.requests[0]
        middle = (request.earliest_day + request.latest_day) // 2
        if request.latest_day - middle > SHORT_DAYS and any(s.release is not MayRelease.NONE for s in request.steps):
            window = {"earliest_day": middle, "latest_day": middle + SHORT_DAYS}
            yield self._alone(change_request(problem, self.request_id, **window))

    def _alone(self, problem: Problem) -> Problem:
        if self._lessons is None or self._lessons.meetings is not problem.meetings:
            self._lessons = Lessons.of(problem)
        return alone(problem, self.request_id, self._lessons)
