"""The school that a source alone would make, with what a leader adds, or what is still missing for it."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from sabbatical.domain.calendar.days import REGULAR_SCHEDULE
from sabbatical.domain.imports.draft import Draft, DraftClass, DraftMeeting, DraftPerson, DraftStatus
from sabbatical.domain.imports.imported import TABLES
from sabbatical.domain.imports.known import Known
from sabbatical.domain.imports.needs import needs_of, no_times
from sabbatical.domain.imports.period_times import times_of
from sabbatical.domain.imports.settings import ImportSettings, Need, PeriodTimes
from sabbatical.domain.imports.term_days import Cycle, cycle_of, days_of
from sabbatical.domain.rows.calendar import BellPeriod
from sabbatical.domain.rows.classes import SchoolClass, TimetableEntry
from sabbatical.domain.rows.people import Availability, Teacher
from sabbatical.domain.school import School
from sabbatical.domain.settings import CycleKind, SchoolInfo, Term

NO_DATE = dt.date(1, 1, 1)
"""Stands for a date that is missing; a proposal with needs is never used."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What a source comes to."""

    school: School
    needs: tuple[Need, ...] = ()
    left_out: tuple[str, ...] = ()
    """Periods in which no class meets, by the leader's word."""
    dropped: int = 0
    """Meetings in periods that are left out."""
    tables: frozenset[str] = field(default=frozenset(table.name for table in TABLES))
    """Tables about which the source says something."""


def propose(draft: Draft, settings: ImportSettings, known: Known) -> Proposal:
    """Return the school that `draft` makes.

    Parameters
    ----------
    draft
        What the source says.
    settings
        What the leader adds.
    known
        What answers where both are silent.
    """
    current = known.current
    days = days_of(draft, settings, current)
    cycle = cycle_of(draft, days, settings, current)
    used = {row.period for row in draft.meetings or ()}
    times = {period.name: times_of(period, settings, known, period.name in used) for period in draft.periods}
    term = _term(draft, current, cycle, days)
    span = replace(term, start=settings.start or term.start, end=settings.end or term.end)
    left_out = tuple(name for name, found in times.items() if found is not None and found.is_left_out)
    kept = [row for row in draft.meetings or () if row.period not in left_out]
    school = School(
        info=SchoolInfo(name=draft.school_name or (current.info.name if current else ""), timezone=_timezone(current)),
        term=term,
        bell=tuple(_bell(times)),
        teachers=tuple(map(_teacher, draft.people)),
        classes=tuple(map(_class, draft.classes)),
        timetable=tuple(map(_entry, _in_term(kept, span))),
        availability=tuple(_status(row) for row in draft.statuses if row.period not in left_out),
    )
    needs = [*needs_of(draft, settings, current), *cycle.needs]
    needs += no_times([name for name, found in times.items() if found is None])
    tables = {table.name for table in TABLES}
    return Proposal(
        school=school,
        needs=tuple(needs),
        left_out=left_out,
        dropped=len(draft.meetings or ()) - len(kept),
        tables=frozenset(tables if draft.meetings is not None else tables & {"teachers", "classes"}),
    )


def _teacher(row: DraftPerson) -> Teacher:
    return Teacher(id=row.id, name=row.name, email=row.email, subjects=row.subjects)


def _class(row: DraftClass) -> SchoolClass:
    return SchoolClass(
        id=row.id,
        name=row.name,
        subject=row.subject,
        groups=row.groups,
        students=row.students,
        building=row.building,
        room=row.room,
    )


def _entry(row: DraftMeeting) -> TimetableEntry:
    return TimetableEntry(
        class_id=row.class_id,
        teacher=row.teacher,
        cycle_day=row.day,
        period=row.period,
        room=row.room,
        from_date=row.from_date,
        until_date=row.until_date,
    )


def _status(row: DraftStatus) -> Availability:
    return Availability(person=row.person, cycle_day=row.day, period=row.period, status=row.status)


def _bell(times: dict[str, PeriodTimes | None]) -> Iterator[BellPeriod]:
    for name, found in times.items():
        if found is not None and found.start is not None and found.end is not None:
            yield BellPeriod(schedule=REGULAR_SCHEDULE, period=name, start=found.start, end=found.end)


def _timezone(current: School | None) -> str:
    return current.info.timezone if current else "UTC"


def _in_term(meetings: Iterable[DraftMeeting], term: Term) -> Iterator[DraftMeeting]:
    """Yield the meetings that fall into the term; dates are kept only where they cut it short."""
    for row in meetings:
        from_date = row.from_date if row.from_date and row.from_date > term.start else None
        until_date = row.until_date if row.until_date and row.until_date < term.end else None
        is_over = until_date is not None and until_date < (from_date or term.start)
        if not is_over and (from_date is None or from_date <= term.end):
            yield replace(row, from_date=from_date, until_date=until_date)


def _term(draft: Draft, current: School | None, cycle: Cycle, days: tuple[str, ...]) -> Term:
    said = draft.term
    old = current.term if current else None
    return Term(
        name=(said.name if said else "") or (old.name if old else ""),
        start=(said.start if said else None) or (old.start if old else NO_DATE),
        end=(said.end if said else None) or (old.end if old else NO_DATE),
        weekdays=cycle.weekdays,
        days=days,
        cycle=cycle.kind or CycleKind.WEEKLY,
    )
