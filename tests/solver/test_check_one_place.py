"""one-place."""

from solver.problem import CoverKind, MayRelease, Step, StepKind
from tests.solver.builders import ProblemBuilder, broken_rules, cover, session


def test_a_teacher_covers_only_when_not_teaching():
    school = ProblemBuilder(days=1)
    school.teacher("Ana", absent_slots=frozenset({0}))
    school.teacher("Ben")
    school.teacher("Cem")
    school.meeting("7A", 0, 1, "Ana")
    school.meeting("7B", 0, 1, "Ben")
    problem = school.build()
    # Period 1: Ben teaches 7B, Cem nothing.
    assert broken_rules(problem, cover("7A", 0, CoverKind.COLLEAGUE, "Cem")) == set()
    assert broken_rules(problem, cover("7A", 0, CoverKind.COLLEAGUE, "Ben")) == {"one-place"}


def test_nobody_takes_two_covers_at_once():
    school = ProblemBuilder(days=1)
    school.teacher("Ana", absent_slots=frozenset({0}))
    school.teacher("Ben", absent_slots=frozenset({0}))
    school.substitute("Sub1")
    school.substitute("Sub2")
    school.meeting("7A", 0, 1, "Ana")
    school.meeting("7B", 0, 1, "Ben")
    problem = school.build()
    first = cover("7A", 0, CoverKind.SUBSTITUTE, "Sub1")
    assert broken_rules(problem, first, cover("7B", 0, CoverKind.SUBSTITUTE, "Sub2")) == set()
    assert broken_rules(problem, first, cover("7B", 0, CoverKind.SUBSTITUTE, "Sub1")) == {"one-place"}


def test_nobody_attends_two_sessions_at_once():
    school = ProblemBuilder(days=1)
    school.teacher("Ana")
    school.teacher("Ben")
    school.teacher("Cem", level=4)
    school.request("R1", "Ana")
    school.request("R2", "Ben")
    problem = school.build()
    assert broken_rules(problem, session("R1", "Cem", 0), session("R2", "Cem", 1)) == set()
    assert broken_rules(problem, session("R1", "Cem", 0), session("R2", "Cem", 0)) == {"one-place"}


def test_nobody_covers_during_a_session():
    school = ProblemBuilder(days=1)
    school.teacher("Ana")
    school.teacher("Ben", level=4)
    school.teacher("Cem", absent_slots=frozenset({1}))
    school.meeting("7C", 0, 2, "Cem")
    school.request("R1", "Ana")
    problem = school.build()
    covered = cover("7C", 1, CoverKind.COLLEAGUE, "Ben")
    assert broken_rules(problem, session("R1", "Ben", 0), covered) == set()
    assert broken_rules(problem, session("R1", "Ben", 1), covered) == {"one-place"}


def test_host_released_and_absent_teachers_are_in_one_place():
    school = ProblemBuilder(days=1)
    school.teacher("Ana")
    school.teacher("Ben", level=4)
    school.teacher("Cem", absent_slots=frozenset({0}))
    school.substitute("Sub")
    school.meeting("7A", 0, 1, "Ana")
    school.meeting("7B", 0, 1, "Ben")
    school.meeting("7C", 0, 1, "Cem")
    school.request("R1", "Ana", Step(kind=StepKind.OBSERVE, release=MayRelease.COACH))
    # Period 1: Ana hosts in 7A, Ben is released from 7B to watch, Cem is absent and nobody takes 7C.
    rows = (
        session("R1", "Ben", 0, "7A"),
        cover("7B", 0, CoverKind.SUBSTITUTE, "Sub"),
        cover("7C", 0, CoverKind.UNCOVERED),
    )
    assert broken_rules(school.build(), *rows) == set()


def test_a_coteacher_who_leads_takes_no_cover():
    school = ProblemBuilder(days=1)
    school.teacher("Ana", absent_slots=frozenset({0}))
    school.teacher("Ben")
    school.meeting("7A", 0, 1, "Ana", "Ben")
    assert broken_rules(school.build(), cover("7A", 0, CoverKind.COTEACHER, "Ben")) == set()
