"""host."""

import pytest

from solver.problem import CoverKind, MayRelease, Step, StepKind
from tests.solver.builders import ProblemBuilder, broken_rules, cover, session


def _school(kind: StepKind) -> ProblemBuilder:
    """Ana (coachee) teaches 7A in periods 1 and 2, Ben (coach) 7B in period 3, Cem 7C in period 4."""
    school = ProblemBuilder(days=1, periods=5)
    school.teacher("Ana")
    school.teacher("Ben", level=4)
    school.teacher("Cem")
    school.meeting("7A", 0, 1, "Ana")
    school.meeting("7A", 0, 2, "Ana")
    school.meeting("7B", 0, 3, "Ben")
    school.meeting("7C", 0, 4, "Cem")
    school.request("R1", "Ana", Step(kind=kind, release=MayRelease.BOTH))
    return school


@pytest.mark.parametrize("kind", [StepKind.OBSERVE, StepKind.MODEL, StepKind.COTEACH])
def test_the_coach_comes_to_a_class_of_the_coachee(kind):
    problem = _school(kind).build()
    assert broken_rules(problem, session("R1", "Ben", 0, "7A")) == set()
    # 7C is Cem's.
    assert broken_rules(problem, session("R1", "Ben", 3, "7C")) == {"host"}


def test_the_coachee_comes_to_a_class_of_the_coach():
    problem = _school(StepKind.VISIT).build()
    assert broken_rules(problem, session("R1", "Ben", 2, "7B")) == set()
    assert broken_rules(problem, session("R1", "Ben", 3, "7C")) == {"host"}


def test_a_meet_takes_place_in_no_class():
    problem = _school(StepKind.MEET).build()
    assert broken_rules(problem, session("R1", "Ben", 4)) == set()
    assert broken_rules(problem, session("R1", "Ben", 4, "7A")) == {"host"}


def test_the_class_meets_then():
    problem = _school(StepKind.OBSERVE).build()
    # 7A meets in periods 1 and 2 (slots 0 and 1), not in period 5; and an observation needs a class.
    assert broken_rules(problem, session("R1", "Ben", 1, "7A")) == set()
    assert broken_rules(problem, session("R1", "Ben", 4, "7A")) == {"host"}
    assert broken_rules(problem, session("R1", "Ben", 4)) == {"host"}
    assert broken_rules(problem, session("R1", "Ben", 4, "no such class")) == {"host"}


def test_the_guest_is_no_teacher_of_the_meeting():
    school = _school(StepKind.OBSERVE)
    school.meeting("8A", 0, 5, "Ana", "Ben")
    problem = school.build()
    assert broken_rules(problem, session("R1", "Ben", 0, "7A")) == set()
    assert broken_rules(problem, session("R1", "Ben", 4, "8A")) == {"host"}


@pytest.mark.parametrize("absent", [False, True])
def test_no_teacher_of_the_host_meeting_is_absent(absent):
    school = ProblemBuilder(days=1)
    school.teacher("Ana")
    school.teacher("Ben", level=4)
    school.teacher("Cem", absent_slots=frozenset({0} if absent else {}))
    school.meeting("7A", 0, 1, "Ana", "Cem")
    school.request("R1", "Ana", Step(kind=StepKind.OBSERVE))
    rows = [session("R1", "Ben", 0, "7A")]
    if absent:
        rows.append(cover("7A", 0, CoverKind.COTEACHER, "Ana"))
    assert broken_rules(school.build(), *rows) == ({"host"} if absent else set())


def test_no_teacher_of_the_host_meeting_is_released():
    school = ProblemBuilder(days=1)
    school.teacher("Ana")
    school.teacher("Ben", level=4)
    school.teacher("Cem")
    school.teacher("Dan", level=4)
    school.meeting("7A", 0, 1, "Ana", "Cem")
    school.request("R1", "Ana", Step(kind=StepKind.OBSERVE))
    school.request("R2", "Cem", Step(kind=StepKind.MEET, release=MayRelease.COACHEE))
    problem = school.build()
    observation = session("R1", "Ben", 0, "7A")
    led = cover("7A", 0, CoverKind.COTEACHER, "Ana")
    # Cem leaves 7A for a meet with Dan in the very period in which Ben watches it, or in the next, when all are free.
    assert broken_rules(problem, observation, session("R2", "Dan", 1)) == set()
    assert broken_rules(problem, observation, session("R2", "Dan", 0), led) == {"host"}


def test_a_host_meeting_is_not_covered():
    problem = _school(StepKind.OBSERVE).build()
    rows = (session("R1", "Ben", 0, "7A"), cover("7A", 0, CoverKind.COLLEAGUE, "Cem"))
    # It loses no teacher, so that the cover row is one too many.
    assert broken_rules(problem, *rows) == {"covered"}
