"""The straightforward model, the same in HiGHS, and the product: three statements of the same rules agree."""

import random

import pytest

from benchmarks.engines import ENGINES, breaches_of
from benchmarks.highs import Highs
from benchmarks.in_turn import Found
from benchmarks.recorder import Event, Recorder, Settings
from benchmarks.straightforward.build import build
from benchmarks.straightforward.tiers import measure
from solver.rules import Tier
from tests.solver.random_problems import Size, random_problem, random_tiny_problem

SETTINGS = Settings(time_limit_seconds=20, seed=0, workers=1)


def settled_by(engine: str, seed: int) -> dict[object, tuple[object, object]]:
    """The value of each tier and whether it is proven, of a plan that keeps every rule."""
    problem = random_tiny_problem(seed)
    events: list[Event] = []
    plan = ENGINES[engine](problem, SETTINGS, Recorder(events.append))
    assert plan is not None
    assert breaches_of(problem, plan) == 0
    return {e["tier"]: (e["value"], e["proven"]) for e in events if e["event"] == "settled"}


@pytest.mark.parametrize("seed", range(40))
def test_all_engines_prove_the_same_value_of_every_tier(seed: int):
    expected = settled_by("product", seed)
    assert all(proven for _, proven in expected.values())
    assert settled_by("straightforward", seed) == expected
    assert settled_by("highs", seed) == expected


def test_without_time_highs_finds_nothing_and_claims_nothing():
    size = Size(teachers=(8, 8), slots=(40, 40), requests=(6, 6))
    variables = build(random_problem(random.Random(2), size))
    objective = measure(variables, Tier.LOST)
    found = Highs(variables, SETTINGS).optimise(objective, maximise=False, hint=None, seconds=0, watch=lambda *_: None)
    assert found == Found(values=None, bound=None, proven=False)
