"""What holds of the past in every re-plan: alone it breaks nothing, changed it is a breach, whatever it names."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from solver.check import check, evaluate
from solver.plan import Cover, CoverKind, Plan, Session
from solver.problem import Problem
from solver.published import Published
from solver.rules import Rule, Tier
from tests.random_cases import how_many
from tests.solver.random_problems import random_tiny_problem
from tests.solver.random_replans import random_replan

pytestmark = pytest.mark.many

NAMES = st.sampled_from(("T1", "T2", "R1", "R2", "AT1", "BT2", "S1", "Gone"))
NUMBERS = st.integers(-2, 12)
SESSIONS = st.builds(
    Session, request=NAMES, cycle=NUMBERS, step=NUMBERS, coach=NAMES, slot=NUMBERS, class_id=st.none() | NAMES
)
COVERS = st.builds(Cover, class_id=NAMES, slot=NUMBERS, kind=st.sampled_from(CoverKind), person=st.none() | NAMES)
PLANS = st.builds(
    Plan, sessions=st.lists(SESSIONS, max_size=4).map(tuple), covers=st.lists(COVERS, max_size=4).map(tuple)
)


def _broken(problem: Problem, plan: Plan) -> set[Rule]:
    return {breach.rule for breach in check(problem, plan)}


@settings(max_examples=how_many(200), deadline=None, derandomize=True, database=None)
@given(seed=st.integers(0, 50), past=PLANS, ahead=PLANS, pinned=PLANS, first=NUMBERS)
def test_any_past_alone_breaks_nothing_but_what_is_to_come(seed, past, ahead, pinned, first):
    published = Published(past=past, ahead=ahead, pinned=pinned, first_slot=first)
    problem = replace(random_tiny_problem(seed), published=published)
    # Absences to come are uncovered, and pins are not there yet.
    assert _broken(problem, past) <= {Rule.COVERED, Rule.PAST}
    assert set(evaluate(problem, past)) == set(Tier)
    assert _broken(replace(problem, published=replace(published, pinned=Plan())), past) <= {Rule.COVERED}


@settings(max_examples=how_many(200), deadline=None, derandomize=True, database=None)
@given(seed=st.integers(0, 50), past=PLANS, new=PLANS, first=NUMBERS)
def test_any_plan_is_judged(seed, past, new, first):
    problem = replace(random_tiny_problem(seed), published=Published(past=past, ahead=new, first_slot=first))
    plan = Plan(sessions=(*past.sessions, *new.sessions), covers=(*past.covers, *new.covers))
    assert all(breach.sentence.endswith(".") for breach in check(problem, plan))
    assert evaluate(problem, plan)[Tier.CHANGES] >= 0


@pytest.mark.parametrize("first", range(0, 60, 20))
def test_a_past_that_is_changed_is_a_breach(first):
    changed = 0
    for seed in range(first, first + 20):
        problem = random_replan(seed)
        past = problem.published.past
        for row in past.sessions:
            others = tuple(other for other in past.sessions if other is not row)
            moved = replace(row, slot=(row.slot + 1) % len(problem.slots))
            for sessions in (others, (*others, moved)):
                changed += 1
                assert Rule.PAST in _broken(problem, replace(past, sessions=sessions))
        for cover in past.covers:
            changed += 1
            others = tuple(other for other in past.covers if other is not cover)
            assert Rule.PAST in _broken(problem, replace(past, covers=others))
    assert changed > 0
