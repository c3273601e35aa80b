"""A solve that is given a plan to begin with."""

import threading

import pytest

from solver.check import check
from solver.params import SolveParams
from solver.plan import Plan
from solver.solve import solve
from tests.solver.random_problems import random_tiny_problem

pytestmark = pytest.mark.many

QUICK = SolveParams(workers=1, time_limit_seconds=30)


def stopped() -> threading.Event:
    event = threading.Event()
    event.set()
    return event


@pytest.mark.parametrize("seed", range(12))
def test_a_solve_that_is_stopped_at_once_keeps_the_plan_it_began_with(seed: int) -> None:
    problem = random_tiny_problem(seed)
    best = solve(problem, QUICK)
    again = solve(problem, QUICK, start=best.plan, cancel=stopped())
    assert [tier.value for tier in again.tiers] == [tier.value for tier in best.tiers]


@pytest.mark.parametrize("seed", range(12))
def test_a_plan_to_begin_with_changes_no_proven_value(seed: int) -> None:
    problem = random_tiny_problem(seed)
    best = solve(problem, QUICK)
    assert [t.value for t in solve(problem, QUICK, start=best.plan).tiers] == [t.value for t in best.tiers]
    assert [t.value for t in solve(problem, QUICK, start=Plan()).tiers] == [t.value for t in best.tiers]


def test_a_plan_that_breaks_a_rule_is_not_begun_with() -> None:
    problem, best = next(
        (problem, plan)
        for problem in map(random_tiny_problem, range(50))
        if (plan := solve(problem, QUICK).plan) is not None and plan.sessions
    )
    broken = Plan(sessions=best.sessions * 2, covers=best.covers)
    assert check(problem, broken)
    result = solve(problem, QUICK, start=broken, cancel=stopped())
    assert result.plan == solve(problem, QUICK, cancel=stopped()).plan
    assert not check(problem, result.plan)
