"""A re-plan checked against the published plan, and a plan whose rows are done without it."""

import datetime as dt
from dataclasses import replace

import pytest

from sabbatical.domain.plan import CoverKind, DutyStatus
from sabbatical.domain.rows.calendar import CalendarEntry, CalendarKind
from sabbatical.domain.rows.people import Absence
from sabbatical.planning.verify import tier_values, verify_plan
from tests.planning.replan_case import MISSED, PLAN, SCHOOL, WEDNESDAY, with_request, with_session
from tests.reports_case import date_of, make_cover


def _rules(plan, school=SCHOOL, replan=WEDNESDAY):
    return [breach.rule for breach in verify_plan(school, plan, replan)]


def test_the_published_plan_is_a_replan_of_itself():
    assert _rules(PLAN) == []
    assert tier_values(SCHOOL, PLAN, WEDNESDAY)["changes"] == 0


def test_the_past_stands():
    moved = with_session(PLAN, 1, date=date_of("Mon"), period="P1")
    assert "past" in _rules(moved)
    assert "past" not in _rules(moved, replan=replace(WEDNESDAY, today=date_of("Mon")))
    assert "past" in _rules(replace(PLAN, covers=PLAN.covers[1:]))


def test_status_and_id_of_the_past_do_not_matter():
    rows = tuple(replace(row, status=DutyStatus.DONE, id=f"X{row.id}") for row in PLAN.sessions[:2])
    assert _rules(replace(PLAN, sessions=(*rows, *PLAN.sessions[2:]))) == []


def test_nothing_is_planned_for_what_is_over_today():
    # At 10:30, P3 of Wednesday has begun; the plan moves its meeting to P1, and another drops it.
    at = replace(WEDNESDAY, now=dt.time(10, 30))
    assert "past" in _rules(with_session(PLAN, 3, period="P1"), replan=at)
    assert "past" in _rules(replace(PLAN, sessions=PLAN.sessions[:2]), replan=at)
    assert _rules(PLAN, replan=at) == []


def test_a_move_is_counted():
    # From Wednesday P3 (3 for A, 3 for B) to Friday P3 (1 and 1): 3 school days after the observation, of 0 to 2.
    moved = with_session(PLAN, 3, date=date_of("Fri"))
    assert _rules(moved) == ["step-order"]
    assert tier_values(SCHOOL, moved, WEDNESDAY)["changes"] == 8
    moved = with_session(PLAN, 3, date=date_of("Thu"))
    assert _rules(moved) == []
    # Thursday is the second day of notice: 4 x 3.
    assert tier_values(SCHOOL, moved, WEDNESDAY)["changes"] == 12


def test_a_begun_cycle_may_be_left():
    left = replace(PLAN, sessions=PLAN.sessions[:2])
    assert _rules(left) == []
    assert tier_values(SCHOOL, left, WEDNESDAY)["requests"] == 0


def test_a_missed_step_is_planned_again():
    # The meeting of Wednesday was missed; on Thursday it is Thursday's.
    missed = with_session(PLAN, 3, status=MISSED)
    replan = replace(WEDNESDAY, published=missed, today=date_of("Thu"))
    again = replace(missed.sessions[2], id="Q1-1.3-2", date=date_of("Thu"), status=DutyStatus.PLANNED)
    assert _rules(missed, replan=replan) == []
    assert _rules(replace(missed, sessions=(*missed.sessions, again)), replan=replan) == []


def test_an_absence_found_out_afterwards_asks_for_no_cover():
    # E was absent on Monday, when YE meets in P3.
    school = replace(SCHOOL, absences=(*SCHOOL.absences, Absence(id="L9", person="E", start=date_of("Mon"))))
    assert _rules(PLAN, school) == []
    assert _rules(PLAN, school, replace(WEDNESDAY, today=date_of("Mon"))) == ["covered"]


def test_what_the_school_no_longer_has_is_no_breach_of_the_past():
    rows = (
        replace(PLAN.sessions[0], coach="Gone", coachee="Left", request="Q9"),
        replace(PLAN.sessions[1], class_id="ZZ", date=date_of("Mon"), period="P9"),
    )
    strange = make_cover("ZZ", "R9", "Tue", "P1", "G", "H", CoverKind.COLLEAGUE, 60)
    plan = replace(PLAN, sessions=rows, covers=(strange, *PLAN.covers))
    assert _rules(plan, replan=replace(WEDNESDAY, published=plan)) == []
    done = replace(
        plan,
        sessions=tuple(replace(row, status=DutyStatus.DONE) for row in rows),
        covers=tuple(replace(r, status=DutyStatus.DONE if r.date < date_of("Wed") else r.status) for r in plan.covers),
    )
    assert verify_plan(SCHOOL, done) == ()


def test_the_past_of_a_request_that_is_another_teachers_now():
    school = with_request(SCHOOL, teacher="D")
    past = replace(PLAN, sessions=PLAN.sessions[:2])
    assert _rules(past, school) == []


@pytest.mark.parametrize("school", [replace(SCHOOL, requests=()), with_request(SCHOOL, teacher="D")])
def test_a_request_that_is_gone_is_not_gone_on_with(school):
    assert _rules(PLAN, school) == ["whole-cycle"]


def test_a_session_on_a_day_that_is_closed_by_now():
    school = replace(SCHOOL, calendar=(CalendarEntry(start=date_of("Wed"), kind=CalendarKind.CLOSED),))
    assert _rules(PLAN, school) == ["present"]
    assert _rules(with_session(PLAN, 3, date=date_of("Thu")), school) == []


def test_pins_stand():
    pinned = with_session(PLAN, 3, pinned=True)
    replan = replace(WEDNESDAY, published=pinned)
    assert _rules(pinned, replan=replan) == []
    assert _rules(with_session(pinned, 3, date=date_of("Thu")), replan=replan) == ["past"]


def test_without_the_published_plan_rows_that_are_done_are_the_past():
    # A may coach nobody any more: a breach of what is to come alone.
    school = replace(SCHOOL, teachers=(replace(SCHOOL.teachers[0], coach=False), *SCHOOL.teachers[1:]))
    done = replace(
        PLAN,
        sessions=tuple(replace(row, status=DutyStatus.DONE) for row in PLAN.sessions),
        covers=tuple(replace(row, status=DutyStatus.DONE) for row in PLAN.covers),
    )
    assert [breach.rule for breach in verify_plan(school, PLAN)] == ["qualified"]
    assert verify_plan(school, done) == ()
    assert [breach.rule for breach in verify_plan(school, with_session(done, 3, status=DutyStatus.PLANNED))] == [
        "qualified"
    ]


def test_done_rows_that_are_gone_from_the_plan_are_not_missed_without_the_published_plan():
    done = replace(PLAN, sessions=(replace(PLAN.sessions[0], status=DutyStatus.DONE),), covers=PLAN.covers[1:])
    assert verify_plan(SCHOOL, done) == ()
