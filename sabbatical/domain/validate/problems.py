"""Finds every problem of a school."""

from collections.abc import Iterable

from sabbatical.domain.calendar.days import school_days
from sabbatical.domain.findings import Finding, Severity
from sabbatical.domain.school import School
from sabbatical.domain.timetable import SchoolDay
from sabbatical.domain.validate.absences import check_absences
from sabbatical.domain.validate.availability import check_availability
from sabbatical.domain.validate.bell import check_bell
from sabbatical.domain.validate.calendar import check_calendar, check_calendar_dates, check_repeat_starts
from sabbatical.domain.validate.classes import check_class_dates, check_classes, check_travel
from sabbatical.domain.validate.doubts import TERM_DATES, TERM_DAYS, Doubts
from sabbatical.domain.validate.limits import check_limits
from sabbatical.domain.validate.meeting_dates import MeetingDates
from sabbatical.domain.validate.names import SchoolNames
from sabbatical.domain.validate.patterns import check_patterns
from sabbatical.domain.validate.people import check_people
from sabbatical.domain.validate.requests import check_requests
from sabbatical.domain.validate.settings import check_policy, check_time_zone
from sabbatical.domain.validate.strengths import check_strengths
from sabbatical.domain.validate.term import check_term, check_term_days
from sabbatical.domain.validate.timetable import check_meetings, check_timetable


def find_problems(school: School, doubts: Doubts | None = None) -> tuple[Finding, ...]:
    """Return every problem of a school: errors, with which it cannot be used, and warnings.

    Parameters
    ----------
    school
        The school.
    doubts
        What of it could not be read; no row is blamed for that.

    Returns
    -------
    tuple of Finding
        Empty if nothing is wrong.
    """
    doubts = doubts or Doubts()
    names = SchoolNames.of(school, doubts)
    findings, days = _check_calendar(school, names, doubts)
    dates = MeetingDates.of(school, days)
    findings += check_policy(school, doubts)
    findings += check_people(school, names)
    findings += check_strengths(school, names)
    findings += check_patterns(school, doubts)
    findings += check_classes(school)
    findings += check_class_dates(school, names, doubts)
    findings += check_travel(school, doubts)
    findings += check_absences(school, names, doubts)
    findings += check_timetable(school, names, dates)
    findings += check_meetings(school, doubts, dates)
    findings += check_availability(school, names, dates)
    findings += check_requests(school, names, doubts)
    if days is not None and not doubts.uncertain:
        findings += check_limits(school, days)
    return tuple(findings)


def _check_calendar(
    school: School, names: SchoolNames, doubts: Doubts
) -> tuple[list[Finding], tuple[SchoolDay, ...] | None]:
    """Return what is wrong with all that makes the school days, and these if nothing is."""
    findings = [
        *check_time_zone(school),
        *check_term(school.term, doubts),
        *check_bell(school, doubts),
        *check_calendar(school, names),
    ]
    if TERM_DATES not in doubts.incomplete:
        findings += check_repeat_starts(school)
    if _has_error(findings) or doubts.uncertain & {"bell", "calendar", TERM_DATES, TERM_DAYS}:
        return findings, None
    findings += check_calendar_dates(school)
    if _has_error(findings):
        return findings, None
    days = school_days(school)
    return [*findings, *check_term_days(school, days)], days


def _has_error(findings: Iterable[Finding]) -> bool:
    return any(finding.severity is Severity.ERROR for finding in findings)
