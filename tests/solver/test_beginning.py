"""The first plan: planned in turn many times, until nothing gets better."""

import threading

import pytest

from solver.check import check, evaluate
from solver.model.beginning import Beginning
from solver.model.best import Best
from solver.model.clock import Clock
from solver.model.context import SearchContext
from solver.model.engine import tell_nobody
from solver.model.facts import Facts
from solver.model.part_planner import PartPlanner
from solver.model.placebook import PlaceBook
from solver.params import SolveParams
from solver.plan import Plan
from solver.problem import Problem, Strength
from solver.rules import Tier
from tests.solver.builders import ProblemBuilder
from tests.solver.random_problems import random_tiny_problem


def begun(problem: Problem) -> Plan:
    facts = Facts(problem)
    clock = Clock(SolveParams(time_limit_seconds=60), threading.Event())
    best = Best(facts)
    book = PlaceBook(facts)
    context = SearchContext(facts=facts, clock=clock, best=best, book=book, report=lambda _tier: tell_nobody)
    Beginning(context, PartPlanner(context)).plan()
    return best.plan


def requests_served(problem: Problem) -> int:
    return evaluate(problem, begun(problem))[Tier.REQUESTS]


def test_who_found_no_place_comes_earlier_the_next_time() -> None:
    """One coach, two periods. Ed is asked first (file order) and takes the first period, the only one Fay has."""
    builder = ProblemBuilder(days=1, periods=2)
    builder.teacher("Cy", level=3)
    builder.teacher("Ed")
    builder.teacher("Fay", blocked_slots=frozenset({1}))
    builder.request("Q-Ed", "Ed")
    builder.request("Q-Fay", "Fay")
    assert requests_served(builder.build()) == 2 * builder.requests[0].priority


def test_coaches_go_where_an_outline_has_them() -> None:
    """Cy knows both topics, Di only the first, and each takes one request. Ed wants the first, Fay the second.

    Ed comes first and takes Cy, the first who can; Fay then has nobody, and is so much less urgent that it would take
    4 / 0.34 = 12 tries until she comes first.
    """
    builder = ProblemBuilder(days=1, periods=1)
    builder.teacher("Cy", level=3, max_requests=1)
    builder.strengths.append(Strength(teacher="Cy", topic="Feedback", level=3))
    builder.teacher("Di", level=3, max_requests=1)
    for name in ("Ed", "Fay"):
        builder.teacher(name)
    builder.request("Q-Ed", "Ed", priority=5)
    builder.request("Q-Fay", "Fay", priority=1, topic="Feedback")
    assert requests_served(builder.build()) == 5 + 1


@pytest.mark.many
@pytest.mark.parametrize("seed", range(50))
def test_it_keeps_every_rule(seed: int) -> None:
    problem = random_tiny_problem(seed)
    assert check(problem, begun(problem)) == ()
