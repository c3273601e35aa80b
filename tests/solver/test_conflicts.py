"""Conflicts: what an outline has that no plan can have."""

import pytest

from solver.model.conflicts import Conflicts
from solver.model.facts import Facts
from solver.model.placebook import PlaceBook
from solver.model.target import Conflict, Target
from solver.params import SolveParams
from solver.problem import Problem
from solver.solve import solve
from tests.solver.builders import ProblemBuilder
from tests.solver.outline_case import limits, target_of
from tests.solver.random_problems import random_tiny_problem


def one_period(coachees: tuple[str, ...], coaches: tuple[str, ...] = ("Cy",)) -> Problem:
    """Three periods, in which the coaches are free, and the coachees in the first alone; each wants to meet a coach."""
    builder = ProblemBuilder(days=1, periods=3)
    for coach in coaches:
        builder.teacher(coach, level=3)
    for name in coachees:
        builder.teacher(name, blocked_slots=frozenset({1, 2}))
        builder.request(f"Q-{name}", name)
    return builder.build()


def conflicts_of(problem: Problem, target: Target, suspects: frozenset[str] | None = None):
    facts = Facts(problem)
    found = Conflicts(facts, PlaceBook(facts).whole)
    return found.find(target, frozenset(target.by_coach()) if suspects is None else suspects, limits())


def test_two_sessions_of_a_coach_in_one_period_are_a_conflict() -> None:
    problem = one_period(("Ed", "Fay"))
    assert conflicts_of(problem, target_of(problem)) == [Conflict(cycles=((0, 0, "Cy"), (1, 0, "Cy")))]


def test_a_conflict_is_as_small_as_can_be() -> None:
    # Any two of the three are in each other's way: the third is left out.
    problem = one_period(("Ed", "Fay", "Gus"))
    (found,) = conflicts_of(problem, target_of(problem))
    assert len(found.cycles) == 2


def test_what_can_be_planned_is_no_conflict() -> None:
    problem = one_period(("Ed",))
    assert conflicts_of(problem, target_of(problem)) == []


def test_a_conflict_between_coaches_is_found_where_no_coach_has_one_alone() -> None:
    # Cy coaches Di and Di coaches Ed, both in the first period: Di cannot be in both.
    builder = ProblemBuilder(days=1, periods=2)
    builder.teacher("Cy", level=3, blocked_slots=frozenset({1}))
    builder.teacher("Di", level=3)
    builder.teacher("Ed", blocked_slots=frozenset({1}))
    builder.request("Q-Di", "Di")
    builder.request("Q-Ed", "Ed")
    builder.pair("Cy", "Ed")
    problem = builder.build()
    assert conflicts_of(problem, target_of(problem)) == [Conflict(cycles=((0, 0, "Cy"), (1, 0, "Di")))]
    assert conflicts_of(problem, target_of(problem), frozenset()) == [Conflict(cycles=((0, 0, "Cy"), (1, 0, "Di")))]


@pytest.mark.parametrize("seed", range(40))
def test_no_plan_has_a_conflict(seed: int) -> None:
    problem = random_tiny_problem(seed)
    plan = solve(problem, SolveParams(workers=1, time_limit_seconds=30)).plan
    number = {request.id: index for index, request in enumerate(problem.requests)}
    cycles = {(number[s.request], s.cycle - 1, s.coach): () for s in plan.sessions}
    assert conflicts_of(problem, Target(cycles=cycles)) == []
