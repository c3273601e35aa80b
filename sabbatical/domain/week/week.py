"""One week of one person or class, or of the whole school, as cells by date and period."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from sabbatical.domain.timetable import DatedPeriod, SchoolDay
from sabbatical.domain.week.cell import WeekCell
from sabbatical.domain.week.class_cells import class_cell
from sabbatical.domain.week.facts import WeekFacts, gather
from sabbatical.domain.week.person_cells import person_cell
from sabbatical.domain.week.planned_term import PlannedTerm
from sabbatical.domain.week.school_cells import school_cell
from sabbatical.domain.week.term_weeks import WeekDay, week_days


class Mode(StrEnum):
    """Whose week is shown."""

    TEACHER = "teacher"
    CLASS = "class"
    COACH = "coach"
    SCHOOL = "school"


CELL_OF: dict[Mode, Callable[[WeekFacts, SchoolDay, DatedPeriod], WeekCell | None]] = {
    Mode.TEACHER: person_cell,
    Mode.CLASS: class_cell,
    Mode.COACH: person_cell,
    Mode.SCHOOL: school_cell,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    """A week as the grid shows it."""

    days: tuple[WeekDay, ...]
    periods: tuple[str, ...]
    """In order of their earliest start in the week."""
    cells: dict[tuple[dt.date, str], WeekCell]


def week_of(term: PlannedTerm, mode: Mode, key: str, week: int) -> Week:
    """Return the week of a teacher, class or coach, or of the whole school.

    Parameters
    ----------
    key
        Id of the person or class; empty for the whole school.
    week
        Index of the calendar week, 0 for the one that holds the term's start.
    """
    days = week_days(term, week)
    open_days = [column.day for column in days if column.day is not None]
    return Week(days=days, periods=_periods_of(open_days), cells=cells_of(term, mode, key, open_days))


def cells_of(term: PlannedTerm, mode: Mode, key: str, days: list[SchoolDay]) -> dict[tuple[dt.date, str], WeekCell]:
    """Return what there is to say of some days, by date and period."""
    facts = gather(term, key, days)
    return {
        (day.date, period.period): cell
        for day in days
        for period in day.periods
        if (cell := CELL_OF[mode](facts, day, period)) is not None
    }


def _periods_of(days: list[SchoolDay]) -> tuple[str, ...]:
    starts: dict[str, dt.time] = {}
    for day in days:
        for period in day.periods:
            starts[period.period] = min(period.start, starts.get(period.period, period.start))
    return tuple(sorted(starts, key=lambda name: (starts[name], name)))
