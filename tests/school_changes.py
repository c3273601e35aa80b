"""One change at a time to the small sound school of `tests.schools`, and what the checks say of it."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from sabbatical.domain.findings import Finding
from sabbatical.domain.rows.calendar import BellPeriod, CalendarEntry
from sabbatical.domain.rows.classes import ClassDates, ClassDatesKind, SchoolClass, TimetableEntry
from sabbatical.domain.rows.coaching import Pair, PairRule, PatternStep, StepKind, Strength
from sabbatical.domain.rows.people import Absence, Availability, AvailabilityStatus, Substitute
from sabbatical.domain.rows.travel import Travel
from sabbatical.domain.school import School
from sabbatical.domain.settings import Defaults, Policy
from sabbatical.domain.validate import find_problems
from tests.schools import make_school, make_term

SCHOOL = make_school()


def told(school: School) -> list[tuple[str, str, int | None, str]]:
    return [(found.severity.value, found.table, found.row, found.column) for found in find_problems(school)]


def only(school: School) -> Finding:
    findings = find_problems(school)
    assert len(findings) == 1, [finding.message for finding in findings]
    return findings[0]


def jan(day: int) -> dt.date:
    return dt.date(2027, 1, day)


def policy(**changes: Any) -> School:
    return make_school(policy=Policy(**changes))


def defaults(**changes: Any) -> School:
    return make_school(defaults=Defaults(**changes))


def term(**changes: Any) -> School:
    return make_school(term=make_term(**changes))


def calendar(*entries: CalendarEntry, **changes: Any) -> School:
    return make_school(calendar=entries, **changes)


def bell(*rows: BellPeriod) -> School:
    return make_school(bell=rows)


def ring(period: str, start: str, end: str, schedule: str = "regular") -> BellPeriod:
    return BellPeriod(
        schedule=schedule, period=period, start=dt.time.fromisoformat(start), end=dt.time.fromisoformat(end)
    )


def teacher(**changes: Any) -> School:
    """Return the school with its first teacher, ANA, changed."""
    return make_school(teachers=(replace(SCHOOL.teachers[0], **changes), *SCHOOL.teachers[1:]))


def substitutes(*people: Substitute) -> School:
    return make_school(substitutes=people)


def lessons(*more: TimetableEntry, **changes: Any) -> School:
    """Return the school with rows added to its timetable, which has 16."""
    return make_school(timetable=(*SCHOOL.timetable, *more), **changes)


def lesson(class_id: str, teacher: str, cycle_day: str, period: str, **cells: Any) -> TimetableEntry:
    return TimetableEntry(class_id=class_id, teacher=teacher, cycle_day=cycle_day, period=period, **cells)


def statuses(*rows: tuple[str, str, str, str]) -> School:
    return make_school(
        availability=tuple(
            Availability(person=person, cycle_day=cycle_day, period=period, status=AvailabilityStatus(status))
            for person, cycle_day, period, status in rows
        )
    )


def strengths(*more: tuple[str, str, int]) -> School:
    rows = tuple(Strength(teacher=teacher, topic=topic, level=level) for teacher, topic, level in more)
    return make_school(strengths=(*SCHOOL.strengths, *rows))


def request(**changes: Any) -> School:
    return make_school(requests=(replace(SCHOOL.requests[0], **changes),))


def step(number: int, low: int | None = None, high: int | None = None, **changes: Any) -> PatternStep:
    cells = {"pattern": "own", "kind": StepKind.MEET, **changes}
    return PatternStep(step=number, min_days=low, max_days=high, **cells)


def patterns(*steps: PatternStep) -> School:
    return make_school(patterns=steps)


def classes(*more: SchoolClass, first: dict[str, Any] | None = None) -> School:
    return make_school(classes=(replace(SCHOOL.classes[0], **(first or {})), *SCHOOL.classes[1:], *more))


def class_dates(**changes: Any) -> School:
    cells = {"class_id": "MATH", "start": jan(12), "kind": ClassDatesKind.NO_RELEASE, **changes}
    return make_school(class_dates=(ClassDates(**cells),))


def travel(*ways: tuple[str, str, int]) -> School:
    return make_school(
        travel=tuple(Travel(from_building=start, to_building=end, minutes=minutes) for start, end, minutes in ways)
    )


def absences(*rows: Absence) -> School:
    return make_school(absences=rows)


def pair(person: str, other: str) -> School:
    return make_school(pairs=(Pair(person=person, other=other, rule=PairRule.NEVER),))


def messages(findings: Iterable[Finding]) -> str:
    return "\n".join(finding.message for finding in findings)


def expect_error(school: School, place: tuple[str, int | None, str], words: str) -> None:
    """Assert that the only error of a school has this table, row and column, and these words in its message."""
    errors = [found for found in find_problems(school) if found.severity == "error"]
    assert [(found.table, found.row, found.column) for found in errors] == [place]
    assert words in errors[0].message


def expect_warning(school: School, place: tuple[str, int | None, str], words: str) -> None:
    """Assert that a school's only finding is a warning in this table, row and column with these words."""
    found = only(school)
    assert (found.severity, found.table, found.row, found.column) == ("warning", *place)
    assert words in found.message
