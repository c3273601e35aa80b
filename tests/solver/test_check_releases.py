"""may-leave, release-limit, released-together."""

import pytest

from solver.problem import CoverKind, MayRelease, Step, StepKind
from tests.solver.builders import ProblemBuilder, broken_rules, cover, session


def _school(release: MayRelease = MayRelease.BOTH, **coach) -> ProblemBuilder:
    """Ben, the coach, teaches 7B in period 1 of each of six days (weeks of two days), Ana 7A in period 2."""
    school = ProblemBuilder(days=6, days_per_week=2)
    school.teacher("Ana")
    school.teacher("Ben", level=4, **coach)
    school.substitute("Sub")
    for day in range(6):
        school.meeting("7B", day, 1, "Ben")
        school.meeting("7A", day, 2, "Ana")
    school.request("R1", "Ana", Step(kind=StepKind.MEET, release=release), cycles=3)
    return school


def _covered_by_sub(class_id: str, slot: int):
    return cover(class_id, slot, CoverKind.SUBSTITUTE, "Sub")


@pytest.mark.parametrize("release", MayRelease)
def test_only_those_whom_the_step_releases_leave(release):
    problem = _school(release).build()
    # In period 1 the coach leaves 7B, in period 2 the coachee leaves 7A, in period 3 both are free.
    coach_leaves = broken_rules(problem, session("R1", "Ben", 0), _covered_by_sub("7B", 0))
    coachee_leaves = broken_rules(problem, session("R1", "Ben", 1), _covered_by_sub("7A", 1))
    assert coach_leaves == (set() if release in (MayRelease.COACH, MayRelease.BOTH) else {"may-leave"})
    assert coachee_leaves == (set() if release in (MayRelease.COACHEE, MayRelease.BOTH) else {"may-leave"})
    assert broken_rules(problem, session("R1", "Ben", 2)) == set()


def test_nobody_leaves_a_class_without_release():
    school = _school()
    school.school_class("7B", release=False)
    problem = school.build()
    assert broken_rules(problem, session("R1", "Ben", 1), _covered_by_sub("7A", 1)) == set()
    assert broken_rules(problem, session("R1", "Ben", 0), _covered_by_sub("7B", 0)) == {"may-leave"}


def test_nobody_leaves_at_a_no_release_time():
    school = ProblemBuilder(days=2, periods=1)
    school.teacher("Ana")
    school.teacher("Ben", level=4)
    school.substitute("Sub")
    school.meeting("7B", 0, 1, "Ben")
    school.meeting("7B", 1, 1, "Ben", no_release=True)
    school.request("R1", "Ana", Step(kind=StepKind.MEET, release=MayRelease.COACH))
    problem = school.build()
    assert broken_rules(problem, session("R1", "Ben", 0), _covered_by_sub("7B", 0)) == set()
    assert broken_rules(problem, session("R1", "Ben", 1), _covered_by_sub("7B", 1)) == {"may-leave"}


def test_hosting_is_not_leaving():
    school = ProblemBuilder(days=1)
    school.teacher("Ana")
    school.teacher("Ben", level=4)
    school.school_class("7A", release=False)
    school.meeting("7A", 0, 1, "Ana", no_release=True)
    school.request("R1", "Ana", Step(kind=StepKind.OBSERVE))
    assert broken_rules(school.build(), session("R1", "Ben", 0, "7A")) == set()


@pytest.mark.parametrize(
    ("limit", "days", "expected"),
    [
        # Each release is one period of 60 minutes.
        ({"release_day_max_minutes": 60}, (0, 2), set()),
        ({"release_day_max_minutes": 59}, (0, 2), {"release-limit"}),
        ({"release_week_max_minutes": 60}, (0, 2), set()),  # 60 in week 0, 60 in week 1
        ({"release_week_max_minutes": 119}, (2, 3), {"release-limit"}),  # 60 + 60 in week 1
        ({"release_term_max_minutes": 120}, (0, 2), set()),
        ({"release_term_max_minutes": 120}, (0, 2, 4), {"release-limit"}),  # 60 + 60 + 60 = 180
        ({"release_term_max_minutes": 0}, (0,), {"release-limit"}),  # 0 means none
    ],
)
def test_minutes_released_stay_within_the_teachers_limits(limit, days, expected):
    school = _school(**limit)
    # 7B meets on each day; 7C in between keeps its releases from being two meetings running.
    school.meetings = [m for m in school.meetings if m.class_id != "7B"]
    for day in range(6):
        school.meeting(f"7B{day}", day, 1, "Ben")
    rows = []
    for cycle, day in enumerate(days, start=1):
        slot = school.slot(day, 1)
        rows += [session("R1", "Ben", slot, cycle=cycle), _covered_by_sub(f"7B{day}", slot)]
    assert broken_rules(school.build(), *rows) == expected


def test_minutes_of_one_day_add_up():
    school = ProblemBuilder(days=1)
    school.teacher("Ana")
    school.teacher("Ben", level=4, release_day_max_minutes=119)
    school.substitute("Sub")
    school.meeting("7B", 0, 1, "Ben")
    school.meeting("7C", 0, 2, "Ben")
    school.request("R1", "Ana", Step(kind=StepKind.MEET, release=MayRelease.COACH), cycles=2)
    first = (session("R1", "Ben", 0), _covered_by_sub("7B", 0))
    second = (session("R1", "Ben", 1, cycle=2), _covered_by_sub("7C", 1))
    third_period = session("R1", "Ben", 2, cycle=2)
    # 60 + 60 = 120 of 119; in period 3 Ben is free, so that it stays at 60.
    assert broken_rules(school.build(), *first, third_period) == set()
    assert broken_rules(school.build(), *first, *second) == {"release-limit"}


@pytest.mark.parametrize(("most", "expected"), [(2, {"released-together"}), (3, set()), (0, set())])
def test_so_many_teachers_are_released_together(most, expected):
    school = ProblemBuilder(days=1)
    for number in (1, 2):
        school.teacher(f"Ana{number}")
        school.teacher(f"Ben{number}", level=4)
        school.substitute(f"Sub{number}")
        school.meeting(f"7B{number}", 0, 1, f"Ben{number}")
        school.request(f"R{number}", f"Ana{number}", Step(kind=StepKind.MEET, release=MayRelease.BOTH))
    school.meeting("7A1", 0, 1, "Ana1")
    school.substitute("Sub3")
    school.set_policy(max_released_together=most)
    # Period 1: Ben1, Ben2 and Ana1 leave their classes, Ana2 is free: 3 released. 0 means no limit.
    rows = (
        session("R1", "Ben1", 0),
        session("R2", "Ben2", 0),
        cover("7B1", 0, CoverKind.SUBSTITUTE, "Sub1"),
        cover("7B2", 0, CoverKind.SUBSTITUTE, "Sub2"),
        cover("7A1", 0, CoverKind.SUBSTITUTE, "Sub3"),
    )
    assert broken_rules(school.build(), *rows) == expected


def test_absent_teachers_are_not_released():
    school = _school(release_term_max_minutes=0)
    school.teacher("Cem", absent_slots=frozenset({2}), release_term_max_minutes=0)
    school.meeting("7C", 0, 3, "Cem")
    school.set_policy(max_released_together=1)
    assert broken_rules(school.build(), _covered_by_sub("7C", 2)) == set()
