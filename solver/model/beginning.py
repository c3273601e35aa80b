"""A first plan, good enough to begin with: planned in turn many times, each time with another order.

Whatever found no place comes earlier the next time: "squeaky wheel" optimisation (Joslin and Clements, Journal of
Artificial Intelligence Research 10, 1999). Once that gets no better, the requests of an outline without weeks come
first, with its coaches: it tells best what the coaches can have together.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace

from solver.model.build import NARROW
from solver.model.context import SearchContext
from solver.model.few_requests import FewRequests
from solver.model.greedy import Try, Turns, plan_in_turn
from solver.model.outline import Outline
from solver.model.target import Target
from solver.plan import Plan
from solver.rules import Tier

PATIENCE = 7
"""Tries without a better plan before it is given up."""

MOST_LOOKS = 40_000
"""Places looked at in one series before no further try is made: less than a second."""

BLAME = 0.34
"""What having found no place counts for, in steps of priority."""

EFFORT = 1.0
"""Most work on the outline, for each tier, in CP-SAT's deterministic seconds."""

TIERS = (Tier.REQUESTS, Tier.CYCLES)
"""What a first plan is made for."""

Then = Callable[[Try, Turns], Turns]
"""Gives the turns that follow a try and its turns."""


class Beginning:
    """Finds the first plan.

    Parameters
    ----------
    context
        What all parts of the search share. Its best plan is one without sessions; it is replaced.
    few
        Serves the few requests that nothing without releases serves.
    """

    def __init__(self, context: SearchContext, few: FewRequests) -> None:
        self._facts = context.facts
        self._clock = context.clock
        self._best = context.best
        self._book = context.book
        self._few = few
        self._report = context.report
        self._bare = context.best.plan
        self._most: dict[Tier, int] = {}
        """Bounds for every plan."""
        self._goals: dict[Tier, int] = {}
        """Bounds for every plan without releases."""

    def plan(self) -> None:
        """Plan in turn until nothing is left to plan or nothing gets better."""
        urgent = self._by_priority(Counter(), tuple(range(len(self._facts.problem.requests))))
        self._in_turn(Turns(first=urgent, further=urgent), self._by_blame(urgent))
        if self._most and self._requests_come_next() and not self._clock.is_over:
            self._few.serve(self._most[Tier.REQUESTS])
        if self._is_met() or self._clock.is_over:
            return
        target = self._outline()
        if target is not None:
            coaches = {request: coach for request, cycle, coach in target.cycles if cycle == 0}
            turns = Turns(first=_forward(urgent, coaches), further=urgent, coaches=coaches)
            self._in_turn(turns, _failures_forward)

    def _by_blame(self, urgent: tuple[int, ...]) -> Then:
        """Return what gives turns by priority and by how often a request has found no place."""
        first, further = Counter[int](), Counter[int]()

        def then(last: Try, _turns: Turns) -> Turns:
            first.update(last.without_first)
            further.update(last.without_further)
            return Turns(first=self._by_priority(first, urgent), further=self._by_priority(further, urgent))

        return then

    def _in_turn(self, turns: Turns, then: Then) -> None:
        """Plan in turn, again and again."""
        since_better = 0
        looks = 0
        while since_better < PATIENCE and looks < MOST_LOOKS and not (self._is_met() or self._clock.is_over):
            found = plan_in_turn(self._facts, self._book.pairs(NARROW), self._bare, turns)
            looks += found.looks
            since_better = 0 if self._is_better(found.plan) else since_better + 1
            turns = then(found, turns)

    def _is_met(self) -> bool:
        """Return whether no plan without releases serves more."""
        return bool(self._goals) and all(self._best.value(tier) == goal for tier, goal in self._goals.items())

    def _is_better(self, plan: Plan) -> bool:
        """Take a plan if it keeps every rule and is better; return whether it is the best now."""
        # Its value is known many times sooner than whether it keeps every rule.
        if self._best.is_worse_than(plan) and not self._best.checker.check(plan):
            self._best.plan = plan
            self._bound()
            self._tell()
        return self._best.plan is plan

    def _bound(self) -> None:
        """Work out what no plan serves more than, once there is a plan: it is soon known of what that has."""
        if not self._most:
            self._most = {tier: self._book.most(tier, self._best.plan, self._clock.cancel) for tier in TIERS}
            self._goals = dict(self._most)

    def _tell(self) -> None:
        """Tell how many requests are served, and of how many at most, if that is the next tier to settle."""
        if self._requests_come_next():
            self._report(Tier.REQUESTS)(self._best.value(Tier.REQUESTS), self._most[Tier.REQUESTS])

    def _requests_come_next(self) -> bool:
        """Return whether all tiers that come before `requests` are held."""
        tiers = self._facts.policy.tiers
        return Tier.REQUESTS in tiers and all(t in self._best.held for t in tiers[: tiers.index(Tier.REQUESTS)])

    def _outline(self) -> Target | None:
        """Return who coaches whom in an outline that is best in `requests`, then in `cycles`."""
        outline = Outline(self._facts, self._book.narrow, 0, with_weeks=False)
        target: Target | None = None
        for tier in TIERS:
            bound, found = outline.best(tier, self._clock.alone(0.3, EFFORT))
            if found is None or bound is None:
                return target
            target, self._goals[tier] = found, bound
            outline.hold(tier, bound)
        return target

    def _by_priority(self, blamed: Counter[int], before: tuple[int, ...]) -> tuple[int, ...]:
        requests = self._facts.problem.requests
        return tuple(sorted(before, key=lambda r: -requests[r].priority - BLAME * blamed[r]))


def _failures_forward(last: Try, turns: Turns) -> Turns:
    """Return turns in which those come first that found no place, of first cycles those that an outline has."""
    failed = [request for request in last.without_first if request in turns.coaches]
    return replace(turns, first=_forward(turns.first, failed), further=_forward(turns.further, last.without_further))


def _forward(order: tuple[int, ...], some: Iterable[int]) -> tuple[int, ...]:
    """Return an order in which some come before all others."""
    chosen = frozenset(some)
    return (*(r for r in order if r in chosen), *(r for r in order if r not in chosen))
