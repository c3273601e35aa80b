"""School days: weeks, cycles, closed and opened dates, schedules. 2027-01-11 is a Monday."""

import datetime as dt
from typing import Any

import pytest

from sabbatical.domain.calendar import lay_out
from sabbatical.domain.rows.calendar import CalendarEntry, CalendarKind
from sabbatical.domain.settings import CycleKind, SchoolInfo
from sabbatical.domain.timetable import SchoolDay
from tests.schools import MONDAY, make_bell, make_school, make_term


def jan(day: int) -> dt.date:
    return dt.date(2027, 1, day)


def exception(start: int, end: int | None = None, **cells: Any) -> CalendarEntry:
    if "kind" in cells:
        cells["kind"] = CalendarKind(cells["kind"])
    return CalendarEntry(start=jan(start), end=None if end is None else jan(end), **cells)


def days_of(*calendar: CalendarEntry, bell: Any = None, **term: Any) -> dict[int, SchoolDay]:
    """Return the school days of a term by their day of January."""
    school = make_school(term=make_term(**term), calendar=calendar, bell=bell or make_bell())
    return {day.date.day: day for day in lay_out(school).days}


def names_of(*calendar: CalendarEntry, **term: Any) -> dict[int, str]:
    return {date: day.cycle_day for date, day in days_of(*calendar, **term).items()}


def test_one_week_cycle_gives_each_weekday_its_name() -> None:
    assert names_of() == {
        11: "Mon", 12: "Tue", 13: "Wed", 14: "Thu", 15: "Fri",
        18: "Mon", 19: "Tue", 20: "Wed", 21: "Thu", 22: "Fri",
    }  # fmt: skip


def test_two_week_cycle_counts_calendar_weeks_from_the_one_that_holds_the_start() -> None:
    # The term starts on a Thursday: Thursday and Friday are of the first week, so they are A4 and A5, not A1 and A2.
    names = names_of(
        start=jan(14), end=jan(26), days=(*[f"A{n}" for n in range(1, 6)], *[f"B{n}" for n in range(1, 6)])
    )
    assert names == {14: "A4", 15: "A5", 18: "B1", 19: "B2", 20: "B3", 21: "B4", 22: "B5", 25: "A1", 26: "A2"}


def test_closed_date_of_a_weekly_cycle_uses_its_name_up() -> None:
    names = names_of(exception(11, 15, kind="closed"), days=tuple("abcdefghij"))
    assert names == {18: "f", 19: "g", 20: "h", 21: "i", 22: "j"}


def test_rotating_cycle_gives_each_open_day_the_next_name_and_closed_dates_none() -> None:
    names = names_of(exception(13, kind="closed"), end=jan(19), cycle=CycleKind.ROTATING, days=("A", "B", "C"))
    assert names == {11: "A", 12: "B", 14: "C", 15: "A", 18: "B", 19: "C"}


def test_blackout_date_is_a_school_day_and_takes_its_name() -> None:
    days = days_of(exception(12, kind="blackout"), end=jan(13), cycle=CycleKind.ROTATING, days=("A", "B"))
    assert [(day.cycle_day, day.blackout) for day in days.values()] == [("A", False), ("B", True), ("A", False)]


@pytest.mark.parametrize(
    ("cycle", "expected"),
    [
        (CycleKind.WEEKLY, {11: "Mon", 12: "Fri", 13: "Wed", 14: "Thu"}),
        # Tuesday still uses up its own name, Tue; Wednesday is not shifted.
        (CycleKind.ROTATING, {11: "Mon", 12: "Fri", 13: "Wed", 14: "Thu"}),
    ],
)
def test_cycle_day_override_shifts_no_other_date(cycle: CycleKind, expected: dict[int, str]) -> None:
    assert names_of(exception(12, cycle_day="Fri"), end=jan(14), cycle=cycle) == expected


def test_school_opens_a_saturday_that_takes_the_next_name_of_a_rotating_cycle() -> None:
    names = names_of(exception(16, kind="school"), end=jan(18), cycle=CycleKind.ROTATING)
    assert names == {11: "Mon", 12: "Tue", 13: "Wed", 14: "Thu", 15: "Fri", 16: "Mon", 18: "Tue"}


def test_school_opens_a_saturday_of_a_weekly_cycle_with_the_cycle_day_given() -> None:
    names = names_of(exception(16, kind="school", cycle_day="Tue"), end=jan(18))
    assert names[16] == "Tue"
    assert names[18] == "Mon"


KINDS = {
    "closed then school": (("closed", "school"), (True, False)),
    "closed then blackout stays closed": (("closed", "blackout"), None),
    "blackout then closed": (("blackout", "closed"), None),
    "blackout then school ends the blackout": (("blackout", "school"), (True, False)),
    "school then blackout": (("school", "blackout"), (True, True)),
    "school then closed": (("school", "closed"), None),
    "closed, school, blackout": (("closed", "school", "blackout"), (True, True)),
}


@pytest.mark.parametrize(("kinds", "expected"), KINDS.values(), ids=KINDS.keys())
def test_kinds_of_several_rows_on_one_date(kinds: tuple[str, ...], expected: tuple[bool, bool] | None) -> None:
    days = days_of(*(exception(12, kind=kind) for kind in kinds))
    found = (True, days[12].blackout) if 12 in days else None
    assert found == expected


def test_blackout_opens_no_saturday() -> None:
    assert 16 not in days_of(exception(16, kind="blackout"))


def test_saturday_opened_and_then_blacked_out_is_a_blackout_school_day() -> None:
    days = days_of(exception(16, kind="school", cycle_day="Mon"), exception(11, 22, kind="blackout"))
    assert days[16].blackout


def test_a_later_row_wins_cell_by_cell() -> None:
    # The second row has no schedule, so the first row's stays; its cycle day wins.
    days = days_of(
        exception(12, schedule="early", cycle_day="Mon"),
        exception(11, 13, cycle_day="Fri"),
        bell=(*make_bell(), *make_bell("early", "P1 08:00-08:30")),
    )
    assert (days[12].schedule, days[12].cycle_day) == ("early", "Fri")
    assert (days[11].schedule, days[11].cycle_day) == ("regular", "Fri")


def test_schedule_on_a_closed_date_does_not_open_it() -> None:
    assert 12 not in days_of(exception(12, kind="closed"), exception(12, schedule="regular"))


def test_periods_are_those_of_the_dates_schedule_in_order_of_start() -> None:
    bell = (*make_bell(), *make_bell("early", "P2 10:00-10:30, P1 08:00-08:20"))
    days = days_of(exception(13, schedule="early"), bell=bell)
    assert [(period.period, period.minutes) for period in days[13].periods] == [("P1", 20), ("P2", 30)]
    assert [period.period for period in days[14].periods] == ["P1", "P2", "P3"]


def test_rule_counts_from_its_start_only_where_it_names_it() -> None:
    # Every second Wednesday from Monday 11: the first is 13, the next 27, which is past the term's end.
    days = days_of(exception(11, repeat="FREQ=WEEKLY;INTERVAL=2;BYDAY=WE", kind="closed"))
    assert sorted(set(range(11, 23)) - set(days)) == [13, 16, 17]


def test_rule_ends_with_its_end_and_without_one_with_the_term() -> None:
    closed = exception(11, 15, repeat="FREQ=DAILY;INTERVAL=2", kind="closed")
    assert sorted(days_of(closed)) == [12, 14, 18, 19, 20, 21, 22]
    open_ended = exception(11, repeat="FREQ=WEEKLY;BYDAY=MO,FR", kind="closed")
    assert sorted(days_of(open_ended)) == [12, 13, 14, 19, 20, 21]


def test_rule_that_began_before_the_term_keeps_its_rhythm() -> None:
    # Every second Monday from 2027-01-04: 4, 18.
    entry = CalendarEntry(start=jan(4), repeat="FREQ=WEEKLY;INTERVAL=2", kind=CalendarKind.CLOSED)
    assert 18 not in days_of(entry)
    assert 11 in days_of(entry)


def test_range_that_overlaps_the_terms_ends_is_cut_to_it() -> None:
    entry = CalendarEntry(start=dt.date(2026, 12, 1), end=jan(12), kind=CalendarKind.CLOSED)
    assert min(days_of(entry)) == 13


def test_sunday_to_thursday_week_starts_on_sunday() -> None:
    # 2027-01-10 is a Sunday. The term starts on Tuesday 12, whose week began on Sunday 10.
    days = days_of(
        start=jan(12), end=jan(18), weekdays=("SU", "MO", "TU", "WE", "TH"), days=("Su", "Mo", "Tu", "We", "Th")
    )
    assert {date: (day.cycle_day, day.week) for date, day in days.items()} == {
        12: ("Tu", 0), 13: ("We", 0), 14: ("Th", 0), 17: ("Su", 1), 18: ("Mo", 1),
    }  # fmt: skip


def test_six_day_week_has_school_on_saturday() -> None:
    days = days_of(weekdays=("MO", "TU", "WE", "TH", "FR", "SA"), days=("Mon", "Tue", "Wed", "Thu", "Fri", "Sat"))
    assert days[16].cycle_day == "Sat"
    assert 17 not in days


def test_opened_sunday_belongs_to_the_week_that_began_on_monday() -> None:
    days = days_of(exception(17, kind="school", cycle_day="Mon"))
    assert (days[17].week, days[18].week) == (0, 1)


def test_weeks_count_calendar_weeks_closed_ones_too() -> None:
    days = days_of(exception(18, 22, kind="closed"), end=jan(26))
    assert (days[15].week, days[25].week) == (0, 2)


def test_index_counts_open_dates() -> None:
    days = days_of(exception(12, kind="closed"))
    assert [days[date].index for date in (11, 13, 14)] == [0, 1, 2]


def test_until_in_utc_falls_on_the_schools_own_date() -> None:
    # 2027-01-15T04:59:59Z is 23:59:59 on Thursday 14 in New York: the 14th is closed and the 15th is not.
    entry = exception(11, repeat="FREQ=DAILY;UNTIL=20270115T045959Z", kind="closed")
    school = make_school(calendar=(entry,), info=SchoolInfo(name="S", timezone="America/New_York"))
    assert lay_out(school).days[0].date == jan(15)


def test_term_of_one_day() -> None:
    assert names_of(start=MONDAY, end=MONDAY) == {11: "Mon"}
