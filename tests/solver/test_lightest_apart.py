"""Planning outlines of which few coaches need somebody to leave a class."""

import threading

from solver.model.best import Best
from solver.model.clock import Clock
from solver.model.context import SearchContext
from solver.model.engine import tell_nobody
from solver.model.facts import Facts
from solver.model.lightest_apart import LightestApart
from solver.model.near_outlines import NearOutlines
from solver.model.outlines import Outlines
from solver.model.placebook import PlaceBook
from solver.params import SolveParams
from solver.plan import Plan
from solver.problem import CoverKind, MayRelease, Problem, Step, StepKind, TeacherCover
from solver.rules import Tier
from tests.solver.builders import ProblemBuilder, cover, plan, session
from tests.solver.outline_case import limits

OBSERVE = Step(kind=StepKind.OBSERVE, release=MayRelease.COACH)


def two_observed(*, di_is_free: bool = True) -> Problem:
    """One period. Cy has 7B together with Xa, Di is free or has 7D with Xb; they observe Ed and Fay, one each.

    A class led by another of its teachers for 60 minutes loses 15. Bo, who has 7E alone, could observe too: Sub takes
    it then, and it loses 75 % of 60 minutes: 45.
    """
    builder = ProblemBuilder(days=1, periods=1)
    builder.set_policy(teacher_cover=TeacherCover.NONE)
    for coach in ("Bo", "Cy", "Di"):
        builder.teacher(coach, level=3, max_requests=1)
    for number, name in enumerate(("Ed", "Fay")):
        builder.teacher(name)
        builder.meeting(f"8{number}", 0, 1, name)
        builder.request(f"Q-{name}", name, OBSERVE)
    builder.teacher("Xa")
    builder.teacher("Xb")
    builder.meeting("7B", 0, 1, "Cy", "Xa")
    builder.meeting("7E", 0, 1, "Bo")
    if not di_is_free:
        builder.meeting("7D", 0, 1, "Di", "Xb")
    builder.substitute("Sub")
    return builder.build()


BY_BO_AND_CY = plan(
    session("Q-Ed", "Bo", 0, "80"),
    session("Q-Fay", "Cy", 0, "81"),
    cover("7B", 0, CoverKind.COTEACHER, "Xa"),
    cover("7E", 0, CoverKind.SUBSTITUTE, "Sub"),
)


def searched(
    problem: Problem, begin: Plan = BY_BO_AND_CY, held: dict[Tier, int] | None = None
) -> tuple[LightestApart, NearOutlines, Best]:
    """The search, what it asks, and the best plan, which serves both unless said."""
    facts = Facts(problem)
    best = Best(facts)
    best.plan = begin
    assert best.checker.check(begin) == ()
    best.held = {Tier.REQUESTS: 6} if held is None else held
    book = PlaceBook(facts)
    context = SearchContext(
        facts=facts,
        clock=Clock(SolveParams(workers=1), threading.Event()),
        best=best,
        book=book,
        report=lambda _tier: tell_nobody,
    )
    near = Outlines(facts, best, book).near()
    return LightestApart(context, near, 0), near, best


def coaches(best: Best) -> dict[str, str]:
    return {found.request: found.coach for found in best.plan.sessions}


def test_what_an_outline_says_is_planned() -> None:
    search, _, best = searched(two_observed())
    assert best.value(Tier.LOST) == 4500 + 1500
    search.pursue(1500)
    assert best.value(Tier.LOST) == 1500
    assert coaches(best) == {"Q-Ed": "Di", "Q-Fay": "Cy"}, "Cy keeps what she had"


def test_where_a_bound_is_not_reached_the_least_without_sharing_is_planned() -> None:
    search, _, best = searched(two_observed(di_is_free=False))
    search.pursue(0)
    assert best.value(Tier.LOST) == 1500 + 1500


def test_a_plan_as_light_as_that_is_left_alone() -> None:
    begin = plan(
        session("Q-Ed", "Di", 0, "80"),
        session("Q-Fay", "Cy", 0, "81"),
        cover("7B", 0, CoverKind.COTEACHER, "Xa"),
        cover("7D", 0, CoverKind.COTEACHER, "Xb"),
    )
    search, _, best = searched(two_observed(di_is_free=False), begin)
    search.pursue(0)
    assert best.plan is begin


def test_an_outline_tells_who_leaves_a_class_and_what_that_costs() -> None:
    _, near, best = searched(two_observed())
    found = near.nearest(best.cycles(), 1500, [], limits())
    assert found is not None
    assert (found.leaving, found.lost_hundredths) == ({"Cy"}, 1500)


def test_an_outline_that_was_tried_is_not_found_again() -> None:
    _, near, best = searched(two_observed())
    found = near.nearest(best.cycles(), 1500, [], limits())
    assert found is not None
    again = near.nearest(best.cycles(), 1500, [frozenset(found.target.cycles) - best.cycles()], limits())
    assert again is not None
    assert again.target.cycles.keys() != found.target.cycles.keys()
    assert near.nearest(best.cycles(), 1500, [frozenset()], limits()) is None, "the plan itself was tried in vain"


def test_none_is_found_where_every_one_costs_more() -> None:
    _, near, best = searched(two_observed())
    assert near.nearest(best.cycles(), 1499, [], limits()) is None
    lightest = near.lightest(limits())
    assert lightest is not None
    assert lightest.lost_hundredths == 1500


def test_what_periods_do_not_allow_goes_to_another() -> None:
    # Ed is to be observed twice. 7B can bear 15 minutes once, which weeks do not show; 7D twice.
    builder = ProblemBuilder(days=1, periods=3)
    builder.teacher("Ed")
    builder.school_class("7B", cap_hundredths=1500)
    for coach, class_id, other in (("Cy", "7B", "Xa"), ("Di", "7D", "Xb")):
        builder.teacher(coach, level=3)
        builder.teacher(other)
        for period in (1, 2, 3):
            builder.meeting(class_id, 0, period, coach, other)
    for period in (1, 2, 3):
        builder.meeting("8A", 0, period, "Ed")
    builder.request("Q", "Ed", OBSERVE, cycles=2)
    begin = plan(session("Q", "Cy", 0, "8A"), cover("7B", 0, CoverKind.COTEACHER, "Xa"))
    _, near, best = searched(builder.build(), begin, {Tier.REQUESTS: 3, Tier.CYCLES: 3})
    found = near.nearest(best.cycles(), 3000, [], limits())
    assert found is not None
    assert sorted(found.target.cycles) == [(0, 0, "Di"), (0, 1, "Di")]
    assert (found.leaving, found.lost_hundredths) == ({"Di"}, 3000)


def test_where_there_is_no_plan_near_the_best_one_coaches_may_go_anywhere() -> None:
    # Three weeks of one period. Cy meets Ed in week 1 and could in week 3. Bo leaves 7E to Sub to meet Ed in week 2; Di
    # could without that in week 1 alone, when Ed meets Cy.
    builder = ProblemBuilder(days=3, periods=1, days_per_week=1)
    builder.set_policy(teacher_cover=TeacherCover.NONE)
    builder.teacher("Ed")
    builder.teacher("Bo", level=3, max_requests=1)
    builder.teacher("Cy", level=3, max_requests=1, blocked_slots=frozenset({1}))
    builder.teacher("Di", level=3, max_requests=1, blocked_slots=frozenset({1, 2}))
    for day in (0, 1, 2):
        builder.meeting("7E", day, 1, "Bo")
    builder.substitute("Sub")
    meet = Step(kind=StepKind.MEET, release=MayRelease.COACH)
    builder.request("Q-1", "Ed", meet)
    builder.request("Q-2", "Ed", meet)
    begin = plan(session("Q-1", "Cy", 0), session("Q-2", "Bo", 1), cover("7E", 1, CoverKind.SUBSTITUTE, "Sub"))
    search, _, best = searched(builder.build(), begin)
    assert best.value(Tier.LOST) > 0
    search.pursue(0)
    assert best.value(Tier.LOST) == 0
    assert {(found.request, found.coach): found.slot for found in best.plan.sessions} == {
        ("Q-1", "Cy"): 2,
        ("Q-2", "Di"): 0,
    }
