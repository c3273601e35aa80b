"""One planning run: lay the term out, solve, check, and put the plan into words."""

import dataclasses
import threading
from collections.abc import Callable, Sequence

from sabbatical.domain.calendar import lay_out
from sabbatical.domain.plan import TermPlan
from sabbatical.domain.planning import BreachLine, PlanParams, PlanProgress
from sabbatical.domain.replanning import Replan
from sabbatical.domain.school import School
from sabbatical.errors import NoPlanError
from sabbatical.planning.faults import fault_of_the_program
from sabbatical.planning.no_plan import why_no_plan
from sabbatical.planning.published import MomentOf
from sabbatical.planning.replanned import with_carried_rows, without_past
from sabbatical.planning.term_plan import to_term_plan
from sabbatical.planning.translate import to_problem
from sabbatical.planning.verify import verify_plan
from solver.params import SolveParams
from solver.problem import Problem
from solver.published import Published
from solver.result import Progress, SolveResult

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
    timetable = lay_out(school)
    problem = to_problem(school, timetable)
    result = _solve(problem, params, on_progress, cancel)
    if result.plan is None:
        raise NoPlanError("No plan exists under the hard rules.", "Loosen a limit and plan again.")
    plan = to_term_plan(school, timetable, problem, result, params)
    _check(verify_plan(school, plan))
    return plan


def replan_term(
    school: School,
    replan: Replan,
    params: PlanParams,
    on_progress: OnProgress | None = None,
    cancel: threading.Event | None = None,
) -> TermPlan:
    """Return the best plan of what is left of a term, with the fewest changes; blocks until the solve ends.

    Rows of the past are carried over as they are, marked as done; missed ones stay. What is kept keeps its id.

    Parameters
    ----------
    school
        A school without error findings, as it is now.
    replan
        The published plan and the moment from which on it may change.
    params, on_progress, cancel
        As for `plan_term`.

    Raises
    ------
    PlanningError
        If no plan exists with the pins, which are then named, or the plan fails its own check (a bug, said so).
    """
    timetable = lay_out(school)
    problem = to_problem(school, timetable, replan)
    published = problem.published or Published()
    result = _solve(problem, params, on_progress, cancel)
    if result.plan is None:
        raise NoPlanError(why_no_plan(problem), "Take back the pin, or loosen the rule, and plan again.")
    to_come = dataclasses.replace(result, plan=without_past(result.plan, published.past))
    planned = to_term_plan(school, timetable, problem, to_come, params)
    plan = with_carried_rows(planned, replan, MomentOf(school, timetable, replan), published.pinned)
    _check(verify_plan(school, plan, replan))
    return plan


def _solve(
    problem: Problem, params: PlanParams, on_progress: OnProgress | None, cancel: threading.Event | None
) -> SolveResult:
    from solver.solve import SolverBugError, solve  # imports OR-Tools, 0.8 s: only when a solve starts

    solver_params = SolveParams(
        time_limit_seconds=params.time_limit_seconds,
        seed=params.seed,
        workers=params.workers,
        side_by_side=params.side_by_side,
    )
    try:
        return solve(problem, solver_params, on_progress=_passing_on(on_progress), cancel=cancel)
    except SolverBugError as bug:
        raise fault_of_the_program(bug) from bug


def _check(breaches: Sequence[BreachLine]) -> None:
    """Refuse a plan that breaks a rule in the words in which it will be stored and shown."""
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
