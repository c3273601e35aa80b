"""Checks of bell.csv and calendar.csv."""

import datetime as dt
from dataclasses import replace

import pytest

from sabbatical.domain.rows.calendar import CalendarEntry, CalendarKind
from sabbatical.domain.school import School
from sabbatical.domain.settings import CycleKind
from sabbatical.domain.validate import find_problems
from tests.school_changes import bell, calendar, expect_error, expect_warning, jan, messages, ring, told
from tests.schools import MONDAY, make_bell, make_term

ERRORS = {
    "ends first": (bell(*make_bell(), ring("P4", "12:00", "11:00")), "bell", 3, "end", "not after the start, 12:00"),
    "no length": (bell(*make_bell(), ring("P4", "12:00", "12:00")), "bell", 3, "end", "not after the start, 12:00"),
    "overlap": (bell(*make_bell(), ring("P4", "11:00", "12:00")), "bell", 3, "start", "within period 'P3'"),
    "overlap with a long one": (
        bell(ring("P1", "08:00", "12:00"), ring("P2", "08:10", "08:20"), ring("P3", "12:00", "13:00")),
        "bell", 1, "start", "within period 'P1' of schedule 'regular', 08:00 to 12:00",
    ),
    "period twice": (bell(*make_bell(), ring("P1", "12:00", "13:00")), "bell", 3, "period", "'P1' is there twice"),
    "period with semicolon": (bell(*make_bell(), ring("P4;5", "12:00", "13:00")), "bell", 3, "period", "semicolon"),
    "range": (calendar(CalendarEntry(start=jan(13), end=jan(12))), "calendar", 0, "end", "before 2027-01-13"),
    "schedule": (
        calendar(CalendarEntry(start=jan(13), schedule="regulr")), "calendar", 0, "schedule", "did you mean 'regular'",
    ),
    "cycle day": (calendar(CalendarEntry(start=jan(13), cycle_day="Sat")), "calendar", 0, "cycle_day", "Fri, Mon, Thu"),
    "rule": (
        calendar(CalendarEntry(start=jan(13), repeat="FREQ=HOURLY", kind=CalendarKind.CLOSED)),
        "calendar", 0, "repeat", "DAILY, WEEKLY, MONTHLY, YEARLY",
    ),
    "ancient rule": (
        calendar(CalendarEntry(start=dt.date(2016, 1, 4), repeat="FREQ=WEEKLY", kind=CalendarKind.CLOSED)),
        "calendar", 0, "start", "over 10 years before the term",
    ),
    "opened Saturday without a cycle day": (
        calendar(CalendarEntry(start=jan(16), kind=CalendarKind.SCHOOL)),
        "calendar", 0, "cycle_day", "2027-01-16 is opened",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("school", "table", "row", "column", "words"), ERRORS.values(), ids=ERRORS.keys())
def test_wrong_data_is_an_error_in_its_place(
    school: School, table: str, row: int | None, column: str, words: str
) -> None:
    expect_error(school, (table, row, column), words)


WARNINGS = {
    "a period that regular lacks": (
        bell(*make_bell(), ring("p1", "08:00", "08:30", "early")),
        "bell", 3, "period", "no period of 'regular' (did you mean 'P1'?)",
    ),
    "row that does nothing": (
        calendar(CalendarEntry(start=jan(13), note="Fair")),
        "calendar", 0, "kind", "does nothing",
    ),
    "outside the term": (
        calendar(CalendarEntry(start=jan(25), kind=CalendarKind.CLOSED)), "calendar", 0, "start", "outside the term",
    ),
    "rule that names nothing": (
        calendar(CalendarEntry(start=jan(13), end=jan(14), repeat="FREQ=WEEKLY;BYDAY=MO", kind=CalendarKind.CLOSED)),
        "calendar", 0, "repeat", "names no date from 2027-01-13 on",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("school", "table", "row", "column", "words"), WARNINGS.values(), ids=WARNINGS.keys())
def test_doubtful_data_is_a_warning_in_its_place(
    school: School, table: str, row: int | None, column: str, words: str
) -> None:
    expect_warning(school, (table, row, column), words)


def test_regular_schedule_must_be_there() -> None:
    found = [finding for finding in find_problems(bell(*make_bell("Regular"))) if finding.severity == "error"]
    assert messages(found) == "the schedule 'regular' is missing (did you mean 'Regular'?); it must be there"


def test_opened_saturday_is_told_once_for_a_whole_rule_and_not_in_a_rotating_cycle() -> None:
    saturdays = CalendarEntry(start=MONDAY, repeat="FREQ=WEEKLY;BYDAY=SA", kind=CalendarKind.SCHOOL)
    long_term = make_term(end=dt.date(2027, 2, 5))
    assert told(calendar(saturdays, term=long_term)) == [("error", "calendar", 0, "cycle_day")]
    assert told(calendar(saturdays, term=replace(long_term, cycle=CycleKind.ROTATING))) == []
    named = CalendarEntry(start=MONDAY, end=dt.date(2027, 2, 5), cycle_day="Mon")
    assert told(calendar(saturdays, named, term=long_term)) == []
