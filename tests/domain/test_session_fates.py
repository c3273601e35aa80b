"""What became of the sessions, through several publications of the week of tests/reports_case.py."""

from dataclasses import replace

from sabbatical.domain.handout import Publication
from sabbatical.domain.past import mark_past
from sabbatical.domain.plan import DutyStatus, TermPlan
from sabbatical.domain.reports.fates import session_fates
from sabbatical.domain.reports.session_measures import session_measures
from tests.reports_case import date_of, make_plan, make_session

PLAN = make_plan()
MEET, OBSERVE, DEBRIEF = PLAN.sessions


def with_sessions(*sessions) -> TermPlan:
    return replace(PLAN, sessions=sessions)


def fates(*plans: TermPlan):
    return session_fates([Publication(number=number, plan=plan) for number, plan in enumerate(plans, 1)])


def ids(sessions) -> list[str]:
    return [session.id for session in sessions]


def test_what_is_over_was_held_and_the_rest_is_to_come():
    found = fates(mark_past(PLAN, date_of("Wed")))
    assert ids(found.held) == [MEET.id, OBSERVE.id]
    assert ids(found.to_come) == [DEBRIEF.id]
    assert (found.moved, found.dropped) == ((), ())


def test_a_session_at_another_time_than_at_first_was_moved_once():
    friday = replace(DEBRIEF, date=date_of("Fri"), cycle_day="Fri")
    thursday = replace(DEBRIEF, date=date_of("Thu"), cycle_day="Thu")
    assert ids(fates(PLAN, with_sessions(MEET, OBSERVE, friday)).moved) == [DEBRIEF.id]
    twice = fates(PLAN, with_sessions(MEET, OBSERVE, friday), with_sessions(MEET, OBSERVE, thursday))
    assert ids(twice.moved) == [DEBRIEF.id]
    back = fates(PLAN, with_sessions(MEET, OBSERVE, friday), PLAN)
    assert back.moved == ()


def test_another_room_or_coach_is_no_move():
    assert fates(PLAN, with_sessions(MEET, OBSERVE, replace(DEBRIEF, room="R9", coach="C"))).moved == ()


def test_a_session_that_is_planned_no_more_was_dropped():
    found = fates(PLAN, with_sessions(MEET, OBSERVE))
    assert ids(found.dropped) == [DEBRIEF.id]
    assert len(found.planned) == 3


def test_a_missed_session_is_dropped_until_it_is_planned_again():
    missed = replace(MEET, status=DutyStatus.MISSED)
    assert ids(fates(with_sessions(missed, OBSERVE, DEBRIEF)).dropped) == [MEET.id]
    again = replace(make_session(1, "meet", "Thu", "P3"), id=f"{MEET.id}-2")
    found = fates(with_sessions(missed, OBSERVE, DEBRIEF), with_sessions(missed, OBSERVE, DEBRIEF, again))
    assert (ids(found.dropped), ids(found.moved), len(found.planned)) == ([], [again.id], 3)


def test_a_request_that_came_later_counts_as_planned():
    later = make_session(1, "meet", "Fri", "P3", request="Q2")
    found = fates(PLAN, with_sessions(*PLAN.sessions, later))
    assert (len(found.planned), found.dropped, found.moved) == (4, (), ())


def test_hours_count_a_session_once():
    line = [Publication(number=1, plan=mark_past(PLAN, date_of("Fri")))]
    values = {row.name: row.value for row in session_measures(line)}
    # three sessions of 50 minutes = 150 minutes = 2.5 hours
    assert values == {
        "sessions planned": "3",
        "sessions held": "3",
        "sessions moved": "0",
        "sessions dropped": "0",
        "hours coached": "2.50",
    }
