"""The straightforward model in CP-SAT, with its default parameters."""

import math

from ortools.sat.python import cp_model

from benchmarks.in_turn import Found, Watch
from benchmarks.recorder import Settings
from benchmarks.straightforward.tiers import Measure, Values
from benchmarks.straightforward.variables import Variables, weighted


class CpSat:
    """An `Optimiser` that calls CP-SAT.

    Parameters
    ----------
    variables
        The model.
    settings
        Seed and workers.
    """

    def __init__(self, variables: Variables, settings: Settings) -> None:
        self._model = variables.model
        self._settings = settings

    def optimise(
        self, objective: Measure, *, maximise: bool, hint: Values | None, seconds: float, watch: Watch
    ) -> Found:
        """Search for the best value of `objective`."""
        expression = weighted(objective.terms)
        if maximise:
            self._model.maximize(expression)
        else:
            self._model.minimize(expression)
        self._hint(hint)
        solver = cp_model.CpSolver()
        # Else CP-SAT leaves the process without Python's own answer to Ctrl-C.
        solver.parameters.catch_sigint_signal = False
        solver.parameters.num_workers = self._settings.workers
        solver.parameters.random_seed = self._settings.seed
        solver.parameters.max_time_in_seconds = seconds
        watcher = _Watcher(watch)
        solver.best_bound_callback = watcher.on_bound
        status = solver.solve(self._model, watcher)
        return _found(solver, status, maximise=maximise)

    def _hint(self, values: Values | None) -> None:
        hint = self._model.proto.solution_hint
        hint.vars.clear()
        hint.values.clear()
        if values is not None:
            hint.vars.extend(list(range(len(values))))
            hint.values.extend(list(values))


class _Watcher(cp_model.CpSolverSolutionCallback):
    """Passes values and bounds on."""

    def __init__(self, watch: Watch) -> None:
        super().__init__()
        self._watch = watch
        self._value: int | None = None
        self._bound: int | None = None

    def on_solution_callback(self) -> None:
        """Pass on a better solution."""
        self._value = round(self.objective_value)
        self._watch(self._value, self._bound)

    def on_bound(self, bound: float) -> None:
        """Pass on a better bound."""
        self._bound = round(bound)
        self._watch(self._value, self._bound)


def _found(solver: cp_model.CpSolver, status: cp_model.CpSolverStatus, *, maximise: bool) -> Found:
    if status == cp_model.UNKNOWN:
        return Found(values=None, bound=None, proven=False)
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        raise AssertionError(f"CP-SAT says {solver.status_name()} of a problem that always has a plan")
    bound = whole_bound(solver.best_objective_bound, maximise=maximise)
    return Found(values=list(solver.response_proto.solution), bound=bound, proven=status == cp_model.OPTIMAL)


def whole_bound(bound: float, *, maximise: bool) -> int | None:
    """Return the whole number that a bound implies, forgiving a float's last digits; None for an infinite one."""
    if not math.isfinite(bound):
        return None
    slack = 1e-6 * max(1.0, abs(bound))
    return math.floor(bound + slack) if maximise else math.ceil(bound - slack)
