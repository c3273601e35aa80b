"""The straightforward model as a mixed integer programme in HiGHS."""

import highspy
import numpy as np

from benchmarks.cpsat import whole_bound
from benchmarks.in_turn import Found, Watch
from benchmarks.mip import Translation
from benchmarks.recorder import Settings
from benchmarks.straightforward.tiers import Measure, Values
from benchmarks.straightforward.variables import Variables


class Highs:
    """An `Optimiser` that calls HiGHS with a gap of 0; everything else is as HiGHS has it.

    Parameters
    ----------
    variables
        The model; what is added to it later is handed on before each search.
    settings
        Seed and workers.
    """

    def __init__(self, variables: Variables, settings: Settings) -> None:
        self._translation = Translation(variables.model)
        self._highs = highspy.Highs()
        self._highs.setOptionValue("output_flag", False)
        self._highs.setOptionValue("threads", settings.workers)
        self._highs.setOptionValue("random_seed", settings.seed)
        self._highs.setOptionValue("mip_rel_gap", 0.0)
        self._size = 0
        self._update()

    def optimise(
        self, objective: Measure, *, maximise: bool, hint: Values | None, seconds: float, watch: Watch
    ) -> Found:
        """Search for the best value of `objective`."""
        self._update()
        self._set_objective(objective, maximise=maximise)
        if hint is not None:
            columns = np.arange(len(hint), dtype=np.int32)
            _demand(self._highs.setSolution(len(hint), columns, np.array(hint, dtype=np.float64)))
        self._highs.setOptionValue("time_limit", self._highs.getRunTime() + seconds)  # its clock never goes back
        self._watch(watch, maximise=maximise)
        self._highs.run()
        return self._found(maximise=maximise)

    def _update(self) -> None:
        """Hand over the variables and constraints that are new."""
        bounds = np.array(self._translation.new_columns(), dtype=np.float64).reshape(-1, 2)
        if len(bounds):
            _demand(self._highs.addVars(len(bounds), bounds[:, 0].copy(), bounds[:, 1].copy()))
            columns = np.arange(self._size, self._size + len(bounds), dtype=np.int32)
            kinds = np.full(len(bounds), int(highspy.HighsVarType.kInteger), dtype=np.uint8)
            _demand(self._highs.changeColsIntegrality(len(bounds), columns, kinds))
            self._size += len(bounds)
        rows = self._translation.new_rows()
        if rows.starts:
            _demand(
                self._highs.addRows(
                    len(rows.starts),
                    np.array(rows.lower, dtype=np.float64),
                    np.array(rows.upper, dtype=np.float64),
                    len(rows.columns),
                    np.array(rows.starts, dtype=np.int32),
                    np.array(rows.columns, dtype=np.int32),
                    np.array(rows.values, dtype=np.float64),
                )
            )

    def _set_objective(self, objective: Measure, *, maximise: bool) -> None:
        costs = np.zeros(self._size, dtype=np.float64)
        for var, weight in objective.terms:
            costs[var.index] += weight
        _demand(self._highs.changeColsCost(self._size, np.arange(self._size, dtype=np.int32), costs))
        sense = highspy.ObjSense.kMaximize if maximise else highspy.ObjSense.kMinimize
        _demand(self._highs.changeObjectiveSense(sense))

    def _watch(self, watch: Watch, *, maximise: bool) -> None:
        """Pass values and bounds on as HiGHS reports them."""

        def tell(event: highspy.HighsCallbackEvent) -> None:
            value, bound = event.data_out.mip_primal_bound, event.data_out.mip_dual_bound
            watch(
                round(value) if abs(value) < highspy.kHighsInf else None,
                whole_bound(bound, maximise=maximise) if abs(bound) < highspy.kHighsInf else None,
            )

        self._highs.clearCallbacks()
        self._highs.cbMipImprovingSolution.subscribe(tell)
        self._highs.cbMipLogging.subscribe(tell)

    def _found(self, *, maximise: bool) -> Found:
        status = self._highs.getModelStatus()
        if status == highspy.HighsModelStatus.kInfeasible:
            raise AssertionError("HiGHS finds no plan for a problem that always has one")
        is_empty = status == highspy.HighsModelStatus.kModelEmpty  # what HiGHS says of a model without variables
        proven = is_empty or status == highspy.HighsModelStatus.kOptimal
        info = self._highs.getInfo()
        has_solution = info.primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible
        values = [round(value) for value in self._highs.getSolution().col_value] if proven or has_solution else None
        bound = info.objective_function_value if proven else info.mip_dual_bound
        return Found(values=values, bound=whole_bound(bound, maximise=maximise), proven=proven)


def _demand(status: highspy.HighsStatus) -> None:
    """Stop where HiGHS refuses part of the model."""
    if status == highspy.HighsStatus.kError:
        raise AssertionError("HiGHS refuses a part of the model")
