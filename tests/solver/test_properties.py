"""What holds for the plan of every school, on random small ones."""

import random

import pytest
from hypothesis import given, seed, settings
from hypothesis import strategies as st

from solver.check import check, evaluate
from solver.params import SolveParams
from solver.plan import Cover, Plan, Session
from solver.problem import CoverKind, Problem
from solver.result import SolveResult
from solver.rules import Rule, Tier
from solver.solve import solve
from tests.random_cases import how_many
from tests.solver.random_problems import Size, random_problem, random_tiny_problem

pytestmark = pytest.mark.many

SMALL = Size(teachers=(3, 7), slots=(8, 16), requests=(1, 4), substitutes=(0, 3), absences=4)
small_schools = st.randoms(use_true_random=False).map(lambda rng: random_problem(rng, SMALL))
few = settings(max_examples=60, deadline=None, database=None)


def _solve(problem: Problem) -> SolveResult:
    return solve(problem, SolveParams(workers=1, time_limit_seconds=20))


@pytest.mark.parametrize("part", range(how_many(5)))  # of 60 schools each, side by side
def test_every_plan_passes_the_checker(part):
    @seed(part)
    @few
    @given(small_schools)
    def holds(problem: Problem) -> None:
        result = _solve(problem)
        assert result.plan is not None
        assert check(problem, result.plan) == ()
        values = evaluate(problem, result.plan)
        assert {tier.tier: tier.value for tier in result.tiers} == {tier: values[tier] for tier in problem.policy.tiers}

    holds()


names = st.sampled_from(["T1", "T2", "S1", "R1", "R2", "AT1", "BT2", "", "nobody"])
numbers = st.integers(-3, 12)
sessions = st.builds(
    Session, request=names, cycle=numbers, step=numbers, coach=names, slot=numbers, class_id=st.none() | names
)
covers = st.builds(Cover, class_id=names, slot=numbers, kind=st.sampled_from(CoverKind), person=st.none() | names)
plans = st.builds(
    Plan, sessions=st.lists(sessions, max_size=6).map(tuple), covers=st.lists(covers, max_size=6).map(tuple)
)


@settings(max_examples=how_many(400), deadline=None, derandomize=True, database=None)
@given(st.integers(0, 50).map(random_tiny_problem), plans)
def test_any_plan_at_all_is_judged_without_an_error(problem: Problem, plan: Plan):
    breaches = check(problem, plan)
    assert all(breach.rule in Rule and breach.sentence.endswith(".") for breach in breaches)
    assert set(evaluate(problem, plan)) == set(Tier)


def test_the_small_schools_serve_somebody():
    # Otherwise the properties above would be about empty plans.
    served = [_solve(random_problem(random.Random(seed), SMALL)).plan for seed in range(20)]
    assert sum(bool(plan and plan.sessions) for plan in served) >= 10
