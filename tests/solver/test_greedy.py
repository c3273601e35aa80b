"""The first plan: request by request, without releases."""

import pytest

from solver.check import check, evaluate
from solver.model.build import find_places
from solver.model.facts import Facts
from solver.model.first import nothing_planned
from solver.model.greedy import greedy_plan
from solver.plan import Plan
from solver.problem import Problem, Step, StepKind
from solver.rules import Tier
from tests.solver.builders import ProblemBuilder
from tests.solver.random_problems import random_tiny_problem

pytestmark = pytest.mark.many


def greedy(problem: Problem) -> Plan:
    facts = Facts(problem)
    return greedy_plan(facts, find_places(facts, with_releases=False), nothing_planned(facts))


def free_school(**changes) -> ProblemBuilder:
    """Two periods, in which all are free; Ed (priority 3) and Fay (5) want to meet Cy."""
    builder = ProblemBuilder(days=1, periods=2)
    builder.teacher("Cy", level=3, **changes)
    for name, priority in (("Ed", 3), ("Fay", 5)):
        builder.teacher(name)
        builder.request(f"Q-{name}", name, priority=priority)
    return builder


def test_everybody_is_served_where_there_is_room() -> None:
    problem = free_school().build()
    assert evaluate(problem, greedy(problem))[Tier.REQUESTS] == 3 + 5


@pytest.mark.parametrize(
    "changes", [{"max_requests": 1}, {"prep_week_min_minutes": 60}, {"blocked_slots": frozenset({1})}]
)
def test_the_most_urgent_comes_first_where_there_is_not(changes: dict) -> None:
    # One request at most; 120 - 60 free minutes; one period: each leaves room for one meeting.
    problem = free_school(**changes).build()
    assert [session.request for session in greedy(problem).sessions] == ["Q-Fay"]


def test_steps_follow_each_other() -> None:
    builder = ProblemBuilder(days=3, periods=1)
    builder.teacher("Cy", level=3, blocked_slots=frozenset({1}))
    builder.teacher("Ed")
    meet, later = Step(kind=StepKind.MEET), Step(kind=StepKind.MEET, min_days=1, max_days=2)
    builder.request("Q", "Ed", meet, later)
    assert [session.slot for session in greedy(builder.build()).sessions] == [0, 2]


def test_further_cycles_follow_within_the_gap() -> None:
    builder = ProblemBuilder(days=4, periods=1)
    builder.teacher("Cy", level=3)
    builder.teacher("Ed")
    builder.request("Q", "Ed", cycles=3)
    builder.set_policy(cycle_gap_min_days=2, cycle_gap_max_days=3)
    # Days 1 and 3; a third cycle would be on day 5, and there are four.
    assert [(session.cycle, session.slot) for session in greedy(builder.build()).sessions] == [(1, 0), (2, 2)]


@pytest.mark.parametrize("seed", range(200))
def test_it_keeps_every_rule(seed: int) -> None:
    problem = random_tiny_problem(seed)
    assert check(problem, greedy(problem)) == ()
