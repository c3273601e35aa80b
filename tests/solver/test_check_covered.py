"""covered."""

import pytest

from solver.problem import CoverKind, MayRelease, Step, StepKind
from tests.solver.builders import ProblemBuilder, broken_rules, cover, session

SAME, COLLEAGUE = CoverKind.SAME_SUBJECT, CoverKind.COLLEAGUE
SUBSTITUTE, SUPERVISOR = CoverKind.SUBSTITUTE, CoverKind.SUPERVISOR
COTEACHER, UNCOVERED = CoverKind.COTEACHER, CoverKind.UNCOVERED


def _school(*, absent: bool) -> ProblemBuilder:
    """Ben teaches 7B, a Maths class, in period 1, and is either absent then or may leave it for R1."""
    school = ProblemBuilder(days=1)
    school.teacher("Ana")
    school.teacher("Ben", level=4, absent_slots=frozenset({0} if absent else {}))
    school.teacher("Cem", subjects=frozenset({"Maths"}))
    school.teacher("Dan", subjects=frozenset({"Art"}))
    school.substitute("Sub")
    school.substitute("Sue", kind=SUPERVISOR)
    school.meeting("7B", 0, 1, "Ben")
    school.request("R1", "Ana", Step(kind=StepKind.MEET, release=MayRelease.COACH))
    return school


LEAVES = session("R1", "Ben", 0)


def test_exactly_one_cover():
    released, absent = _school(absent=False).build(), _school(absent=True).build()
    by_sub, by_cem = cover("7B", 0, SUBSTITUTE, "Sub"), cover("7B", 0, SAME, "Cem")
    assert broken_rules(released, LEAVES, by_sub) == broken_rules(absent, by_sub) == set()
    assert broken_rules(released, LEAVES) == broken_rules(absent) == {"covered"}
    assert broken_rules(released, LEAVES, by_sub, by_cem) == broken_rules(absent, by_sub, by_cem) == {"covered"}


@pytest.mark.parametrize(
    "row",
    [
        cover("7B", 0, SUBSTITUTE, "Sub"),  # Ben teaches it
        cover("7B", 1, SUBSTITUTE, "Sub"),  # it does not meet in period 2
        cover("9Z", 0, SUBSTITUTE, "Sub"),  # no such class
        cover("7B", 9, UNCOVERED),  # no such slot
        cover("7B", -3, UNCOVERED),
    ],
)
def test_no_cover_where_no_teacher_is_lost(row):
    problem = _school(absent=False).build()
    assert broken_rules(problem) == set()
    assert broken_rules(problem, row) - {"present"} == {"covered"}


@pytest.mark.parametrize(
    ("person", "right"), [("Cem", SAME), ("Dan", COLLEAGUE), ("Sub", SUBSTITUTE), ("Sue", SUPERVISOR)]
)
@pytest.mark.parametrize("kind", [SAME, COLLEAGUE, SUBSTITUTE, SUPERVISOR])
def test_the_kind_is_the_persons(person, right, kind):
    expected = set() if kind is right else {"covered"}
    assert broken_rules(_school(absent=True).build(), cover("7B", 0, kind, person)) == expected


@pytest.mark.parametrize(
    "row", [cover("7B", 0, UNCOVERED, "Sub"), cover("7B", 0, COLLEAGUE), cover("7B", 0, COTEACHER, "Ben")]
)
def test_who_goes_with_the_kind(row):
    # Uncovered by somebody, a colleague who is nobody, a co-teacher in a class that has none.
    assert broken_rules(_school(absent=True).build(), row) == {"covered"}


def test_uncovered_is_the_last_resort_of_absences_and_else_policy():
    row = cover("7B", 0, UNCOVERED)
    assert broken_rules(_school(absent=True).build(), row) == set()
    school = _school(absent=False)
    assert broken_rules(school.build(), LEAVES, row) == {"covered"}
    school.set_policy(allow_uncovered=True)
    assert broken_rules(school.build(), LEAVES, row) == set()


def _coteaching(*absent: str) -> ProblemBuilder:
    """Ben, Cem and Dan teach 8A in period 1; Ben and Cem may leave it for R1 and R2."""
    school = ProblemBuilder(days=1)
    for name in ("Ben", "Cem", "Dan"):
        school.teacher(name, absent_slots=frozenset({0} if name in absent else {}))
    school.teacher("Eva", level=4)
    school.teacher("Fay", level=4)
    school.substitute("Sub")
    school.meeting("8A", 0, 1, "Ben", "Cem", "Dan")
    step = Step(kind=StepKind.MEET, release=MayRelease.COACHEE)
    school.request("R1", "Ben", step)
    school.request("R2", "Cem", step)
    return school


BEN_LEAVES, CEM_LEAVES = session("R1", "Eva", 0), session("R2", "Fay", 0)


def test_a_coteacher_who_is_there_leads():
    problem = _coteaching("Dan").build()
    # Dan is absent, Ben leaves, Cem is there.
    assert broken_rules(problem, BEN_LEAVES, cover("8A", 0, COTEACHER, "Cem")) == set()
    assert broken_rules(problem, BEN_LEAVES, cover("8A", 0, COTEACHER, "Ben")) == {"covered"}
    assert broken_rules(problem, BEN_LEAVES, cover("8A", 0, COTEACHER, "Dan")) == {"covered"}
    assert broken_rules(problem, BEN_LEAVES, cover("8A", 0, COTEACHER, "Eva")) == {"covered"}
    assert broken_rules(problem, BEN_LEAVES, cover("8A", 0, COTEACHER)) == {"covered"}
    assert broken_rules(problem, BEN_LEAVES, cover("8A", 0, SUBSTITUTE, "Sub")) == {"covered"}
    assert broken_rules(problem, BEN_LEAVES, cover("8A", 0, UNCOVERED)) == {"covered"}


def test_with_all_of_several_teachers_absent_somebody_covers():
    problem = _coteaching("Ben", "Cem", "Dan").build()
    assert broken_rules(problem, cover("8A", 0, SUBSTITUTE, "Sub")) == set()
    assert broken_rules(problem, cover("8A", 0, COTEACHER, "Dan")) == {"covered"}


def test_a_planned_release_leaves_one_of_several_teachers():
    led, by_sub = cover("8A", 0, COTEACHER, "Dan"), cover("8A", 0, SUBSTITUTE, "Sub")
    assert broken_rules(_coteaching().build(), BEN_LEAVES, CEM_LEAVES, led) == set()
    # With Dan absent, nobody would be left in 8A.
    assert broken_rules(_coteaching("Dan").build(), BEN_LEAVES, CEM_LEAVES, by_sub) == {"covered"}


def test_a_released_teacher_of_a_meeting_alone_is_replaced():
    assert broken_rules(_school(absent=False).build(), LEAVES, cover("7B", 0, COLLEAGUE, "Dan")) == set()
