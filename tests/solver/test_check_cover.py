"""may-cover, cover-limit, budget."""

import pytest

from solver.problem import CoverKind, CoverLimits, MayRelease, Step, StepKind, TeacherCover
from tests.solver.builders import ProblemBuilder, broken_rules, cover, session

COLLEAGUE, SUBSTITUTE = CoverKind.COLLEAGUE, CoverKind.SUBSTITUTE


def _school(days: int = 1, periods: int = 3) -> ProblemBuilder:
    """Ana is absent all term and teaches 7A in every slot; Ben, the coach, teaches 7B in the last; Cem is free."""
    school = ProblemBuilder(days=days, periods=periods, days_per_week=2)
    school.teacher("Ana", absent_slots=frozenset(range(days * periods)))
    school.teacher("Ben", level=4)
    school.teacher("Cem")
    school.teacher("Dan")
    for day in range(days):
        for period in range(1, periods + 1):
            school.meeting("7A", day, period, "Ana")
    school.meeting("7B", days - 1, periods, "Ben")
    return school


@pytest.mark.parametrize(
    ("allowed", "for_absence", "for_release"),
    [
        (TeacherCover.ALL, set(), set()),
        (TeacherCover.ABSENCES, set(), {"may-cover"}),
        (TeacherCover.NONE, {"may-cover"}, {"may-cover"}),
    ],
)
def test_teachers_cover_what_the_policy_lets_them(allowed, for_absence, for_release):
    school = _school(periods=1)
    school.set_policy(teacher_cover=allowed)
    school.substitute("Sub")
    school.request("R1", "Dan", Step(kind=StepKind.MEET, release=MayRelease.COACH))
    problem = school.build()
    # Period 1: 7A loses its absent teacher; 7B loses Ben only if he leaves it for the session.
    assert broken_rules(problem, cover("7A", 0, COLLEAGUE, "Cem")) == for_absence
    leaves = (session("R1", "Ben", 0), cover("7A", 0, SUBSTITUTE, "Sub"))
    assert broken_rules(problem, *leaves, cover("7B", 0, COLLEAGUE, "Cem")) == for_release


def test_a_meeting_that_an_absence_hits_is_the_absences():
    school = ProblemBuilder(days=1, periods=1)
    school.set_policy(teacher_cover=TeacherCover.ABSENCES)
    school.teacher("Ana", absent_slots=frozenset({0}))
    school.teacher("Ben", absent_slots=frozenset({0}))
    school.teacher("Cem")
    school.meeting("7A", 0, 1, "Ana", "Ben")
    assert broken_rules(school.build(), cover("7A", 0, COLLEAGUE, "Cem")) == set()


def test_substitutes_cover_on_their_days():
    school = _school(days=2, periods=1)
    school.substitute("Sub", days=frozenset({0}))
    school.substitute("Tom")
    problem = school.build()
    first, second = cover("7A", 0, SUBSTITUTE, "Sub"), cover("7A", 1, SUBSTITUTE, "Tom")
    assert broken_rules(problem, first, second) == set()
    assert broken_rules(problem, first, cover("7A", 1, SUBSTITUTE, "Sub")) == {"may-cover"}


def test_cover_people_are_known():
    problem = _school(periods=1).build()
    assert broken_rules(problem, cover("7A", 0, COLLEAGUE, "Cem")) == set()
    assert broken_rules(problem, cover("7A", 0, COLLEAGUE, "nobody")) == {"may-cover"}


@pytest.mark.parametrize("person", ["Cem", "Sub"])
@pytest.mark.parametrize(
    ("limits", "slots", "expected"),
    [
        # Two periods a day; days 0 and 1 are week 0, days 2 and 3 week 1.
        ({"per_day": 1}, (0, 2), set()),
        ({"per_day": 1}, (0, 1), {"cover-limit"}),
        ({"per_week": 2}, (0, 2, 4), set()),
        ({"per_week": 2}, (0, 1, 3), {"cover-limit"}),
        ({"per_term": 3}, (0, 2, 4), set()),
        ({"per_term": 3}, (0, 2, 4, 6), {"cover-limit"}),
        ({"per_term": 0}, (0,), {"cover-limit"}),
        ({}, range(8), set()),  # no limit
    ],
)
def test_covers_stay_within_the_persons_limits(person, limits, slots, expected):
    cover_limits = CoverLimits(**({"per_day": None, "per_week": None, "per_term": None} | limits))
    school = ProblemBuilder(days=4, periods=2, days_per_week=2)
    school.teacher("Ana", absent_slots=frozenset(slots))
    school.teacher("Cem", cover_limits=cover_limits)
    school.substitute("Sub", cover_limits=cover_limits)
    for slot in slots:
        school.meeting("7A", slot // 2, slot % 2 + 1, "Ana")
    kind = SUBSTITUTE if person == "Sub" else COLLEAGUE
    assert broken_rules(school.build(), *(cover("7A", slot, kind, person) for slot in slots)) == expected


def test_leading_as_a_coteacher_is_no_cover():
    school = ProblemBuilder(days=1)
    school.teacher("Ana", absent_slots=frozenset({0}))
    school.teacher("Cem", cover_limits=CoverLimits(per_day=0, per_week=0, per_term=0))
    school.set_policy(teacher_cover=TeacherCover.NONE)
    school.meeting("7A", 0, 1, "Ana", "Cem")
    assert broken_rules(school.build(), cover("7A", 0, CoverKind.COTEACHER, "Cem")) == set()


@pytest.mark.parametrize(("budget", "expected"), [(None, set()), (9001, set()), (9000, {"budget"}), (0, {"budget"})])
def test_the_substitutes_cost_stays_within_the_budget(budget, expected):
    school = _school(periods=3)
    school.set_policy(substitute_budget_hundredths=budget)
    school.substitute("Sub", cost_hundredths=4500)
    school.substitute("Tom", kind=CoverKind.SUPERVISOR, cost_hundredths=1)
    rows = (
        cover("7A", 0, SUBSTITUTE, "Sub"),
        cover("7A", 1, SUBSTITUTE, "Sub"),
        cover("7A", 2, CoverKind.SUPERVISOR, "Tom"),
    )
    # 2 x 45.00 + 0.01 = 90.01
    assert broken_rules(school.build(), *rows) == expected


def test_teachers_cost_nothing():
    school = _school(periods=1)
    school.set_policy(substitute_budget_hundredths=0)
    assert broken_rules(school.build(), cover("7A", 0, COLLEAGUE, "Cem")) == set()
