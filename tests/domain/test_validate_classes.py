"""Checks of classes, the timetable, trips, ways and absences."""

from dataclasses import replace
from decimal import Decimal

import pytest

from sabbatical.domain.rows.calendar import CalendarEntry
from sabbatical.domain.rows.classes import ClassDates, ClassDatesKind, SchoolClass
from sabbatical.domain.rows.people import Absence
from sabbatical.domain.rows.travel import Travel
from sabbatical.domain.school import School
from tests.school_changes import (
    SCHOOL,
    absences,
    class_dates,
    classes,
    expect_error,
    expect_warning,
    jan,
    lesson,
    lessons,
    only,
    told,
    travel,
)
from tests.schools import MONDAY, make_lessons, make_school

ERRORS = {
    "class twice": (classes(SCHOOL.classes[1]), "classes", 3, "id", "'ENG' is there twice"),
    "class's cap": (classes(first={"loss_cap_percent": Decimal("101")}), "classes", 0, "loss_cap_percent", "0 to 100"),
    "students": (classes(first={"students": -1}), "classes", 0, "students", "0 or more"),
    "unknown class": (lessons(lesson("MATS", "ANA", "Mon", "P3")), "timetable", 16, "class", "did you mean 'MATH'"),
    "unknown teacher": (lessons(lesson("MATH", " ANA", "Mon", "P3")), "timetable", 16, "teacher", "did you mean 'ANA'"),
    "substitute who teaches": (lessons(lesson("MATH", "SUE", "Mon", "P3")), "timetable", 16, "teacher", "teachers.csv"),
    "unknown day": (lessons(lesson("MATH", "ANA", "mon", "P3")), "timetable", 16, "cycle_day", "did you mean 'Mon'"),
    "unknown period": (lessons(lesson("MATH", "ANA", "Mon", "P4")), "timetable", 16, "period", "bell.csv"),
    "until before from": (
        lessons(lesson("MATH", "ANA", "Mon", "P3", from_date=jan(18), until_date=jan(12))),
        "timetable", 16, "until", "before",
    ),
    "two places": (lessons(lesson("SCI", "ANA", "Mon", "P1")), "timetable", 16, "teacher", "'MATH' and in 'SCI'"),
    "row twice": (lessons(lesson("MATH", "ANA", "Mon", "P1")), "timetable", 16, "class", "in an earlier row"),
    "row twice in another room": (
        lessons(lesson("MATH", "ANA", "Mon", "P1", room="R")),
        "timetable", 16, "class", "earlier",
    ),
    "trip of no class": (class_dates(class_id="MAT"), "class_dates", 0, "class", "did you mean 'MATH'"),
    "trip backwards": (class_dates(end=jan(11)), "class_dates", 0, "end", "before 2027-01-12"),
    "trip in no period": (class_dates(periods=("P1", "P7")), "class_dates", 0, "periods", "'P7' is not a period"),
    "no way": (travel(("Main", "Main", -1)), "travel", 0, "minutes", "0 to 1440"),
    "absence of nobody": (absences(Absence(id="A", person="X", start=MONDAY)), "absences", 0, "person", "'X'"),
    "absence backwards": (
        absences(Absence(id="A", person="BEN", start=jan(13), end=jan(12))),
        "absences", 0, "end", "before",
    ),
    "absence in no period": (
        absences(Absence(id="A", person="BEN", start=jan(13), periods=("all",))), "absences", 0, "periods", "'all'",
    ),
    "absence twice": (absences(*[Absence(id="A", person="BEN", start=jan(13))] * 2), "absences", 1, "id", "twice"),
}  # fmt: skip


@pytest.mark.parametrize(("school", "table", "row", "column", "words"), ERRORS.values(), ids=ERRORS.keys())
def test_wrong_data_is_an_error_in_its_place(
    school: School, table: str, row: int | None, column: str, words: str
) -> None:
    expect_error(school, (table, row, column), words)


WARNINGS = {
    "class without rows": (classes(SchoolClass(id="ART")), "classes", 3, "id", "no row in timetable.csv"),
    "trip outside the term": (class_dates(start=jan(30)), "class_dates", 0, "start", "outside the term"),
    "unknown building": (travel(("Main", "South", 5)), "travel", 0, "to", "'South' is the building of no"),
    "way within a building": (travel(("Main", "Main", 5)), "travel", 0, "to", "name two buildings"),
    "absence outside the term": (
        absences(Absence(id="A", person="BEN", start=jan(1), end=jan(10))), "absences", 0, "start", "outside the term",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("school", "table", "row", "column", "words"), WARNINGS.values(), ids=WARNINGS.keys())
def test_doubtful_data_is_a_warning_in_its_place(
    school: School, table: str, row: int | None, column: str, words: str
) -> None:
    expect_warning(school, (table, row, column), words)


def test_travel_both_ways_must_agree() -> None:
    buildings = (SchoolClass(id="GYM", building="North"), SchoolClass(id="ART", building="South"))
    rows = (*make_lessons("GYM", "ANA", "P3"), *make_lessons("ART", "BEN", "P3"))
    base = lessons(*rows, classes=(*SCHOOL.classes, *buildings))
    ways = (Travel(from_building="Main", to_building="North", minutes=5),)
    agree = (*ways, Travel(from_building="North", to_building="Main", minutes=5))
    differ = (*ways, Travel(from_building="North", to_building="Main", minutes=6))
    assert told(replace(base, travel=agree)) == []
    assert told(replace(base, travel=differ)) == [("error", "travel", 1, "minutes")]


def test_teacher_in_two_places_only_on_dates_that_both_have() -> None:
    both = ("SCI", "ANA", "Mon", "P1")
    assert told(lessons(lesson(*both)))[0] == ("error", "timetable", 16, "teacher")
    # MATH on Mondays ends on the 17th, SCI begins on the 18th: no Monday has both.
    handed_over = (
        replace(SCHOOL.timetable[0], until_date=jan(17)),
        *SCHOOL.timetable[1:],
        lesson(*both, from_date=jan(18)),
    )
    assert told(make_school(timetable=handed_over)) == []
    # From the 12th to the 17th both hold, but no Monday lies between.
    between = (*SCHOOL.timetable, lesson(*both, from_date=jan(12), until_date=jan(17)))
    assert told(make_school(timetable=between)) == []
    # Away on both Mondays, MATH leaves ANA free for SCI.
    trip = ClassDates(class_id="MATH", start=MONDAY, end=jan(18), kind=ClassDatesKind.AWAY)
    assert told(lessons(lesson(*both), class_dates=(trip,))) == []


def test_two_places_are_told_by_their_dates_alone_where_the_calendar_is_wrong() -> None:
    wrong = CalendarEntry(start=jan(12), schedule="none")
    double = lessons(lesson("SCI", "ANA", "Mon", "P1"), calendar=(wrong,))
    assert told(double) == [("error", "calendar", 0, "schedule"), ("error", "timetable", 16, "teacher")]
    handed_over = (
        replace(SCHOOL.timetable[0], until_date=jan(17)),
        *SCHOOL.timetable[1:],
        lesson("SCI", "ANA", "Mon", "P1", from_date=jan(18)),
    )
    assert told(make_school(timetable=handed_over, calendar=(wrong,))) == [("error", "calendar", 0, "schedule")]


def test_co_teachers_share_a_meeting_without_a_finding() -> None:
    assert told(lessons(lesson("SCI", "BEN", "Mon", "P1"))) == []


def test_class_that_never_meets() -> None:
    rows = (lesson("ART", "DAN", "Mon", "P3", from_date=jan(12), until_date=jan(17)),)
    found = only(lessons(*rows, classes=(*SCHOOL.classes, SchoolClass(id="ART"))))
    assert (found.severity, found.row) == ("warning", 3)
    assert "'ART' never meets in the term" in found.message
