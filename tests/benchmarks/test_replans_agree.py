"""The straightforward model and the product prove the same of random tiny re-plans, `changes` among the tiers."""

from dataclasses import replace

import pytest

from benchmarks.engines import ENGINES, breaches_of
from benchmarks.recorder import Event, Recorder, Settings
from solver.plan import Plan
from solver.problem import Problem
from tests.solver.random_replans import random_replan

SETTINGS = Settings(time_limit_seconds=20, seed=0, workers=1)
BATCH = 10


def settled_by(engine: str, problem: Problem) -> dict[object, tuple[object, object]]:
    """The value of each tier and whether it is proven, of a plan that keeps every rule."""
    events: list[Event] = []
    plan = ENGINES[engine](problem, SETTINGS, Recorder(events.append))
    assert plan is not None
    assert breaches_of(problem, plan) == 0
    return {e["tier"]: (e["value"], e["proven"]) for e in events if e["event"] == "settled"}


def without_pins(seed: int) -> Problem:
    """The random re-plan of this seed: the yardstick knows no pins."""
    problem = random_replan(seed)
    assert problem.published is not None
    return replace(problem, published=replace(problem.published, pinned=Plan()))


@pytest.mark.parametrize("first", range(0, 40, BATCH))
def test_both_prove_the_same_value_of_every_tier(first: int):
    for seed in range(first, first + BATCH):
        problem = without_pins(seed)
        expected = settled_by("product", problem)
        assert all(proven for _, proven in expected.values()), f"seed {seed}"
        assert settled_by("straightforward", problem) == expected, f"seed {seed}"


@pytest.mark.parametrize("seed", range(100, 106))
def test_so_does_the_same_model_in_highs(seed: int):
    problem = without_pins(seed)
    assert settled_by("highs", problem) == settled_by("product", problem)
