"""travel."""

import pytest

from solver.problem import CoverKind, MayRelease, Step, StepKind, Travel
from tests.solver.builders import ProblemBuilder, broken_rules, cover, session


def _school(minutes: int) -> ProblemBuilder:
    """Periods of 60 minutes with nothing between them; Main and Annex are `minutes` apart."""
    school = ProblemBuilder(days=1, periods=3)
    school.school_class("7A", building="Annex")
    school.school_class("7B", building="Main")
    school.travel = [Travel(from_building="Annex", to_building="Main", minutes=minutes)]
    return school


def _observation(minutes: int, *, ben_teaches: int) -> ProblemBuilder:
    """Ben watches Ana's 7A (Annex) in period 2 and teaches 7B (Main) in another."""
    school = _school(minutes)
    school.teacher("Ana")
    school.teacher("Ben", level=4)
    school.meeting("7A", 0, 2, "Ana")
    school.meeting("7B", 0, ben_teaches, "Ben")
    school.request("R1", "Ana", Step(kind=StepKind.OBSERVE))
    return school


@pytest.mark.parametrize("ben_teaches", [1, 3])
@pytest.mark.parametrize(("minutes", "expected"), [(0, set()), (1, {"travel"})])
def test_a_session_before_or_after_a_class_elsewhere(ben_teaches, minutes, expected):
    # The periods touch: 0 minutes between.
    school = _observation(minutes, ben_teaches=ben_teaches)
    assert broken_rules(school.build(), session("R1", "Ben", 1, "7A")) == expected


@pytest.mark.parametrize(("minutes", "expected"), [(60, set()), (61, {"travel"})])
def test_a_free_period_between_is_time_to_travel(minutes, expected):
    school = _school(minutes)
    school.teacher("Ana", absent_slots=frozenset({2}))
    school.teacher("Ben")
    school.meeting("7A", 0, 3, "Ana")
    school.meeting("7B", 0, 1, "Ben")
    # Ben teaches in Main until 9:00 and covers in Annex from 10:00.
    assert broken_rules(school.build(), cover("7A", 2, CoverKind.COLLEAGUE, "Ben")) == expected


def test_the_timetable_is_taken_as_given():
    school = _school(30)
    school.teacher("Ana")
    school.meeting("7A", 0, 1, "Ana")
    school.meeting("7B", 0, 2, "Ana")
    school.teacher("Ben", level=4)
    school.request("R1", "Ana")
    problem = school.build()
    assert broken_rules(problem) == set()


@pytest.mark.parametrize(("building", "expected"), [("Main", set()), ("Annex", {"travel"})])
def test_a_meet_is_in_the_coachees_building(building, expected):
    school = _school(10)
    school.teacher("Ana", building=building)
    school.teacher("Ben", level=4, building="Annex")
    school.meeting("7B", 0, 1, "Ben")
    school.request("R1", "Ana")
    # Ben comes from Main, whatever his own building is.
    assert broken_rules(school.build(), session("R1", "Ben", 1)) == expected


def test_who_is_released_or_absent_need_not_come_from_their_class():
    school = ProblemBuilder(days=1, periods=2)
    school.travel = [Travel(from_building="Annex", to_building="Main", minutes=10)]
    school.school_class("7A", building="Annex")
    school.school_class("7B", building="Main")
    school.teacher("Ana", building="Annex")
    school.teacher("Ben", level=4)
    school.teacher("Cem", absent_slots=frozenset({0}))
    school.teacher("Dan", absent_slots=frozenset({1}))
    school.substitute("Sub")
    school.substitute("Tom")
    school.meeting("7B", 0, 1, "Ben")
    school.meeting("7C", 0, 1, "Cem")
    school.meeting("7A", 0, 2, "Dan")
    school.request("R1", "Ana", Step(kind=StepKind.MEET, release=MayRelease.COACH), cycles=2)
    # Ben leaves 7B (Main) and is in Annex for both periods; Cem, absent in period 1, covers there in period 2.
    rows = (
        session("R1", "Ben", 0),
        session("R1", "Ben", 1, cycle=2),
        cover("7B", 0, CoverKind.SUBSTITUTE, "Sub"),
        cover("7C", 0, CoverKind.SUBSTITUTE, "Tom"),
        cover("7A", 1, CoverKind.COLLEAGUE, "Cem"),
    )
    assert broken_rules(school.build(), *rows) == set()


def test_substitutes_travel_between_covers():
    school = _school(10)
    school.teacher("Ana", absent_slots=frozenset({0}))
    school.teacher("Ben", absent_slots=frozenset({1}))
    school.substitute("Sub")
    school.substitute("Tom")
    school.meeting("7A", 0, 1, "Ana")
    school.meeting("7B", 0, 2, "Ben")
    problem = school.build()
    first = cover("7A", 0, CoverKind.SUBSTITUTE, "Sub")
    assert broken_rules(problem, first, cover("7B", 1, CoverKind.SUBSTITUTE, "Tom")) == set()
    assert broken_rules(problem, first, cover("7B", 1, CoverKind.SUBSTITUTE, "Sub")) == {"travel"}


def test_hosting_counts_as_a_session_in_the_classes_building():
    school = _school(10)
    school.teacher("Ana")
    school.teacher("Ben", level=4, building="Annex")
    school.meeting("7A", 0, 1, "Ana")
    school.meeting("7B", 0, 2, "Ana")
    school.meeting("7A", 0, 3, "Ana")
    school.request("R1", "Ana", Step(kind=StepKind.OBSERVE))
    # Ana's own timetable leaves her no time between Annex and Main: no session in either class fits.
    assert broken_rules(school.build()) == set()
    assert broken_rules(school.build(), session("R1", "Ben", 0, "7A")) == {"travel"}


def test_another_day_leaves_the_night_to_travel():
    school = ProblemBuilder(days=2, periods=1)
    school.travel = [Travel(from_building="Main", to_building="Annex", minutes=600)]
    school.teacher("Ana", building="Annex")
    school.teacher("Ben", level=4)
    school.meeting("7B", 0, 1, "Ben")
    school.request("R1", "Ana")
    assert broken_rules(school.build(), session("R1", "Ben", 1)) == set()
