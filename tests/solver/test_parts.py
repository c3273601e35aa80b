"""Planning in parts, for schools too large for a model of the whole in the time that is left."""

import pytest

from solver.check import check
from solver.model import ladder
from solver.model.facts import Facts
from solver.model.parts import Neighbourhoods, count_choices, of_sessions
from solver.model.placebook import PlaceBook
from solver.params import SolveParams
from solver.problem import MayRelease, Problem, Step, StepKind
from solver.rules import Tier
from solver.solve import solve
from tests.solver.builders import ProblemBuilder, session

MEET = Step(kind=StepKind.MEET)
OBSERVE = Step(kind=StepKind.OBSERVE, release=MayRelease.COACH)


def two_requests(**changes) -> Problem:
    """Two periods; Ed and Fay each want to meet Cy or Di, who are free throughout: 2 coaches x 2 slots each."""
    builder = ProblemBuilder(days=1, periods=2)
    for coach in ("Cy", "Di"):
        builder.teacher(coach, level=3)
    for coachee in ("Ed", "Fay"):
        builder.teacher(coachee)
        builder.request(f"Q-{coachee}", coachee, MEET)
    return builder.build()


def test_choices_are_counted_over_requests_coaches_and_slots() -> None:
    places = PlaceBook(Facts(two_requests())).whole
    assert count_choices(places) == 2 * 2 * 2


def test_the_places_of_sessions_hold_these_sessions_alone() -> None:
    facts = Facts(two_requests())
    kept = of_sessions(facts, PlaceBook(facts).whole, [session("Q-Fay", "Di", 1)])
    assert list(kept) == [(1, "Di")]
    assert kept[1, "Di"][0][0].slots.tolist() == [1]


def test_a_neighbourhood_frees_a_part_and_keeps_the_rest() -> None:
    problem = two_requests()
    facts = Facts(problem)
    plan = solve(problem, SolveParams(workers=1)).plan
    # Each request has 4 choices, so that a part of at most 4 holds one of them; the other keeps its one session.
    draws = Neighbourhoods(facts, PlaceBook(facts).whole, seed=1)
    for request in (0, 1):
        assert count_choices(draws.around(request, plan, 4)) == 4 + 1
        assert count_choices(draws.around(request, plan, 0)) == 4 + 1, "the request alone, whatever its size"
        assert count_choices(draws.around(request, plan, 8)) == 4 + 4


def test_a_part_begins_mostly_with_a_request_that_wants_something() -> None:
    draws = Neighbourhoods(Facts(two_requests()), PlaceBook(Facts(two_requests())).whole, seed=1)
    # Eight of ten draws are of those wanting, half of the rest too: 0.8 + 0.1.
    assert 80 <= sum(draws.seed([1]) == 1 for _ in range(100)) < 100
    assert {draws.seed([]) for _ in range(20)} == {0, 1}
    assert {draws.seed([7]) for _ in range(20)} == {0, 1}, "one without places is passed over"


@pytest.fixture
def no_model_fits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ladder, "SECONDS_PER_CHOICE", 1e9)


@pytest.mark.usefixtures("no_model_fits")
def test_where_no_whole_model_fits_the_plan_is_found_in_parts() -> None:
    # Cy teaches 7B whenever Ed teaches, so serving Ed takes a release, which only a part of the whole model has.
    builder = ProblemBuilder(days=1, periods=1)
    builder.teacher("Cy", level=3)
    builder.teacher("Ed")
    builder.teacher("Flo")
    builder.meeting("7A", 0, 1, "Ed")
    builder.meeting("7B", 0, 1, "Cy")
    builder.request("Q", "Ed", OBSERVE)
    builder.request("R", "Flo", Step(kind=StepKind.MEET, release=MayRelease.COACH))
    problem = builder.build()
    result = solve(problem, SolveParams(workers=1, time_limit_seconds=2))
    values = {tier.tier: tier.value for tier in result.tiers}
    assert check(problem, result.plan) == ()
    assert values[Tier.REQUESTS] == 3, "Cy can serve one of the two; Flo cannot both cover 7B and meet"


@pytest.mark.usefixtures("no_model_fits")
def test_coaches_settled_beforehand_can_prove_a_plan_best() -> None:
    result = solve(two_requests(), SolveParams(workers=1, time_limit_seconds=2))
    found = {tier.tier: tier for tier in result.tiers}[Tier.REQUESTS]
    assert (found.value, found.proven) == (6, True)
