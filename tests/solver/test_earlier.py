"""Of equally good plans an earlier one."""

import threading

import pytest

from solver.check import check, evaluate
from solver.model.best import Best
from solver.model.clock import Clock
from solver.model.earlier import move_earlier
from solver.model.facts import Facts
from solver.model.placebook import PlaceBook
from solver.params import SolveParams
from solver.plan import Plan, Session
from solver.problem import MayRelease, Problem, Step, StepKind, TeacherCover
from solver.solve import solve
from tests.random_cases import how_many
from tests.solver.builders import ProblemBuilder, session
from tests.solver.random_problems import random_tiny_problem

MEET = Step(kind=StepKind.MEET)
MEET_ANYWAY = Step(kind=StepKind.MEET, release=MayRelease.COACH)


def school(days: int, *steps: Step) -> ProblemBuilder:
    """One period a day; Ed wants to meet Cy, and Gus could cover for her."""
    builder = ProblemBuilder(days=days, periods=1)
    builder.set_policy(teacher_cover=TeacherCover.ALL)
    builder.teacher("Cy", level=3)
    builder.teacher("Ed")
    builder.teacher("Gus")
    builder.request("Q", "Ed", *steps)
    return builder


def moved(
    problem: Problem, *sessions: Session, cancelled: bool = False, seconds: float = 60, is_proven: bool = True
) -> list[int]:
    """Return the slots of a plan's sessions after they have been moved, every tier held where it was."""
    facts = Facts(problem)
    best = Best(facts)
    best.plan = Plan(sessions=sessions, covers=())
    assert check(problem, best.plan) == ()
    values = evaluate(problem, best.plan)
    best.held.update({tier: values[tier] for tier in problem.policy.tiers})
    clock = Clock(SolveParams(workers=1, time_limit_seconds=seconds), threading.Event())
    if cancelled:
        clock.cancel.set()
    move_earlier(facts, PlaceBook(facts).whole, best, clock, is_proven=is_proven)
    assert check(problem, best.plan) == ()
    assert evaluate(problem, best.plan) == values
    return [found.slot for found in best.plan.sessions]


def test_a_session_moves_to_the_first_day_that_suits_both() -> None:
    builder = school(4, MEET)
    builder.meeting("7A", 0, 1, "Cy")
    assert moved(builder.build(), session("Q", "Cy", 3)) == [1]


def test_not_to_a_day_on_which_a_class_would_lose_time() -> None:
    builder = school(4, MEET_ANYWAY)
    builder.meeting("7A", 0, 1, "Cy")
    # On day 0 Gus would cover 7A, which costs it minutes that the plan so far does not.
    assert moved(builder.build(), session("Q", "Cy", 3)) == [1]


def test_a_cycle_moves_with_all_its_steps() -> None:
    builder = school(5, MEET, Step(kind=StepKind.MEET, min_days=2, max_days=2))
    # The second step is two school days after the first: 2 and 4 become 0 and 2.
    assert moved(builder.build(), session("Q", "Cy", 2), session("Q", "Cy", 4, step=2)) == [0, 2]


def test_another_request_stands_where_it_is_earlier_already() -> None:
    builder = school(4, MEET)
    builder.request("R", "Gus", MEET)
    assert moved(builder.build(), session("R", "Cy", 0), session("Q", "Cy", 3)) == [1, 0], "Q, then R"


def test_nothing_moves_once_somebody_has_asked_to_stop() -> None:
    assert moved(school(4, MEET).build(), session("Q", "Cy", 3), cancelled=True) == [3]


@pytest.mark.parametrize(("is_proven", "slot"), [(True, 0), (False, 3)])
def test_after_the_time_limit_only_a_proven_plan_is_moved_for_it_must_not_depend_on_the_clock(is_proven, slot) -> None:
    assert moved(school(4, MEET).build(), session("Q", "Cy", 3), seconds=1e-9, is_proven=is_proven) == [slot]


@pytest.mark.many
@pytest.mark.parametrize("seed", range(how_many(40)))
def test_an_earlier_plan_is_as_good_in_every_tier(seed: int) -> None:
    problem = random_tiny_problem(seed)
    params = {"workers": 1, "time_limit_seconds": 30}
    late, early = (solve(problem, SolveParams(early=early, **params)) for early in (False, True))
    assert [tier.value for tier in early.tiers] == [tier.value for tier in late.tiers]
    assert day_sum(problem, early.plan) <= day_sum(problem, late.plan)


def day_sum(problem: Problem, plan: Plan) -> int:
    return sum(int(Facts(problem).day[found.slot]) for found in plan.sessions)
