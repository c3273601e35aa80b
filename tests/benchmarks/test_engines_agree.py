"""The straightforward model, the same in HiGHS, and the product: three statements of the same rules agree."""

import pytest

from benchmarks.engines import ENGINES, breaches_of
from benchmarks.recorder import Event, Recorder, Settings
from tests.solver.random_problems import random_tiny_problem

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
