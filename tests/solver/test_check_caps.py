"""class-cap, group-cap."""

from dataclasses import replace

import pytest

from solver.problem import CoverKind, Group, MayRelease, Step, StepKind
from tests.solver.builders import ProblemBuilder, broken_rules, cover, session


def _school(cap: int) -> ProblemBuilder:
    """Ben teaches 7B in period 1 of three days and is absent on day 2; Ana coaches him in period 1 of day 0."""
    school = ProblemBuilder(days=3, periods=1)
    school.teacher("Ana", level=4)
    school.teacher("Ben", absent_slots=frozenset({2}))
    school.substitute("Sub")
    school.school_class("7B", cap_hundredths=cap)
    for day in range(3):
        school.meeting("7B", day, 1, "Ben")
    school.request("R1", "Ben", Step(kind=StepKind.MEET, release=MayRelease.COACHEE))
    return school


RELEASED = (session("R1", "Ana", 0), cover("7B", 0, CoverKind.SUBSTITUTE, "Sub"))
ABSENCE = cover("7B", 2, CoverKind.UNCOVERED)


@pytest.mark.parametrize(("cap", "expected"), [(10500, set()), (10499, {"class-cap"}), (0, {"class-cap"})])
def test_releases_and_absences_together_stay_within_the_cap(cap, expected):
    # 60 minutes at 75 percent by the substitute, 60 at 100 uncovered: 4500 + 6000 = 10500 hundredths.
    assert broken_rules(_school(cap).build(), *RELEASED, ABSENCE) == expected


def test_absences_alone_may_exceed_the_cap():
    # 6000 of 5999: no breach, but no release either, not even with a co-teacher's loss of 25 percent.
    assert broken_rules(_school(5999).build(), ABSENCE) == set()


def test_a_release_from_a_meeting_that_an_absence_hits_is_a_release():
    school = ProblemBuilder(days=1, periods=1)
    school.teacher("Ana", level=4)
    school.teacher("Ben")
    school.teacher("Cem", absent_slots=frozenset({0}))
    school.teacher("Dan")
    school.meeting("7B", 0, 1, "Ben", "Cem", "Dan")
    school.request("R1", "Ben", Step(kind=StepKind.MEET, release=MayRelease.COACHEE))
    led = cover("7B", 0, CoverKind.COTEACHER, "Dan")
    # 60 minutes at 25 percent: 1500, once, whether Cem alone is missing or Ben leaves as well.
    for cap, expected in ((1500, set()), (1499, {"class-cap"})):
        school.school_class("7B", cap_hundredths=cap)
        assert broken_rules(school.build(), led) == set()
        assert broken_rules(school.build(), led, session("R1", "Ana", 0)) == expected


@pytest.mark.parametrize(("cap", "expected"), [(10500, set()), (10499, {"group-cap"})])
def test_a_group_loses_the_sum_over_its_classes(cap, expected):
    school = _school(10**9)
    school.teacher("Cem", absent_slots=frozenset({0}))
    school.meeting("8C", 0, 1, "Cem")
    school.teacher("Dan", absent_slots=frozenset({0}))
    school.meeting("9D", 0, 1, "Dan")
    school.groups = [Group(id="Year 7", class_ids=("7B", "8C"), cap_hundredths=cap)]
    school.teachers[1] = replace(school.teachers[1], absent_slots=frozenset())  # Ben's absence is not the point here
    rows = (*RELEASED, cover("8C", 0, CoverKind.UNCOVERED), cover("9D", 0, CoverKind.UNCOVERED))
    # 7B 4500 by the release, 8C 6000 by Cem's absence: 10500. 9D is in no group.
    assert broken_rules(school.build(), *rows) == expected


def test_a_group_without_planned_release_may_lose_more():
    school = _school(10**9)
    school.groups = [
        Group(id="Year 7", class_ids=("7B",), cap_hundredths=5999),
        Group(id="Year 8", class_ids=("8C",), cap_hundredths=0),
    ]
    # Ben's absence alone: 6000 hundredths.
    assert broken_rules(school.build(), ABSENCE) == set()
