"""Rows of a plan as the solver's, where the school may have changed since they were written."""

import bisect
import datetime as dt
from collections.abc import Callable

from sabbatical.domain.plan import DutyStatus, PlannedCover, PlannedSession, TermPlan
from sabbatical.domain.school import School
from sabbatical.domain.timetable import TermTimetable
from sabbatical.planning.slots import SlotMap
from solver import plan as solver_plan

Row = PlannedSession | PlannedCover
Choice = Callable[[Row], bool]


class RowReader:
    """Finds slots and requests of rows.

    Parameters
    ----------
    school, timetable
        As they are now.
    first_slot
        The first slot that is still to come.
    """

    def __init__(self, school: School, timetable: TermTimetable, first_slot: int) -> None:
        self._first_slot = first_slot
        places = SlotMap.of(timetable).places
        self._slots = {(day.date, period.period): slot for slot, (day, period) in enumerate(places)}
        self._begins = [(day.date, period.start) for day, period in places]
        self._asked = {request.id: (request.teacher, request.topic) for request in school.requests}

    def slot(self, row: Row) -> int | None:
        """Return the slot of a row; None where the term has no such date or period any more."""
        return self._slots.get((row.date, row.period))

    def slot_of(self, date: dt.date, period: str) -> int | None:
        """Return the slot of a date and period, or None."""
        return self._slots.get((date, period))

    def past_slot(self, row: Row) -> int:
        """Return the slot in which a row of the past counts.

        Where its date or period is gone (a day closed since, another bell schedule), it is the last slot of the past
        that begins no later than the row did: most often a period of the same day, else the day before. What was
        before every slot counts in the first, if that is past, and else in -1, which is none.
        """
        slot = self.slot(row)
        if slot is None:
            slot = max(bisect.bisect_right(self._begins, (row.date, row.start)) - 1, 0)
        return slot if slot < self._first_slot else self._first_slot - 1

    def request_ahead(self, row: PlannedSession) -> str:
        """Return the request of a session to come; a name that no request has if its teacher is another now."""
        teacher, _ = self._asked.get(row.request, (row.coachee, row.topic))
        return row.request if teacher == row.coachee else _former(row)

    def request_of_past(self, row: PlannedSession) -> str:
        """Return the request of a past session; a name that no request has if its teacher or topic is another now.

        What was done for another teacher or topic is no part of the request as it is now.
        """
        asked = self._asked.get(row.request, (row.coachee, row.topic))
        return row.request if asked == (row.coachee, row.topic) else _former(row)

    def past(self, plan: TermPlan, is_past: Choice) -> solver_plan.Plan:
        """Return the rows that `is_past` chooses as past; what was missed counts for none."""
        return as_plan(
            [
                as_session(row, self.request_of_past(row), self.past_slot(row))
                for row in plan.sessions
                if row.status is not DutyStatus.MISSED and is_past(row)
            ],
            [
                as_cover(row, self.past_slot(row))
                for row in plan.covers
                if row.status is not DutyStatus.MISSED and is_past(row)
            ],
        )


def as_session(row: PlannedSession, request: str, slot: int) -> solver_plan.Session:
    """Return a session in a slot, of a request that may have another name by now."""
    return solver_plan.Session(
        request=request, cycle=row.cycle, step=row.step, coach=row.coach, slot=slot, class_id=row.class_id or None
    )


def as_cover(row: PlannedCover, slot: int) -> solver_plan.Cover:
    """Return a cover in a slot."""
    return solver_plan.Cover(
        class_id=row.class_id,
        slot=slot,
        kind=solver_plan.CoverKind(row.cover_kind.value),
        person=row.cover_person or None,
    )


def as_plan(sessions: list[solver_plan.Session], covers: list[solver_plan.Cover]) -> solver_plan.Plan:
    """Return a plan of these rows, sorted."""
    return solver_plan.Plan(
        sessions=tuple(sorted(sessions, key=lambda s: (s.request, s.cycle, s.step, s.slot))),
        covers=tuple(sorted(covers, key=lambda c: (c.slot, c.class_id))),
    )


def joined(*plans: solver_plan.Plan) -> solver_plan.Plan:
    """Return the rows of several plans as one."""
    return as_plan([s for plan in plans for s in plan.sessions], [c for plan in plans for c in plan.covers])


def _former(row: PlannedSession) -> str:
    """Return a name that no request can have: ids hold no semicolon."""
    return f"{row.request}; as it was for {row.coachee}"
