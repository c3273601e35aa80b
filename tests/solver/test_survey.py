"""The survey: what plans as good as the best can still use."""

import threading

import pytest

from solver.model.clock import Clock
from solver.model.facts import Facts
from solver.model.outline import Outline
from solver.model.parts import count_choices
from solver.model.placebook import PlaceBook
from solver.model.survey import Pruner, traits_possible
from solver.params import SolveParams
from solver.problem import MayRelease, Step, StepKind
from solver.rules import Tier
from solver.solve import solve
from tests.solver.builders import ProblemBuilder
from tests.solver.random_problems import random_tiny_problem

pytestmark = pytest.mark.many

OBSERVE = Step(kind=StepKind.OBSERVE, release=MayRelease.COACH)


def clock() -> Clock:
    return Clock(SolveParams(time_limit_seconds=60), threading.Event())


def test_a_release_that_no_best_outline_has_is_left_out() -> None:
    # Cy is free in period 1 and teaches 7B in period 2; observing Ed costs nothing in period 1.
    builder = ProblemBuilder(days=1, periods=2)
    builder.teacher("Cy", level=3)
    builder.teacher("Ed")
    builder.teacher("Gus")
    builder.request("Q", "Ed", OBSERVE)
    for period in (1, 2):
        builder.meeting("8A", 0, period, "Ed")
    builder.meeting("7B", 0, 2, "Cy")
    facts = Facts(builder.build())
    places = PlaceBook(facts).whole
    outline = Outline(facts, places, 0, with_weeks=True)
    assert count_choices(Pruner(facts, traits_possible(outline, clock()), 10**9).prune(places)) == 2
    outline.hold(Tier.REQUESTS, 3)
    outline.hold(Tier.LOST, 0)
    possible = traits_possible(outline, clock())
    assert count_choices(Pruner(facts, possible, 0).prune(places)) == 1


def test_a_survey_without_time_says_nothing() -> None:
    builder = ProblemBuilder(days=1, periods=1)
    builder.teacher("Cy", level=3)
    builder.teacher("Ed")
    builder.request("Q", "Ed")
    facts = Facts(builder.build())
    outline = Outline(facts, PlaceBook(facts).whole, 0, with_weeks=True)
    assert traits_possible(outline, clock()), "with time it names the one meeting that there can be"
    stopped = clock()
    stopped.cancel.set()
    assert traits_possible(outline, stopped) is None


WITHOUT_ABSENCES = [seed for seed in range(80) if not Facts(random_tiny_problem(seed)).hit_meetings]
"""Elsewhere lost time is made of absences too, which an outline is told beforehand."""


@pytest.mark.parametrize("seed", WITHOUT_ABSENCES)
def test_the_best_plan_s_places_are_never_left_out(seed: int) -> None:
    problem = random_tiny_problem(seed)
    result = solve(problem, SolveParams(workers=1, time_limit_seconds=30))
    facts = Facts(problem)
    places = PlaceBook(facts).whole
    outline = Outline(facts, places, 0, with_weeks=True)
    values = {tier.tier: tier.value for tier in result.tiers}
    for tier, value in values.items():
        outline.hold(tier, value)
    possible = traits_possible(outline, clock())
    assert possible is not None
    kept = Pruner(facts, possible, values[Tier.LOST]).prune(places)
    number = {request.id: index for index, request in enumerate(problem.requests)}
    for s in result.plan.sessions:
        assert s.slot in kept[number[s.request], s.coach][s.cycle - 1][s.step - 1].slots
