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

    Ends with the first tier that is not proven: all time that was left has gone into it. A tier that is the same for
    all plans, such as `uncovered` where nobody is absent, needs no search.

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
    search = _InTurn(problem, make, settings, recorder)
    tiers = problem.policy.tiers
    for tier in tiers:
        if not search.settle(tier, is_last=tier is tiers[-1]):
            break
    return search.plan


class _InTurn:
    """One model with the best solution so far."""

    def __init__(
        self, problem: Problem, make: Callable[[Variables, Settings], Optimiser], settings: Settings, recorder: Recorder
    ) -> None:
        self.plan: Plan | None = None
        self._problem = problem
        self._settings = settings
        self._recorder = recorder
        self._variables = build(problem)
        self._optimiser = make(self._variables, settings)
        self._values: Values | None = None
        proto = self._variables.model.proto
        recorder.built(variables=len(proto.variables), constraints=len(proto.constraints))

    def settle(self, tier: Tier, *, is_last: bool) -> bool:
        """Optimise and hold a tier; return whether it is proven. The last one searches at least for some plan."""
        objective = measure(self._variables, tier)
        if not objective.terms and (self._values is not None or not is_last):
            self._recorder.settled(tier, objective.constant, objective.constant, proven=True)
            return True
        found = self._search(objective, tier)
        self._values = self._values if found.values is None else found.values
        if self._values is None:
            return False
        self.plan = plan_of(self._variables, self._values)
        self._record(tier, self.plan, objective, found)
        self._hold(objective, total(objective.terms, self._values), maximise=tier.is_maximised)
        return found.proven

    def _search(self, objective: Measure, tier: Tier) -> Found:
        if self._values is not None:
            self._values = self._completed(objective, self._values)
        return self._optimiser.optimise(
            objective,
            maximise=tier.is_maximised,
            hint=self._values,
            seconds=max(0.0, self._settings.time_limit_seconds - self._recorder.seconds),
            watch=self._watch(tier, objective.constant),
        )

    def _completed(self, objective: Measure, values: Values) -> Values:
        """Return a solution of the model before with the variables that `objective` has added."""
        full = list(values) + [0] * (len(self._variables.model.proto.variables) - len(values))
        for var, value in objective.helpers:
            full[var.index] = value(values)
        return full

    def _watch(self, tier: Tier, constant: int) -> Watch:
        def watch(value: int | None, bound: int | None) -> None:
            told = (None if found is None else found + constant for found in (value, bound))
            self._recorder.progress(tier, *told, whole=True)

        return watch

    def _record(self, tier: Tier, plan: Plan, objective: Measure, found: Found) -> None:
        values = evaluate(self._problem, plan)
        if values[Tier.REQUESTS]:
            self._recorder.served()
        bound = None if found.bound is None else found.bound + objective.constant
        self._recorder.settled(tier, values[tier], bound, proven=found.proven)

    def _hold(self, objective: Measure, value: int, *, maximise: bool) -> None:
        expression = weighted(objective.terms)
        self._variables.model.add(expression >= value if maximise else expression <= value)
