"""One tier of one model, handed to CP-SAT: the only place that touches the solver itself."""

import math
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

from ortools.sat.python import cp_model

from solver.model.tiers import Measure
from solver.model.variables import Variables, weighted

Report = Callable[[int | None, int | None], None]
"""Called with the incumbent and the bound whenever one of them changes, on CP-SAT's own threads."""

EFFORT_AS_IT_IS = 0.7
"""Most work on a question about a model that is not simplified, in CP-SAT's deterministic seconds."""


def tell_nobody(_incumbent: int | None, _bound: int | None) -> None:
    """Keep a search to oneself."""


def incumbents_of(report: Report, bound: int | None) -> Report:
    """Return a report for the search of a part: its incumbents are plans, its bound says nothing of other plans."""

    def pass_on(incumbent: int | None, _bound: int | None) -> None:
        if incumbent is not None:
            report(incumbent, bound)

    return pass_on


def bounds_of(report: Report, incumbent: int | None) -> Report:
    """Return a report for the search of a wider model: its bound holds for plans, its incumbents are none."""

    def pass_on(_incumbent: int | None, bound: int | None) -> None:
        if bound is not None:
            report(incumbent, bound)

    return pass_on


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """When to stop, and with what to work."""

    deadline: float
    """`time.monotonic` at which the search ends."""
    seed: int
    workers: int
    cancel: threading.Event
    effort: float | None = None
    """Most work of the search, in CP-SAT's deterministic seconds; None = no limit. A search that ends by it ends at the
    same point on every machine."""
    tight_relaxation: bool = False
    """Whether a single worker should keep the whole linear relaxation in view: best where the bound is the point."""
    side_by_side: int = 1
    """How many small questions may be asked at the same time, each by one worker."""
    is_small: bool = False
    """Whether the model is so small that simplifying it costs more than the search."""

    def is_over(self) -> bool:
        """Return whether the time is up or somebody has asked to stop."""
        return time.monotonic() >= self.deadline or self.cancel.is_set()


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a search found."""

    values: dict[int, int] | None
    """Values of all variables by index; None if no solution was found (or none exists)."""
    bound: int | None
    """Proven bound of the tier; None if none is known."""
    infeasible: bool = False
    """Proven that no solution exists."""
    is_settled: bool = False
    """Proven that no solution exists, or that none is better."""


def optimise(
    variables: Variables,
    measure: Measure,
    *,
    maximise: bool,
    limits: Limits,
    start: dict[int, int] | None,
    report: Report,
    hint: dict[int, int] | None = None,
) -> Outcome:
    """Search for the best value of `measure`.

    Parameters
    ----------
    variables
        The model; its objective and hint are replaced.
    measure
        The tier's expression.
    maximise
        Whether more is better.
    limits
        Deadline, seed, workers and the event that stops the search.
    start
        A complete solution to begin with, or None.
    report
        Told of each new incumbent and bound.
    hint
        Without `start`: values near which to look first; they need not be a solution.
    """
    model = variables.model
    if start is not None and measure.value(start) == _best_thinkable(model, measure, maximise=maximise):
        # Not only quicker: CP-SAT 9.15 aborts the program where it is stopped in its presolve, a complete start is then
        # loaded, and nothing can be better ("Check failed: solution->size() == postsolve_mapping.size()").
        report(measure.value(start), measure.value(start))
        return Outcome(values=start, bound=measure.value(start), is_settled=True)
    _set_objective(model, measure, maximise)
    _set_hint(model, hint if start is None else start)
    if limits.is_over():
        return Outcome(values=start, bound=None)
    solver = _solver(limits, limits.deadline - time.monotonic())
    watcher = _Watcher(measure.constant, report)
    solver.best_bound_callback = watcher.on_bound
    with _stoppable(solver, limits.cancel):
        status = solver.solve(model, watcher)
    return _outcome(solver, status, measure, maximise=maximise, start=start)


def is_infeasible(model: cp_model.CpModel, limits: Limits) -> bool:
    """Return whether a model without an objective is proven to have no solution within the limits.

    Most are small, and answered five times faster as they are; the rest is simplified first.
    """
    status = cp_model.UNKNOWN
    for chosen in (replace(limits, is_small=True, effort=EFFORT_AS_IT_IS), limits):
        if status != cp_model.UNKNOWN or limits.is_over():
            break
        solver = _solver(chosen, limits.deadline - time.monotonic())
        with _stoppable(solver, limits.cancel):
            status = solver.solve(model)
    return status == cp_model.INFEASIBLE


def fix(model: cp_model.CpModel, var: cp_model.IntVar, value: int) -> None:
    """Give a variable of a model that exists already one value, in place of what was allowed before."""
    domain: Any = model.proto.variables[var.index].domain  # OR-Tools gives it the type of a repeated field
    domain.clear()
    domain.extend([value, value])


def _best_thinkable(model: cp_model.CpModel, measure: Measure, *, maximise: bool) -> int:
    """Return the best value that the domains of a measure's variables allow, whatever the constraints say."""
    best = measure.constant
    for var, factor in measure.terms:
        ends = list(model.proto.variables[var.index].domain)  # OR-Tools' own list does not know index -1
        best += factor * (ends[-1] if (factor > 0) == maximise else ends[0])
    return best


def _set_objective(model: cp_model.CpModel, measure: Measure, maximise: bool) -> None:
    expression = weighted(measure.terms)
    if maximise:
        model.maximize(expression)
    else:
        model.minimize(expression)


def _set_hint(model: cp_model.CpModel, start: dict[int, int] | None) -> None:
    hint = model.proto.solution_hint
    hint.vars.clear()
    hint.values.clear()
    if start is not None:
        hint.vars.extend(list(start))
        hint.values.extend(list(start.values()))


def _solver(limits: Limits, seconds: float) -> cp_model.CpSolver:
    solver = cp_model.CpSolver()
    parameters = solver.parameters
    parameters.max_time_in_seconds = max(0.0, seconds)  # CP-SAT takes less than nothing for an invalid model
    if limits.effort is not None:
        parameters.max_deterministic_time = limits.effort
    parameters.random_seed = limits.seed
    parameters.num_workers = limits.workers
    if limits.workers > 1:
        # Interleaving makes several workers deterministic. The two strategies named prove these models fastest
        # (docs/decisions.md); further workers take CP-SAT's own choice.
        parameters.interleave_search = True
        parameters.subsolvers.extend(["max_lp", "core", "default_lp", "quick_restart"][: max(2, limits.workers)])
    elif limits.is_small:
        parameters.cp_model_presolve = False
        parameters.linearization_level = 0
    elif limits.tight_relaxation:
        parameters.linearization_level = 2
    parameters.symmetry_level = 0
    parameters.cp_model_probing_level = 0
    parameters.log_to_stdout = False
    parameters.catch_sigint_signal = False
    return solver


class _Watcher(cp_model.CpSolverSolutionCallback):
    """Passes incumbents and bounds on."""

    def __init__(self, constant: int, report: Report) -> None:
        super().__init__()
        self._constant = constant
        self._report = report
        self._incumbent: int | None = None
        self._bound: int | None = None

    def on_solution_callback(self) -> None:
        """Pass on a better solution."""
        self._incumbent = round(self.objective_value) + self._constant
        self._report(self._incumbent, self._bound)

    def on_bound(self, bound: float) -> None:
        """Pass on a better bound."""
        self._bound = round(bound) + self._constant
        self._report(self._incumbent, self._bound)


@contextmanager
def _stoppable(solver: cp_model.CpSolver, cancel: threading.Event) -> Iterator[None]:
    """Stop `solver` when `cancel` is set. A stop before the search has begun is ignored by CP-SAT: it is repeated."""
    done = threading.Event()

    def watch() -> None:
        while not done.wait(0.05):
            if cancel.is_set():
                solver.stop_search()

    thread = threading.Thread(target=watch, daemon=True, name="stop-search")
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()


def _outcome(
    solver: cp_model.CpSolver,
    status: cp_model.CpSolverStatus,
    measure: Measure,
    *,
    maximise: bool,
    start: dict[int, int] | None,
) -> Outcome:
    if status == cp_model.INFEASIBLE:
        return Outcome(values=None, bound=None, infeasible=True, is_settled=True)
    if status == cp_model.MODEL_INVALID:
        raise AssertionError("CP-SAT rejects the model: " + solver.response_proto.solution_info)
    if status == cp_model.UNKNOWN:
        return Outcome(values=start, bound=None)
    bound = _whole(solver.best_objective_bound, upwards=not maximise) + measure.constant
    values = dict(enumerate(solver.response_proto.solution))
    return Outcome(values=values, bound=bound, is_settled=status == cp_model.OPTIMAL)


def _whole(bound: float, *, upwards: bool) -> int:
    """Round a bound to the whole number that it implies, forgiving the last digits of a float."""
    slack = 1e-6 + 1e-12 * abs(bound)
    return math.ceil(bound - slack) if upwards else math.floor(bound + slack)
