"""What a re-plan promises beside its optimum: pins, the end of the time, stopping, and what it leaves alone."""

import threading
from dataclasses import replace

from solver.check import check
from solver.params import SolveParams
from solver.plan import CoverKind
from solver.problem import Problem, Step, StepKind
from solver.result import Progress, SolveResult, SolveStatus, StopReason
from solver.rules import DEFAULT_REPLAN_TIERS, Tier
from solver.solve import solve
from tests.solver.builders import ProblemBuilder, cover, plan, session
from tests.solver.replan_case import replanned

MEET = Step(kind=StepKind.MEET)
QUICK = SolveParams(workers=1, time_limit_seconds=30)


def school(days: int = 5) -> ProblemBuilder:
    """Two periods a day. Cy may coach Ed, Flo and Gus are free to cover; Ed teaches 7A in period 1 of each day."""
    builder = ProblemBuilder(days=days, periods=2)
    builder.teacher("Cy", level=4)
    for name in ("Ed", "Flo", "Gus"):
        builder.teacher(name)
    for day in range(days):
        builder.meeting("7A", day, 1, "Ed")
    builder.request("Q", "Ed", MEET)
    builder.set_policy(tiers=DEFAULT_REPLAN_TIERS)
    return builder


def absent(problem: Problem, name: str, *slots: int) -> Problem:
    teachers = [replace(t, absent_slots=frozenset(slots)) if t.id == name else t for t in problem.teachers]
    return replace(problem, teachers=tuple(teachers))


def values(result: SolveResult) -> dict[Tier, int]:
    return {tier.tier: tier.value for tier in result.tiers}


def test_nothing_happened_so_nothing_changes() -> None:
    published = plan(session("Q", "Cy", 5))
    problem = replanned(school(), 2, ahead=published)
    result = solve(problem, QUICK)
    assert result.plan == published
    assert values(result)[Tier.CHANGES] == 0
    assert result.status is SolveStatus.OPTIMAL


def test_a_session_of_an_absent_coach_moves() -> None:
    # Cy's and Ed's meeting in slot 5 cannot be. Ed loses a duty there (1), Cy was absent (left out), both get one (2).
    problem = absent(replanned(school(), 2, ahead=plan(session("Q", "Cy", 5))), "Cy", 4, 5)
    result = solve(problem, QUICK)
    assert values(result)[Tier.REQUESTS] > 0
    assert values(result)[Tier.CHANGES] == 3


def test_a_pinned_session_stays_where_another_could_move() -> None:
    pinned = plan(session("Q", "Cy", 7))
    problem = replanned(school(), 2, ahead=plan(session("Q", "Cy", 5)), pinned=pinned)
    result = solve(problem, QUICK)
    assert result.plan == pinned
    assert values(result)[Tier.CHANGES] == 4


def test_a_pin_that_the_rules_forbid_leaves_no_plan() -> None:
    # In slot 4 Ed teaches, and the step releases nobody.
    problem = replanned(school(), 2, ahead=plan(session("Q", "Cy", 5)), pinned=plan(session("Q", "Cy", 4)))
    result = solve(problem, QUICK)
    assert result.plan is None
    assert (result.status, result.stop_reason) == (SolveStatus.INFEASIBLE, StopReason.INFEASIBLE)


def test_a_pinned_cover_person_is_kept_for_another_absence() -> None:
    problem = absent(replanned(school(), 2, pinned=plan(cover("7A", 4, CoverKind.COLLEAGUE, "Gus"))), "Ed", 4)
    result = solve(problem, QUICK)
    assert result.plan is not None
    assert [c.person for c in result.plan.covers] == ["Gus"]


def test_out_of_time_there_is_a_plan_all_the_same() -> None:
    problem = absent(replanned(school(), 2, ahead=plan(session("Q", "Cy", 5))), "Ed", 4, 5)
    result = solve(problem, SolveParams(workers=1, time_limit_seconds=1e-6))
    assert result.plan is not None
    assert check(problem, result.plan) == ()
    assert (result.status, result.stop_reason) == (SolveStatus.FEASIBLE, StopReason.TIME_LIMIT)
    assert not any(tier.proven for tier in result.tiers if tier.tier is Tier.REQUESTS)


def test_stopped_at_once_a_plan_keeps_the_past_and_the_pins() -> None:
    stop = threading.Event()
    stop.set()
    pinned = plan(session("Q", "Cy", 7))
    problem = replanned(school(), 2, cover("7A", 0, CoverKind.COLLEAGUE, "Gus"), ahead=pinned, pinned=pinned)
    result = solve(problem, QUICK, cancel=stop)
    assert result.plan is not None
    assert check(problem, result.plan) == ()
    assert result.stop_reason is StopReason.CANCELLED


def test_each_tier_is_told_when_it_is_proven() -> None:
    told: list[Progress] = []
    problem = absent(replanned(school(), 2, ahead=plan(session("Q", "Cy", 5))), "Ed", 4, 5)
    result = solve(problem, QUICK, on_progress=told.append)
    proven = {progress.tier: progress.incumbent for progress in told if progress.proven}
    assert proven == values(result)
    assert all(progress.bound is not None for progress in told if progress.proven)


def test_the_same_re_plan_twice_is_the_same() -> None:
    problem = absent(replanned(school(), 2, ahead=plan(session("Q", "Cy", 5))), "Ed", 4, 5, 6)
    assert solve(problem, QUICK).plan == solve(problem, QUICK).plan


def test_stopped_after_the_first_plan_what_could_stay_has_stayed() -> None:
    stop = threading.Event()

    def stop_at_a_plan(progress: Progress) -> None:
        if progress.tier is Tier.CHANGES and progress.incumbent is not None:
            stop.set()

    problem = absent(replanned(school(), 2, ahead=plan(session("Q", "Cy", 5))), "Ed", 6, 7)
    result = solve(problem, QUICK, on_progress=stop_at_a_plan, cancel=stop)
    assert result.plan is not None
    assert session("Q", "Cy", 5) in result.plan.sessions
