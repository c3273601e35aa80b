"""How much each limit of a range allows: the problem at each limit, solved along the range, and put into figures."""

import threading
import time
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from sabbatical.domain.calendar import lay_out
from sabbatical.domain.planning import PlanParams
from sabbatical.domain.school import School
from sabbatical.domain.tradeoff.limits import weekly_limit
from sabbatical.domain.tradeoff.model import LimitKind, LimitRange, TradeOff, TradeOffPoint, TradeOffProgress
from sabbatical.errors import NoPlanError
from sabbatical.planning.caps import cap_hundredths, scheduled_minutes
from sabbatical.planning.faults import fault_of_the_program
from sabbatical.planning.translate import to_problem
from solver.check.facts import PlanFacts
from solver.params import SolveParams
from solver.problem import Problem
from solver.result import Progress
from solver.rules import Tier
from solver.tradeoff import Points, RangePoint, solve_range

OnProgress = Callable[[TradeOffProgress], None]


def find_trade_off(
    school: School,
    limits: LimitRange,
    params: PlanParams,
    on_progress: OnProgress | None = None,
    cancel: threading.Event | None = None,
) -> TradeOff:
    """Return what each limit of a range allows; blocks until the last solve ends.

    Parameters
    ----------
    school
        A school without error findings.
    limits
        What to vary.
    params
        Time limit of one solve, seed and workers. The whole range takes at most eight times as long as the first solve
        did, or 20 s if that is more, and at least a second for each solve.
    on_progress
        Called from solver threads and between solves; must return at once.
    cancel
        Set it from any thread to stop; what is known by then is returned.

    Raises
    ------
    PlanningError
        If no plan exists under the hard rules, or a plan fails its own check (a bug, said so).
    """
    from solver.solve import SolverBugError  # imports OR-Tools, 0.8 s: only when a solve starts

    run = _Run(school, limits, on_progress)
    solver_params = SolveParams(
        time_limit_seconds=params.time_limit_seconds,
        seed=params.seed,
        workers=params.workers,
        side_by_side=params.side_by_side,
        early=False,
    )
    try:
        points = solve_range(run.problems, solver_params, on_points=run.take, on_progress=run.work_on, cancel=cancel)
    except SolverBugError as bug:
        raise fault_of_the_program(bug) from bug
    is_stopped = cancel is not None and cancel.is_set()
    if not is_stopped and any(point is None for point in points):
        raise NoPlanError("No plan exists under the hard rules.", "Loosen a limit or a pin and try again.")
    return run.so_far


class _Run:
    """One range on its way."""

    def __init__(self, school: School, limits: LimitRange, on_progress: OnProgress | None) -> None:
        self.problems = problems_along(school, limits)
        self._limits = limits
        self._on_progress = on_progress
        self._began = time.monotonic()
        self.so_far = _nothing_yet(school, limits)

    def take(self, points: Points) -> None:
        """Note what is known after a solve."""
        known = [
            (_to_point(problem, point, limit), point)
            for problem, point, limit in zip(self.problems, points, self._limits.values, strict=True)
            if point is not None
        ]
        self.so_far = replace(self.so_far, points=tuple(shown for shown, _ in known))
        just_solved = next(shown.limit for shown, _ in known if shown.is_solved)
        self._tell(just_solved, "")

    def work_on(self, place: int, progress: Progress) -> None:
        """Tell which limit and tier is being solved."""
        self._tell(self._limits.values[place], progress.tier.value)

    def _tell(self, limit: Decimal, tier: str) -> None:
        if self._on_progress is not None:
            seconds = time.monotonic() - self._began
            self._on_progress(TradeOffProgress(so_far=self.so_far, limit=limit, tier=tier, seconds=seconds))


def problems_along(school: School, limits: LimitRange) -> tuple[Problem, ...]:
    """Return the problem at each limit of a range, in its order."""
    timetable = lay_out(school)
    problem = to_problem(school, timetable)
    if limits.kind is LimitKind.WEEKLY:
        return tuple(_at_weekly_limit(problem, int(value)) for value in limits.values)
    minutes = scheduled_minutes(timetable)
    return tuple(_at_cap(problem, school, minutes, value) for value in limits.values)


def _at_cap(problem: Problem, school: School, minutes: dict[str, int], percent: Decimal) -> Problem:
    """Return the problem with another policy cap; a class's own stays."""
    follows = {row.id for row in school.classes if row.loss_cap_percent is None}
    classes = tuple(
        replace(found, cap_hundredths=cap_hundredths(percent, minutes.get(found.id, 0)))
        if found.id in follows
        else found
        for found in problem.classes
    )
    return replace(problem, classes=classes)


def _at_weekly_limit(problem: Problem, minutes: int) -> Problem:
    """Return the problem with no weekly release limit above `minutes`."""
    teachers = tuple(
        replace(teacher, release_week_max_minutes=min(teacher.release_week_max_minutes, minutes))
        for teacher in problem.teachers
    )
    return replace(problem, teachers=teachers)


def _nothing_yet(school: School, limits: LimitRange) -> TradeOff:
    highest = limits.values[-1]
    return TradeOff(
        school=school.info.name,
        term=school.term.name,
        limits=limits,
        points=(),
        requests_asked=len(school.requests),
        priority_asked=sum(request.priority for request in school.requests),
        own_caps=sum(row.loss_cap_percent is not None for row in school.classes),
        own_limits=sum(weekly_limit(school, row.release_week_max) < highest for row in school.teachers),
    )


def _to_point(problem: Problem, point: RangePoint, limit: Decimal) -> TradeOffPoint:
    facts = PlanFacts(problem, point.plan)
    values = {found.tier: found.value for found in point.tiers}
    return TradeOffPoint(
        limit=limit,
        requests_served=len({session.request for session in point.plan.sessions}),
        priority_served=values[Tier.REQUESTS],
        further_cycles=values[Tier.CYCLES],
        sessions=len(point.plan.sessions),
        minutes_released=sum(problem.slots[release.meeting.slot].minutes for release in facts.releases),
        lost_hundredths=values[Tier.LOST],
        worst_thousandths=point.worst_thousandths,
        worst_class=_worst_class(problem, facts),
        is_proven=point.is_proven,
        is_solved=point.is_solved,
    )


def _worst_class(problem: Problem, facts: PlanFacts) -> str:
    """Return the class that loses the largest share of its cap; the first of several, empty where none loses any."""
    lost = facts.lost_hundredths
    shares = {
        found.id: Fraction(lost[found.id], found.cap_hundredths)
        for found in problem.classes
        if found.cap_hundredths > 0 and lost.get(found.id, 0) > 0
    }
    return max(shares, key=lambda name: shares[name], default="")
