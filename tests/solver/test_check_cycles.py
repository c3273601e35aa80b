"""whole-cycle, step-order."""

import pytest

from solver.problem import Step, StepKind
from tests.solver.builders import ProblemBuilder, broken_rules, session

MEET = Step(kind=StepKind.MEET)


def _school(*steps: Step, cycles: int = 1, days: int = 6) -> ProblemBuilder:
    """A request of Ana's whose steps are meets, and Ben who coaches it; three periods a day."""
    school = ProblemBuilder(days=days, periods=3)
    school.teacher("Ana")
    school.teacher("Ben", level=4)
    school.request("R1", "Ana", *steps, cycles=cycles)
    return school


def _two_steps(least: int, most: int) -> ProblemBuilder:
    return _school(MEET, Step(kind=StepKind.MEET, min_days=least, max_days=most))


def test_a_cycle_has_all_its_steps():
    school = _two_steps(0, 5)
    problem = school.build()
    first, second = session("R1", "Ben", 0), session("R1", "Ben", 1, step=2)
    assert broken_rules(problem) == set()
    assert broken_rules(problem, first, second) == set()
    assert broken_rules(problem, first) == {"whole-cycle"}
    assert broken_rules(problem, second) == {"whole-cycle"}


def test_a_step_is_planned_once():
    problem = _two_steps(0, 5).build()
    once = (session("R1", "Ben", 0), session("R1", "Ben", 1, step=2))
    assert broken_rules(problem, *once) == set()
    assert broken_rules(problem, *once, session("R1", "Ben", 2, step=2)) == {"whole-cycle"}


@pytest.mark.parametrize("step", [0, 3])
def test_a_pattern_has_no_more_steps_than_its_own(step):
    problem = _two_steps(0, 5).build()
    once = (session("R1", "Ben", 0), session("R1", "Ben", 1, step=2))
    assert "whole-cycle" in broken_rules(problem, *once, session("R1", "Ben", 2, step=step))


@pytest.mark.parametrize(
    ("cycles", "expected"),
    [((1,), set()), ((1, 2), set()), ((2,), {"whole-cycle"}), ((1, 2, 3), {"whole-cycle"}), ((0,), {"whole-cycle"})],
)
def test_cycles_are_planned_from_the_first_up_to_those_asked_for(cycles, expected):
    problem = _school(MEET, cycles=2).build()
    # Two were asked for. They lie on following days, which any gap of 0 to 99 school days allows.
    rows = [session("R1", "Ben", 3 * cycle, cycle=cycle) for cycle in cycles]
    assert broken_rules(problem, *rows) == expected


def test_nothing_is_planned_that_nobody_asked_for():
    assert broken_rules(_school(MEET).build(), session("R9", "Ben", 0)) == {"whole-cycle"}


@pytest.mark.parametrize(
    ("day", "period", "expected"),
    [
        (1, 2, {"step-order"}),  # 0 school days after day 1, fewer than 1
        (2, 1, set()),  # 1
        (3, 3, set()),  # 2
        (4, 1, {"step-order"}),  # 3, more than 2
        (0, 3, {"step-order"}),  # 1 before
    ],
)
def test_steps_follow_within_their_days(day, period, expected):
    school = _two_steps(1, 2)
    first, second = school.slot(1, 1), school.slot(day, period)
    rows = (session("R1", "Ben", first), session("R1", "Ben", second, step=2))
    assert broken_rules(school.build(), *rows) == expected


@pytest.mark.parametrize(("period", "expected"), [(1, {"step-order"}), (3, set())])
def test_on_the_same_day_a_step_lies_in_a_later_period(period, expected):
    school = _two_steps(0, 0)
    # The step before is in period 2.
    rows = (session("R1", "Ben", school.slot(1, 2)), session("R1", "Ben", school.slot(1, period), step=2))
    assert broken_rules(school.build(), *rows) == expected


@pytest.mark.parametrize(
    ("day", "period", "expected"),
    [
        (1, 3, {"step-order"}),  # a gap of 0 from the last step on day 1, fewer than 1
        (2, 1, set()),  # 1
        (3, 1, set()),  # 2
        (4, 1, {"step-order"}),  # 3, more than 2
    ],
)
def test_cycles_follow_within_the_gap_from_the_last_step(day, period, expected):
    school = _school(MEET, Step(kind=StepKind.MEET, max_days=5), cycles=2)
    school.set_policy(cycle_gap_min_days=1, cycle_gap_max_days=2)
    rows = (
        session("R1", "Ben", school.slot(0, 1), cycle=1, step=1),
        session("R1", "Ben", school.slot(1, 1), cycle=1, step=2),
        session("R1", "Ben", school.slot(day, period), cycle=2, step=1),
        session("R1", "Ben", school.slot(5, 3), cycle=2, step=2),
    )
    assert broken_rules(school.build(), *rows) == expected


@pytest.mark.parametrize(("period", "expected"), [(1, {"step-order"}), (3, set())])
def test_with_a_gap_of_0_the_next_cycle_begins_in_a_later_period(period, expected):
    school = _school(MEET, cycles=2)
    rows = (
        session("R1", "Ben", school.slot(0, 2), cycle=1),
        session("R1", "Ben", school.slot(0, period), cycle=2),
    )
    assert broken_rules(school.build(), *rows) == expected
