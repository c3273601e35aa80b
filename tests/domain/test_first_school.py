"""A school's first shape, and the edits of calendar and bell."""

import datetime as dt

import pytest

from sabbatical.domain.edits.calendar import (
    delete_bell_period,
    delete_calendar_entry,
    put_bell_period,
    put_calendar_entry,
)
from sabbatical.domain.first_school import RegularDay, first_school
from sabbatical.domain.rows.calendar import BellPeriod, CalendarEntry, CalendarKind
from sabbatical.domain.settings import CycleKind, SchoolInfo
from sabbatical.domain.validate import find_problems
from sabbatical.errors import DataError
from tests.schools import make_school

EASTER = CalendarEntry(start=dt.date(2027, 1, 14), kind=CalendarKind.CLOSED)


def day(**changes: object) -> RegularDay:
    values = {"first": dt.time(8), "periods": 3, "minutes": 45, "minutes_between": 10} | changes
    return RegularDay(**values)


def test_a_regular_day_has_equal_periods():
    # 08:00-08:45, 08:55-09:40, 09:50-10:35.
    assert [(row.period, f"{row.start:%H:%M}", f"{row.end:%H:%M}") for row in day().bell()] == [
        ("P1", "08:00", "08:45"), ("P2", "08:55", "09:40"), ("P3", "09:50", "10:35"),
    ]  # fmt: skip


@pytest.mark.parametrize(("minutes", "fits"), [(319, True), (320, False)])
def test_the_last_period_ends_before_midnight(minutes: int, fits: bool):
    # 8 x 60 + 3 x 320 = 1440 = 24:00, with no minutes between.
    assert day(minutes=minutes, minutes_between=0).fits is fits


def test_a_first_school_is_sound():
    school = first_school(
        SchoolInfo(name="Hill", timezone="UTC"), term="Spring", start=dt.date(2027, 1, 11), end=dt.date(2027, 3, 19),
        weekdays=("MO", "TU"), days=("A", "B", "C"), rotating=True, day=day(),
    )  # fmt: skip
    assert school.term.cycle is CycleKind.ROTATING
    assert find_problems(school) == ()


def test_dates_and_periods_are_added_changed_and_deleted_by_what_they_were():
    school = put_calendar_entry(make_school(), EASTER)
    later = CalendarEntry(start=dt.date(2027, 1, 15), kind=CalendarKind.CLOSED)
    changed = put_calendar_entry(school, later, EASTER)
    assert changed.calendar == (later,)
    assert delete_calendar_entry(changed, later).calendar == ()
    with pytest.raises(DataError, match="no longer as it was"):
        delete_calendar_entry(changed, EASTER)
    first = school.bell[0]
    shorter = BellPeriod(schedule="regular", period="P1", start=first.start, end=dt.time(8, 40))
    assert put_bell_period(school, shorter, first).bell == (shorter, *school.bell[1:])
    assert delete_bell_period(school, first).bell == school.bell[1:]
