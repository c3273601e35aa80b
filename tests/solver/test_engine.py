"""One tier of one model, handed to CP-SAT, or not."""

from dataclasses import replace

import pytest
from ortools.sat.python import cp_model

from solver.model import engine
from solver.model.engine import fix, is_infeasible, optimise
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


@pytest.mark.parametrize(("both", "infeasible"), [(True, True), (False, False)])
def test_whether_a_model_has_a_solution(both, infeasible):
    variables, _ = two_switches()
    if both:
        variables.model.add_bool_and([variables.model.get_bool_var_from_proto_index(index) for index in (0, 1)])
    assert is_infeasible(variables.model, limits()) is infeasible


@pytest.mark.parametrize("is_small", [True, False])
def test_a_model_is_solved_alike_as_it_is_and_simplified(is_small):
    variables, measure = two_switches()
    outcome = optimise(
        variables,
        measure,
        maximise=False,
        limits=replace(limits(), is_small=is_small),
        start=None,
        report=lambda *_: None,
    )
    assert (outcome.values, outcome.bound) == ({0: 0, 1: 1}, 2)


def test_what_is_not_told_soon_is_asked_again_of_the_simplified_model(monkeypatch):
    asked = []

    def no_time_at_first(limits, seconds):
        asked.append(limits.is_small)
        solver = cp_model.CpSolver()
        solver.parameters.max_deterministic_time = 0.0 if limits.is_small else 1.0
        return solver

    monkeypatch.setattr(engine, "_solver", no_time_at_first)
    variables, _ = two_switches()
    for index in (0, 1):
        variables.model.add(variables.model.get_bool_var_from_proto_index(index) == 1)
    assert is_infeasible(variables.model, limits())
    assert asked == [True, False]


def test_a_variable_fixed_again_has_the_new_value_alone():
    variables, measure = two_switches()
    a = variables.model.get_bool_var_from_proto_index(0)
    for value, best in ((1, 7), (0, 5)):
        fix(variables.model, a, value)
        outcome = optimise(variables, measure, maximise=True, limits=limits(), start=None, report=lambda *_: None)
        assert outcome.bound == best


def test_a_deadline_that_passes_as_the_search_begins_is_no_fault(monkeypatch):
    variables, measure = two_switches()
    with_time = limits(seconds=30)
    late = iter([with_time.deadline - 0.001, with_time.deadline + 0.001])
    monkeypatch.setattr(engine.time, "monotonic", lambda: next(late))
    outcome = optimise(variables, measure, maximise=True, limits=with_time, start=None, report=lambda *_: None)
    assert (outcome.values, outcome.bound, outcome.infeasible) == (None, None, False)
