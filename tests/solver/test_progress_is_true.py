"""What a solve tells on the way holds for the whole school."""

import pytest

from solver.params import SolveParams
from solver.result import Progress
from solver.solve import solve
from tests.solver.random_problems import random_tiny_problem

pytestmark = pytest.mark.many


@pytest.mark.parametrize("seed", range(50))
def test_incumbents_and_bounds_lie_on_either_side_of_the_best(seed: int) -> None:
    seen: list[Progress] = []
    result = solve(random_tiny_problem(seed), SolveParams(workers=1, time_limit_seconds=30), on_progress=seen.append)
    best = {tier.tier: tier.value for tier in result.tiers}
    for moment in seen:
        sign = 1 if moment.tier.is_maximised else -1
        if moment.incumbent is not None:
            assert sign * moment.incumbent <= sign * best[moment.tier], moment
        if moment.bound is not None:
            assert sign * moment.bound >= sign * best[moment.tier], moment
