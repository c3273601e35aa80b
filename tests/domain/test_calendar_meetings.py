"""Meetings: what of timetable.csv takes place on which date."""

import datetime as dt
from dataclasses import replace
from typing import Any

from sabbatical.domain.calendar import lay_out
from sabbatical.domain.rows.calendar import CalendarEntry
from sabbatical.domain.rows.classes import ClassDates, ClassDatesKind, SchoolClass, TimetableEntry
from sabbatical.domain.school import School
from sabbatical.domain.timetable import DatedMeeting
from tests.schools import make_bell, make_lessons, make_school


def jan(day: int) -> dt.date:
    return dt.date(2027, 1, day)


def meetings_of(school: School, class_id: str) -> dict[tuple[int, str], DatedMeeting]:
    """Return a class's meetings by day of January and period."""
    timetable = lay_out(school)
    dates = {day.index: day.date.day for day in timetable.days}
    return {(dates[m.day], m.period): m for m in timetable.meetings if m.class_id == class_id}


def dates_of(school: School, class_id: str) -> list[int]:
    return sorted(date for date, _ in meetings_of(school, class_id))


def lesson(**cells: Any) -> TimetableEntry:
    return TimetableEntry(**{"class_id": "MATH", "teacher": "ANA", "cycle_day": "Mon", "period": "P1", **cells})


def test_each_row_meets_on_every_date_of_its_cycle_day() -> None:
    school = make_school()
    assert dates_of(school, "SCI") == [11, 13, 15, 18, 20, 22]
    assert set(meetings_of(school, "ENG")) == {(date, "P2") for date in (11, 12, 13, 14, 15, 18, 19, 20, 21, 22)}


def test_order_is_by_day_then_period_start_then_class() -> None:
    # P2 rings before P1 here.
    school = make_school(bell=make_bell(periods="P1 10:00-11:00, P2 08:00-09:00"))
    first_day = [(m.class_id, m.period) for m in lay_out(school).meetings if m.day == 0]
    assert first_day == [("ENG", "P2"), ("MATH", "P1"), ("SCI", "P1")]


def test_from_and_until_are_both_included() -> None:
    school = make_school(timetable=(lesson(from_date=jan(11), until_date=jan(17)), lesson(cycle_day="Tue")))
    assert dates_of(school, "MATH") == [11, 12, 19]
    school = make_school(timetable=(lesson(from_date=jan(18)),))
    assert dates_of(school, "MATH") == [18]


def test_a_teacher_handed_over_in_mid_term() -> None:
    rows = (lesson(until_date=jan(17)), lesson(teacher="BEN", from_date=jan(18), room="R2"))
    found = meetings_of(make_school(timetable=rows), "MATH")
    assert {date: (m.teachers, m.room) for (date, _), m in found.items()} == {11: (("ANA",), ""), 18: (("BEN",), "R2")}


def test_co_teachers_come_in_the_order_of_rows() -> None:
    rows = (lesson(teacher="DAN"), lesson(teacher="ANA"), lesson(teacher="CARA", from_date=jan(18)))
    found = meetings_of(make_school(timetable=rows), "MATH")
    assert found[11, "P1"].teachers == ("DAN", "ANA")
    assert found[18, "P1"].teachers == ("DAN", "ANA", "CARA")


def test_room_is_the_rows_else_the_classs() -> None:
    school = make_school(timetable=(lesson(), lesson(cycle_day="Tue", room="Lab")))
    school = replace(school, classes=(SchoolClass(id="MATH", room="R1"),))
    assert {date: m.room for (date, _), m in meetings_of(school, "MATH").items()} == {
        11: "R1", 12: "Lab", 18: "R1", 19: "Lab",
    }  # fmt: skip


def test_class_whose_period_is_missing_from_the_dates_schedule_does_not_meet() -> None:
    school = make_school(
        bell=(*make_bell(), *make_bell("testing", "P1 08:00-08:40")),
        calendar=(CalendarEntry(start=jan(12), schedule="testing"),),
    )
    assert 12 in dates_of(school, "MATH")
    assert 12 not in dates_of(school, "ENG")


def trip(kind: ClassDatesKind, **cells: Any) -> School:
    return make_school(
        timetable=(
            *make_lessons("MATH", "ANA", "P1"),
            *make_lessons("MATH", "ANA", "P2"),
            *make_lessons("ENG", "BEN", "P3"),
        ),
        class_dates=(ClassDates(class_id="MATH", start=jan(12), kind=kind, **cells),),
    )


def test_class_that_is_away_does_not_meet() -> None:
    school = trip(ClassDatesKind.AWAY, end=jan(13))
    assert not {12, 13} & set(dates_of(school, "MATH"))
    assert {11, 14} <= set(dates_of(school, "MATH"))
    assert 12 in dates_of(school, "ENG")


def test_class_away_for_some_periods_meets_in_the_others() -> None:
    found = meetings_of(trip(ClassDatesKind.AWAY, periods=("P2",)), "MATH")
    assert (12, "P1") in found
    assert (12, "P2") not in found
    assert (13, "P2") in found


def test_no_release_marks_the_meeting_and_keeps_it() -> None:
    found = meetings_of(trip(ClassDatesKind.NO_RELEASE, periods=("P1",)), "MATH")
    assert found[12, "P1"].no_release
    assert not found[12, "P2"].no_release
    assert not found[13, "P1"].no_release


def test_several_rows_about_one_date_add_up() -> None:
    school = trip(ClassDatesKind.AWAY, periods=("P1",))
    more = ClassDates(class_id="MATH", start=jan(11), end=jan(12), periods=("P2",), kind=ClassDatesKind.AWAY)
    school = replace(school, class_dates=(*school.class_dates, more))
    assert (12, "P1") not in meetings_of(school, "MATH")
    assert (12, "P2") not in meetings_of(school, "MATH")
    assert (11, "P1") in meetings_of(school, "MATH")
