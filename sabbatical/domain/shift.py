"""Lays a school, or a plan, whole weeks earlier or later."""

import datetime as dt
import re
from dataclasses import replace

from sabbatical.domain.plan import TermPlan
from sabbatical.domain.school import School

_UNTIL = re.compile(r"(?<=UNTIL=)\d{8}")


def shift_school(school: School, weeks: int) -> School:
    """Return the school with every date moved by whole weeks, so that weekdays stay and a weekly cycle stays in step.

    Parameters
    ----------
    weeks
        Later by so many weeks; negative = earlier.
    """
    by = dt.timedelta(weeks=weeks)
    return replace(
        school,
        term=replace(school.term, start=school.term.start + by, end=school.term.end + by),
        calendar=tuple(
            replace(row, start=row.start + by, end=_moved(row.end, by), repeat=_shift_rule(row.repeat, by))
            for row in school.calendar
        ),
        requests=tuple(
            replace(row, earliest=_moved(row.earliest, by), latest=_moved(row.latest, by)) for row in school.requests
        ),
        timetable=tuple(
            replace(row, from_date=_moved(row.from_date, by), until_date=_moved(row.until_date, by))
            for row in school.timetable
        ),
        class_dates=tuple(replace(row, start=row.start + by, end=_moved(row.end, by)) for row in school.class_dates),
        absences=tuple(replace(row, start=row.start + by, end=_moved(row.end, by)) for row in school.absences),
    )


def shift_plan(plan: TermPlan, weeks: int) -> TermPlan:
    """Return the plan with every date moved by whole weeks; negative = earlier."""
    by = dt.timedelta(weeks=weeks)
    return replace(
        plan,
        sessions=tuple(replace(row, date=row.date + by) for row in plan.sessions),
        covers=tuple(replace(row, date=row.date + by) for row in plan.covers),
    )


def weeks_to_week(school: School, today: dt.date, week: int) -> int:
    """Return by how many weeks to shift the school so that `today` lies in week `week` (from 1) of its term."""
    days = (today - school.term.start).days
    return days // 7 - (week - 1)


def _moved(date: dt.date | None, by: dt.timedelta) -> dt.date | None:
    return None if date is None else date + by


def _shift_rule(rule: str, by: dt.timedelta) -> str:
    """Move the UNTIL of an RFC 5545 rule; its other parts name weekdays and counts, which stay."""

    def moved(match: re.Match[str]) -> str:
        return (dt.date.fromisoformat(match.group()) + by).strftime("%Y%m%d")

    return _UNTIL.sub(moved, rule)
