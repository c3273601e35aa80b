"""qualified, one-coach, coach-load."""

import pytest

from solver.check import check
from solver.problem import PairRule
from tests.solver.builders import TOPIC, ProblemBuilder, broken_rules, plan, session


def _school() -> ProblemBuilder:
    school = ProblemBuilder(days=1)
    school.teacher("Ana", level=5)
    school.teacher("Ben", level=3)
    school.teacher("Cem", level=3, coach=False)
    school.teacher("Dan", level=2)
    school.teacher("Eva", coach=True)
    school.substitute("Sub")
    school.set_policy(min_strength=3)
    school.request("R1", "Ana")
    return school


def test_the_coach_is_strong_enough():
    problem = _school().build()
    # The least level is 3: Ben has 3, Dan 2, Eva none.
    assert broken_rules(problem, session("R1", "Ben", 0)) == set()
    assert broken_rules(problem, session("R1", "Dan", 0)) == {"qualified"}
    assert broken_rules(problem, session("R1", "Eva", 0)) == {"qualified"}


@pytest.mark.parametrize("coach", ["Cem", "Ana", "Sub", "nobody"])
def test_the_coach_is_a_willing_teacher_and_not_the_coachee(coach):
    # Cem has level 3 but is not willing, R1 is Ana's own, Sub is a substitute.
    assert broken_rules(_school().build(), session("R1", coach, 0)) == {"qualified"}


@pytest.mark.parametrize("rule", PairRule)
@pytest.mark.parametrize("pair", [("Ana", "Ben"), ("Ben", "Ana")])
def test_a_pair_kept_apart_is_so_either_way_round(rule, pair):
    school = _school()
    school.pair("Ana", "Cem", rule)
    assert broken_rules(school.build(), session("R1", "Ben", 0)) == set()
    school.pair(*pair, rule)
    assert broken_rules(school.build(), session("R1", "Ben", 0)) == {"qualified"}


def test_a_request_has_one_coach():
    school = ProblemBuilder(days=1)
    school.teacher("Ana")
    school.teacher("Ben", level=3)
    school.teacher("Cem", level=3)
    school.request("R1", "Ana", cycles=2)
    problem = school.build()
    first = session("R1", "Ben", 0, cycle=1)
    assert broken_rules(problem, first, session("R1", "Ben", 1, cycle=2)) == set()
    assert broken_rules(problem, first, session("R1", "Cem", 1, cycle=2)) == {"one-coach"}


def test_a_coach_serves_so_many_requests():
    school = ProblemBuilder(days=1)
    school.teacher("Ana")
    school.teacher("Ben", level=3, max_requests=1)
    school.teacher("Cem", level=3)
    school.request("R1", "Ana", cycles=2)
    school.request("R2", "Cem")
    problem = school.build()
    cycles = (session("R1", "Ben", 0, cycle=1), session("R1", "Ben", 1, cycle=2))
    # Two cycles of R1 are one request; with R2 it is 2, and 1 is allowed.
    assert broken_rules(problem, *cycles) == set()
    assert broken_rules(problem, *cycles, session("R2", "Ben", 2)) == {"coach-load"}


def test_the_sentence_names_the_topic_and_the_level_needed():
    (breach,) = check(_school().build(), plan(session("R1", "Dan", 0)))
    assert breach.sentence == f"Dan cannot coach request R1: level 2 in {TOPIC}, at least 3 is needed."
