"""In schools without absences, more of anything never serves fewer requests: 200 random pairs of schools.

Each pair is a school and the same with less of one thing; every plan of the second is a plan of the first.
"""

import random
from dataclasses import replace

import pytest

from solver.check import check
from solver.params import SolveParams
from solver.problem import Problem
from solver.result import SolveResult, SolveStatus
from solver.rules import Tier
from solver.solve import solve
from tests.random_cases import how_many
from tests.solver.random_problems import Size, random_problem
from tests.solver.reductions import REDUCTIONS

pytestmark = pytest.mark.many

PAIRS = how_many(200)
SMALL = Size(teachers=(3, 7), slots=(8, 16), requests=(2, 4), substitutes=(0, 2), absences=1)
SERVING = (Tier.UNCOVERED, Tier.REQUESTS)


def random_school(seed: int) -> Problem:
    """Return a small school in which nobody is absent."""
    problem = random_problem(random.Random(seed), SMALL)
    teachers = tuple(replace(teacher, absent_slots=frozenset()) for teacher in problem.teachers)
    return replace(problem, teachers=teachers, policy=replace(problem.policy, tiers=SERVING))


def proven(problem: Problem) -> SolveResult:
    result = solve(problem, SolveParams(workers=1, time_limit_seconds=20))
    assert result.status is SolveStatus.OPTIMAL
    return result


def requests_of(result: SolveResult) -> int:
    return result.tiers[SERVING.index(Tier.REQUESTS)].value


def compare(seed: int) -> int:
    """Compare one pair; return how much more is served where there is more."""
    reduce = REDUCTIONS[seed % len(REDUCTIONS)]
    more = random_school(seed)
    less = reduce(more, random.Random(seed))
    with_less, with_more = proven(less), proven(more)
    assert with_less.plan is not None
    assert check(more, with_less.plan) == (), f"seed {seed}: {reduce.__name__} adds a plan"
    gain = requests_of(with_more) - requests_of(with_less)
    assert gain >= 0, f"seed {seed}: {reduce.__name__}"
    return gain


def test_more_of_anything_never_serves_fewer() -> None:
    gains = [compare(seed) for seed in range(PAIRS)]
    # Otherwise the pairs would be about nothing: in a quarter of them, what was taken away did matter.
    assert sum(gain > 0 for gain in gains) >= PAIRS // 4
