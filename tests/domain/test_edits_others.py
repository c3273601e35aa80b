"""Edits of classes, requests, absences and settings."""

from dataclasses import replace

import pytest

from sabbatical.domain.edits.classes import delete_class, put_class
from sabbatical.domain.edits.requests import delete_absence, delete_request, put_absence, put_request
from sabbatical.domain.edits.settings import put_defaults, put_info, put_pairs, put_policy, put_term
from sabbatical.domain.rows.classes import ClassDates, ClassDatesKind, SchoolClass, TimetableEntry
from sabbatical.domain.rows.coaching import Request
from sabbatical.domain.settings import Defaults, Policy, SchoolInfo
from sabbatical.errors import DataError
from tests.db.full_school import START, full_school

BASE = full_school()
SCHOOL = replace(
    BASE,
    classes=(*BASE.classes, SchoolClass(id="c2")),
    timetable=(
        TimetableEntry(class_id="c2", teacher="t0", cycle_day="A", period="P1"),
        *BASE.timetable,
        TimetableEntry(class_id="c1", teacher="t0", cycle_day="B", period="P1"),
    ),
    class_dates=(*BASE.class_dates, ClassDates(class_id="c2", start=START, kind=ClassDatesKind.AWAY)),
)


def test_renaming_a_class_renames_its_meetings_and_dates_and_back_gives_the_same_school():
    renamed = put_class(SCHOOL, replace(SCHOOL.classes[0], id="x"), "c1")
    assert [row.id for row in renamed.classes] == ["x", "c2"]
    assert [row.class_id for row in renamed.timetable] == ["c2", "x", "x"]
    assert [row.class_id for row in renamed.class_dates] == ["x", "c2"]
    assert put_class(renamed, SCHOOL.classes[0], "x") == SCHOOL


def test_a_new_class_comes_last():
    assert [row.id for row in put_class(SCHOOL, SchoolClass(id="c0")).classes] == ["c1", "c2", "c0"]


def test_deleting_a_class_takes_its_meetings_and_dates_and_nothing_else():
    assert delete_class(SCHOOL, "c1") == replace(
        SCHOOL, classes=SCHOOL.classes[1:], timetable=SCHOOL.timetable[:1], class_dates=SCHOOL.class_dates[1:]
    )


def test_requests_are_added_replaced_renamed_and_deleted():
    new = Request(id="q3", teacher="t1", topic="Feedback")
    added = put_request(SCHOOL, new)
    assert added.requests == (*SCHOOL.requests, new)
    changed = put_request(added, replace(new, id="q0", priority=1), "q3")
    assert changed.requests == (*SCHOOL.requests, replace(new, id="q0", priority=1))
    assert delete_request(changed, "q0") == SCHOOL


def test_absences_are_added_replaced_and_deleted():
    absence = SCHOOL.absences[0]
    added = put_absence(SCHOOL, replace(absence, id="a2"))
    assert [row.id for row in added.absences] == ["a1", "a2"]
    assert put_absence(SCHOOL, replace(absence, reason=""), "a1").absences == (replace(absence, reason=""),)
    assert delete_absence(added, "a2") == SCHOOL


def test_settings_are_replaced_alone():
    assert put_policy(SCHOOL, Policy()) == replace(SCHOOL, policy=Policy())
    assert put_defaults(SCHOOL, Defaults()) == replace(SCHOOL, defaults=Defaults())
    assert put_info(SCHOOL, SchoolInfo(name="N")) == replace(SCHOOL, info=SchoolInfo(name="N"))
    assert put_pairs(SCHOOL, []) == replace(SCHOOL, pairs=())
    term = replace(SCHOOL.term, name="Autumn")
    assert put_term(SCHOOL, term) == replace(SCHOOL, term=term)


@pytest.mark.parametrize(
    "edit",
    [
        lambda: put_class(SCHOOL, SchoolClass(id="c1")),
        lambda: put_class(SCHOOL, SchoolClass(id="c1"), "c2"),
        lambda: put_request(SCHOOL, SCHOOL.requests[0]),
        lambda: put_request(SCHOOL, SCHOOL.requests[0], "q1"),
        lambda: put_absence(SCHOOL, SCHOOL.absences[0]),
    ],
)
def test_an_id_that_is_taken_is_refused(edit):
    with pytest.raises(DataError, match="is taken"):
        edit()


@pytest.mark.parametrize(
    "edit",
    [
        lambda: put_class(SCHOOL, SchoolClass(id="c9"), "c8"),
        lambda: delete_class(SCHOOL, "c9"),
        lambda: put_request(SCHOOL, SCHOOL.requests[0], "q9"),
        lambda: delete_request(SCHOOL, "q9"),
        lambda: put_absence(SCHOOL, SCHOOL.absences[0], "a9"),
        lambda: delete_absence(SCHOOL, "a9"),
    ],
)
def test_a_row_that_is_not_there_is_refused(edit):
    with pytest.raises(DataError, match="is not the id of a"):
        edit()
