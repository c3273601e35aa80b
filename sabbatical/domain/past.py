"""What is over."""

import datetime as dt
from dataclasses import replace

from sabbatical.domain.plan import DutyStatus, TermPlan


def mark_past(plan: TermPlan, today: dt.date) -> TermPlan:
    """Return the plan with every planned session and cover before `today` marked as done; what was missed stays so."""
    return replace(
        plan,
        sessions=tuple(
            replace(row, status=DutyStatus.DONE) if row.status is DutyStatus.PLANNED and row.date < today else row
            for row in plan.sessions
        ),
        covers=tuple(
            replace(row, status=DutyStatus.DONE) if row.status is DutyStatus.PLANNED and row.date < today else row
            for row in plan.covers
        ),
    )
