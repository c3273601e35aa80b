"""Tiers in turn and held, over the straightforward model: the same for every solver that is handed the model."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from benchmarks.recorder import Recorder, Settings
from benchmarks.straightforward.build import build, plan_of
from benchmarks.straightforward.tiers import Measure, Values, measure, total
from benchmarks.straightforward.variables import Variables, weighted
from solver.check import evaluate
from solver.plan import Plan
from solver.problem import Problem
from solver.rules import Tier

Watch = Callable[[int | None, int | None], None]
"""Told of the value and the bound whenever one of them changes; without the measure's constant."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What an optimiser found for one tier; value and bound without the measure's constant."""

    values: Values | None
    """Of all variables by index; None if no solution was found."""
    bound: int | None
    proven: bool


class Optimiser(Protocol):
    """A solver that has been handed the model of some variables."""

    def optimise(
        self, objective: Measure, *, maximise: bool, hint: Values | None, seconds: float, watch: Watch
    ) -> Found:
        """Search for the best value of `objective` over the model as it is now, for so many seconds at most."""


def solve_in_turn(
    problem: Problem, make: Callable[[Variables, Settings], Optimiser], settings: Settings, recorder: Recorder
) -> Plan | None:
    """Return the plan that a solver finds by optimising and holding the tiers in the policy's order.

    Ends with the first tier that is not proven: all time that was left has gone into it.

    Parameters
    ----------
    problem
        The problem.
    make
        Hands the model to the solver.
    settings
        Time limit of the whole, building included; seed and workers.
    recorder
        Told of everything on the way.
    """
    variables = build(problem)
    optimiser = make(variables, settings)
    proto = variables.model.proto
    recorder.built(variables=len(proto.variables), constraints=len(proto.constraints))
    plan: Plan | None = None
    values: Values | None = None
    for tier in problem.policy.tiers:
        objective = measure(variables, tier)
        values = None if values is None else _completed(variables, objective, values)
        found = optimiser.optimise(
            objective,
            maximise=tier.is_maximised,
            hint=values,
            seconds=max(0.0, settings.time_limit_seconds - recorder.seconds),
            watch=_watch(recorder, tier, objective.constant),
        )
        values = values if found.values is None else found.values
        if values is None:
            return None
        plan = plan_of(variables, values)
        _record(recorder, problem, tier, plan, objective, found)
        if not found.proven:
            return plan
        _hold(variables, objective, total(objective.terms, values), maximise=tier.is_maximised)
    return plan


def _record(recorder: Recorder, problem: Problem, tier: Tier, plan: Plan, objective: Measure, found: Found) -> None:
    values = evaluate(problem, plan)
    if values[Tier.REQUESTS]:
        recorder.served()
    bound = None if found.bound is None else found.bound + objective.constant
    recorder.settled(tier, values[tier], bound, proven=found.proven)


def _watch(recorder: Recorder, tier: Tier, constant: int) -> Watch:
    def watch(value: int | None, bound: int | None) -> None:
        told = (None if found is None else found + constant for found in (value, bound))
        recorder.progress(tier, *told, whole=True)

    return watch


def _completed(variables: Variables, objective: Measure, values: Values) -> Values:
    """Return the solution before with the variables that `objective` has added."""
    full = list(values) + [0] * (len(variables.model.proto.variables) - len(values))
    for var, value in objective.helpers:
        full[var.index] = value(values)
    return full


def _hold(variables: Variables, objective: Measure, value: int, *, maximise: bool) -> None:
    expression = weighted(objective.terms)
    variables.model.add(expression >= value if maximise else expression <= value)
