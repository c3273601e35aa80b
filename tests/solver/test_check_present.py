"""present."""

import pytest

from solver.problem import CoverKind
from tests.solver.builders import ProblemBuilder, broken_rules, cover, session


@pytest.mark.parametrize("status", ["blocked_slots", "standby_slots", "absent_slots"])
@pytest.mark.parametrize("who", ["Ana", "Ben"])
def test_coach_and_coachee_are_to_be_had(status, who):
    school = ProblemBuilder(days=1)
    school.teacher("Ana", **({status: frozenset({1})} if who == "Ana" else {}))
    school.teacher("Ben", level=4, **({status: frozenset({1})} if who == "Ben" else {}))
    school.request("R1", "Ana")
    problem = school.build()
    # Only period 2 (slot 1) is out of the question.
    assert broken_rules(problem, session("R1", "Ben", 0)) == set()
    assert broken_rules(problem, session("R1", "Ben", 1)) == {"present"}


def test_no_session_on_a_blackout_date():
    school = ProblemBuilder(days=2, blackout_days=(1,))
    school.teacher("Ana")
    school.teacher("Ben", level=4)
    school.request("R1", "Ana")
    problem = school.build()
    assert broken_rules(problem, session("R1", "Ben", school.slot(0, 1))) == set()
    assert broken_rules(problem, session("R1", "Ben", school.slot(1, 1))) == {"present"}


def test_covers_for_absences_on_a_blackout_date():
    school = ProblemBuilder(days=1, blackout_days=(0,))
    school.teacher("Ana", absent_slots=frozenset({0}))
    school.teacher("Ben")
    school.meeting("7A", 0, 1, "Ana")
    assert broken_rules(school.build(), cover("7A", 0, CoverKind.COLLEAGUE, "Ben")) == set()


@pytest.mark.parametrize("slot", [-1, 3])
def test_no_session_outside_the_bell(slot):
    school = ProblemBuilder(days=1)
    school.teacher("Ana")
    school.teacher("Ben", level=4)
    school.request("R1", "Ana")
    # Slots 0 to 2 exist.
    assert broken_rules(school.build(), session("R1", "Ben", slot)) == {"present"}


@pytest.mark.parametrize("status", ["blocked_slots", "absent_slots"])
def test_cover_people_are_to_be_had(status):
    school = ProblemBuilder(days=1)
    school.teacher("Ana", absent_slots=frozenset({0}))
    school.teacher("Ben", **{status: frozenset({0})})
    school.substitute("Sub", **{status: frozenset({0})})
    school.substitute("Tom")
    school.meeting("7A", 0, 1, "Ana")
    problem = school.build()
    assert broken_rules(problem, cover("7A", 0, CoverKind.SUBSTITUTE, "Tom")) == set()
    assert broken_rules(problem, cover("7A", 0, CoverKind.SUBSTITUTE, "Sub")) == {"present"}
    assert broken_rules(problem, cover("7A", 0, CoverKind.COLLEAGUE, "Ben")) == {"present"}


def test_standby_may_cover():
    school = ProblemBuilder(days=1)
    school.teacher("Ana", absent_slots=frozenset({0}))
    school.teacher("Ben", standby_slots=frozenset({0}))
    school.meeting("7A", 0, 1, "Ana")
    assert broken_rules(school.build(), cover("7A", 0, CoverKind.COLLEAGUE, "Ben")) == set()
