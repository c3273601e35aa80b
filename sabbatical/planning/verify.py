"""Whether a plan keeps every hard rule, without the solver."""

from sabbatical.domain.calendar import lay_out
from sabbatical.domain.plan import TermPlan
from sabbatical.domain.planning import BreachLine
from sabbatical.domain.school import School
from sabbatical.planning.term_plan import to_solver_plan
from sabbatical.planning.translate import to_problem
from solver.check import check, evaluate


def verify_plan(school: School, plan: TermPlan) -> tuple[BreachLine, ...]:
    """Return every breach of a hard rule.

    Parameters
    ----------
    school
        A school without error findings.
    plan
        Any plan, made here or elsewhere.
    """
    timetable = lay_out(school)
    problem = to_problem(school, timetable)
    solver_plan = to_solver_plan(timetable, plan)
    breaches = check(problem, solver_plan)
    return tuple(BreachLine(rule=breach.rule.value, sentence=breach.sentence) for breach in breaches)


def tier_values(school: School, plan: TermPlan) -> dict[str, int]:
    """Return the value of every tier, computed from the plan alone."""
    timetable = lay_out(school)
    values = evaluate(to_problem(school, timetable), to_solver_plan(timetable, plan))
    return {tier.value: value for tier, value in values.items()}
