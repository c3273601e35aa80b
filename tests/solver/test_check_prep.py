"""prep."""

import pytest

from solver.problem import CoverKind, MayRelease, Step, StepKind
from tests.solver.builders import ProblemBuilder, broken_rules, cover, session


def _school(prep: int, **ben) -> ProblemBuilder:
    """Weeks of one day of four periods. Ben, the coach, teaches 7B in period 1: 3 x 60 = 180 minutes are free."""
    school = ProblemBuilder(days=2, periods=4, days_per_week=1)
    school.teacher("Ana")
    school.teacher("Ben", level=4, prep_week_min_minutes=prep, **ben)
    school.substitute("Sub")
    for day in range(2):
        school.meeting("7B", day, 1, "Ben")
    school.request("R1", "Ana", Step(kind=StepKind.MEET, release=MayRelease.COACH), cycles=4)
    return school


def _sessions(*slots: int) -> list:
    return [session("R1", "Ben", slot, cycle=cycle) for cycle, slot in enumerate(slots, start=1)]


@pytest.mark.parametrize(
    ("prep", "slots", "expected"),
    [
        (60, (1, 2), set()),  # 180 - 60 = 120 allowed, 120 used
        (61, (1, 2), {"prep"}),  # 119 allowed
        (120, (1, 5), set()),  # 60 allowed in each week, 60 used in each
        (180, (1,), {"prep"}),  # 0 allowed
        (181, (1,), {"prep"}),  # fewer free than must stay: none allowed
        (0, (1, 2, 3), set()),
    ],
)
def test_sessions_leave_preparation_untouched(prep, slots, expected):
    assert broken_rules(_school(prep).build(), *_sessions(*slots)) == expected


def test_a_week_with_too_little_preparation_is_no_breach_by_itself():
    assert broken_rules(_school(9999).build()) == set()


def test_a_release_uses_no_preparation():
    school = _school(9999)
    rows = (*_sessions(0), cover("7B", 0, CoverKind.SUBSTITUTE, "Sub"))
    assert broken_rules(school.build(), *rows) == set()


def test_hosting_uses_no_preparation():
    school = ProblemBuilder(days=1)
    school.teacher("Ana", prep_week_min_minutes=9999)
    school.teacher("Ben", level=4)
    school.meeting("7A", 0, 1, "Ana")
    school.request("R1", "Ana", Step(kind=StepKind.OBSERVE))
    assert broken_rules(school.build(), session("R1", "Ben", 0, "7A")) == set()


@pytest.mark.parametrize("status", ["blocked_slots", "standby_slots"])
def test_blocked_and_standby_periods_are_not_free(status):
    # Period 4 of day 0 (slot 3) is not free: 180 - 60 = 120 free, 120 - 60 = 60 allowed.
    school = _school(60, **{status: frozenset({3})})
    assert broken_rules(school.build(), *_sessions(1)) == set()
    assert broken_rules(school.build(), *_sessions(1, 2)) == {"prep"}


def test_an_absence_changes_nothing():
    # Absent in period 4: still 180 free, 180 - 60 = 120 allowed, 120 used.
    school = _school(60, absent_slots=frozenset({3}))
    assert broken_rules(school.build(), *_sessions(1, 2)) == set()


@pytest.mark.parametrize(("standby", "expected"), [(False, {"prep"}), (True, set())])
def test_covers_use_preparation_but_not_on_standby(standby, expected):
    school = ProblemBuilder(days=1, periods=2)
    school.teacher("Ana", absent_slots=frozenset({0}))
    # Free: 120, or 60 with period 1 on standby. Must stay: 61, so 59 (or 0) may be used.
    school.teacher("Ben", prep_week_min_minutes=61, standby_slots=frozenset({0} if standby else {}))
    school.meeting("7A", 0, 1, "Ana")
    assert broken_rules(school.build(), cover("7A", 0, CoverKind.COLLEAGUE, "Ben")) == expected


def test_the_coachees_preparation_counts_too():
    school = ProblemBuilder(days=1, periods=1)
    school.teacher("Ana", prep_week_min_minutes=1)
    school.teacher("Ben", level=4)
    school.request("R1", "Ana")
    # 60 - 1 = 59 allowed, 60 used.
    assert broken_rules(school.build(), session("R1", "Ben", 0)) == {"prep"}


def test_leading_as_a_coteacher_uses_none():
    school = ProblemBuilder(days=1, periods=1)
    school.teacher("Ana", absent_slots=frozenset({0}))
    school.teacher("Ben", prep_week_min_minutes=9999)
    school.meeting("7A", 0, 1, "Ana", "Ben")
    assert broken_rules(school.build(), cover("7A", 0, CoverKind.COTEACHER, "Ben")) == set()
