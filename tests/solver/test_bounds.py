"""Bounds that need no search."""

import pytest

from solver.model.bounds import most_fitting
from solver.model.facts import Facts
from solver.model.pair_places import PairPlaces
from solver.plan import Plan
from solver.rules import Tier
from tests.solver.builders import ProblemBuilder, session

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
