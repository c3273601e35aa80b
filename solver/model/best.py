"""The best plan so far, and the values at which the tiers settled before are held."""

from solver.check import Checker
from solver.model.facts import Facts
from solver.model.first import nothing_planned
from solver.model.target import CycleKey
from solver.model.wanting import is_releasing
from solver.plan import Plan, Session
from solver.rules import Tier


class Best:
    """Begins with the plan in which nothing is planned.

    Parameters
    ----------
    facts
        The problem's facts.
    """

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self.checker = Checker(facts.problem)
        """Checks and values plans of the problem."""
        self._plan = nothing_planned(facts)
        self._values: dict[Tier, int] | None = None
        self._cycles: frozenset[CycleKey] | None = None
        self._free: frozenset[CycleKey] | None = None
        self.held: dict[Tier, int] = {}
        """By tier settled: the value that no later plan may fall short of."""

    @property
    def plan(self) -> Plan:
        """The plan."""
        return self._plan

    @plan.setter
    def plan(self, plan: Plan) -> None:
        self._plan = plan
        self._values = None
        self._cycles = None
        self._free = None

    def value(self, tier: Tier) -> int:
        """Return the plan's value, as the checker computes it."""
        if self._values is None:
            self._values = self.checker.evaluate(self._plan)
        return self._values[tier]

    def cycles(self) -> frozenset[CycleKey]:
        """Return the plan's cycles, both numbers from 0."""
        if self._cycles is None:
            self._cycles = frozenset(self._key(session) for session in self._plan.sessions)
        return self._cycles

    def free_cycles(self) -> frozenset[CycleKey]:
        """Return the plan's cycles for which nobody leaves a class."""
        if self._free is None:
            self._free = self.cycles() - {self._key(s) for s in self._plan.sessions if self._is_releasing(s)}
        return self._free

    def _key(self, session: Session) -> CycleKey:
        return self._facts.request_number[session.request], session.cycle - 1, session.coach

    def _is_releasing(self, session: Session) -> bool:
        request = self._facts.problem.requests[self._facts.request_number[session.request]]
        return is_releasing(self._facts, request.coachee, session)

    def propose(self, plan: Plan) -> None:
        """Take `plan`, which keeps every rule, if it is better in the tiers as a whole."""
        if self.is_worse_than(plan):
            self.plan = plan

    def is_worse_than(self, plan: Plan) -> bool:
        """Return whether `plan` is better in the tiers as a whole, whether or not it keeps every rule."""
        present = {tier: self.value(tier) for tier in self._facts.policy.tiers}
        return self._quality(self.checker.evaluate(plan)) < self._quality(present)

    def _quality(self, values: dict[Tier, int]) -> list[int]:
        """Return the tiers' values in order, the better the smaller."""
        return [-values[tier] if tier.is_maximised else values[tier] for tier in self._facts.policy.tiers]
