"""Who is to be told of what. In `repaired` the duties of A, B, C and V differ from the week's plan."""

import datetime as dt

import pytest

from sabbatical.domain.moment import Moment
from sabbatical.errors import DataError
from sabbatical.services.absences import NewAbsence, add_absences, withdraw_absence
from sabbatical.services.marks import mark_missed
from sabbatical.services.notices import mark_told, notices
from sabbatical.services.replanning import replan
from tests.replan_case import handed_over, moved, repaired
from tests.reports_case import date_of, make_plan
from tests.services.case import NOON, PARAMS, publish_week

MONDAY = date_of("Mon")


def to_tell(store, today=MONDAY):
    return {notice.person: [(row.before, row.after) for row in notice.changes] for notice in notices(store, today)}


@pytest.fixture
def published(store):
    publish_week(store)
    return store


def test_nobody_is_to_be_told_before_anything_is_published(store):
    assert notices(store, MONDAY) == ()
    with pytest.raises(DataError, match="Nothing is published yet"):
        mark_told(store, ("A",), True, NOON)


def test_the_first_plan_counts_as_told_by_being_published(published):
    assert notices(published, MONDAY) == ()


def test_whose_duties_differ_is_to_be_told_by_name(published):
    publish_week(published, repaired())
    found = notices(published, MONDAY)
    assert [(row.person, row.name, row.email) for row in found] == [
        ("A", "Ann", ""), ("B", "Ben", ""), ("C", "Cleo", ""), ("V", "Val", ""),
    ]  # fmt: skip
    assert [row.after for row in found[0].changes] == ["", "meet as coach with Ben (request Q1, cycle 1, step 3)"]
    assert to_tell(published)["V"] == [("", "cover YE")]


def test_who_was_told_is_told_until_something_of_theirs_changes(published):
    publish_week(published, handed_over())
    mark_told(published, ("V",), True, NOON)
    assert list(to_tell(published)) == ["C"]
    publish_week(published, repaired())
    assert list(to_tell(published)) == ["A", "B", "C"]
    publish_week(published, moved())  # C's cover is as C was told at first; V's, of which V was told, is gone
    assert list(to_tell(published)) == ["A", "B", "V"]


def test_a_tick_can_be_taken_back(published):
    publish_week(published, handed_over())
    mark_told(published, ("C", "V"), True, NOON)
    assert to_tell(published) == {}
    mark_told(published, ("C",), False, NOON)
    assert list(to_tell(published)) == ["C"]


def test_all_are_ticked_off_or_none(published):
    publish_week(published, handed_over())
    with pytest.raises(DataError, match="“nobody” is not the id"):
        mark_told(published, ("C", "nobody"), True, NOON)
    assert list(to_tell(published)) == ["C", "V"]


def test_what_is_over_needs_no_telling(published):
    publish_week(published, repaired())
    assert to_tell(published, date_of("Thu"))["A"] == [("", "meet as coach with Ben (request Q1, cycle 1, step 3)")]
    assert list(to_tell(published, date_of("Fri"))) == ["A", "B"]


def test_what_was_missed_since_needs_no_telling(published):
    publish_week(published, handed_over())
    mark_missed(published, ("Q1-1.1",), True)
    assert list(to_tell(published)) == ["C", "V"]


def test_an_absent_person_need_not_be_told_of_what_they_cannot_do_until_they_are_back(published):
    [absence] = add_absences(published, (NewAbsence(person="C", start=date_of("Thu"), end=date_of("Thu")),))
    publish_week(published, handed_over())
    assert list(to_tell(published)) == ["V"]
    withdraw_absence(published, absence.id, date_of("Wed"))
    assert list(to_tell(published)) == ["C", "V"]


def test_a_new_term_begins_anew(published):
    publish_week(published, handed_over())
    with published.writing() as transaction:
        transaction.plans.supersede_published()
    publish_week(published, repaired())
    assert to_tell(published) == {}


def test_a_repair_knows_what_people_have_not_been_told(published, replanner):
    publish_week(published, repaired())
    mark_told(published, ("A", "V"), True, NOON)
    replan(published, PARAMS, Moment(today=MONDAY))
    assert replanner.asked[0][1].untold == {
        ("B", date_of("Wed"), "P3"),
        ("B", date_of("Fri"), "P3"),
        ("C", date_of("Thu"), "P3"),
    }
    replan(published, PARAMS, Moment(today=date_of("Thu"), now=dt.time(10)))  # P3 of Thursday begins at 10:00
    assert ("C", date_of("Thu"), "P3") in replanner.asked[1][1].untold
    replan(published, PARAMS, Moment(today=date_of("Thu"), now=dt.time(10, 1)))
    assert replanner.asked[2][1].untold == {("B", date_of("Fri"), "P3")}
    assert make_plan() != repaired()
