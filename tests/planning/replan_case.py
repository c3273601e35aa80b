"""Re-plans of the week of `tests.reports_case`: on Wednesday, the first two of A's three sessions with B are over."""

from dataclasses import replace
from typing import Any

from sabbatical.domain.calendar import lay_out
from sabbatical.domain.plan import DutyStatus, PlannedSession, TermPlan
from sabbatical.domain.replanning import AskedRequest, Replan
from sabbatical.domain.school import School
from sabbatical.planning.published import to_published
from solver.published import Published
from tests.reports_case import date_of, make_plan, make_school

SCHOOL = make_school()
PLAN = make_plan()
ASKED = tuple(AskedRequest.of(request) for request in SCHOOL.requests)
WEDNESDAY = Replan(published=PLAN, asked=ASKED, today=date_of("Wed"))
MISSED = DutyStatus.MISSED


def published(school: School = SCHOOL, replan: Replan = WEDNESDAY, **changes: Any) -> Published:
    """Return what the solver is told; `changes` are fields of the re-plan."""
    return to_published(school, lay_out(school), replace(replan, **changes))


def with_session(plan: TermPlan, step: int, **changes: Any) -> TermPlan:
    """Return the plan with one session of Q1 changed."""
    rows = [replace(row, **changes) if row.step == step else row for row in plan.sessions]
    return replace(plan, sessions=tuple(rows))


def session_of(plan: TermPlan, step: int) -> PlannedSession:
    """Return the session of a step of Q1."""
    return next(row for row in plan.sessions if row.step == step)


def with_request(school: School, **changes: Any) -> School:
    """Return the school with Q1 changed."""
    return replace(school, requests=(replace(school.requests[0], **changes), *school.requests[1:]))
