"""Absences in the database. The week's school has D and E absent on Thursday (L1, L2)."""

import datetime as dt

import pytest

from sabbatical.domain.rows.people import Absence
from sabbatical.errors import DataError
from sabbatical.services.absences import (
    NewAbsence,
    add_absences,
    change_absence,
    list_absences,
    person_is_back,
    withdraw_absence,
)
from sabbatical.services.plans import current_plan
from sabbatical.services.school import load_school
from tests.reports_case import date_of
from tests.services.case import add_draft


def absence(person: str, day: str, *periods: str) -> NewAbsence:
    return NewAbsence(person=person, start=date_of(day), end=date_of(day), periods=periods)


def test_several_people_are_entered_at_once_and_plans_show_it(store):
    add_draft(store)
    kept = add_absences(store, (absence("A", "Tue"), absence("S", "Tue", "P2")))
    assert kept == (
        Absence(id="A1", person="A", start=date_of("Tue"), end=date_of("Tue")),
        Absence(id="A2", person="S", start=date_of("Tue"), end=date_of("Tue"), periods=("P2",)),
    )
    assert load_school(store).absences[2:] == kept
    assert current_plan(store).version.school_changed_since


def test_all_are_entered_or_none(store):
    before = load_school(store)
    with pytest.raises(DataError):
        add_absences(store, (absence("A", "Tue"), absence("E", "Thu")))
    with pytest.raises(DataError, match="P9"):
        add_absences(store, (absence("A", "Tue"), absence("B", "Tue", "P9")))
    assert load_school(store) == before


def test_the_same_person_twice_in_one_entry_is_one_row(store):
    kept = add_absences(store, (absence("A", "Tue", "P1", "P2"), absence("A", "Tue", "P2", "P3")))
    assert [(row.id, row.periods) for row in kept] == [("A1", ("P1", "P2", "P3"))]


def test_an_absence_is_changed(store):
    row = change_absence(store, "L1", start=date_of("Wed"), end=None, periods=(), reason="longer")
    assert (row.start, row.end, row.reason) == (date_of("Wed"), date_of("Fri"), "longer")
    with pytest.raises(DataError, match="lies before"):
        change_absence(store, "L1", start=date_of("Wed"), end=date_of("Tue"), periods=(), reason="")


def test_a_person_back_in_the_course_of_the_day_was_absent_before(store):
    """P1 begins at 08:00 and P2 at 09:00: at 09:00 only P1 is over."""
    withdraw_absence(store, "L1", date_of("Thu"), dt.time(9))
    assert list_absences(store, "D")[0].periods == ("P1",)
    withdraw_absence(store, "L2", date_of("Thu"))
    assert list_absences(store, "E") == ()


def test_who_is_back_keeps_later_absences(store):
    add_absences(store, (absence("D", "Fri"),))
    assert [row.id for row in person_is_back(store, "D", date_of("Thu"))] == ["L1"]
    assert [row.start for row in list_absences(store, "D")] == [date_of("Fri")]
    with pytest.raises(DataError, match="No absence of D holds 2027-01-14"):
        person_is_back(store, "D", date_of("Thu"))


def test_absences_are_listed_by_date(store):
    add_absences(store, (absence("A", "Mon"),))
    assert [row.person for row in list_absences(store)] == ["A", "D", "E"]


def test_absences_need_a_school(empty):
    with pytest.raises(DataError, match="no school"):
        list_absences(empty)
    with pytest.raises(DataError, match="no school"):
        add_absences(empty, (absence("A", "Mon"),))
