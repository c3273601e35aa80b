"""An outline with weeks asked coach by coach: as the outline of the whole school, but for people whom coaches share."""

import time

import pytest

from solver.model.best import Best
from solver.model.by_coach import OutlineByCoach
from solver.model.coach_losses import CoachLosses
from solver.model.coach_weeks import CoachWeeks
from solver.model.pair_outline import PairOutline
from solver.model.target import PAIR_TIERS, Ahead, Conflict
from solver.params import SolveParams
from solver.plan import Plan
from solver.problem import MayRelease, Problem, Step, StepKind
from solver.rules import Tier
from solver.solve import solve
from tests.solver.builders import ProblemBuilder, session
from tests.solver.outline_case import limits, outline_of, places_of
from tests.solver.random_problems import random_tiny_problem

pytestmark = pytest.mark.many

MEET = Step(kind=StepKind.MEET)
OBSERVE = Step(kind=StepKind.OBSERVE, release=MayRelease.COACH)


def by_coach(
    problem: Problem, conflicts: list[Conflict] | None = None, light=(), plan: Plan | None = None
) -> OutlineByCoach:
    """The outline of a problem without absences, asked coach by coach, beside the best plan so far."""
    facts, places = places_of(problem)
    best = Best(facts)
    if plan is not None:
        best.plan = plan
    pairs, weeks = PairOutline(facts, places, 0), CoachWeeks(facts, places, best)
    losses = CoachLosses(facts, places, pairs, weeks)
    return OutlineByCoach(facts, pairs, weeks, losses, best, light, [] if conflicts is None else conflicts)


def two_meet_in_a_week(prep_week_min_minutes: int, coaches: tuple[str, ...] = ("Cy",)) -> Problem:
    """One week with two free periods of 60 minutes. Ed and Fay each want to meet a coach once (priority 3)."""
    builder = ProblemBuilder(days=1, periods=2, days_per_week=1)
    for coach in coaches:
        builder.teacher(coach, level=3, prep_week_min_minutes=prep_week_min_minutes)
    for name in ("Ed", "Fay"):
        builder.teacher(name)
        builder.request(f"Q-{name}", name, MEET)
    return builder.build()


def test_what_a_coach_s_week_holds_is_kept() -> None:
    # 120 free minutes, of which none or 60 must stay: two meetings of 60 minutes, or one.
    assert by_coach(two_meet_in_a_week(0)).best(Tier.REQUESTS, limits())[0] == 3 + 3
    assert by_coach(two_meet_in_a_week(60)).best(Tier.REQUESTS, limits())[0] == 3


def test_what_one_coach_s_week_does_not_hold_goes_to_another() -> None:
    bound, target = by_coach(two_meet_in_a_week(60, ("Cy", "Di"))).best(Tier.REQUESTS, limits())
    assert bound == 6
    assert target is not None
    assert {coach for _, _, coach in target.cycles} == {"Cy", "Di"}


def test_what_the_best_plan_has_need_not_be_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Cy's week has both meetings; a plan has but Fay's."""
    problem = two_meet_in_a_week(0)
    facts, places = places_of(problem)
    best = Best(facts)
    best.plan = Plan(sessions=(session("Q-Fay", "Cy", 0),), covers=())
    weeks = CoachWeeks(facts, places, best)
    asked = []
    monkeypatch.setattr("solver.model.coach_weeks.is_infeasible", lambda *_: asked.append(1))
    assert weeks.is_possible({(1, "Cy"): 1}, limits())
    assert not asked
    assert weeks.is_possible({(0, "Cy"): 1, (1, "Cy"): 1}, limits())
    assert asked


@pytest.mark.parametrize("coach", ["Cy", "Di"])
def test_where_little_is_lacking_an_outline_like_the_best_plan_is_asked_first(coach: str, monkeypatch) -> None:
    """Each of two coaches has a week for one of two meetings, and a plan has Ed's with one of them."""
    asked = []
    is_possible = CoachWeeks.is_possible

    def noting(self, wanted, limits) -> bool:
        asked.append(dict(wanted))
        return is_possible(self, wanted, limits)

    monkeypatch.setattr(CoachWeeks, "is_possible", noting)
    plan = Plan(sessions=(session("Q-Ed", coach, 0),), covers=())
    assert by_coach(two_meet_in_a_week(60, ("Cy", "Di")), plan=plan).best(Tier.REQUESTS, limits())[0] == 3 + 3
    first = next(wanted for wanted in asked if any(request == 0 for request, _ in wanted))
    assert (0, coach) in first


def test_what_was_found_once_holds_for_the_next_outline_too() -> None:
    problem = two_meet_in_a_week(60)
    found: list[Conflict] = []
    by_coach(problem, found).best(Tier.REQUESTS, limits())
    assert found == [Conflict(cycles=((0, 0, "Cy"), (1, 0, "Cy")))]
    by_coach(problem, found).best(Tier.REQUESTS, limits())
    assert len(found) == 1, "it was known, so that it was not found again"


def test_a_tier_held_narrows_the_outlines() -> None:
    outline = by_coach(two_meet_in_a_week(60))
    outline.hold(Tier.REQUESTS, 6)
    assert outline.best(Tier.REQUESTS, limits()) == (None, None)


def test_a_conflict_forbidden_narrows_the_outlines() -> None:
    outline = by_coach(two_meet_in_a_week(0))
    outline.forbid(Conflict(cycles=((0, 0, "Cy"),)))
    assert outline.best(Tier.REQUESTS, limits())[0] == 3


def observed_in_one_of_two_weeks(*, cy_teaches_in_both: bool) -> Problem:
    """Cy and Di can observe Ed in week 1 or 2. Cy teaches in week 1, or in both, for 60 minutes; Di in both."""
    builder = ProblemBuilder(days=2, periods=1, days_per_week=1)
    builder.teacher("Cy", level=3)
    builder.teacher("Di", level=3)
    builder.teacher("Ed")
    builder.request("Q", "Ed", OBSERVE)
    for day in (0, 1):
        builder.meeting("8A", day, 1, "Ed")
        builder.meeting("9C", day, 1, "Di")
    for day in (0, 1) if cy_teaches_in_both else (0,):
        builder.meeting("7B", day, 1, "Cy")
    builder.substitute("Sub")
    return builder.build()


def test_the_weeks_are_those_in_which_classes_lose_least() -> None:
    outline = by_coach(observed_in_one_of_two_weeks(cy_teaches_in_both=False))
    outline.hold(Tier.REQUESTS, 3)
    bound, target = outline.best(Tier.LOST, limits())
    assert bound == 0
    assert target is not None
    ((key, (block,)),) = target.cycles.items()
    assert (key, block.week, block.is_release) == ((0, 0, "Cy"), 1, False)


def test_what_is_lost_at_least_is_what_the_outline_of_the_school_says() -> None:
    problem = observed_in_one_of_two_weeks(cy_teaches_in_both=True)
    values = []
    for outline in (by_coach(problem), outline_of(problem)):
        outline.hold(Tier.REQUESTS, 3)
        values.append(outline.best(Tier.LOST, limits())[0])
    assert values[0] == values[1]
    assert values[0] is not None
    assert values[0] > 0, "nobody can observe without leaving a class, and the substitute makes up a part of it alone"


def two_who_share_nothing() -> Problem:
    """One period. Cy observes Ed, for which she leaves 7B; Di observes Fay, for which she leaves 9C.

    7B has Wu and Xa too, 9C Wi and Ya, so that nobody need cover. Wu and Wi could observe Guy, which is less urgent.
    """
    builder = ProblemBuilder(days=1, periods=1)
    for coach in ("Cy", "Di", "Wu", "Wi"):
        builder.teacher(coach, level=3)
    for number, (name, coaches) in enumerate({"Ed": ("Cy",), "Fay": ("Di",), "Guy": ("Wu", "Wi")}.items()):
        builder.teacher(name)
        builder.meeting(f"8{number}", 0, 1, name)
        builder.request(f"Q-{name}", name, OBSERVE, priority=1 if name == "Guy" else 3)
        for other in {"Cy", "Di", "Wu", "Wi"} - {*coaches}:
            builder.pair(other, name)
    for name in ("Xa", "Ya"):
        builder.teacher(name)
    builder.meeting("7B", 0, 1, "Cy", "Wu", "Xa")
    builder.meeting("9C", 0, 1, "Di", "Wi", "Ya")
    return builder.build()


def test_of_coaches_who_share_no_class_each_costs_the_whole() -> None:
    # A class led by a co-teacher for 60 minutes loses 15. Two of three may leave 7B, and 9C: shares of 7.5 minutes.
    for outline, lost in ((outline_of(two_who_share_nothing()), 750 + 750), (by_coach(two_who_share_nothing()), 3000)):
        outline.hold(Tier.REQUESTS, 6)
        assert outline.best(Tier.LOST, limits())[0] == lost


def test_of_coaches_who_could_share_a_class_each_costs_a_share() -> None:
    builder = ProblemBuilder(days=1, periods=1)
    for number, (coach, name) in enumerate({"Cy": "Ed", "Di": "Fay"}.items()):
        builder.teacher(coach, level=3, max_requests=1)
        builder.teacher(name)
        builder.meeting(f"8{number}", 0, 1, name)
        builder.request(f"Q-{name}", name, OBSERVE)
    builder.teacher("Xa")
    builder.meeting("7B", 0, 1, "Cy", "Di", "Xa")
    outline = by_coach(builder.build())
    outline.hold(Tier.REQUESTS, 6)
    assert outline.best(Tier.LOST, limits())[0] == 1500  # both leave 7B, which loses 15 minutes once


def test_looking_ahead_gives_weeks_and_bounds() -> None:
    builder = ProblemBuilder(days=2, periods=2, days_per_week=1)
    builder.teacher("Cy", level=3, prep_week_min_minutes=60)
    builder.teacher("Ed")
    builder.request("Q", "Ed", MEET, cycles=2)
    outline = by_coach(builder.build())
    _, target = outline.best(Tier.REQUESTS, limits())
    assert target is not None
    refined, bounds = outline.refined(Tier.REQUESTS, target, [Ahead(Tier.CYCLES, limits())], limits())
    assert bounds == {Tier.CYCLES: 3}
    # One meeting of 60 minutes a week is all that 120 - 60 minutes allow.
    assert [block.week for _, blocks in sorted(refined.cycles.items()) for block in blocks] == [0, 1]


def test_of_equally_good_outlines_those_without_releases_are_had() -> None:
    problem = observed_in_one_of_two_weeks(cy_teaches_in_both=False)
    for light in ("Cy", "Di"):
        outline = by_coach(problem, light={(0, 0, light)})
        _, target = outline.best(Tier.REQUESTS, limits())
        assert target is not None
        refined, _ = outline.refined(Tier.REQUESTS, target, [], limits())
        assert list(refined.cycles) == [(0, 0, light)]


def test_what_coaches_cannot_have_together_is_looked_at_once() -> None:
    # One week, in which Ed has 120 free minutes and must keep 60: one of Cy and Di can meet Ed. Each has one request.
    builder = ProblemBuilder(days=1, periods=2, days_per_week=1)
    builder.teacher("Ed", prep_week_min_minutes=60)
    for number, coach in enumerate(("Cy", "Di")):
        builder.teacher(coach, level=3, max_requests=1)
        builder.request(f"Q{number}", "Ed", MEET)
    found: list[Conflict] = []
    outline = by_coach(builder.build(), found)
    bound, target = outline.best(Tier.REQUESTS, limits())
    assert bound == 6, "what coaches ask of each other shows only where weeks are looked at together"
    assert target is not None
    began = time.monotonic()
    refined, _ = outline.refined(Tier.REQUESTS, target, [], limits(seconds=20))
    assert time.monotonic() - began < 10, "nothing else is as good, so that there is nothing to wait for"
    assert refined.cycles.keys() == target.cycles.keys()
    assert len(found) == len(set(found)) > 0
    _, another = outline.best(Tier.REQUESTS, limits())
    assert another is not None
    assert another.cycles.keys() != target.cycles.keys()


def test_a_search_without_time_ends_without_an_outline() -> None:
    bound, target = by_coach(two_meet_in_a_week(0)).best(Tier.REQUESTS, limits(seconds=0))
    assert (bound, target) == (None, None)


@pytest.mark.parametrize("seed", range(50))
def test_no_plan_is_better_and_pairs_alone_are_not_worse(seed: int) -> None:
    problem = random_tiny_problem(seed)
    result = solve(problem, SolveParams(workers=1, time_limit_seconds=30))
    values = {tier.tier: tier.value for tier in result.tiers}
    for number, tier in enumerate(problem.policy.tiers):
        if tier not in PAIR_TIERS | {Tier.LOST}:
            continue
        kinds = (outline_of(problem), by_coach(problem), outline_of(problem, with_weeks=False))
        bounds = []
        for outline in kinds if tier in PAIR_TIERS else kinds[:2]:
            # Lost time is not held by an outline asked coach by coach, so by no other here.
            for before in (t for t in problem.policy.tiers[:number] if t is not Tier.LOST):
                outline.hold(before, values[before])
            bounds.append(outline.best(tier, limits())[0])
        assert None not in bounds
        ranked = [-bound if tier.is_maximised else bound for bound in bounds]
        # Of the whole school, coach by coach, of pairs alone: each leaves out more than the one before. But what no two
        # coaches share, the outline of the whole school does not know.
        assert tier is Tier.LOST or ranked == sorted(ranked, reverse=True)
        assert max(ranked) <= (-values[tier] if tier.is_maximised else values[tier])
