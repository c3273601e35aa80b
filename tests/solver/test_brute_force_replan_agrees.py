"""The solver against the enumeration of all re-plans: every tier, `changes` too, on up to 300 random tiny schools."""

import pytest

from solver.check import check
from solver.params import SolveParams
from solver.result import SolveStatus
from solver.solve import solve
from tests.random_cases import how_many
from tests.solver.brute_force_replan import best_replan
from tests.solver.random_replans import random_replan

pytestmark = pytest.mark.many

BATCH = 20
REPLANS = how_many(300, batch=BATCH)


@pytest.mark.parametrize("first", range(0, REPLANS, BATCH))
def test_the_solver_finds_the_enumerated_optimum(first):
    for seed in range(first, first + BATCH):
        problem = random_replan(seed)
        best = best_replan(problem)
        result = solve(problem, SolveParams(workers=1, time_limit_seconds=60))
        if best is None:
            assert result.plan is None, f"seed {seed}"
            continue
        assert result.status is SolveStatus.OPTIMAL, f"seed {seed}"
        assert result.plan is not None
        assert check(problem, result.plan) == (), f"seed {seed}"
        found = {tier.tier: tier.value for tier in result.tiers}
        assert found == best.values, f"seed {seed}, tiers {problem.policy.tiers}"
        assert all(tier.proven and tier.bound == tier.value for tier in result.tiers), f"seed {seed}"
