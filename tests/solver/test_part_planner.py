"""Planning parts anew while the rest stands."""

import threading

import pytest

from solver.check import check
from solver.model.best import Best
from solver.model.build import Scope
from solver.model.clock import Clock
from solver.model.context import SearchContext
from solver.model.engine import tell_nobody
from solver.model.facts import Facts
from solver.model.levels import Level
from solver.model.pair_places import PairPlaces, Places
from solver.model.part_planner import PartPlanner
from solver.model.placebook import PlaceBook
from solver.params import SolveParams
from solver.plan import Cover, Plan
from solver.problem import CoverKind, MayRelease, Problem, Step, StepKind, TeacherCover
from solver.rules import Tier
from tests.solver.builders import ProblemBuilder, session

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
    facts = Facts(problem)
    best = Best(facts)
    best.plan = plan
    assert check(problem, plan) == ()
    clock = Clock(SolveParams(workers=1), threading.Event())
    context = SearchContext(
        facts=facts, clock=clock, best=best, book=PlaceBook(facts), report=lambda _tier: tell_nobody
    )
    return PartPlanner(context), best


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


def test_a_few_that_are_not_served_are_filled_in_without_a_look_at_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    problem = one_coach()
    parts, best = planner(problem, Plan(sessions=(session("Q-Fay", "Cy", 1),), covers=()))
    monkeypatch.setattr(PairPlaces, "every", lambda _: pytest.fail("all places were looked for"))
    parts.fill_few(6, 0)
    assert best.value(Tier.REQUESTS) == 3, "one is more than none"
    parts.fill_few(6, 1)
    assert best.value(Tier.REQUESTS) == 3 + 3
    assert check(problem, best.plan) == ()


def models_made(monkeypatch: pytest.MonkeyPatch) -> list[set[tuple[int, str]]]:
    """Return the pairs of each model made from now on."""
    made = []

    class Noted(Level):
        def __init__(self, facts: Facts, places: Places, scope: Scope, keep: Plan | None = None) -> None:
            super().__init__(facts, places, scope, keep)
            made.append(set(places))

    monkeypatch.setattr("solver.model.part_planner.Level", Noted)
    return made


def test_a_few_are_asked_for_one_coach_after_the_other(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two periods; Cy is full with Fay's meeting in the second and absent in the first, Di is free. Ed wants one."""
    builder = ProblemBuilder(days=1, periods=2)
    builder.teacher("Cy", level=3, absent_slots=frozenset({0}))
    for coach in ("Di", "Eva"):
        builder.teacher(coach, level=3)
    for name in ("Ed", "Fay"):
        builder.teacher(name)
        builder.request(f"Q-{name}", name, MEET)
    parts, best = planner(builder.build(), Plan(sessions=(session("Q-Fay", "Cy", 1),), covers=()))
    made = models_made(monkeypatch)
    parts.fill_few(6, 1)
    assert best.value(Tier.REQUESTS) == 3 + 3
    assert made == [{(0, "Cy"), (1, "Cy")}, {(0, "Di"), (1, "Cy")}], "Eva need not be asked"


def test_what_found_no_coach_is_not_asked_again_beside_the_same_sessions(monkeypatch: pytest.MonkeyPatch) -> None:
    """One period, which Fay has with Cy: Ed finds no place beside her."""
    builder = ProblemBuilder(days=1, periods=1)
    builder.teacher("Cy", level=3)
    for name in ("Ed", "Fay"):
        builder.teacher(name)
        builder.request(f"Q-{name}", name, MEET)
    parts, best = planner(builder.build(), Plan(sessions=(session("Q-Fay", "Cy", 0),), covers=()))
    parts.fill_few(6, 1)
    made = models_made(monkeypatch)
    parts.each_alone(Tier.REQUESTS, 6)
    assert made == []
    best.plan = Plan(sessions=(), covers=())
    parts.each_alone(Tier.REQUESTS, 6)
    assert len(made) == 2, "Ed's and Fay's"
