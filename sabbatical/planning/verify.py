"""Whether a plan keeps every hard rule, without the solver."""

from dataclasses import replace

from sabbatical.domain.calendar import lay_out
from sabbatical.domain.plan import DutyStatus, TermPlan
from sabbatical.domain.planning import BreachLine
from sabbatical.domain.replanning import Replan
from sabbatical.domain.school import School
from sabbatical.domain.timetable import TermTimetable
from sabbatical.planning.published import MomentOf
from sabbatical.planning.rows import Row, RowReader, joined
from sabbatical.planning.term_plan import to_solver_plan
from sabbatical.planning.translate import to_problem
from solver.check import check, evaluate
from solver.plan import Plan
from solver.problem import Problem
from solver.published import Published
from solver.rules import Rule


def verify_plan(school: School, plan: TermPlan, replan: Replan | None = None) -> tuple[BreachLine, ...]:
    """Return every breach of a hard rule.

    Parameters
    ----------
    school
        A school without error findings.
    plan
        Any plan, made here or elsewhere.
    replan
        The published plan that this one repairs, and the moment. None: rows that are done are the past, and the rule
        `past` is skipped.
    """
    timetable = lay_out(school)
    problem, solver_plan = held(school, timetable, plan, replan)
    breaches = check(problem, solver_plan)
    return tuple(
        BreachLine(rule=breach.rule.value, sentence=breach.sentence)
        for breach in breaches
        if replan is not None or breach.rule is not Rule.PAST
    )


def tier_values(school: School, plan: TermPlan, replan: Replan | None = None) -> dict[str, int]:
    """Return the value of every tier, computed from the plan alone; parameters as of `verify_plan`.

    Without `replan`, `changes` is 0.
    """
    timetable = lay_out(school)
    values = evaluate(*held(school, timetable, plan, replan))
    return {tier.value: value for tier, value in values.items()}


def held(school: School, timetable: TermTimetable, plan: TermPlan, replan: Replan | None) -> tuple[Problem, Plan]:
    """Return problem and plan for the checker; parameters as of `verify_plan`."""
    problem = to_problem(school, timetable, replan)
    if replan is not None:
        return problem, MomentOf(school, timetable, replan).whole(plan, nowhere=len(problem.slots))
    return _checked_by_status(school, timetable, plan, problem)


def _checked_by_status(
    school: School, timetable: TermTimetable, plan: TermPlan, problem: Problem
) -> tuple[Problem, Plan]:
    """Take rows that are done as the past, and the last of them as its end."""
    reader = RowReader(school, timetable, len(problem.slots))
    done = reader.past(plan, _is_done)
    past_slots = [row.slot for row in done.sessions] + [row.slot for row in done.covers]
    if not past_slots:
        return problem, to_solver_plan(timetable, plan)
    to_come = replace(
        plan,
        sessions=tuple(row for row in plan.sessions if not _is_done(row)),
        covers=tuple(row for row in plan.covers if not _is_done(row)),
    )
    whole = joined(done, to_solver_plan(timetable, to_come))
    published = Published(past=done, first_slot=max(past_slots) + 1, ahead=to_solver_plan(timetable, to_come))
    return replace(problem, published=published), whole


def _is_done(row: Row) -> bool:
    return row.status is DutyStatus.DONE
