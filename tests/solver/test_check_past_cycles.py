"""whole-cycle, step-order, one-coach, qualified, window in re-plans: begun cycles and what may follow them."""

from dataclasses import replace

import pytest

from solver.problem import MayRelease, Step, StepKind
from tests.solver.builders import PairRule, ProblemBuilder, session
from tests.solver.replan_case import broken, replanned

MEET = Step(kind=StepKind.MEET)
SOON = Step(kind=StepKind.MEET, min_days=1, max_days=2)


def _school(**request) -> ProblemBuilder:
    """Eight days of one period; a cycle is two meetings one or two days apart. Ana and Cem may coach Ben."""
    school = ProblemBuilder(days=8, periods=1)
    school.teacher("Ana", level=4)
    school.teacher("Ben")
    school.teacher("Cem", level=4)
    school.request("R1", "Ben", MEET, SOON, **{"cycles": 3, **request})
    return school


BEGUN = session("R1", "Ana", 0)


def test_a_begun_cycle_is_completed_or_left():
    problem = replanned(_school(), 1, BEGUN)
    assert broken(problem) == set()
    assert broken(problem, session("R1", "Ana", 2, step=2)) == set()
    # 3 school days later; 1 to 2 are allowed.
    assert broken(problem, session("R1", "Ana", 3, step=2)) == {"step-order"}


def test_a_session_to_come_of_a_cycle_that_is_not_completed_is_a_breach():
    # Step 2 of three is planned, step 3 is not.
    school = _school()
    school.requests[0] = replace(school.requests[0], steps=(MEET, SOON, SOON))
    problem = replanned(school, 1, BEGUN)
    assert broken(problem, session("R1", "Ana", 1, step=2)) == {"whole-cycle"}
    assert broken(problem, session("R1", "Ana", 1, step=2), session("R1", "Ana", 2, step=3)) == set()


def test_no_cycle_follows_one_that_was_begun_and_left():
    second = (session("R1", "Ana", 4, cycle=2), session("R1", "Ana", 5, cycle=2, step=2))
    third = (session("R1", "Ana", 6, cycle=3), session("R1", "Ana", 7, cycle=3, step=2))
    problem = replanned(_school(), 1, BEGUN)
    assert broken(problem, *second) == {"whole-cycle"}
    assert broken(problem, *second, *third) == {"whole-cycle"}
    assert broken(problem, session("R1", "Ana", 1, step=2), *second, *third) == set()


def test_a_cycle_to_come_is_planned_whole():
    assert broken(replanned(_school(), 1), session("R1", "Ana", 1)) == {"whole-cycle"}


def test_order_in_the_past_is_fact():
    # Step 2 before step 1, and five days apart: it was so.
    past = (session("R1", "Ana", 5), session("R1", "Ana", 0, step=2))
    assert broken(replanned(_school(), 6, *past)) == set()


def test_a_cycle_to_come_keeps_the_gap_to_one_of_the_past():
    school = _school()
    school.set_policy(cycle_gap_min_days=3)
    past = (BEGUN, session("R1", "Ana", 1, step=2))
    for day, expected in ((4, set()), (3, {"step-order"})):
        rows = (session("R1", "Ana", day, cycle=2), session("R1", "Ana", day + 1, cycle=2, step=2))
        assert broken(replanned(school, 2, *past), *rows) == expected


def test_fewer_steps_and_cycles_than_took_place():
    past = (BEGUN, session("R1", "Ana", 1, step=2), session("R1", "Ana", 2, step=3), session("R1", "Ana", 3, cycle=9))
    assert broken(replanned(_school(cycles=1), 4, *past)) == set()


def test_a_cycle_beyond_those_asked_for_is_not_gone_on_with():
    past = (BEGUN, session("R1", "Ana", 1, step=2), session("R1", "Ana", 2, cycle=2))
    assert broken(replanned(_school(cycles=1), 3, *past), session("R1", "Ana", 3, cycle=2, step=2)) == {"whole-cycle"}
    assert broken(replanned(_school(cycles=2), 3, *past), session("R1", "Ana", 3, cycle=2, step=2)) == set()


def test_a_request_that_is_gone_is_not_gone_on_with():
    school = _school()
    school.requests.clear()
    assert broken(replanned(school, 1, BEGUN)) == set()
    assert broken(replanned(school, 1, BEGUN), session("R1", "Ana", 1, step=2)) == {"whole-cycle"}


def test_only_cycles_that_count_are_planned():
    rows = (session("R1", "Ana", 1), session("R1", "Ana", 2, step=2))
    assert broken(replanned(_school(), 1, counted=frozenset({("R1", 1)})), *rows) == set()
    assert broken(replanned(_school(), 1, counted=frozenset({("R1", 2)})), *rows) == {"whole-cycle"}
    assert broken(replanned(_school(), 1, BEGUN, counted=frozenset())) == set()


def test_the_coach_of_the_past_binds():
    problem = replanned(_school(), 1, BEGUN)
    assert broken(problem, session("R1", "Cem", 1, step=2)) == {"one-coach"}


def test_two_coaches_in_the_past_are_fact_and_nobody_may_go_on():
    past = (BEGUN, session("R1", "Cem", 1, step=2))
    problem = replanned(_school(), 2, *past)
    assert broken(problem) == set()
    assert broken(problem, session("R1", "Ana", 3, cycle=2), session("R1", "Ana", 4, cycle=2, step=2)) == {"one-coach"}


@pytest.mark.parametrize("change", [{"coach": False}, {"id": "Ann"}])
def test_a_coach_who_may_no_longer_coach_goes_on_with_nothing(change):
    school = _school()
    school.teachers[0] = replace(school.teachers[0], **change)
    assert broken(replanned(school, 1, BEGUN)) == set()
    assert broken(replanned(school, 1, BEGUN), session("R1", "Ana", 1, step=2)) == {"qualified"}


def test_a_pair_kept_apart_since():
    school = _school()
    school.pair("Ben", "Ana", PairRule.EVALUATES)
    assert broken(replanned(school, 1, BEGUN)) == set()
    assert broken(replanned(school, 1, BEGUN), session("R1", "Ana", 1, step=2)) == {"qualified"}


def test_the_window_binds_what_is_to_come():
    problem = replanned(_school(earliest_day=2), 1, BEGUN)
    assert broken(problem) == set()
    assert broken(problem, session("R1", "Ana", 1, step=2)) == {"window"}
    assert broken(problem, session("R1", "Ana", 2, step=2)) == set()


def test_host_may_leave_and_present_ask_nothing_of_the_past():
    # On day 0 Ana, absent then, was to watch Ben in 7B, which has no teacher but Cem and no meeting any more.
    school = _school()
    school.requests[0] = replace(school.requests[0], steps=(Step(kind=StepKind.OBSERVE, release=MayRelease.NONE),))
    school.teachers[0] = replace(school.teachers[0], absent_slots=frozenset({0}))
    school.meeting("7A", 1, 1, "Ana", no_release=True)
    school.meeting("7B", 1, 1, "Cem")
    assert broken(replanned(school, 2, session("R1", "Ana", 0, "7B"))) == set()
    assert broken(replanned(school, 2, session("R1", "Ana", 1, "7B"))) == set()
    assert broken(replanned(school, 1), session("R1", "Ana", 1, "7B")) == {"host", "may-leave", "covered"}
