"""Checks of people and their availability and strengths."""

from decimal import Decimal

import pytest

from sabbatical.domain.rows.calendar import CalendarEntry, CalendarKind
from sabbatical.domain.rows.people import Availability, AvailabilityStatus, Substitute, Teacher
from sabbatical.domain.school import School
from sabbatical.domain.settings import Policy
from tests.school_changes import (
    SCHOOL,
    expect_error,
    expect_warning,
    jan,
    pair,
    statuses,
    strengths,
    substitutes,
    teacher,
    told,
)
from tests.schools import make_school

ERRORS = {
    "id twice": (
        make_school(teachers=(*SCHOOL.teachers, Teacher(id="ANA"))), "teachers", 4, "id", "already in teachers.csv",
    ),
    "id of a teacher": (substitutes(Substitute(id="ANA")), "substitutes", 0, "id", "already in teachers.csv"),
    "semicolon in an id": (substitutes(Substitute(id="A;B")), "substitutes", 0, "id", "semicolon"),
    "empty id": (substitutes(Substitute(id="")), "substitutes", 0, "id", "is empty"),
    "fte": (teacher(fte=Decimal("60")), "teachers", 0, "fte", "from 0 to 2"),
    "teacher's limit": (teacher(cover_term_max=-1), "teachers", 0, "cover_term_max", "0 or more"),
    "huge limit": (teacher(cover_term_max=10**9), "teachers", 0, "cover_term_max", "to 999999999"),
    "substitute's limit": (
        substitutes(Substitute(id="S", cover_day_max=-1)),
        "substitutes", 0, "cover_day_max", "0 or more",
    ),
    "substitute's day": (substitutes(Substitute(id="S", days=("Mon", "Tues"))), "substitutes", 0, "days", "mean 'Tue'"),
    "cost": (substitutes(Substitute(id="S", cost=Decimal("-1"))), "substitutes", 0, "cost", "0 or more"),
    "cost in tenths of cents": (
        substitutes(Substitute(id="S", cost=Decimal("1.005"))),
        "substitutes", 0, "cost", "two decimals",
    ),
    "pair's person": (pair("ANNA", "BEN"), "pairs", 0, "person", "did you mean 'ANA'"),
    "pair's other": (pair("CARA", "X"), "pairs", 0, "other", "'X' is not the id of anyone"),
    "status of nobody": (statuses(("ZED", "Mon", "P3", "off")), "availability", 0, "person", "'ZED'"),
    "status on no day": (statuses(("ANA", "Sun", "P3", "off")), "availability", 0, "cycle_day", "'Sun'"),
    "status in no period": (
        statuses(("ANA", "Mon", "P9", "off")),
        "availability", 0, "period", "allowed are P1, P2, P3",
    ),
    "status while teaching": (
        statuses(("ANA", "Mon", "P1", "standby")),
        "availability", 0, "status", "teaches 'MATH' on Mon in P1, first on 2027-01-11",
    ),
    "whole day off while teaching": (statuses(("DAN", "Wed", "", "off")), "availability", 0, "status", "teaches 'SCI'"),
    "strength of nobody": (strengths(("SUE", "Art", 3)), "strengths", 1, "teacher", "'SUE' is not the id of a teacher"),
    "level": (strengths(("BEN", "Art", 6)), "strengths", 1, "level", "from 1 to 5"),
    "no topic": (strengths(("BEN", "", 5)), "strengths", 1, "topic", "is empty"),
    "strength twice": (strengths(("ANA", "Questioning", 2)), "strengths", 1, "topic", "already for 'ANA'"),
}  # fmt: skip


@pytest.mark.parametrize(("school", "table", "row", "column", "words"), ERRORS.values(), ids=ERRORS.keys())
def test_wrong_data_is_an_error_in_its_place(
    school: School, table: str, row: int | None, column: str, words: str
) -> None:
    expect_error(school, (table, row, column), words)


WARNINGS = {
    "e-mail": (teacher(email="ana"), "teachers", 0, "email", "has no @"),
    "subject": (teacher(subjects=("mathematics",)), "teachers", 0, "subjects", "classes.csv has 'Mathematics'"),
    "space in an id": (substitutes(Substitute(id="SUE ")), "substitutes", 0, "id", "begins or ends with a space"),
    "pair of one": (pair("ANA", "ANA"), "pairs", 0, "other", "name two people"),
    "several statuses": (
        statuses(("ANA", "Mon", "P3", "off"), ("ANA", "Mon", "P3", "standby")), "availability", 1, "status", "Mon P3",
    ),
    "status beside a whole day": (
        statuses(("SUE", "Mon", "P3", "duty"), ("SUE", "Mon", "", "off")), "availability", 1, "status", "beside 'duty'",
    ),
    "status after a whole day": (
        statuses(("SUE", "Mon", "", "off"), ("SUE", "Mon", "P3", "duty")), "availability", 1, "status", "beside 'off'",
    ),
    "topic spelled otherwise": (
        strengths(("BEN", "questioning", 3)),
        "strengths", 1, "topic", "same topic as 'Questioning'",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("school", "table", "row", "column", "words"), WARNINGS.values(), ids=WARNINGS.keys())
def test_doubtful_data_is_a_warning_in_its_place(
    school: School, table: str, row: int | None, column: str, words: str
) -> None:
    expect_warning(school, (table, row, column), words)


def test_status_is_fine_where_the_class_never_meets_then() -> None:
    status = Availability(person="ANA", cycle_day="Mon", period="P1", status=AvailabilityStatus.DUTY)
    holidays = tuple(CalendarEntry(start=jan(date), kind=CalendarKind.CLOSED) for date in (11, 18))
    assert told(make_school(availability=(status,))) == [("error", "availability", 0, "status")]
    roomy = Policy(loss_cap_percent=Decimal(10))
    assert told(make_school(availability=(status,), calendar=holidays, policy=roomy)) == []
    assert told(statuses(("ANA", "Mon", "P2", "duty"))) == []
