"""What coaches' weeks and periods teach an outline never bounds plans too tightly."""

import random

import pytest

from solver.model.best import Best
from solver.model.build import WHOLE
from solver.model.facts import Facts
from solver.model.outlines import Outlines
from solver.model.placebook import PlaceBook
from solver.params import SolveParams
from solver.problem import Problem
from solver.rules import Tier
from solver.solve import solve
from tests.solver.outline_case import limits
from tests.solver.random_problems import Size, random_problem

pytestmark = pytest.mark.many

SIZE = Size(teachers=(4, 8), slots=(8, 24), requests=(3, 7))


def outlines_of(problem: Problem, held: dict[Tier, int]) -> tuple[Outlines, Best]:
    facts = Facts(problem)
    best = Best(facts)
    best.held = held
    return Outlines(facts, best, PlaceBook(facts)), best


@pytest.mark.parametrize("seed", range(40))
def test_no_plan_loses_less(seed: int) -> None:
    problem = random_problem(random.Random(seed), SIZE)
    result = solve(problem, SolveParams(workers=1, time_limit_seconds=30))
    tiers = problem.policy.tiers
    before = tiers[: tiers.index(Tier.LOST)]
    values = {found.tier: found.value for found in result.tiers}
    outlines, best = outlines_of(problem, {tier: values[tier] for tier in before})
    best.plan = result.plan
    outline = outlines.to_ask(Tier.LOST, WHOLE, with_weeks=True)
    first, _ = outline.best(Tier.LOST, limits())
    near = outlines.near()
    near.lightest(limits())
    # What absences lose is left out of the bounds, and not of the value: more than enough room.
    near.nearest(best.cycles(), values[Tier.LOST], [], limits())
    learnt, _ = outline.best(Tier.LOST, limits())
    assert first is not None
    assert learnt is not None
    assert first <= learnt <= values[Tier.LOST]
