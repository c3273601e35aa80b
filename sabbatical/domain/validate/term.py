"""Checks [term] of school.toml."""

from collections.abc import Iterator, Sequence

from sabbatical.domain.calendar.weekdays import WEEKDAY_NAMES
from sabbatical.domain.findings import Finding
from sabbatical.domain.school import School
from sabbatical.domain.settings import CycleKind, Term
from sabbatical.domain.timetable import SchoolDay
from sabbatical.domain.validate.doubts import TERM_DATES, TERM_DAYS, Doubts
from sabbatical.domain.validate.report import SETTINGS, error, warning

MAX_TERM_DAYS = 400
_YEARS = range(1970, 2200)


def check_term(term: Term, doubts: Doubts) -> Iterator[Finding]:
    """Yield what is wrong with the term's dates, weekdays and cycle days."""
    if TERM_DATES not in doubts.incomplete:
        yield from _check_dates(term)
        yield from _check_weekdays(term)
    if TERM_DAYS not in doubts.incomplete:
        yield from _check_days(term)
    if doubts.incomplete.isdisjoint({TERM_DATES, TERM_DAYS}):
        yield from _check_cycle(term)


def _check_dates(term: Term) -> Iterator[Finding]:
    days = (term.end - term.start).days + 1
    if term.start.year not in _YEARS:
        allowed = f"{_YEARS.start} to {_YEARS.stop - 1}"
        yield error(SETTINGS, None, "term.start", f"{term.start} is no year of a school; write a year from {allowed}")
    elif days < 1:
        yield error(
            SETTINGS, None, "term.end", f"{term.end} lies before the term's start, {term.start}; write a later date"
        )
    elif days > MAX_TERM_DAYS:
        message = f"{term.end} makes the term {days} days long; it may have at most {MAX_TERM_DAYS}"
        yield error(SETTINGS, None, "term.end", message)


def _check_weekdays(term: Term) -> Iterator[Finding]:
    column = "term.weekdays"
    allowed = ", ".join(WEEKDAY_NAMES)
    if not term.weekdays:
        yield error(SETTINGS, None, column, f"names no weekday; name those on which school runs, of {allowed}")
    for name in dict.fromkeys(term.weekdays):
        if name not in WEEKDAY_NAMES:
            yield error(SETTINGS, None, column, f"{name!r} is no weekday; allowed are {allowed}")
        elif term.weekdays.count(name) > 1:
            yield error(SETTINGS, None, column, f"{name!r} is there more than once; name each weekday once")
    if term.weekdays and set(term.weekdays) <= set(WEEKDAY_NAMES):
        first = WEEKDAY_NAMES.index(term.weekdays[0])
        places = [(WEEKDAY_NAMES.index(name) - first) % 7 for name in term.weekdays]
        if places != sorted(places):
            message = f"{', '.join(term.weekdays)} do not follow each other; a week starts on {term.weekdays[0]}"
            yield warning(SETTINGS, None, column, message)


def _check_days(term: Term) -> Iterator[Finding]:
    if not term.days:
        yield error(SETTINGS, None, "term.days", "names no cycle day; name at least one, as timetable.csv does")
    for name in term.days:
        if not name or ";" in name:
            message = f"{name!r} is no name of a cycle day; write any text without a semicolon"
            yield error(SETTINGS, None, "term.days", message)


def _check_cycle(term: Term) -> Iterator[Finding]:
    if term.cycle is CycleKind.WEEKLY and term.weekdays and len(term.days) % len(term.weekdays):
        message = (
            f"{len(term.days)} names do not fit {len(term.weekdays)} weekdays; a weekly cycle needs one name for each "
            "weekday, for one week or for several"
        )
        yield error(SETTINGS, None, "term.days", message)


def check_term_days(school: School, days: Sequence[SchoolDay]) -> Iterator[Finding]:
    """Yield what is wrong with a term that has no day for coaching."""
    term = f"{school.term.start} to {school.term.end}"
    if not days:
        message = f"the term, {term}, has no school day; open dates by its weekdays or in calendar.csv"
        yield error(SETTINGS, None, "term.end", message)
    elif all(day.blackout for day in days):
        yield warning(SETTINGS, None, "term.end", f"every school day of the term, {term}, is a blackout date")
