"""Who could take a meeting that nobody takes, if one limit were raised."""

from sabbatical.domain.calendar import lay_out
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
from solver.rules import Rule

LIMITS = (Rule.COVER_LIMIT, Rule.PREP, Rule.BUDGET)
"""The limits that a leader could raise for one cover. The other rules say where a person is, or may not be."""


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
    found = [other for other in cover_alternatives(standing, cover) if _is_kept_by_one_limit(other)]
    found.sort(key=lambda other: LIMITS.index(other.breaches[0].rule))
    return tuple(CouldCover(person=other.cover.person or "", limit=_line(other)) for other in found)


def _is_kept_by_one_limit(other: CoverAlternative) -> bool:
    return len(other.breaches) == 1 and other.breaches[0].rule in LIMITS


def _line(other: CoverAlternative) -> BreachLine:
    return BreachLine(rule=other.breaches[0].rule.value, sentence=other.breaches[0].sentence)
