"""What a solve promises beside the rules: order of tiers, proofs, time, stopping, progress, sameness."""

import threading
from itertools import pairwise

import pytest

from solver.check import check, evaluate
from solver.model import ladder
from solver.model.best import Best
from solver.model.build import WHOLE
from solver.model.clock import Clock
from solver.model.facts import Facts
from solver.model.outlines import Outlines
from solver.model.pair_places import PairPlaces
from solver.model.placebook import PlaceBook
from solver.params import SolveParams
from solver.problem import MayRelease, Problem, Step, StepKind
from solver.result import Progress, SolveStatus, StopReason
from solver.rules import DEFAULT_TIERS, Tier
from solver.solve import solve
from tests.solver.builders import ProblemBuilder

OBSERVE = Step(kind=StepKind.OBSERVE, release=MayRelease.COACH)
QUICK = SolveParams(workers=1, time_limit_seconds=30)


def release_school(**policy) -> Problem:
    """Two periods. Ed teaches 7A in both. In period 1 Cy teaches 7B (Flo could cover), in period 2 Cy is on duty."""
    builder = ProblemBuilder(days=1, periods=2)
    builder.teacher("Cy", level=3, blocked_slots=frozenset({1}))
    builder.teacher("Ed")
    builder.teacher("Flo")
    builder.meeting("7A", 0, 1, "Ed")
    builder.meeting("7A", 0, 2, "Ed")
    builder.meeting("7B", 0, 1, "Cy")
    builder.request("Q", "Ed", OBSERVE)
    builder.set_policy(**policy)
    return builder.build()


def absence_school() -> Problem:
    """Ed is absent all day: 7A loses both periods, and Flo may cover one of them."""
    builder = ProblemBuilder(days=1, periods=2)
    builder.teacher("Ed", absent_slots=frozenset({0, 1}))
    builder.teacher("Flo", blocked_slots=frozenset({1}))
    builder.meeting("7A", 0, 1, "Ed")
    builder.meeting("7A", 0, 2, "Ed")
    return builder.build()


def value(problem: Problem, tier: Tier) -> int:
    result = solve(problem, QUICK)
    return next(found.value for found in result.tiers if found.tier is tier)


def test_requests_come_before_lost_time() -> None:
    # Serving Ed costs 7B 60 minutes x 60 % = 3600 hundredths.
    result = solve(release_school(), QUICK)
    assert [tier.tier for tier in result.tiers] == list(DEFAULT_TIERS)
    assert {tier.tier: tier.value for tier in result.tiers}[Tier.LOST] == 3600
    assert result.status is SolveStatus.OPTIMAL
    assert result.stop_reason is StopReason.PROVEN


def test_a_large_value_is_proven_to_its_last_unit() -> None:
    # Ed is absent in 200 periods of 60 minutes, and nobody can cover: 200 x 6000 = 1,200,000 hundredths are lost.
    builder = ProblemBuilder(days=100, periods=2)
    builder.teacher("Ed", absent_slots=frozenset(range(200)))
    for day in range(100):
        for period in (1, 2):
            builder.meeting("7A", day, period, "Ed")
    found = next(tier for tier in solve(builder.build(), QUICK).tiers if tier.tier is Tier.LOST)
    assert (found.value, found.bound, found.proven) == (1_200_000, 1_200_000, True)


def test_the_order_of_tiers_is_policy() -> None:
    # With lost time first, nothing is planned: 0 minutes lost, nobody served.
    problem = release_school(tiers=(Tier.LOST, Tier.REQUESTS))
    assert value(problem, Tier.LOST) == 0
    assert value(problem, Tier.REQUESTS) == 0


def test_an_absence_gets_cover_where_there_is_some() -> None:
    # Period 1: Flo, 60 x 60 %; period 2: nobody, 60 uncovered minutes and 60 x 100 %.
    result = solve(absence_school(), QUICK)
    values = {tier.tier: tier.value for tier in result.tiers}
    assert values[Tier.UNCOVERED] == 60
    assert values[Tier.LOST] == 3600 + 6000
    assert [(cover.slot, cover.person) for cover in result.plan.covers] == [(0, "Flo"), (1, None)]


def test_an_empty_school_has_an_empty_plan() -> None:
    result = solve(ProblemBuilder().build(), QUICK)
    assert result.status is SolveStatus.OPTIMAL
    assert result.plan.sessions == ()


def test_what_needs_no_search_is_told_before_any() -> None:
    # Nobody is absent, so that nothing is left uncovered; the first plan by hand serves the only request.
    seen: list[Progress] = []
    solve(release_school(), QUICK, on_progress=seen.append)
    first, second = seen[:2]
    assert (first.tier, first.incumbent, first.bound, first.proven) == (Tier.UNCOVERED, 0, 0, True)
    assert sum(found.tier is Tier.UNCOVERED for found in seen) == 1
    assert second.tier is Tier.REQUESTS


def test_requests_are_not_told_of_before_the_tiers_that_come_first() -> None:
    seen: list[Progress] = []
    solve(release_school(tiers=(Tier.LOST, Tier.REQUESTS)), QUICK, on_progress=seen.append)
    told = [found.tier for found in seen]
    assert told == sorted(told, key=[Tier.LOST, Tier.REQUESTS].index)


def test_a_cancelled_solve_still_returns_a_plan_that_keeps_the_rules() -> None:
    cancel = threading.Event()
    cancel.set()
    problem = release_school()
    result = solve(problem, QUICK, cancel=cancel)
    assert result.stop_reason is StopReason.CANCELLED
    assert result.status is SolveStatus.FEASIBLE
    assert check(problem, result.plan) == ()
    assert result.tiers[1].value == 0
    assert result.tiers[1].bound == 3, "one request of priority 3 could be served"
    assert not result.tiers[1].proven


def test_a_cancelled_solve_makes_no_model_any_more(monkeypatch: pytest.MonkeyPatch) -> None:
    # In a school of 237 teachers each outline with weeks takes four seconds to make.
    monkeypatch.setattr(ladder, "Level", lambda *_: pytest.fail("a model was made"))
    cancel = threading.Event()
    cancel.set()
    assert solve(release_school(), QUICK, cancel=cancel).stop_reason is StopReason.CANCELLED


def test_a_cancelled_solve_finds_no_places_any_more(monkeypatch: pytest.MonkeyPatch) -> None:
    # In a school of 237 teachers and 200 requests all places take two seconds to find.
    monkeypatch.setattr(PairPlaces, "cycles", lambda *_: pytest.fail("places were looked for"))
    cancel = threading.Event()
    cancel.set()
    assert solve(release_school(), QUICK, cancel=cancel).stop_reason is StopReason.CANCELLED


def test_there_is_no_time_for_an_outline_once_a_solve_is_cancelled() -> None:
    facts = Facts(release_school())
    clock = Clock(QUICK, threading.Event())
    outlines = Outlines(facts, Best(facts), PlaceBook(facts))
    before = outlines.fits(Tier.LOST, WHOLE, clock), outlines.fits_at_once(WHOLE, clock)
    clock.cancel.set()
    after = outlines.fits(Tier.LOST, WHOLE, clock), outlines.fits_at_once(WHOLE, clock)
    assert (before, after) == ((True, True), (False, False))


def test_cancelling_from_another_thread_ends_a_running_solve() -> None:
    cancel = threading.Event()
    seen: list[Progress] = []

    def stop_at_first_news(progress: Progress) -> None:
        seen.append(progress)
        cancel.set()

    result = solve(release_school(), QUICK, on_progress=stop_at_first_news, cancel=cancel)
    assert seen
    assert result.stop_reason in (StopReason.CANCELLED, StopReason.PROVEN)
    assert check(release_school(), result.plan) == ()


def test_progress_settles_every_tier_once_with_the_value_of_the_result() -> None:
    seen: list[Progress] = []
    result = solve(release_school(), QUICK, on_progress=seen.append)
    settled = [(p.tier, p.incumbent, p.bound) for p in seen if p.proven]
    assert settled == [(tier.tier, tier.value, tier.bound) for tier in result.tiers]
    assert all(a.seconds <= b.seconds for a, b in pairwise(seen))


def test_values_are_the_checkers() -> None:
    problem = release_school()
    result = solve(problem, QUICK)
    assert {tier.tier: tier.value for tier in result.tiers} | {Tier.CHANGES: 0} == evaluate(problem, result.plan)


@pytest.mark.parametrize("workers", [1, 2])
def test_the_same_seed_and_workers_give_the_same_plan(workers: int) -> None:
    params = SolveParams(workers=workers, time_limit_seconds=30, seed=7)
    first, second = (solve(release_school(), params) for _ in range(2))
    assert first.plan == second.plan
    assert first.tiers == second.tiers


@pytest.mark.parametrize("wrong", [{"time_limit_seconds": 0}, {"seed": -1}, {"workers": 0}])
def test_parameters_out_of_range_are_refused(wrong: dict[str, int]) -> None:
    with pytest.raises(ValueError, match=next(iter(wrong))):
        SolveParams(**wrong)
