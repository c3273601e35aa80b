"""The outline: each rule that weeks show, and that no plan is better than the best outline."""

from dataclasses import replace

import pytest

from solver.model.outline import Outline
from solver.model.target import Ahead, Conflict
from solver.params import SolveParams
from solver.problem import MayRelease, Problem, Step, StepKind
from solver.rules import Tier
from solver.solve import solve
from tests.solver.builders import ProblemBuilder
from tests.solver.outline_case import best, limits, outline_of, places_of
from tests.solver.random_problems import random_tiny_problem

pytestmark = pytest.mark.many

MEET = Step(kind=StepKind.MEET)
OBSERVE = Step(kind=StepKind.OBSERVE, release=MayRelease.COACH)


def two_meet_one_coach(**changes) -> ProblemBuilder:
    """Two weeks of one day with two free periods of 60 minutes. Ed and Fay each want to meet Cy once (priority 3)."""
    builder = ProblemBuilder(days=2, periods=2, days_per_week=1)
    builder.teacher("Cy", level=3, **changes)
    for name in ("Ed", "Fay"):
        builder.teacher(name)
        builder.request(f"Q-{name}", name, MEET)
    return builder


def test_a_coach_takes_no_more_requests_than_their_most() -> None:
    assert best(two_meet_one_coach(max_requests=2).build()) == 3 + 3
    assert best(two_meet_one_coach(max_requests=1).build()) == 3


def test_sessions_of_a_week_leave_preparation_untouched() -> None:
    # 120 free minutes a week. 60 must stay: one meeting of 60 minutes a week, two in the term. 90 must stay: none.
    assert best(two_meet_one_coach(prep_week_min_minutes=60).build()) == 6
    assert best(two_meet_one_coach(prep_week_min_minutes=61).build()) in (0, None)


def test_one_meeting_a_week_where_the_requests_share_a_week() -> None:
    # Both must lie in week 1, where 120 - 60 minutes may be used: one of the two.
    builder = two_meet_one_coach(prep_week_min_minutes=60)
    builder.requests = [
        type(r)(**{f: getattr(r, f) for f in r.__slots__} | {"latest_day": 0}) for r in builder.requests
    ]
    assert best(builder.build()) == 3


def test_a_coach_s_sessions_lie_within_the_weeks_of_a_sabbatical() -> None:
    builder = ProblemBuilder(days=3, periods=1, days_per_week=1)
    builder.teacher("Cy", level=3)
    for name, day in (("Ed", 0), ("Fay", 2)):
        builder.teacher(name)
        builder.request(f"Q-{name}", name, MEET, earliest_day=day, latest_day=day)
    builder.set_policy(sabbatical_weeks=3)
    assert best(builder.build()) == 6
    builder.set_policy(sabbatical_weeks=2)
    assert best(builder.build()) == 3, "weeks 1 and 3 are no two consecutive weeks"


def observed(**changes) -> ProblemBuilder:
    """One period a day, five days a week, two weeks. Cy always teaches 7B; Ed and Fay always teach; Gus could cover."""
    builder = ProblemBuilder(days=10, periods=1)
    builder.teacher("Cy", level=3, **changes)
    builder.teacher("Gus")
    for name in ("Ed", "Fay"):
        builder.teacher(name)
        builder.request(f"Q-{name}", name, OBSERVE, latest_day=4)
    for day in range(10):
        for class_id, teacher in (("7B", "Cy"), ("8A", "Ed"), ("8B", "Fay")):
            builder.meeting(class_id, day, 1, teacher)
    return builder


def test_releases_of_a_week_stay_within_the_limit() -> None:
    # Both observations lie in week 1 and take Cy out of 7B for 60 minutes each.
    assert best(observed(release_week_max_minutes=120).build()) == 6
    assert best(observed(release_week_max_minutes=119).build()) == 3


def test_releases_of_the_term_stay_within_the_limit() -> None:
    assert best(observed(release_term_max_minutes=120).build()) == 6
    assert best(observed(release_term_max_minutes=119).build()) == 3


def test_a_release_costs_at_least_its_cheapest_cover() -> None:
    # Gus covers 7B as a colleague: 60 minutes x 60 % for each of the two observations.
    outline = outline_of(observed().build())
    outline.hold(Tier.REQUESTS, 6)
    assert outline.best(Tier.LOST, limits())[0] == 2 * 60 * 60


def led_by_three(coaches: tuple[str, ...]) -> ProblemBuilder:
    """Cy, Hal and Ida teach 7B together in the only period, Ed 8A and Fay 8B; coaches observe those two."""
    builder = ProblemBuilder(days=1, periods=1)
    for name in ("Cy", "Hal", "Ida"):
        builder.teacher(name, level=3 if name in coaches else None, max_requests=1)
    builder.meeting("7B", 0, 1, "Cy", "Hal", "Ida")
    for name, class_id in (("Ed", "8A"), ("Fay", "8B"))[: len(coaches)]:
        builder.teacher(name)
        builder.meeting(class_id, 0, 1, name)
        builder.request(f"Q-{name}", name, OBSERVE)
    return builder


@pytest.mark.parametrize("coaches", [("Cy",), ("Cy", "Hal")])
def test_what_co_teachers_lead_is_lost_once_however_many_could_leave(coaches: tuple[str, ...]) -> None:
    # 60 minutes x 25 %: all of it by Cy, who alone could leave, or half of it by each of the two who leave together.
    problem = led_by_three(coaches).build()
    outline = outline_of(problem)
    outline.hold(Tier.REQUESTS, 3 * len(coaches))
    assert outline.best(Tier.LOST, limits())[0] == 60 * 25
    values = {tier.tier: tier.value for tier in solve(problem, SolveParams(workers=1, time_limit_seconds=30)).tiers}
    assert (values[Tier.REQUESTS], values[Tier.LOST]) == (3 * len(coaches), 60 * 25)


def test_cycles_follow_each_other_within_the_gap() -> None:
    builder = ProblemBuilder(days=3, periods=1, days_per_week=1)
    builder.teacher("Cy", level=3, blocked_slots=frozenset({1}))
    builder.teacher("Ed")
    builder.request("Q", "Ed", MEET, cycles=2)
    builder.set_policy(cycle_gap_min_days=1, cycle_gap_max_days=2)
    outline = outline_of(builder.build())
    outline.hold(Tier.REQUESTS, 3)
    assert outline.best(Tier.CYCLES, limits())[0] == 3, "days 1 and 3 are two days apart"
    builder.set_policy(cycle_gap_max_days=1)
    assert best(builder.build(), Tier.CYCLES) == 0, "two days apart is too far, and on day 2 Cy is busy"


def test_the_search_ends_at_a_goal_known_before() -> None:
    outline = outline_of(two_meet_one_coach().build())
    assert outline.best(Tier.REQUESTS, limits(), 3)[0] == 3


def test_what_is_forbidden_is_in_no_outline() -> None:
    outline = outline_of(two_meet_one_coach().build())
    outline.forbid(Conflict(cycles=((0, 0, "Cy"), (1, 0, "Cy"))))
    outline.forbid(Conflict(cycles=((0, 0, "Nobody"),)))
    bound, target = outline.best(Tier.REQUESTS, limits())
    assert bound == 3
    assert len(target.cycles) == 1


def test_a_lighter_outline_is_as_good_and_loses_less() -> None:
    # Cy is free in week 2 and not in week 1: only there an observation costs nothing.
    builder = ProblemBuilder(days=2, periods=1, days_per_week=1)
    builder.teacher("Cy", level=3)
    builder.teacher("Ed")
    builder.teacher("Gus")
    builder.request("Q", "Ed", OBSERVE)
    builder.meeting("8A", 0, 1, "Ed")
    builder.meeting("8A", 1, 1, "Ed")
    builder.meeting("7B", 0, 1, "Cy")
    outline = outline_of(builder.build())
    _, target = outline.best(Tier.REQUESTS, limits())
    # That no outline loses less than 30 minutes were a wrong goal: none is found then, and nothing stays of it.
    assert outline.refined(Tier.REQUESTS, target, [Ahead(Tier.LOST, limits(), 3000)], limits())[0] == target
    light, bounds = outline.refined(Tier.REQUESTS, target, [Ahead(Tier.LOST, limits())], limits())
    assert bounds == {Tier.LOST: 0}
    assert [block.lost_hundredths for blocks in light.cycles.values() for block in blocks] == [0]
    assert outline.best(Tier.REQUESTS, limits())[0] == 3, "what was asked for once binds no later question"


@pytest.mark.parametrize(("than", "is_returned"), [(None, False), (2, True), (3, False)])
def test_an_outline_not_proven_best_is_returned_where_it_is_better(monkeypatch, than, is_returned) -> None:
    outline = outline_of(two_meet_one_coach().build())
    found = outline._search(Tier.REQUESTS, limits())
    value = outline.best(Tier.REQUESTS, limits())[0]
    # As if the search had ended with a bound one above its best outline, which is worth `value`.
    monkeypatch.setattr(outline, "_search", lambda *_: replace(found, bound=value + 1))
    better_than = None if than is None else value - 3 + than
    bound, target = outline.best(Tier.REQUESTS, limits(), better_than=better_than)
    assert bound == value + 1
    assert (target is not None) == is_returned


def _held_before(problem: Problem, tier: Tier, values: dict[Tier, int], outline: Outline) -> None:
    for earlier in problem.policy.tiers[: problem.policy.tiers.index(tier)]:
        outline.hold(earlier, values[earlier])


@pytest.mark.parametrize("seed", range(50))
def test_no_plan_is_better_than_the_best_outline(seed: int) -> None:
    problem = random_tiny_problem(seed)
    result = solve(problem, SolveParams(workers=1, time_limit_seconds=30))
    values = {tier.tier: tier.value for tier in result.tiers}
    facts, places = places_of(problem)
    for with_weeks in (False, True):
        for tier in (tier for tier in problem.policy.tiers if tier in outline_of(problem, with_weeks=with_weeks).tiers):
            outline = Outline(facts, places, 0, with_weeks=with_weeks)
            _held_before(problem, tier, values, outline)
            bound, _ = outline.best(tier, limits())
            assert bound is not None
            assert bound >= values[tier] if tier.is_maximised else bound <= values[tier]


def test_of_equally_good_outlines_the_nearest_has_most_of_what_is_planned() -> None:
    builder = two_meet_one_coach()
    builder.teacher("Di", level=3)
    outline = outline_of(builder.build(), with_weeks=False)
    bound, target = outline.best(Tier.REQUESTS, limits())
    assert (bound, target is not None) == (3 + 3, True)
    for planned in ({(0, 0, "Cy"), (1, 0, "Di")}, {(0, 0, "Di"), (1, 0, "Cy")}):
        assert set(outline.nearest(Tier.REQUESTS, target, planned, limits()).cycles) == planned


def test_the_nearest_outline_is_as_good_as_the_best_one() -> None:
    outline = outline_of(two_meet_one_coach().build(), with_weeks=False)
    _, target = outline.best(Tier.REQUESTS, limits())
    # Only Ed's cycle is planned; both can be.
    assert len(outline.nearest(Tier.REQUESTS, target, {(0, 0, "Cy")}, limits()).cycles) == 2
    assert outline.best(Tier.REQUESTS, limits())[0] == 6, "and nothing of it is held afterwards"
