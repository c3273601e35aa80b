"""The solve: tier by tier, first without planned releases, in the whole model only where that is not provably best.

Most schools can hold nearly all sessions at times when nobody has to leave a class. The model without releases is
ten times smaller, its plans are plans of the whole problem, and three bounds that hold for every plan often prove it
best: who may coach whom at all (`solver.model.bounds`), the cover that absences alone ask for, and, once lost time is
proven down to that, the fact that no release is left to decide on. Where such a proof fails, the whole model takes
over, beginning with the plan found so far.
"""

import threading
import time
from collections.abc import Callable

from solver.check import check, evaluate
from solver.model.bounds import most_served, release_always_costs, travel_is_neutral
from solver.model.build import Places, Scope, find_places
from solver.model.engine import Limits, Report
from solver.model.facts import NONE, Facts
from solver.model.levels import Level
from solver.params import SolveParams
from solver.plan import Cover, Plan
from solver.problem import CoverKind, Problem
from solver.result import Progress, SolveResult, SolveStatus, StopReason, TierResult
from solver.rules import Tier

OnProgress = Callable[[Progress], None]


class SolverBugError(AssertionError):
    """The solver returned a plan that its own checker refuses, or a value that differs from the checker's."""


def solve(
    problem: Problem,
    params: SolveParams | None = None,
    *,
    on_progress: OnProgress | None = None,
    cancel: threading.Event | None = None,
) -> SolveResult:
    """Return the best plan of a term.

    Parameters
    ----------
    problem
        The term.
    params
        Time limit, seed and workers; the defaults of `SolveParams` if not given.
    on_progress
        Called on each new incumbent or bound, from solver threads: do little, and hand over to your own thread.
    cancel
        Set it from any thread to stop; the best plan so far is returned.

    Raises
    ------
    SolverBugError
        If the plan breaks a rule all the same. Never shown as a plan.
    """
    search = _Search(problem, params or SolveParams(), on_progress or _ignore, cancel or threading.Event())
    return search.run()


def _ignore(_progress: Progress) -> None:
    """Tell nobody."""


class _Search:
    """One solve from start to end."""

    def __init__(self, problem: Problem, params: SolveParams, on_progress: OnProgress, cancel: threading.Event) -> None:
        self._began = time.monotonic()
        self._problem = problem
        self._params = params
        self._on_progress = on_progress
        self._cancel = cancel
        self._facts = Facts(problem)
        self._places: Places = {}
        self._plan = _nothing_planned(self._facts)
        self._narrow: Level | None = None
        self._whole: Level | None = None
        self._narrow_is_exact = False
        self._goal: dict[Tier, int] = {}
        self._settled: list[TierResult] = []

    def run(self) -> SolveResult:
        """Settle one tier after the other."""
        self._cover_absences()
        self._places = find_places(self._facts, with_releases=True)
        self._narrow_is_exact = not _any_release(self._places)
        for tier in self._problem.policy.tiers:
            self._settle(tier)
        return self._result()

    def _cover_absences(self) -> None:
        """Find the best cover for absences alone: a first plan, and goals for `uncovered` and `lost`."""
        if not self._facts.hit_meetings:
            self._goal = {Tier.UNCOVERED: 0, Tier.LOST: 0}
            return
        level = Level(self._facts, {}, Scope(sessions=False, releases=False))
        bounds: dict[Tier, int] = {}
        for tier in (Tier.UNCOVERED, Tier.LOST):
            bound = self._improve(level, tier, share=0.15)
            bounds[tier] = 0 if bound is None else bound
            level.hold(tier, self._value(tier))
        if travel_is_neutral(self._facts):
            self._goal = bounds if self._problem.policy.tiers[0] is Tier.UNCOVERED else {}

    def _settle(self, tier: Tier) -> None:
        """Bring one tier as far as its share of the time allows, and hold it there."""
        goal = self._find_goal(tier)
        bound = goal
        if self._value(tier) != goal:
            bound = self._search(tier, goal)
        value = self._value(tier)
        proven = value == bound
        self._settled.append(
            TierResult(
                tier=tier,
                value=value,
                bound=_unproven_bound(self._places, self._facts, tier) if bound is None else bound,
                proven=proven,
            )
        )
        self._report(tier, proven=proven)(value, bound)
        for level in (self._narrow, self._whole):
            if level is not None:
                level.hold(tier, value)
        if tier is Tier.LOST and proven and value == self._goal.get(Tier.LOST) and release_always_costs(self._facts):
            self._narrow_is_exact = True

    def _find_goal(self, tier: Tier) -> int | None:
        """Return a bound for every plan as good in the tiers before, where a cheap one is known."""
        if tier in (Tier.REQUESTS, Tier.CYCLES):
            held = {result.tier: result.value for result in self._settled}
            self._goal[tier] = most_served(self._facts, self._places, tier, held, self._deadline(1.0))
        if tier in (Tier.WORST, Tier.COST, Tier.FAIRNESS) and not self._facts.hit_meetings:
            return 0
        return self._goal.get(tier)

    def _search(self, tier: Tier, goal: int | None) -> int | None:
        """Improve the plan in `tier` and return the best bound known."""
        if self._whole is None and (goal is not None or self._narrow_is_exact):
            self._narrow = self._narrow or self._make_level(releases=False)
            bound = self._improve(self._narrow, tier, goal=goal, share=0.5 if self._narrow_is_exact else 0.3)
            if self._narrow_is_exact:
                return bound
            if self._value(tier) == goal:
                return goal
        self._whole = self._whole or self._make_level(releases=True)
        bound = self._improve(self._whole, tier, goal=goal, share=0.5)
        return goal if bound is None else bound

    def _make_level(self, *, releases: bool) -> Level:
        places = self._places if releases else find_places(self._facts, with_releases=False)
        level = Level(self._facts, places, Scope(releases=releases))
        for result in self._settled:
            level.hold(result.tier, result.value)
        return level

    def _improve(self, level: Level, tier: Tier, *, share: float, goal: int | None = None) -> int | None:
        """Search in `level`, keep the plan found, and return the bound that `level` proves."""
        if goal is not None:
            level.aim(tier, goal)
        limits = Limits(
            deadline=self._deadline(1.0 if tier is self._problem.policy.tiers[-1] else share),
            seed=self._params.seed,
            workers=self._params.workers,
            cancel=self._cancel,
        )
        plan, outcome = level.optimise(tier, self._plan, limits, self._report(tier))
        if outcome.infeasible or plan is None:
            raise SolverBugError(f"the model refuses the plan found before, in tier {tier}")
        self._plan = plan
        return outcome.bound

    def _value(self, tier: Tier) -> int:
        return evaluate(self._problem, self._plan)[tier]

    def _deadline(self, share: float) -> float:
        now = time.monotonic()
        left = self._began + self._params.time_limit_seconds - now
        return now + share * max(0.0, left)

    def _report(self, tier: Tier, *, proven: bool = False) -> Report:
        def report(incumbent: int | None, bound: int | None) -> None:
            seconds = time.monotonic() - self._began
            self._on_progress(Progress(tier=tier, incumbent=incumbent, bound=bound, seconds=seconds, proven=proven))

        return report

    def _result(self) -> SolveResult:
        breaches = check(self._problem, self._plan)
        if breaches:
            raise SolverBugError("; ".join(f"{breach.rule}: {breach.sentence}" for breach in breaches))
        all_proven = all(result.proven for result in self._settled)
        if all_proven:
            reason = StopReason.PROVEN
        else:
            reason = StopReason.CANCELLED if self._cancel.is_set() else StopReason.TIME_LIMIT
        return SolveResult(
            status=SolveStatus.OPTIMAL if all_proven else SolveStatus.FEASIBLE,
            plan=self._plan,
            tiers=tuple(self._settled),
            seconds=time.monotonic() - self._began,
            stop_reason=reason,
        )


def _nothing_planned(facts: Facts) -> Plan:
    """Return the plan without sessions, in which nobody takes the classes of absent teachers."""
    covers = []
    for meeting in facts.hit_meetings:
        found = facts.meetings[meeting]
        gone = facts.absentees(meeting)
        there = [teacher for teacher in found.teachers if teacher not in gone]
        kind = CoverKind.COTEACHER if there else CoverKind.UNCOVERED
        person = there[0] if there else None
        covers.append(Cover(class_id=found.class_id, slot=found.slot, kind=kind, person=person))
    return Plan(covers=tuple(sorted(covers, key=lambda cover: (cover.slot, cover.class_id))))


def _any_release(places: Places) -> bool:
    """Return whether any place takes a teacher out of a class."""
    found = (step for cycles in places.values() for steps in cycles for step in steps)
    return any((step.coach_leaves != NONE).any() or (step.coachee_leaves != NONE).any() for step in found)


def _unproven_bound(places: Places, facts: Facts, tier: Tier) -> int:
    """Return a bound that needs no search: everything asked for, or nothing at all."""
    requests = facts.problem.requests
    if tier is Tier.REQUESTS:
        return sum(requests[index].priority for index in {index for index, _ in places})
    if tier is Tier.CYCLES:
        return sum(request.priority * (request.cycles - 1) for request in requests)
    return 0
