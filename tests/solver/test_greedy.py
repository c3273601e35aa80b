"""The first plan: request by request, without releases."""

import pytest

from solver.check import check, evaluate
from solver.model.build import NARROW
from solver.model.facts import Facts
from solver.model.first import nothing_planned
from solver.model.greedy import Try, Turns, plan_in_turn
from solver.model.placebook import PlaceBook
from solver.plan import Plan
from solver.problem import Problem, Step, StepKind
from solver.rules import Tier
from tests.solver.builders import ProblemBuilder
from tests.solver.random_problems import random_tiny_problem

pytestmark = pytest.mark.many


def in_turn(problem: Problem, turns: Turns | None = None) -> Try:
    """Plan in turn, the most urgent first unless said otherwise."""
    facts = Facts(problem)
    if turns is None:
        numbers = range(len(problem.requests))
        order = tuple(sorted(numbers, key=lambda r: -problem.requests[r].priority))
        turns = Turns(first=order, further=order)
    return plan_in_turn(facts, PlaceBook(facts).pairs(NARROW), nothing_planned(facts), turns)


def greedy(problem: Problem) -> Plan:
    return in_turn(problem).plan


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


def test_the_others_are_named_and_come_first_when_their_turn_does() -> None:
    problem = free_school(max_requests=1).build()
    assert in_turn(problem).without_first == (0,)
    last = in_turn(problem, Turns(first=(0, 1), further=(0, 1)))
    assert [session.request for session in last.plan.sessions] == ["Q-Ed"]
    assert last.without_first == (1,)


def test_the_coach_named_is_tried_first() -> None:
    builder = free_school()
    builder.teacher("Di", level=3)
    turns = Turns(first=(0, 1), further=(0, 1), coaches={0: "Di", 1: "Di"})
    # Both fit with Di; of coaches alike the one with fewer requests comes first: Cy for Ed, Di for Fay.
    assert {session.coach for session in in_turn(builder.build(), turns).plan.sessions} == {"Di"}
    assert [s.coach for s in sorted(in_turn(builder.build()).plan.sessions, key=lambda s: s.request)] == ["Di", "Cy"]


def test_a_request_without_its_further_cycle_is_named() -> None:
    builder = ProblemBuilder(days=2, periods=1)
    builder.teacher("Cy", level=3)
    for name in ("Ed", "Fay"):
        builder.teacher(name)
    builder.request("Q-Ed", "Ed", cycles=2)
    builder.request("Q-Fay", "Fay")
    # Two periods: Ed on the first day, Fay on the second, so that Ed's second cycle finds no place.
    found = in_turn(builder.build(), Turns(first=(0, 1), further=(0, 1)))
    assert (found.without_first, found.without_further) == ((), (0,))


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
