"""The engines that are measured, under the names by which the command knows them."""

from collections.abc import Callable

from benchmarks.cpsat import CpSat
from benchmarks.highs import Highs
from benchmarks.in_turn import solve_in_turn
from benchmarks.recorder import Recorder, Settings
from solver.check import check
from solver.params import SolveParams
from solver.plan import Plan
from solver.problem import Problem
from solver.result import Progress
from solver.solve import solve

Engine = Callable[[Problem, Settings, Recorder], Plan | None]


def product(problem: Problem, settings: Settings, recorder: Recorder) -> Plan | None:
    """Solve as the product does, and record what it tells of its progress."""

    def pass_on(progress: Progress) -> None:
        recorder.progress(progress.tier, progress.incumbent, progress.bound, whole=True)
        if progress.proven and progress.incumbent is not None:
            recorder.settled(progress.tier, progress.incumbent, progress.bound, proven=True)

    params = SolveParams(time_limit_seconds=settings.time_limit_seconds, seed=settings.seed, workers=settings.workers)
    result = solve(problem, params, on_progress=pass_on)
    for found in result.tiers:
        if not found.proven:
            recorder.settled(found.tier, found.value, found.bound, proven=False)
    return result.plan


def straightforward(problem: Problem, settings: Settings, recorder: Recorder) -> Plan | None:
    """Solve the straightforward model with CP-SAT."""
    return solve_in_turn(problem, CpSat, settings, recorder)


def highs(problem: Problem, settings: Settings, recorder: Recorder) -> Plan | None:
    """Solve the straightforward model with HiGHS."""
    return solve_in_turn(problem, Highs, settings, recorder)


ENGINES: dict[str, Engine] = {"product": product, "straightforward": straightforward, "highs": highs}


def breaches_of(problem: Problem, plan: Plan | None) -> int | None:
    """Return how many breaches the checker finds in a plan; None where there is no plan."""
    return None if plan is None else len(check(problem, plan))
