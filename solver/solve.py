"""The solve: tier by tier, first without planned releases, in the whole model only where that is not provably best.

Most schools can hold nearly all sessions at times when nobody has to leave a class. The model without releases is
ten times smaller, its plans are plans of the whole problem, and three bounds that hold for every plan often prove it
best: who may coach whom at all (`solver.model.bounds`), the cover that absences alone ask for, and, once lost time is
proven down to that, the fact that no release is left to decide on. Where such a proof fails, wider models take over
(`solver.model.ladder`), beginning with the plan found so far.
"""

import threading
from collections.abc import Callable

from solver.check import Checker
from solver.former import with_former_requests
from solver.model.bounds import least_lost, least_worst, most_possible, release_always_costs, travel_is_neutral
from solver.model.clock import Clock
from solver.model.engine import Report
from solver.model.facts import Facts
from solver.model.ladder import Ladder, ModelError
from solver.model.replan.proof import NoPlanExistsError
from solver.model.replan.search import Repair
from solver.params import SolveParams
from solver.plan import Plan
from solver.problem import Problem
from solver.result import Progress, SolveResult, SolveStatus, StopReason, TierResult
from solver.rules import Tier

OnProgress = Callable[[Progress], None]

EXTRA_PASSES = 2
"""How often the tiers from the first unproven one on are taken up again with the time that others left over."""


class SolverBugError(AssertionError):
    """The solver returned a plan that its own checker refuses, or a value that differs from the checker's."""


def solve(
    problem: Problem,
    params: SolveParams | None = None,
    *,
    start: Plan | None = None,
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
    start
        A plan to begin with, of this problem or of one like it. It only saves time: it is used if it keeps every rule
        of this problem, and never returned where a better one is found.
    on_progress
        Called on each new incumbent or bound, from solver threads: do little, and hand over to your own thread.
    cancel
        Set it from any thread to stop; the best plan so far is returned.

    Raises
    ------
    SolverBugError
        If the plan breaks a rule all the same. Never shown as a plan.
    """
    params = params or SolveParams()
    clock = Clock(params, cancel or threading.Event())
    try:
        if problem.published is not None:
            return _Replanning(problem, clock, on_progress or _ignore).run()
        return _Search(problem, clock, on_progress or _ignore, early=params.early).run(start)
    except ModelError as error:
        raise SolverBugError(str(error)) from error


def _ignore(_progress: Progress) -> None:
    """Tell nobody."""


class _Search:
    """One solve from start to end."""

    def __init__(self, problem: Problem, clock: Clock, on_progress: OnProgress, *, early: bool) -> None:
        self._problem = problem
        self._clock = clock
        self._on_progress = on_progress
        self._early = early
        self._facts = Facts(problem)
        self._ladder = Ladder(self._facts, clock, self._report)
        self._goals: dict[Tier, int] = {}
        self._settled: list[TierResult] = []

    def run(self, start: Plan | None) -> SolveResult:
        """Settle one tier after the other, beginning with `start` where it is a plan of this problem."""
        self._cover_absences()
        self._settle_at_once()
        self._ladder.begin(start)
        self._settle_from(len(self._settled))
        for _ in range(EXTRA_PASSES):
            unproven = [place for place, found in enumerate(self._settled) if not found.proven]
            if unproven and self._clock.has_time():
                self._settle_from(unproven[0])
        is_proven = all(found.proven for found in self._settled)
        if self._early and (is_proven or not self._clock.is_over):
            self._ladder.move_earlier(is_proven=is_proven)
        return self._result()

    def _settle_from(self, place: int) -> None:
        """Settle the tiers from `place` on, holding those before."""
        self._settled = self._settled[:place]
        self._ladder.restart({found.tier: found.value for found in self._settled})
        self._ladder.releases_are_out = any(self._releases_are_out(found) for found in self._settled)
        for tier in self._problem.policy.tiers[place:]:
            self._settle(tier)

    def _settle_at_once(self) -> None:
        """Settle `uncovered` before anything is planned where covering the absences alone does as well as any plan."""
        is_first = self._problem.policy.tiers[0] is Tier.UNCOVERED
        if is_first and self._ladder.best.value(Tier.UNCOVERED) == self._goal(Tier.UNCOVERED):
            self._settle(Tier.UNCOVERED)

    def _cover_absences(self) -> None:
        """Cover the absences alone: a plan to begin with, and goals for `uncovered` and `lost`."""
        if not self._facts.hit_meetings:
            self._goals = {Tier.UNCOVERED: 0, Tier.LOST: 0}
            return
        bounds: dict[Tier, int] = {}
        for tier in (Tier.UNCOVERED, Tier.LOST):
            bounds[tier] = self._ladder.cover_absences(tier)
            self._ladder.hold(tier, self._ladder.best.value(tier))
        least = sum(least_lost(self._facts).values())
        if travel_is_neutral(self._facts) and self._problem.policy.tiers[0] is Tier.UNCOVERED:
            self._goals = {Tier.UNCOVERED: bounds[Tier.UNCOVERED], Tier.LOST: max(least, bounds[Tier.LOST])}
        else:
            self._goals = {Tier.LOST: least}
        self._ladder.guided.outlines.lost_by_absences = self._goals[Tier.LOST]

    def _settle(self, tier: Tier) -> None:
        """Bring one tier as far as its share of the time allows, and hold it there."""
        bound = goal = self._goal(tier)
        if self._ladder.best.value(tier) != goal:
            bound = self._ladder.search(tier, goal)
        value = self._ladder.best.value(tier)
        if bound is None:
            bound = self._easy_bound(tier)
        result = TierResult(tier=tier, value=value, bound=bound, proven=value == bound)
        self._settled.append(result)
        self._on_progress(
            Progress(tier=tier, incumbent=value, bound=bound, seconds=self._clock.seconds, proven=result.proven)
        )
        self._ladder.hold(tier, value)
        if self._releases_are_out(result):
            self._ladder.releases_are_out = True

    def _releases_are_out(self, result: TierResult) -> bool:
        """Return whether holding lost time where it is leaves no planned release to decide on."""
        least = self._goals.get(Tier.LOST)
        return result.tier is Tier.LOST and result.value == least and release_always_costs(self._facts)

    def _goal(self, tier: Tier) -> int | None:
        """Return a bound for every plan as good in the tiers before, where a cheap one is known."""
        if tier is Tier.WORST:
            return least_worst(self._facts)
        if tier in (Tier.COST, Tier.FAIRNESS) and not self._facts.hit_meetings:
            return 0
        if tier in (Tier.REQUESTS, Tier.CYCLES):
            most = self._ladder.most(tier)
            # Where it is not met, outlines bound better.
            return most if most == self._ladder.best.value(tier) else None
        return self._goals.get(tier)

    def _easy_bound(self, tier: Tier) -> int:
        """Return a bound that needs no search: everything asked for, or nothing at all."""
        if tier in (Tier.REQUESTS, Tier.CYCLES):
            return self._ladder.most(tier)
        return most_possible(self._problem, tier) if tier.is_maximised else 0

    def _report(self, tier: Tier) -> Report:
        def report(incumbent: int | None, bound: int | None) -> None:
            self._on_progress(Progress(tier=tier, incumbent=incumbent, bound=bound, seconds=self._clock.seconds))

        return report

    def _result(self) -> SolveResult:
        best = self._ladder.best
        return _result(best.checker, best.plan, self._settled, self._clock)


class _Replanning:
    """One re-plan from start to end."""

    def __init__(self, problem: Problem, clock: Clock, on_progress: OnProgress) -> None:
        self._problem = problem
        self._clock = clock
        self._on_progress = on_progress

    def run(self) -> SolveResult:
        """Repair the published plan."""
        repair = Repair(Facts(with_former_requests(self._problem)), self._clock, self._report)
        try:
            plan = repair.run(self._on_settled)
        except NoPlanExistsError:
            return SolveResult(
                status=SolveStatus.INFEASIBLE,
                plan=None,
                tiers=(),
                seconds=self._clock.seconds,
                stop_reason=StopReason.INFEASIBLE,
            )
        checker = Checker(self._problem)
        values = checker.evaluate(plan)
        settled = [self._tier(tier, values[tier], repair.bounds) for tier in self._problem.policy.tiers]
        return _result(checker, plan, settled, self._clock)

    def _tier(self, tier: Tier, value: int, bounds: dict[Tier, int]) -> TierResult:
        bound = bounds.get(tier)
        if bound is None:
            bound = most_possible(self._problem, tier) if tier.is_maximised else 0
        return TierResult(tier=tier, value=value, bound=bound, proven=value == bound)

    def _on_settled(self, tier: Tier, value: int, bound: int) -> None:
        self._on_progress(Progress(tier=tier, incumbent=value, bound=bound, seconds=self._clock.seconds, proven=True))

    def _report(self, tier: Tier) -> Report:
        def report(incumbent: int | None, bound: int | None) -> None:
            self._on_progress(Progress(tier=tier, incumbent=incumbent, bound=bound, seconds=self._clock.seconds))

        return report


def _result(checker: Checker, plan: Plan, settled: list[TierResult], clock: Clock) -> SolveResult:
    """Return the result, after the checker has seen the plan and no value is better than its bound."""
    breaches = checker.check(plan)
    if breaches:
        raise SolverBugError("; ".join(f"{breach.rule}: {breach.sentence}" for breach in breaches))
    for found in settled:
        if (found.value > found.bound) if found.tier.is_maximised else (found.value < found.bound):
            raise SolverBugError(f"{found.tier} is {found.value}, better than its bound {found.bound}")
    proven = all(found.proven for found in settled)
    reason = StopReason.CANCELLED if clock.cancel.is_set() else StopReason.TIME_LIMIT
    return SolveResult(
        status=SolveStatus.OPTIMAL if proven else SolveStatus.FEASIBLE,
        plan=plan,
        tiers=tuple(settled),
        seconds=clock.seconds,
        stop_reason=StopReason.PROVEN if proven else reason,
    )
