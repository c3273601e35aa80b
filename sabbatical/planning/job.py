"""One planning run: lay the term out, solve, check, and put the plan into words."""

import threading
from collections.abc import Callable

from sabbatical.domain.calendar import lay_out
from sabbatical.domain.plan import TermPlan
from sabbatical.domain.planning import PlanParams, PlanProgress
from sabbatical.domain.school import School
from sabbatical.errors import NoPlanError
from sabbatical.planning.faults import fault_of_the_program
from sabbatical.planning.term_plan import to_term_plan
from sabbatical.planning.translate import to_problem
from sabbatical.planning.verify import verify_plan
from solver.params import SolveParams
from solver.result import Progress

OnProgress = Callable[[PlanProgress], None]


def plan_term(
    school: School,
    params: PlanParams,
    on_progress: OnProgress | None = None,
    cancel: threading.Event | None = None,
) -> TermPlan:
    """Return the best plan found for a school's term; blocks until the solve ends.

    Parameters
    ----------
    school
        A school without error findings.
    params
        Time limit, seed and workers.
    on_progress
        Called from solver threads on each new incumbent or bound; must return at once.
    cancel
        Set it from any thread to stop; the best plan so far is returned.

    Raises
    ------
    PlanningError
        If no plan exists under the hard rules, or the plan fails its own check (a bug, said so).
    """
    from solver.solve import SolverBugError, solve  # imports OR-Tools, 0.8 s: only when a solve starts

    timetable = lay_out(school)
    problem = to_problem(school, timetable)
    solver_params = SolveParams(time_limit_seconds=params.time_limit_seconds, seed=params.seed, workers=params.workers)
    try:
        result = solve(problem, solver_params, on_progress=_passing_on(on_progress), cancel=cancel)
    except SolverBugError as bug:
        raise fault_of_the_program(bug) from bug
    if result.plan is None:
        raise NoPlanError("No plan exists under the hard rules.", "Loosen a limit or a pin and plan again.")
    plan = to_term_plan(school, timetable, problem, result, params)
    _check(school, plan)
    return plan


def _check(school: School, plan: TermPlan) -> None:
    """Check the plan once more in the words in which it will be stored and shown."""
    breaches = verify_plan(school, plan)
    if breaches:
        raise fault_of_the_program(f"{breaches[0].rule}: {breaches[0].sentence}")


def _passing_on(on_progress: OnProgress | None) -> Callable[[Progress], None] | None:
    if on_progress is None:
        return None

    def pass_on(progress: Progress) -> None:
        on_progress(
            PlanProgress(
                tier=progress.tier.value,
                incumbent=progress.incumbent,
                bound=progress.bound,
                seconds=progress.seconds,
                proven=progress.proven,
            )
        )

    return pass_on
