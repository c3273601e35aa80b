"""Planning parts anew while the rest stands."""

import pytest

from solver.check import check
from solver.model.best import Best
from solver.model.few_requests import FewRequests
from solver.model.part_planner import PartPlanner
from solver.plan import Cover, Plan
from solver.problem import CoverKind, MayRelease, Problem, Step, StepKind, TeacherCover
from solver.rules import Tier
from tests.solver.builders import ProblemBuilder, session
from tests.solver.search_case import context_of

MEET = Step(kind=StepKind.MEET, release=MayRelease.COACH)


def one_coach() -> Problem:
    """Cy teaches 7A in the first of two periods, which alone suits Ed. Ed and Fay want to meet Cy; Gus can cover."""
    builder = ProblemBuilder(days=1, periods=2)
    builder.set_policy(teacher_cover=TeacherCover.ALL)
    builder.teacher("Cy", level=3)
    builder.teacher("Ed")
    builder.teacher("Fay")
    builder.teacher("Gus")
    builder.meeting("7A", 0, 1, "Cy")
    builder.meeting("7B", 0, 2, "Ed")
    builder.request("Q-Ed", "Ed", MEET)
    builder.request("Q-Fay", "Fay", MEET)
    return builder.build()


def planner(problem: Problem, plan: Plan) -> tuple[PartPlanner, Best]:
    context = context_of(problem, plan)
    return PartPlanner(context, FewRequests(context)), context.best


def test_a_request_is_filled_in_where_it_fits_beside_the_others() -> None:
    problem = one_coach()
    # Fay meets Cy in the second period; Ed can in the first, while Gus or Fay takes 7A.
    parts, best = planner(problem, Plan(sessions=(session("Q-Fay", "Cy", 1),), covers=()))
    parts.fill(Tier.REQUESTS, 6)
    assert best.value(Tier.REQUESTS) == 3 + 3
    assert check(problem, best.plan) == ()


def test_others_make_room_where_the_request_alone_does_not_fit() -> None:
    problem = one_coach()
    # Fay has the first period, the only one that suits Ed: both must be planned anew.
    taken = Cover(class_id="7A", slot=0, kind=CoverKind.COLLEAGUE, person="Gus")
    parts, best = planner(problem, Plan(sessions=(session("Q-Fay", "Cy", 0),), covers=(taken,)))
    parts.fill(Tier.REQUESTS, 6)
    assert best.value(Tier.REQUESTS) == 3 + 3


def test_a_release_that_is_not_needed_is_given_up() -> None:
    problem = one_coach()
    taken = Cover(class_id="7A", slot=0, kind=CoverKind.COLLEAGUE, person="Gus")
    parts, best = planner(problem, Plan(sessions=(session("Q-Fay", "Cy", 0),), covers=(taken,)))
    best.held[Tier.REQUESTS] = 3
    assert best.value(Tier.LOST) > 0
    parts.fill(Tier.LOST, 0)
    assert best.value(Tier.LOST) == 0
    assert best.value(Tier.REQUESTS) == 3


def test_nothing_is_searched_where_the_goal_is_met_already() -> None:
    parts, best = planner(one_coach(), Plan(sessions=(session("Q-Fay", "Cy", 1),), covers=()))
    plan = best.plan
    parts.fill(Tier.REQUESTS, 3)
    parts.improve(Tier.REQUESTS, 3, None, releases=True)
    assert best.plan is plan


def test_a_request_that_found_no_coach_before_is_not_asked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """One period, which Fay has with Cy: Ed finds no place beside her."""
    builder = ProblemBuilder(days=1, periods=1)
    builder.teacher("Cy", level=3)
    for name in ("Ed", "Fay"):
        builder.teacher(name)
        builder.request(f"Q-{name}", name, MEET)
    context = context_of(builder.build(), Plan(sessions=(session("Q-Fay", "Cy", 0),), covers=()))
    few = FewRequests(context)
    few.serve(6)
    asked = []
    monkeypatch.setattr("solver.model.part_planner.plan_anew", lambda *_: asked.append(1))
    PartPlanner(context, few).each_alone(Tier.REQUESTS, 6)
    assert not asked
    PartPlanner(context, FewRequests(context)).each_alone(Tier.REQUESTS, 6)
    assert asked
