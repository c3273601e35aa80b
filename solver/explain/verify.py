"""Whether the plan that a whole solve returns serves a request, as cheaply as that can be known."""

from dataclasses import replace

from solver.check import check
from solver.explain.budget import Budget
from solver.explain.busy import busy, merged
from solver.explain.probe import Probe
from solver.plan import Plan
from solver.problem import Problem
from solver.rules import Tier
from solver.solve import solve

FIRST = (Tier.UNCOVERED, Tier.REQUESTS)


def is_served(plan: Plan | None, request_id: str) -> bool:
    """Return whether a plan serves a request."""
    return plan is not None and any(session.request == request_id for session in plan.sessions)


class Verifier:
    """Solves a changed problem as far as needed to know whether its best plan serves the request.

    Parameters
    ----------
    plan
        A plan of the problem before the change, from which the search begins.
    request_id
        The request.
    budget
        Time for it.
    """

    def __init__(self, plan: Plan, request_id: str, probe: Probe, budget: Budget) -> None:
        self._plan = plan
        self._request_id = request_id
        self._probe = probe
        self._budget = budget

    def start(self, problem: Problem) -> Plan:
        """Return the plan with the request added where there is room for it, else the plan as it is."""
        addition = self._probe.plan(busy(problem, self._plan, self._request_id))
        if addition is None:
            return self._plan
        both = merged(self._plan, addition)
        return self._plan if check(problem, both) else both

    def serves(self, problem: Problem) -> bool:
        """Return whether `solve` serves the request in the plan that it returns for `problem`.

        Raises
        ------
        OutOfTimeError
            If the time is over before this is known.
        """
        tiers = problem.policy.tiers
        if Tier.REQUESTS in tiers and set(tiers[: tiers.index(Tier.REQUESTS)]) <= {Tier.UNCOVERED}:
            settled = self._by_first_tiers(problem)
            if settled is not None:
                return settled
        return is_served(self._whole(problem), self._request_id)

    def _by_first_tiers(self, problem: Problem) -> bool | None:
        """Return whether every best plan serves the request (True) or none does (False); None where both exist.

        All priorities are doubled and this request's is made one less: only where no plan without it is as good does
        the best plan serve it then. With one more, only where no plan with it is as good does it not.
        """
        start = self.start(problem)
        if self._served_with(problem, start, bonus=-1):
            return True
        return None if self._served_with(problem, start, bonus=1) is not False else False

    def _served_with(self, problem: Problem, start: Plan, *, bonus: int) -> bool | None:
        requests = tuple(
            replace(row, priority=2 * row.priority + (bonus if row.id == self._request_id else 0))
            for row in problem.requests
        )
        first = tuple(tier for tier in problem.policy.tiers if tier in FIRST)
        weighted = replace(problem, requests=requests, policy=replace(problem.policy, tiers=first))
        found = solve(weighted, self._budget.params(share=0.5), start=start)
        if not all(tier.proven for tier in found.tiers):
            return None
        return is_served(found.plan, self._request_id)

    def _whole(self, problem: Problem) -> Plan | None:
        """Solve all tiers as `sabbatical solve` does: without a plan to begin with, which could tip a tie."""
        return solve(problem, self._budget.params(share=0.6), cancel=self._budget.cancel).plan
