"""The solver against the enumeration of all plans: status and every tier, on up to 400 random tiny schools."""

import pytest

from solver.check import check
from solver.params import SolveParams
from solver.result import SolveStatus
from solver.rules import Tier
from solver.solve import solve
from tests.random_cases import how_many
from tests.solver.brute_force import best_plan
from tests.solver.random_problems import random_tiny_problem

pytestmark = pytest.mark.many

BATCH = 20
PROBLEMS = how_many(400, batch=BATCH)


@pytest.mark.parametrize("first", range(0, PROBLEMS, BATCH))
def test_the_solver_finds_the_enumerated_optimum(first):
    for seed in range(first, first + BATCH):
        problem = random_tiny_problem(seed)
        result = solve(problem, SolveParams(workers=1, time_limit_seconds=60))
        assert result.status is SolveStatus.OPTIMAL, f"seed {seed}"
        assert result.plan is not None
        assert check(problem, result.plan) == (), f"seed {seed}"
        found = {tier.tier: tier.value for tier in result.tiers}
        assert found | {Tier.CHANGES: 0} == best_plan(problem).values, f"seed {seed}, tiers {problem.policy.tiers}"
        assert all(tier.proven and tier.bound == tier.value for tier in result.tiers), f"seed {seed}"
