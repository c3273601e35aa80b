"""Letting classes lose as little as outlines say."""

import pytest

from solver.model.attempts import Attempts
from solver.model.best import Best
from solver.model.build import WHOLE
from solver.model.facts import Facts
from solver.model.few_requests import FewRequests
from solver.model.lightest import Lightest
from solver.model.outlines import Outlines
from solver.model.part_planner import PartPlanner
from solver.model.placebook import PlaceBook
from solver.plan import Plan
from solver.problem import CoverKind, MayRelease, Problem, Step, StepKind
from solver.rules import Tier
from tests.solver.builders import ProblemBuilder, cover, plan, session
from tests.solver.search_case import context_of

OBSERVE = Step(kind=StepKind.OBSERVE, release=MayRelease.COACH)


def observed_in_one_of_two_weeks(**request) -> Problem:
    """Cy can observe Ed in week 1, out of class 7B, or in week 2, when Cy is free. Sub takes 7B, at a loss of half."""
    builder = ProblemBuilder(days=2, periods=1, days_per_week=1)
    builder.teacher("Cy", level=3)
    builder.teacher("Ed")
    builder.request("Q", "Ed", OBSERVE, **request)
    for day in (0, 1):
        builder.meeting("8A", day, 1, "Ed")
    builder.meeting("7B", 0, 1, "Cy")
    builder.substitute("Sub")
    return builder.build()


RELEASED = plan(session("Q", "Cy", 0, "8A"), cover("7B", 0, CoverKind.SUBSTITUTE, "Sub"))


def lightest(problem: Problem, begin: Plan) -> tuple[Lightest, Best]:
    context = context_of(problem, begin)
    best = context.best
    best.held = {Tier.REQUESTS: best.value(Tier.REQUESTS)}
    outlines = Outlines(context.facts, best, context.book)
    return Lightest(context, outlines, Attempts(context), PartPlanner(context, FewRequests(context))), best


def test_a_release_is_given_up_where_another_week_needs_none() -> None:
    search, best = lightest(observed_in_one_of_two_weeks(), RELEASED)
    assert best.value(Tier.LOST) > 0
    assert search.pursue(None, WHOLE) == 0
    assert best.value(Tier.LOST) == 0
    assert [found.slot for found in best.plan.sessions] == [1]


def test_what_must_be_lost_is_the_bound() -> None:
    # The observation must lie in week 1.
    search, best = lightest(observed_in_one_of_two_weeks(latest_day=0), RELEASED)
    lost = best.value(Tier.LOST)
    assert search.pursue(None, WHOLE) == lost
    assert best.plan == RELEASED


def test_nothing_is_searched_where_the_bound_is_met() -> None:
    search, best = lightest(observed_in_one_of_two_weeks(latest_day=0), RELEASED)
    lost = best.value(Tier.LOST)
    assert search.pursue(lost, WHOLE) == lost
    assert best.plan is RELEASED


def test_the_plan_found_with_an_outline_is_made_lighter_among_its_places(monkeypatch: pytest.MonkeyPatch) -> None:
    problem = observed_in_one_of_two_weeks()
    search, best = lightest(problem, RELEASED)
    places = PlaceBook(Facts(problem)).whole
    monkeypatch.setattr(Attempts, "places_of", lambda _self, found: places if found is RELEASED else {})
    monkeypatch.setattr(Outlines, "fits", lambda *_: False)
    monkeypatch.setattr(Outlines, "fits_at_once", lambda *_, **__: False)
    monkeypatch.setattr(PartPlanner, "fill", lambda *_: pytest.fail("parts were planned anew"))
    search.pursue(None, WHOLE)
    assert best.value(Tier.LOST) == 0
