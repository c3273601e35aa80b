"""Bounds that need no search."""

from dataclasses import replace

import pytest

from solver.model.bounds import least_lost, least_worst, most_fitting
from solver.model.facts import Facts
from solver.model.pair_places import PairPlaces
from solver.params import SolveParams
from solver.plan import Plan
from solver.problem import Problem
from solver.rules import Tier
from solver.solve import solve
from tests.solver.builders import ProblemBuilder, session
from tests.solver.random_problems import random_tiny_problem

pytestmark = pytest.mark.many

NOTHING = Plan(sessions=(), covers=())


def school() -> ProblemBuilder:
    """Two periods on one day. Cy is free in both, Di in the first; Ed (priority 3) wants three meetings, Fay (5) one.

    Nobody knows what Gus (2) asks for.
    """
    builder = ProblemBuilder(days=1, periods=2)
    builder.teacher("Cy", level=3)
    builder.teacher("Di", level=3, blocked_slots=frozenset({1}))
    for name in ("Ed", "Fay", "Gus"):
        builder.teacher(name)
    builder.request("Q-Ed", "Ed", priority=3, cycles=3)
    builder.request("Q-Fay", "Fay", priority=5)
    builder.request("Q-Gus", "Gus", priority=2, topic="Feedback")
    return builder


def most(plan: Plan, tier: Tier) -> int:
    facts = Facts(school().build())
    return most_fitting(facts, PairPlaces(facts, releases=True), plan, tier)


def test_a_request_counts_where_some_coach_could_have_it_alone() -> None:
    # Ed 3 and Fay 5, though Cy could not meet both and have Ed's second cycle too.
    assert most(NOTHING, Tier.REQUESTS) == 3 + 5


def test_cycles_count_as_far_as_they_fit_with_the_coach_who_has_most_room() -> None:
    # Ed's second cycle fits with Cy (two periods), a third with nobody.
    assert most(NOTHING, Tier.CYCLES) == 3


def test_of_what_a_plan_has_no_coach_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    facts = Facts(school().build())
    pairs = PairPlaces(facts, releases=True)
    plan = Plan(sessions=(session("Q-Fay", "Cy", 0), session("Q-Ed", "Di", 0)), covers=())
    # Both have a first cycle; the topic that Gus asks for has no coaches.
    monkeypatch.setattr(PairPlaces, "cycles", lambda *_: pytest.fail("a coach was asked for"))
    assert most_fitting(facts, pairs, plan, Tier.REQUESTS) == 3 + 5


def absent(**classes) -> Problem:
    """Ed is absent for both periods of 60 minutes; Flo could take 7A in the first, and Hal leads 8A without him."""
    builder = ProblemBuilder(days=1, periods=2)
    builder.teacher("Ed", absent_slots=frozenset({0, 1}))
    builder.teacher("Flo", blocked_slots=frozenset({1}))
    builder.teacher("Hal")
    builder.meeting("7A", 0, 1, "Ed")
    builder.meeting("8A", 0, 2, "Ed", "Hal")
    builder.classes = {name: replace(found, **classes) for name, found in builder.classes.items()}
    return builder.build()


def test_absences_cost_each_class_at_least_its_cheapest_cover() -> None:
    # Flo, a colleague, 60 x 60 %; Hal, co-teacher, 60 x 25 %.
    assert least_lost(Facts(absent())) == {"7A": 3600, "8A": 1500}


def test_what_absences_cost_bounds_the_worst_class() -> None:
    # 3600 of a cap of 7000 hundredths: 514.3 thousandths, rounded up; a class with a cap of 0 is left out.
    assert least_worst(Facts(absent(cap_hundredths=7000))) == 515
    assert least_worst(Facts(absent(cap_hundredths=0))) == 0


@pytest.mark.parametrize("seed", range(60))
def test_no_plan_is_better_than_what_absences_cost_at_least(seed: int) -> None:
    problem = random_tiny_problem(seed)
    facts = Facts(problem)
    result = solve(problem, SolveParams(workers=1, time_limit_seconds=20))
    values = {tier.tier: tier.value for tier in result.tiers}
    assert values[Tier.LOST] >= sum(least_lost(facts).values())
    assert values[Tier.WORST] >= least_worst(facts)
