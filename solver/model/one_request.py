"""One request planned anew with another coach while everything else of a plan stands: a small model."""

import threading
from collections.abc import Iterable
from dataclasses import dataclass

from solver.check import Checker
from solver.model.build import Scope
from solver.model.chains import Chains
from solver.model.engine import Limits
from solver.model.facts import Facts
from solver.model.levels import Level
from solver.model.pair_places import Places
from solver.model.parts import of_sessions
from solver.model.places import PlaceFinder, StepPlaces, select
from solver.plan import Cover, Plan
from solver.problem import CoverKind, Problem
from solver.rules import Tier

SETTLED = (Tier.UNCOVERED, Tier.REQUESTS)
"""Tiers that no choice of times changes: covers for absences stand, and the request keeps its first cycle."""
ONLY_GROW = (Tier.LOST, Tier.WORST, Tier.COST, Tier.FAIRNESS)
"""Tiers that a session more can only worsen: as good as without the request is best."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """What was found with one coach."""

    plan: Plan | None
    """The whole plan; None if none was found."""
    proven: bool
    """Whether the plan is best in each tier in turn; without a plan, whether none exists."""


class OneRequest:
    """Looks for the best times of one request, coach by coach.

    Parameters
    ----------
    problem
        The term.
    plan
        A plan that keeps every rule.
    request
        Id of the request to be planned anew.
    first_slot
        No session of it lies before this slot.
    coaches
        Who may be asked for.
    """

    def __init__(self, problem: Problem, plan: Plan, request: str, first_slot: int, coaches: Iterable[str]) -> None:
        self._facts = Facts(problem)
        self._checker = Checker(problem)
        self._number = self._facts.request_number
        self._request = self._number[request]
        others = [row for row in plan.sessions if row.request != request]
        pairs = {(self._number[row.request], row.coach) for row in others}
        finder = PlaceFinder(self._facts)
        fixed = {pair: self._cycles(finder, pair, 0) for pair in sorted(pairs)}
        self._rest = of_sessions(self._facts, fixed, others)
        self._free = {coach: self._cycles(finder, (self._request, coach), first_slot) for coach in sorted(set(coaches))}
        self._standing = self._standing_plan(plan, request)
        self._floor = self._checker.evaluate(self._standing)

    def _cycles(self, finder: PlaceFinder, pair: tuple[int, str], first_slot: int) -> list[list[StepPlaces]]:
        """Return the places of a request with a coach from `first_slot` on, by cycle and step."""
        request = self._facts.problem.requests[pair[0]]
        steps = [finder.find(request, step, pair[1]) for step in request.steps]
        return Chains(self._facts).narrow(request, [select(step, step.slots >= first_slot) for step in steps])

    def _standing_plan(self, plan: Plan, request: str) -> Plan:
        """Return the plan without the request and without the covers that only it needs."""
        sessions = tuple(row for row in plan.sessions if row.request != request)
        facts = self._checker.facts(Plan(sessions=sessions))
        needed = {*facts.released, *facts.index.hit_meetings}
        return Plan(sessions=sessions, covers=tuple(c for c in plan.covers if (c.class_id, c.slot) in needed))

    def best_with(self, coach: str, deadline: float, cancel: threading.Event) -> Move:
        """Return the best plan in which `coach` has the request, by the policy's tiers in turn.

        Parameters
        ----------
        coach
            One of those named at the start.
        deadline
            `time.monotonic` at which the search ends.
        cancel
            Ends the search when set.
        """
        if not self._free[coach]:
            return Move(plan=None, proven=True)
        limits = Limits(deadline=deadline, seed=0, workers=1, cancel=cancel)
        level = self._level({(self._request, coach): self._free[coach]}, coach)
        best: Plan | None = None
        proven = True
        for tier in self._tiers():
            if best is not None and self._is_best(tier, best):
                continue
            plan, outcome = level.optimise(tier, best, limits, _ignore)
            if plan is None:
                return Move(plan=None, proven=outcome.infeasible)
            best = plan
            value = self._checker.evaluate(best)[tier]
            proven &= value == outcome.bound
            level.hold(tier, value)
        return Move(plan=best, proven=proven)

    def _tiers(self) -> list[Tier]:
        """Return the tiers that the times can change, in the policy's order; at least one, to find a plan at all."""
        tiers = [tier for tier in self._facts.policy.tiers if tier not in SETTLED]
        return tiers or [Tier.CYCLES]

    def _is_best(self, tier: Tier, plan: Plan) -> bool:
        """Whether no plan can be better in `tier`, seen without a search."""
        value = self._checker.evaluate(plan)[tier]
        if tier in ONLY_GROW:
            return value == self._floor[tier]
        cycles = self._facts.problem.requests[self._request].cycles
        return cycles == 1 and tier in (Tier.CYCLES, Tier.SPREAD, Tier.PREFERENCES)

    def _level(self, free: Places, coach: str) -> Level:
        """Return the model in which all else stands and the request is served by `coach`."""
        level = Level(self._facts, self._rest | free, Scope())
        model = level.variables.model
        for (request, cycle, _), served in level.variables.served.items():
            if request != self._request or cycle == 0:
                model.add(served == 1)
        taken = {self._facts.meeting_at[row.class_id, row.slot]: row for row in self._standing.covers}
        for meeting, row in taken.items():
            for choice in level.variables.covers.get(meeting, ()):
                model.add(choice.var == int(_is(choice.option.kind, choice.option.person, row)))
        return level


def _is(kind: CoverKind, person: str | None, cover: Cover) -> bool:
    return (kind, person) == (cover.kind, cover.person)


def _ignore(_incumbent: int | None, _bound: int | None) -> None:
    """Tell nobody."""
