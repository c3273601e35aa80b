"""What holds for the plan of every school, on random small ones."""

import random
from dataclasses import replace

import pytest
from hypothesis import given, seed, settings
from hypothesis import strategies as st

from solver.check import check, evaluate
from solver.params import SolveParams
from solver.plan import Cover, Plan, Session
from solver.problem import CoverKind, CoverLimits, Problem, Teacher
from solver.result import SolveResult
from solver.rules import DEFAULT_TIERS, Rule, Tier
from solver.solve import solve
from tests.solver.random_problems import Size, random_problem, random_tiny_problem

SMALL = Size(teachers=(3, 7), slots=(8, 16), requests=(1, 4), substitutes=(0, 3), absences=4)
small_schools = st.randoms(use_true_random=False).map(lambda rng: random_problem(rng, SMALL))
few = settings(max_examples=60, deadline=None, database=None)


def _solve(problem: Problem) -> SolveResult:
    return solve(problem, SolveParams(workers=1, time_limit_seconds=20))


@pytest.mark.parametrize("part", range(5))  # 5 x 60 = 300 schools, in parts that run side by side
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


def _more_willing_coaches(problem: Problem) -> Problem:
    return replace(problem, teachers=tuple(replace(teacher, coach=True) for teacher in problem.teachers))


def _higher_caps(problem: Problem) -> Problem:
    return replace(
        problem,
        classes=tuple(replace(found, cap_hundredths=2 * found.cap_hundredths) for found in problem.classes),
        groups=tuple(replace(group, cap_hundredths=2 * group.cap_hundredths) for group in problem.groups),
    )


def _higher_limits(problem: Problem) -> Problem:
    def raised(limit: int | None) -> int | None:
        return None if limit is None else limit + 1

    def of(teacher: Teacher) -> Teacher:
        limits = teacher.cover_limits
        return replace(
            teacher,
            max_requests=teacher.max_requests + 1,
            release_day_max_minutes=teacher.release_day_max_minutes + 60,
            release_week_max_minutes=teacher.release_week_max_minutes + 60,
            release_term_max_minutes=teacher.release_term_max_minutes + 60,
            prep_week_min_minutes=teacher.prep_week_min_minutes // 2,
            cover_limits=CoverLimits(
                per_day=raised(limits.per_day), per_week=raised(limits.per_week), per_term=raised(limits.per_term)
            ),
        )

    return replace(problem, teachers=tuple(of(teacher) for teacher in problem.teachers))


@pytest.mark.parametrize("loosen", [_more_willing_coaches, _higher_caps, _higher_limits])
def test_more_slack_never_serves_fewer(loosen):
    @seed(1)
    @settings(few, max_examples=40)
    @given(small_schools)
    def holds(drawn: Problem) -> None:
        # Without absences nothing comes before `requests`, and every plan stays a plan.
        present = tuple(replace(teacher, absent_slots=frozenset()) for teacher in drawn.teachers)
        problem = replace(drawn, teachers=present, policy=replace(drawn.policy, tiers=DEFAULT_TIERS))
        before, after = (_tier(_solve(found)) for found in (problem, loosen(problem)))
        assert before <= after

    holds()


def _tier(result: SolveResult) -> int:
    found = next(tier for tier in result.tiers if tier.tier is Tier.REQUESTS)
    assert found.proven
    return found.value


names = st.sampled_from(["T1", "T2", "S1", "R1", "R2", "AT1", "BT2", "", "nobody"])
numbers = st.integers(-3, 12)
sessions = st.builds(
    Session, request=names, cycle=numbers, step=numbers, coach=names, slot=numbers, class_id=st.none() | names
)
covers = st.builds(Cover, class_id=names, slot=numbers, kind=st.sampled_from(CoverKind), person=st.none() | names)
plans = st.builds(
    Plan, sessions=st.lists(sessions, max_size=6).map(tuple), covers=st.lists(covers, max_size=6).map(tuple)
)


@settings(max_examples=400, deadline=None, derandomize=True, database=None)
@given(st.integers(0, 50).map(random_tiny_problem), plans)
def test_any_plan_at_all_is_judged_without_an_error(problem: Problem, plan: Plan):
    breaches = check(problem, plan)
    assert all(breach.rule in Rule and breach.sentence.endswith(".") for breach in breaches)
    assert set(evaluate(problem, plan)) == set(Tier)


def test_the_small_schools_serve_somebody():
    # Otherwise the properties above would be about empty plans.
    served = [_solve(random_problem(random.Random(seed), SMALL)).plan for seed in range(20)]
    assert sum(bool(plan and plan.sessions) for plan in served) >= 10
