"""Checks availability.csv."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from sabbatical.domain.findings import Finding
from sabbatical.domain.rows.classes import TimetableEntry
from sabbatical.domain.rows.people import Availability
from sabbatical.domain.school import School
from sabbatical.domain.validate.meeting_dates import MeetingDates
from sabbatical.domain.validate.names import SchoolNames
from sabbatical.domain.validate.report import error, filled, warning

TABLE = "availability"


def check_availability(school: School, names: SchoolNames, dates: MeetingDates) -> Iterator[Finding]:
    """Yield what is wrong with the statuses."""
    taught: dict[tuple[str, str], list[TimetableEntry]] = defaultdict(list)
    for entry in school.timetable:
        taught[entry.teacher, entry.cycle_day].append(entry)
    for row, status in enumerate(school.availability):
        yield from names.people.mentions(TABLE, row, "person", [status.person])
        yield from names.cycle_days.mentions(TABLE, row, "cycle_day", [status.cycle_day])
        yield from names.periods.mentions(TABLE, row, "period", filled(status.period))
        yield from _check_taught(row, status, taught.get((status.person, status.cycle_day), ()), dates)
    yield from _check_doubles(school)


def _check_taught(
    row: int, status: Availability, taught: Iterable[TimetableEntry], dates: MeetingDates
) -> Iterator[Finding]:
    for entry in taught:
        when = dates.when(entry) if status.period in ("", entry.period) else None
        if when is not None:
            message = (
                f"{status.status.value!r} does not fit: {status.person!r} teaches {entry.class_id!r} on "
                f"{entry.cycle_day} in {entry.period}{when}; a status is for times without a class"
            )
            yield error(TABLE, row, "status", message)
            return


def _check_doubles(school: School) -> Iterator[Finding]:
    """Warn of several statuses for one person and time."""
    seen: dict[tuple[str, str], dict[str, Availability]] = defaultdict(dict)
    for row, status in enumerate(school.availability):
        day = seen[status.person, status.cycle_day]
        other = day.get(status.period) or day.get("") or (next(iter(day.values()), None) if not status.period else None)
        if other is not None:
            time = f"{status.cycle_day} {other.period or status.period}".strip()
            message = (
                f"{status.status.value!r} is one of several statuses of {status.person!r} on {time}, beside "
                f"{other.status.value!r}; the stricter counts: off, duty and protected before standby"
            )
            yield warning(TABLE, row, "status", message)
        day.setdefault(status.period, status)
