"""A day, a week or a term read out: a line for each thing, in order of time, in words alone. For the leader alone."""

import datetime as dt
from collections.abc import Iterator

from sabbatical.domain.timetable import DatedPeriod, SchoolDay
from sabbatical.domain.week.cell import Kind, WeekCell
from sabbatical.domain.week.facts import WeekFacts, gather
from sabbatical.domain.week.planned_term import PlannedTerm
from sabbatical.domain.week.school_cells import school_rows
from sabbatical.domain.week.term_weeks import WeekDay, week_days
from sabbatical.domain.week.week import CELL_OF, Mode

FREE = "free"


def week_lines(term: PlannedTerm, mode: Mode, key: str, week: int) -> Iterator[str]:
    """Yield a week, day by day; `key` is the id of a person or class, empty for the whole school."""
    for number, column in enumerate(week_days(term, week)):
        if number:
            yield ""
        yield from day_lines(term, mode, key, column)


def day_lines(term: PlannedTerm, mode: Mode, key: str, column: WeekDay) -> Iterator[str]:
    """Yield a day: its head, for the whole school who is absent, and what there is in each period."""
    day = column.day
    if day is None:
        yield f"{date_text(column.date)}: no school."
        return
    yield f"{date_text(day.date)}, {day.cycle_day}{', blackout' if day.blackout else ''}"
    if mode is Mode.SCHOOL:
        yield from absent_lines(term, day.date)
    facts = gather(term, key, [day])
    lines = [line for period in day.periods for line in _period_lines(facts, mode, day, period)]
    yield from lines or ["  Nothing planned." if mode is Mode.SCHOOL else "  Does not meet."]


def _period_lines(facts: WeekFacts, mode: Mode, day: SchoolDay, period: DatedPeriod) -> Iterator[str]:
    found = CELL_OF[mode](facts, day, period)
    rows = [] if found is None else [found]
    if mode is Mode.SCHOOL:
        rows = school_rows(facts, day, period)
    when = f"  {period.period}, {period.start:%H:%M} to {period.end:%H:%M}"
    yield from (f"{when}: {_sentence(row)}" for row in rows)
    if not rows and mode not in (Mode.SCHOOL, Mode.CLASS):
        yield f"{when}: {FREE}."


def _sentence(row: WeekCell) -> str:
    text = row.spoken if row.spoken.endswith(".") else f"{row.spoken}."
    # A session says its id itself.
    return f"{text} Its id is {row.item}." if row.item and row.kind is not Kind.SESSION else text


def absent_lines(term: PlannedTerm, date: dt.date) -> Iterator[str]:
    """Yield who is absent on a date; no reason."""
    for row in term.school.absences:
        if row.start <= date <= (row.end or row.start):
            yield f"  Absent: {term.name(row.person)}, {', '.join(row.periods) or 'the whole day'}."


def duty_lines(term: PlannedTerm, mode: Mode, key: str) -> Iterator[str]:
    """Yield every session and cover of a person or class in the term, without lessons."""
    facts = gather(term, key, term.timetable.days)
    for day in term.timetable.days:
        for period in day.periods:
            found = CELL_OF[mode](facts, day, period)
            if found is not None and found.items:
                when = f"{date_text(day.date)}, {day.cycle_day}, {period.period}, {period.start:%H:%M}"
                yield f"{when}: {_sentence(found)}"


def date_text(date: dt.date) -> str:
    """Return a date as it is spoken, e.g. ``Monday 11 January 2027``."""
    return f"{date:%A} {date.day} {date:%B} {date.year}"
