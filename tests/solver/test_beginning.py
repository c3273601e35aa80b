"""The first plan: planned in turn many times, until nothing gets better."""

import pytest

from solver.check import check, evaluate
from solver.model.beginning import Beginning
from solver.model.few_requests import FewRequests
from solver.plan import Plan
from solver.problem import Problem, Strength
from solver.rules import Tier
from tests.solver.builders import ProblemBuilder
from tests.solver.random_problems import random_tiny_problem
from tests.solver.search_case import context_of


def begun(problem: Problem) -> Plan:
    context = context_of(problem)
    Beginning(context, FewRequests(context)).plan()
    return context.best.plan


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
