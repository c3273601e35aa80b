"""Whether the plan that a whole solve returns serves a request, as cheaply as that can be known."""

from dataclasses import replace

from solver.begun import whole_cycles
from solver.check import check
from solver.explain.ahead import Ahead, ahead_of
from solver.explain.budget import Budget
from solver.explain.busy import busy, held, merged
from solver.explain.giving_way import with_begun_moved
from solver.explain.probe import Probe
from solver.plan import Plan
from solver.problem import Problem
from solver.result import SolveStatus
from solver.rules import Tier
from solver.solve import solve

FIRST = (Tier.UNCOVERED, Tier.REQUESTS)


def is_served(problem: Problem, plan: Plan | None, request_id: str) -> bool:
    """Return whether a plan serves a request: its first cycle is there with all its steps."""
    return plan is not None and (request_id, 1) in whole_cycles(problem, plan)


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
        """Return the plan with the request added, if need be at other times for all; else the plan as it is."""
        addition = self._probe.plan(busy(problem, self._plan, self._request_id))
        if addition is not None:
            both = merged(self._plan, addition)
            if not self._breaks(problem, both):
                return both
        return self._moved(problem) or self._given_way(problem) or self._plan

    def _given_way(self, problem: Problem) -> Plan | None:
        """Return a plan in which requests that were begun make room and no other is lost; None if none is found."""
        found = with_begun_moved(problem, self._plan, self._request_id, self._budget)
        if found is None or self._breaks(problem, found):
            return None
        kept = whole_cycles(problem, self._plan) | {(self._request_id, 1)}
        return found if kept <= whole_cycles(problem, found) else None

    def _moved(self, problem: Problem) -> Plan | None:
        """Return a plan in which each request keeps its coach and this one is served too; None if none is found."""
        ahead = ahead_of(problem, self._plan, self._request_id)
        standing = ahead.parted(self._plan)
        same = held(ahead.problem, standing, self._request_id)
        first = replace(same, policy=replace(same.policy, tiers=FIRST))
        found = solve(first, self._budget.params(share=0.2), start=standing, cancel=self._budget.cancel).plan
        if found is None or not is_served(first, found, self._request_id):
            return None
        plan = ahead.joined(found)
        return None if self._breaks(problem, plan) else plan

    def _breaks(self, problem: Problem, plan: Plan) -> bool:
        """Return whether a plan breaks a rule where the one from which the search begins does not."""
        breaches = check(problem, plan)
        return bool(breaches) and not set(breaches) <= set(check(problem, self._plan))

    def serves(self, problem: Problem) -> bool | None:
        """Return whether `solve` serves the request in the plan that it returns for `problem`; None if undecided.

        Raises
        ------
        OutOfTimeError
            If the time of the whole is over.
        """
        tiers = problem.policy.tiers
        if Tier.REQUESTS not in tiers or not set(tiers[: tiers.index(Tier.REQUESTS)]) <= {Tier.UNCOVERED}:
            return self._by_all_tiers(problem)
        # All priorities are doubled and this request's is made one less: only where no plan without it is as good does
        # the best plan serve it then. With one more, only where no plan with it is as good does the best one not.
        start = self.start(problem)
        always = self._served_with(problem, start, bonus=-1)
        if always is not False:
            return always
        ever = self._served_with(problem, start, bonus=1)
        return self._by_all_tiers(problem) if ever else ever

    def _served_with(self, problem: Problem, start: Plan, *, bonus: int) -> bool | None:
        requests = tuple(
            replace(row, priority=2 * row.priority + (bonus if row.id == self._request_id else 0))
            for row in problem.requests
        )
        first = tuple(tier for tier in problem.policy.tiers if tier in FIRST)
        weighted = replace(problem, requests=requests, policy=replace(problem.policy, tiers=first))
        ahead = ahead_of(weighted, start, self._request_id)
        begin = ahead.parted(start)
        found = solve(ahead.problem, self._budget.params(share=0.3), start=begin, cancel=self._budget.cancel)
        if not all(tier.proven for tier in found.tiers):
            return None
        return self._serves_after_the_past(problem, ahead, found.plan)

    def _serves_after_the_past(self, problem: Problem, ahead: Ahead, plan: Plan | None) -> bool | None:
        """Return whether a plan of what is ahead serves the request; None if it breaks a rule together with the rest.

        Its model knows no past, and so not what that has used up of some limits.
        """
        if not is_served(ahead.problem, plan, self._request_id) or plan is None:
            return False
        return None if ahead.taken != Plan() and self._breaks(problem, ahead.joined(plan)) else True

    def _by_all_tiers(self, problem: Problem) -> bool | None:
        """Solve all tiers as `sabbatical solve` does: without a plan to begin with, which could tip a tie."""
        ahead = ahead_of(problem, self._plan, self._request_id)
        found = solve(ahead.problem, self._budget.params(share=0.6), cancel=self._budget.cancel)
        if found.status is not SolveStatus.OPTIMAL:
            return None
        return self._serves_after_the_past(problem, ahead, found.plan)
