"""An earlier plan's future after the past as it was."""

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from sabbatical.domain.moment import Moment
from sabbatical.domain.plan import DutyStatus, PlannedCover, PlannedSession, PlanStatus, PlanSummary, TermPlan

Row = TypeVar("Row", PlannedSession, PlannedCover)

RESTORED = "restored"
"""Why the planning of a restored plan stopped: it was not planned."""


def restored_plan(published: TermPlan, wanted: TermPlan, moment: Moment) -> TermPlan:
    """Return what is past or missed of the published plan, and what is still to come of the wanted one.

    A session that took place does not come back at the later time that the wanted plan has for it; one that was missed
    does, under an id of its own.

    Parameters
    ----------
    published
        The published plan with its marks.
    wanted
        The plan to bring back.
    moment
        What is before it is past.
    """
    past_sessions, past_covers = _past(published.sessions, moment), _past(published.covers, moment)
    held = {(row.request, row.cycle, row.step) for row in past_sessions if row.status is not DutyStatus.MISSED}
    sessions = [row for row in _coming(wanted.sessions, moment) if (row.request, row.cycle, row.step) not in held]
    summary = PlanSummary(status=PlanStatus.FEASIBLE, seconds=0.0, seed=0, tiers=(), stop_reason=RESTORED)
    return TermPlan(
        summary=summary,
        sessions=_in_order((*past_sessions, *_with_free_ids(past_sessions, sessions))),
        covers=_in_order((*past_covers, *_with_free_ids(past_covers, _coming(wanted.covers, moment)))),
    )


def _past(rows: Iterable[Row], moment: Moment) -> tuple[Row, ...]:
    over = (row for row in rows if row.status is DutyStatus.MISSED or moment.is_past(row.date, row.start))
    return tuple(replace(row, status=DutyStatus.DONE) if row.status is DutyStatus.PLANNED else row for row in over)


def _coming(rows: Iterable[Row], moment: Moment) -> tuple[Row, ...]:
    return tuple(replace(row, status=DutyStatus.PLANNED) for row in rows if not moment.is_past(row.date, row.start))


def _with_free_ids(past: Iterable[Row], rows: Iterable[Row]) -> tuple[Row, ...]:
    taken = {row.id for row in past}
    found = []
    for row in rows:
        row_id, number = row.id, 1
        while row_id in taken:
            number += 1
            row_id = f"{row.id}-{number}"
        taken.add(row_id)
        found.append(replace(row, id=row_id))
    return tuple(found)


def _in_order(rows: Iterable[Row]) -> tuple[Row, ...]:
    return tuple(sorted(rows, key=lambda row: (row.date, row.start)))
