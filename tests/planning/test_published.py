"""The published plan as the solver takes it: past, ahead, weights, what is gone, and what counts."""

import datetime as dt
from dataclasses import replace

import pytest

from sabbatical.domain.calendar import lay_out
from sabbatical.domain.plan import CoverKind
from sabbatical.domain.rows.calendar import CalendarEntry, CalendarKind
from sabbatical.domain.rows.coaching import Request
from sabbatical.domain.rows.people import Absence
from sabbatical.planning.translate import to_problem
from solver.rules import Tier
from tests.planning.replan_case import (
    ASKED,
    MISSED,
    PLAN,
    SCHOOL,
    WEDNESDAY,
    published,
    session_of,
    with_request,
    with_session,
)
from tests.reports_case import TOPIC, date_of, make_cover

# Slots: three periods a day, Monday 0 to 2, Tuesday 3 to 5, Wednesday 6 to 8, Thursday 9 to 11, Friday 12 to 14.


def _steps(plan):
    return [(session.request, session.step, session.slot) for session in plan.sessions]


def _covers(plan):
    return [(cover.class_id, cover.slot, cover.person) for cover in plan.covers]


def closed(day: str):
    return replace(SCHOOL, calendar=(CalendarEntry(start=date_of(day), kind=CalendarKind.CLOSED),))


def test_rows_before_today_are_past_and_the_others_ahead():
    found = published()
    assert found.first_slot == 6
    assert _steps(found.past) == [("Q1", 1, 2), ("Q1", 2, 4)]
    assert _covers(found.past) == [("MA", 4, "S")]
    assert _steps(found.ahead) == [("Q1", 3, 8)]
    assert _covers(found.ahead) == [("XC", 9, "C"), ("YE", 11, "C")]


@pytest.mark.parametrize(("now", "first"), [((8, 0), 6), ((8, 1), 7), ((10, 0), 8), ((10, 1), 9), ((23, 0), 9)])
def test_of_today_what_began_before_now_is_past(now, first):
    # Periods begin at 8:00, 9:00 and 10:00.
    found = published(now=dt.time(*now))
    assert found.first_slot == first
    assert len(found.past.sessions) == (3 if first == 9 else 2)


def test_after_the_term_all_is_past():
    found = published(today=date_of("Fri") + dt.timedelta(days=3))
    assert (found.first_slot, found.ahead.sessions, found.ahead.covers) == (15, (), ())


def test_weights_are_threefold_on_the_days_of_notice():
    # Two school days: Wednesday and Thursday.
    assert published().weights[6:] == (3, 3, 3, 3, 3, 3, 1, 1, 1)
    assert published(replace(SCHOOL, policy=replace(SCHOOL.policy, notice_days=0))).weights[6:] == (1,) * 9
    assert published(replace(SCHOOL, policy=replace(SCHOOL.policy, notice_days=99))).weights[6:] == (3,) * 9
    # Thursday closed: Wednesday and Friday.
    assert published(closed("Thu")).weights[6:] == (3,) * 6


def test_what_was_missed_is_in_neither():
    plan = replace(
        with_session(PLAN, 2, status=MISSED), covers=tuple(replace(row, status=MISSED) for row in PLAN.covers)
    )
    found = published(published=plan)
    assert _steps(found.past) == [("Q1", 1, 2)]
    assert found.past.covers == found.ahead.covers == ()
    assert ("Q1", 1) in (found.counted or ())


def test_the_past_of_a_day_that_is_closed_by_now_counts_in_the_nearest_slot_before():
    # Without Tuesday, Wednesday has slots 3 to 5; Tuesday's rows count in slot 2, Monday's last.
    found = published(closed("Tue"))
    assert found.first_slot == 3
    assert _steps(found.past) == [("Q1", 1, 2), ("Q1", 2, 2)]
    # Without Monday nothing is before Monday's row: it counts in the first slot, Tuesday's.
    assert _steps(published(closed("Mon")).past) == [("Q1", 1, 0), ("Q1", 2, 1)]


def test_a_past_before_every_slot_counts_in_none():
    # On Wednesday morning, after Monday and Tuesday were closed.
    school = replace(
        SCHOOL, calendar=(CalendarEntry(start=date_of("Mon"), end=date_of("Tue"), kind=CalendarKind.CLOSED),)
    )
    assert _steps(published(school).past) == [("Q1", 1, -1), ("Q1", 2, -1)]


def test_duties_on_a_day_that_is_closed_by_now_are_gone():
    # Thursday: C covers YE (3, within notice); that C leads XC is no duty.
    found = published(closed("Thu"))
    assert (found.gone, found.ahead.covers) == (3, ())
    # Wednesday, today: A and B meet, 3 each.
    assert published(closed("Wed")).gone == 6


def test_what_is_gone_of_somebody_absent_or_left_counts_nothing():
    school = replace(closed("Wed"), absences=(Absence(id="L9", person="A", start=date_of("Wed")),))
    assert published(school).gone == 3
    school = replace(closed("Wed"), teachers=tuple(row for row in SCHOOL.teachers if row.id != "B"))
    assert published(school).gone == 3


def test_what_is_gone_and_not_told_counts_half():
    untold = frozenset({("A", date_of("Wed"), "P3")})
    # A 3 // 2 = 1, B 3.
    assert published(closed("Wed"), untold=untold).gone == 4
    # While the slot is there, the solver is told.
    assert published(untold=untold).untold == frozenset({("A", 8)})


def test_of_a_withdrawn_request_the_coachees_part_is_gone():
    school = replace(SCHOOL, requests=SCHOOL.requests[1:])
    found = published(school)
    assert _steps(found.ahead) == [("Q1", 3, 8)]
    assert found.gone == 3


def test_a_request_with_another_teacher_begins_anew():
    found = published(with_request(SCHOOL, teacher="D"))
    assert {session.request for session in (*found.past.sessions, *found.ahead.sessions)} == {"Q1; as it was for B"}
    assert found.gone == 3  # B's part; A's is ahead
    assert ("Q1", 1) in (found.counted or ())


def test_a_request_with_another_topic_begins_anew_but_keeps_its_places():
    found = published(with_request(SCHOOL, topic="Feedback"))
    assert {session.request for session in found.past.sessions} == {"Q1; as it was for B"}
    assert {session.request for session in found.ahead.sessions} == {"Q1"}
    assert found.gone == 0


def test_published_and_missed_cycles_count_and_what_was_asked_in_vain_does_not():
    # Q2 asked for two cycles and got none.
    assert published().counted == frozenset({("Q1", 1)})
    assert published(published=with_session(PLAN, 3, status=MISSED)).counted == frozenset({("Q1", 1)})


def test_new_requests_and_further_cycles_count():
    more = Request(id="Q3", teacher="C", topic=TOPIC, cycles=2)
    school = with_request(replace(SCHOOL, requests=(*SCHOOL.requests, more)), cycles=3)
    fresh = {("Q1", 2), ("Q1", 3), ("Q3", 1), ("Q3", 2)}
    assert published(school).counted == frozenset({("Q1", 1), *fresh})


@pytest.mark.parametrize("change", [{"teacher": "D"}, {"topic": "Feedback"}])
def test_a_changed_request_counts_whole(change):
    school = with_request(SCHOOL, cycles=2, **change)
    assert published(school).counted == frozenset({("Q1", 1), ("Q1", 2)})


def test_all_count_where_the_leader_extends_but_for_what_was_withdrawn_by_hand():
    assert published(extend=True).counted is None
    withdrawn = frozenset({("Q2", 2)})
    assert published(extend=True, withdrawn=withdrawn).counted == frozenset({("Q1", 1), ("Q2", 1)})
    assert published(withdrawn=frozenset({("Q1", 1)})).counted == frozenset()


def test_what_the_school_no_longer_has_is_told_as_it_was():
    strange = make_cover("ZZ", "R9", "Thu", "P1", "G", "H", CoverKind.COLLEAGUE, 60)
    plan = replace(
        with_session(with_session(PLAN, 1, coach="Gone", class_id="ZZ"), 3, coach="Gone"),
        covers=(*PLAN.covers, strange),
    )
    found = published(published=plan)
    assert {session.coach for session in found.past.sessions} == {"A", "Gone"}
    assert ("ZZ", 9, "H") in _covers(found.ahead)


def test_the_problem_of_a_replan_has_the_tiers_of_replans():
    timetable = lay_out(SCHOOL)
    assert Tier.CHANGES in to_problem(SCHOOL, timetable, WEDNESDAY).policy.tiers
    problem = to_problem(SCHOOL, timetable)
    assert problem.published is None
    assert Tier.CHANGES not in problem.policy.tiers


def test_the_row_of_a_shifted_period_is_past_by_todays_bell():
    # P3 began at 10:00 and begins at 12:00 by now; at 11:00 it is still to come.
    bell = tuple(
        replace(row, start=dt.time(12), end=dt.time(12, 50)) if row.period == "P3" else row for row in SCHOOL.bell
    )
    found = published(replace(SCHOOL, bell=bell), now=dt.time(11))
    assert _steps(found.ahead) == [("Q1", 3, 8)]


def test_the_fixture_is_what_it_says():
    assert session_of(PLAN, 3).date == date_of("Wed")
    assert {request.id for request in ASKED} == {"Q1", "Q2"}
