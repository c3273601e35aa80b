"""One tier of one model, handed to CP-SAT, or not."""

import pytest

from solver.model import engine
from solver.model.engine import optimise
from solver.model.facts import Facts
from solver.model.tiers import Measure
from solver.model.variables import Variables
from tests.solver.builders import ProblemBuilder
from tests.solver.outline_case import limits


def two_switches() -> tuple[Variables, Measure]:
    """Two booleans a and b of which one at most is true; the measure is 5 + 2 a - 3 b: from 2 to 7 by the domains."""
    variables = Variables(Facts(ProblemBuilder(days=1, periods=1).build()))
    a, b = variables.model.new_bool_var("a"), variables.model.new_bool_var("b")
    variables.model.add_at_most_one([a, b])
    return variables, Measure(constant=5, terms=[(a, 2), (b, -3)])


@pytest.mark.parametrize(("start", "maximise", "value"), [({0: 0, 1: 1}, False, 2), ({0: 1, 1: 0}, True, 7)])
def test_a_start_that_nothing_can_be_better_than_is_not_searched(monkeypatch, start, maximise, value):
    # CP-SAT aborts the whole program where it is stopped in its presolve and a start then turns out to be best.
    monkeypatch.setattr(engine, "_solver", lambda *_: pytest.fail("a search was begun"))
    variables, measure = two_switches()
    told = []
    outcome = optimise(
        variables, measure, maximise=maximise, limits=limits(), start=start, report=lambda *pair: told.append(pair)
    )
    assert (outcome.values, outcome.bound, outcome.infeasible) == (start, value, False)
    assert told == [(value, value)]


def test_a_start_that_something_is_better_than_is_searched():
    variables, measure = two_switches()
    outcome = optimise(variables, measure, maximise=False, limits=limits(), start={0: 0, 1: 0}, report=lambda *_: None)
    assert (outcome.values, outcome.bound) == ({0: 0, 1: 1}, 2)
