"""Whatever a mutation of a valid plan breaks, the checker finds."""

from functools import cache

import pytest

from solver.check import check, evaluate
from solver.plan import Plan
from solver.problem import Problem
from solver.rules import Rule
from tests.random_cases import how_many
from tests.solver.brute_force import best_plan
from tests.solver.mutations import MUTATIONS
from tests.solver.random_problems import random_tiny_problem

pytestmark = pytest.mark.many

SEEDS = range(how_many(400, batch=200))


@cache
def valid_plans() -> list[tuple[int, Problem, Plan]]:
    problems = [(seed, random_tiny_problem(seed)) for seed in SEEDS]
    return [(seed, problem, best_plan(problem).plan) for seed, problem in problems]


def test_every_rule_has_its_mutation():
    # `past` compares with a published plan, which these problems do not have: test_check_past.py.
    assert set(MUTATIONS) == set(Rule) - {Rule.PAST}


@pytest.mark.xdist_group("mutations")
@pytest.mark.parametrize("rule", MUTATIONS)
def test_the_checker_finds_what_a_mutation_breaks(rule):
    mutants = 0
    for seed, problem, plan in valid_plans():
        assert check(problem, plan) == ()
        for mutation in MUTATIONS[rule]:
            for mutant in mutation(problem, plan):
                mutants += 1
                broken = {breach.rule for breach in check(problem, mutant)}
                assert rule in broken, f"seed {seed}, {mutation.__name__}: {mutant} breaks {broken} only"
                evaluate(problem, mutant)
    assert mutants > 0
