"""Who could take a meeting that nobody takes, if one limit were raised."""

from sabbatical.domain.calendar import lay_out
from sabbatical.domain.near_misses import LIMITS, only_limit
from sabbatical.domain.plan import CoverKind, DutyStatus, PlannedCover, TermPlan
from sabbatical.domain.planning import BreachLine
from sabbatical.domain.replanning import Replan
from sabbatical.domain.school import School
from sabbatical.domain.timetable import TermTimetable
from sabbatical.domain.uncovered import CouldCover, UncoveredMeeting
from sabbatical.planning.term_plan import to_solver_plan
from sabbatical.planning.translate import to_problem
from solver.alternatives import CoverAlternative, Standing, cover_alternatives
from solver.plan import Cover


def list_uncovered(school: School, plan: TermPlan, replan: Replan | None = None) -> tuple[UncoveredMeeting, ...]:
    """Return every meeting of a plan that is still to come and that nobody takes, in order of date and start.

    Parameters
    ----------
    school
        A school without error findings.
    plan
        A plan of that school.
    replan
        What the plan was re-planned from; None for a plan that was not.
    """
    rows = [row for row in plan.covers if _nobody_takes(row)]
    if not rows:
        return ()
    timetable = lay_out(school)
    standing = Standing(to_problem(school, timetable, replan), to_solver_plan(timetable, plan))
    return tuple(UncoveredMeeting(cover=row, could=_could(standing, _cover_of(timetable, plan, row))) for row in rows)


def _nobody_takes(row: PlannedCover) -> bool:
    return row.cover_kind is CoverKind.UNCOVERED and row.status is DutyStatus.PLANNED


def _cover_of(timetable: TermTimetable, plan: TermPlan, row: PlannedCover) -> Cover:
    (cover,) = to_solver_plan(timetable, TermPlan(summary=plan.summary, covers=(row,))).covers
    return cover


def _could(standing: Standing, cover: Cover) -> tuple[CouldCover, ...]:
    """Return those whom one limit alone keeps from a cover."""
    if (cover.class_id, cover.slot) not in standing.checker.index.meetings:
        return ()
    found = [
        CouldCover(person=other.cover.person, limit=limit)
        for other in cover_alternatives(standing, cover)
        if other.cover.person is not None and (limit := only_limit(_lines(other))) is not None
    ]
    return tuple(sorted(found, key=lambda could: LIMITS.index(could.limit.rule)))


def _lines(other: CoverAlternative) -> tuple[BreachLine, ...]:
    return tuple(BreachLine(rule=breach.rule.value, sentence=breach.sentence) for breach in other.breaches)
