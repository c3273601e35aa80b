"""A range of limits: the same values as solving each limit by itself, from fewer solves."""

import random
import threading
from dataclasses import replace

import pytest

from solver.check import check, evaluate
from solver.params import SolveParams
from solver.plan import Plan
from solver.problem import MayRelease, Policy, Problem, Step, StepKind, TeacherCover
from solver.result import Progress, SolveResult, SolveStatus, StopReason, TierResult
from solver.rules import DEFAULT_TIERS, Tier
from solver.solve import solve
from solver.tradeoff import FIXED_TIERS, RangePoint, range_tiers, solve_range
from solver.tradeoff.lighter import lighter_plan
from solver.tradeoff.point import with_bounds_of
from tests.random_cases import how_many
from tests.solver.builders import ProblemBuilder
from tests.solver.random_problems import Size, random_problem, random_tiny_problem

QUICK = SolveParams(workers=1, time_limit_seconds=30)
SHARES = (0, 10, 25, 40, 50, 60, 70, 80, 90, 100, 120, 200)
"""Twelve caps, in percent of those that the problem came with."""


def at_cap_share(problem: Problem, percent: int) -> Problem:
    """Return the problem with every second class's cap changed, as if the others had caps of their own."""
    classes = tuple(
        replace(found, cap_hundredths=found.cap_hundredths * percent // 100) if place % 2 == 0 else found
        for place, found in enumerate(problem.classes)
    )
    return replace(problem, classes=classes)


def at_week_limit(problem: Problem, minutes: int) -> Problem:
    teachers = tuple(
        replace(teacher, release_week_max_minutes=min(teacher.release_week_max_minutes, minutes))
        for teacher in problem.teachers
    )
    return replace(problem, teachers=teachers)


class CountingSolver:
    """The true solver, with a note of what it was asked."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.starts: list[Plan | None] = []
        self.seconds: list[float] = []

    def __call__(self, problem: Problem, params: SolveParams, **kwargs) -> SolveResult:
        self.problems.append(problem)
        self.starts.append(kwargs["start"])
        self.seconds.append(params.time_limit_seconds)
        return solve(problem, params, **kwargs)


def fixed_values(result: SolveResult) -> list[int]:
    assert result.status is SolveStatus.OPTIMAL
    return [found.value for found in result.tiers if found.tier in FIXED_TIERS]


def agrees_with_single_solves(problems: list[Problem]) -> tuple[int, int]:
    """Compare a range with a solve for each of its problems; return how many solves it took, and how many values."""
    solver = CountingSolver()
    points = solve_range(problems, QUICK, solver=solver)
    singly = []
    for problem, point in zip(problems, points, strict=True):
        assert point is not None
        assert point.is_proven
        alone = solve(replace(problem, policy=replace(problem.policy, tiers=range_tiers(problem.policy))), QUICK)
        singly.append(fixed_values(alone))
        assert [found.value for found in point.tiers] == singly[-1]
        assert check(problem, point.plan) == ()
        values = evaluate(problem, point.plan)
        assert [found.value for found in point.tiers] == [values[found.tier] for found in point.tiers]
        assert point.worst_thousandths == values[Tier.WORST]
    assert len(solver.problems) == sum(point.is_solved for point in points if point is not None)
    return len(solver.problems), len({tuple(values) for values in singly})


@pytest.mark.parametrize("seed", range(how_many(25)))
def test_each_cap_has_the_values_of_a_solve_of_its_own(seed: int) -> None:
    problem = random_tiny_problem(seed)
    solves, values = agrees_with_single_solves([at_cap_share(problem, percent) for percent in SHARES])
    assert values <= solves <= len(SHARES)


@pytest.mark.parametrize("seed", range(how_many(12)))
def test_each_weekly_limit_has_the_values_of_a_solve_of_its_own(seed: int) -> None:
    problem = random_tiny_problem(seed)
    agrees_with_single_solves([at_week_limit(problem, minutes) for minutes in (0, 45, 60, 90, 120, 240)])


@pytest.mark.many
def test_larger_schools_take_few_solves() -> None:
    """Twenty small schools with twelve caps each, solved singly, are 240 solves; 4 a school would be 80."""
    size = Size(teachers=(3, 7), slots=(8, 16), requests=(1, 4), substitutes=(0, 3), absences=4)
    solver = CountingSolver()
    for seed in range(20):
        problem = random_problem(random.Random(seed), size)
        before = len(solver.problems)
        solve_range([at_cap_share(problem, percent) for percent in SHARES], QUICK, solver=solver)
        assert len(solver.problems) - before <= 4, f"seed {seed}"
    assert len(solver.problems) < 40


def two_requests(cap_minutes: int) -> Problem:
    """Return a school in which each of two requests costs class A 60 minutes: its teacher C leaves it uncovered.

    C teaches A on each of three days; T1 teaches on the first day, T2 on the third, so that no two releases of A are
    next to each other. A cap below 60 minutes allows no request, below 120 one, from 120 on both.
    """
    builder = ProblemBuilder(days=3, periods=1, period_minutes=60)
    builder.set_policy(allow_uncovered=True, teacher_cover=TeacherCover.NONE, tiers=range_tiers(builder.policy))
    builder.teacher("C", level=5)
    builder.school_class("A", cap_hundredths=100 * cap_minutes)
    for day in range(3):
        builder.meeting("A", day, 1, "C")
    for name, day in (("T1", 0), ("T2", 2)):
        builder.teacher(name)
        builder.meeting(f"OF-{name}", day, 1, name)
        builder.request(f"R-{name}", name, Step(kind=StepKind.OBSERVE, release=MayRelease.COACH))
    return builder.build()


CAPS = (0, 15, 30, 59, 60, 75, 90, 119, 120, 150, 170, 180)


def requests_of(point: RangePoint | None) -> int:
    assert point is not None
    return next(found.value for found in point.tiers if found.tier is Tier.REQUESTS)


def test_twelve_caps_with_three_values_take_three_solves() -> None:
    solver = CountingSolver()
    points = solve_range([two_requests(cap) for cap in CAPS], QUICK, solver=solver)
    # priority 3 each
    assert [requests_of(point) for point in points] == [0] * 4 + [3] * 4 + [6] * 4
    assert [cap for cap, point in zip(CAPS, points, strict=True) if point and point.is_solved] == [59, 119, 180]
    # 120 of 120 minutes lost at a cap of 120; 120 of 180 are 66.67 %, rounded up to 667 thousandths; 60 of 119 to 505
    worst = {cap: point.worst_thousandths for cap, point in zip(CAPS, points, strict=True) if point}
    assert (worst[120], worst[180], worst[119], worst[59]) == (1000, 667, 505, 0)


def test_each_solve_begins_with_what_the_looser_plan_leaves() -> None:
    solver = CountingSolver()
    solve_range([two_requests(cap) for cap in CAPS], QUICK, solver=solver)
    sessions = [None if start is None else len(start.sessions) for start in solver.starts]
    assert sessions == [None, 1, 0]


def test_a_lighter_plan_keeps_the_most_urgent_request() -> None:
    loose = two_requests(120)
    urgent = replace(loose, requests=tuple(replace(r, priority=5 if r.id == "R-T2" else 3) for r in loose.requests))
    plan = solve(urgent, QUICK).plan
    assert plan is not None
    tight = replace(urgent, classes=two_requests(60).classes)
    lighter = lighter_plan(tight, plan)
    assert [session.request for session in lighter.sessions] == ["R-T2"]
    assert check(tight, lighter) == ()


class CutShort(CountingSolver):
    """A solver that finds nothing at the loosest limit, as one does whose time is up, and all at the others."""

    def __call__(self, problem: Problem, params: SolveParams, **kwargs) -> SolveResult:
        if self.problems:
            return super().__call__(problem, params, **kwargs)
        self.problems.append(problem)
        tiers = {Tier.UNCOVERED: 0, Tier.REQUESTS: 6, Tier.CYCLES: 0, Tier.LOST: 0, Tier.WORST: 0}
        return SolveResult(
            status=SolveStatus.FEASIBLE,
            plan=Plan(),
            tiers=tuple(TierResult(tier=t, value=0, bound=b, proven=b == 0) for t, b in tiers.items()),
            seconds=1.0,
            stop_reason=StopReason.TIME_LIMIT,
        )


def test_a_looser_limit_never_serves_fewer_even_where_its_solve_was_cut_short() -> None:
    solver = CutShort()
    points = solve_range([two_requests(cap) for cap in (30, 60, 119, 180)], QUICK, solver=solver)
    # 180 was cut short, so 119 is solved by itself; its plan is one of 180 too. 60 follows from 119.
    assert [requests_of(point) for point in points] == [0, 3, 3, 3]
    assert len(solver.problems) == 3
    loosest = points[-1]
    assert loosest is not None
    # Both requests may be possible at 180 for all that is known, and then any time may be lost.
    assert [(t.tier, t.value, t.bound, t.proven) for t in loosest.tiers if t.tier is not Tier.CYCLES] == [
        (Tier.UNCOVERED, 0, 0, True),
        (Tier.REQUESTS, 3, 6, False),
        (Tier.LOST, 6000, 0, False),
    ]


def test_a_bound_of_a_looser_limit_holds_as_far_as_the_first_difference() -> None:
    def point(requests: tuple[int, int], lost: tuple[int, int]) -> RangePoint:
        found = ((Tier.UNCOVERED, 0, 0), (Tier.REQUESTS, *requests), (Tier.LOST, *lost))
        tiers = tuple(TierResult(tier=t, value=v, bound=b, proven=v == b) for t, v, b in found)
        return RangePoint(plan=Plan(), tiers=tiers, worst_thousandths=0, is_solved=True)

    def bounds(found: RangePoint) -> list[int]:
        return [tier.bound for tier in found.tiers]

    looser = point(requests=(6, 6), lost=(200, 200))
    same = with_bounds_of(point(requests=(6, 9), lost=(200, 0)), looser)
    assert same.is_proven
    # With fewer requests less may be lost, so a least lost time for more requests says nothing.
    fewer = with_bounds_of(point(requests=(3, 9), lost=(100, 0)), looser)
    assert bounds(fewer) == [0, 6, 0]
    assert not fewer.is_proven
    # A bound of its own that tells more stays.
    assert bounds(with_bounds_of(point(requests=(5, 5), lost=(100, 50)), looser)) == [0, 5, 50]


class SlowSolver(CountingSolver):
    """The same, by whose clock the first solve takes some seconds."""

    def __init__(self, first_seconds: float) -> None:
        super().__init__()
        self.first_seconds = first_seconds

    def now(self) -> float:
        return self.first_seconds if self.problems else 0.0


@pytest.mark.parametrize(
    ("first_seconds", "seconds"),
    [
        # 20 s in all: 20 - 1 shared by the 8 caps to 119, then by the 4 to 59.
        (1, [30, 19 / 8, 19 / 4]),
        # 8 x 7 s in all, of which 7 are gone.
        (7, [30, 49 / 8, 49 / 4]),
        # No more than four time limits in all, and no more than one for each: 120 - 70, if the first overran so far.
        (70, [30, 50 / 8, 50 / 4]),
    ],
)
def test_all_solves_together_take_eight_times_the_first_or_twenty_seconds(monkeypatch, first_seconds, seconds) -> None:
    solver = SlowSolver(first_seconds)
    monkeypatch.setattr("solver.tradeoff.sweep.time.monotonic", solver.now)
    solve_range([two_requests(cap) for cap in CAPS], SolveParams(workers=1, time_limit_seconds=30), solver=solver)
    assert solver.seconds == pytest.approx(seconds)


def test_what_was_told_before_a_stop_stays() -> None:
    cancel = threading.Event()
    told: list[int] = []

    def stop_after_the_first(points: tuple[RangePoint | None, ...]) -> None:
        told.append(sum(point is not None for point in points))
        cancel.set()

    points = solve_range([two_requests(cap) for cap in CAPS], QUICK, on_points=stop_after_the_first, cancel=cancel)
    assert told == [4]
    assert [point is not None for point in points] == [False] * 8 + [True] * 4


def test_progress_names_the_problem_in_hand() -> None:
    seen: list[tuple[int, Tier]] = []

    def note(place: int, progress: Progress) -> None:
        seen.append((place, progress.tier))

    solve_range([two_requests(cap) for cap in CAPS], QUICK, on_progress=note)
    assert {place for place, _ in seen} == {3, 7, 11}
    assert {tier for _, tier in seen} == {*FIXED_TIERS, Tier.WORST}


@pytest.mark.parametrize(
    ("policy_tiers", "expected"),
    [
        (DEFAULT_TIERS, ("uncovered", "requests", "cycles", "lost", "worst")),
        ((Tier.WORST, Tier.LOST, Tier.REQUESTS), ("lost", "requests", "uncovered", "cycles", "worst")),
    ],
)
def test_the_tiers_are_in_the_order_of_the_policy_and_worst_is_last(policy_tiers, expected) -> None:
    assert range_tiers(Policy(tiers=policy_tiers)) == expected
