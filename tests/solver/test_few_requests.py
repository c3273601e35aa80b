"""Serving the few requests that a first plan does not, beside what stands."""

import pytest

from solver.check import check
from solver.model.few_requests import FewRequests
from solver.model.levels import Level
from solver.model.pair_places import PairPlaces
from solver.model.parts import count_choices
from solver.plan import Plan, Session
from solver.problem import MayRelease, Problem, Step, StepKind, TeacherCover
from solver.rules import Tier
from tests.solver.builders import ProblemBuilder, session
from tests.solver.search_case import context_of

MEET = Step(kind=StepKind.MEET, release=MayRelease.COACH)

Made = list[dict[tuple[int, str], int]]
"""By model made and pair: how many places it has."""


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> Made:
    """The models made."""
    every: Made = []

    class Noted(Level):
        def __init__(self, facts, places, scope, keep=None) -> None:
            super().__init__(facts, places, scope, keep)
            every.append({pair: count_choices({pair: cycles}) for pair, cycles in places.items()})

    monkeypatch.setattr("solver.model.anew.Level", Noted)
    return every


def meetings(periods: int, coaches: tuple[str, ...], coachees: tuple[str, ...], **coach: object) -> ProblemBuilder:
    """A day on which some want to meet a coach once each (priority 3)."""
    builder = ProblemBuilder(days=1, periods=periods)
    for name in coaches:
        builder.teacher(name, level=3, **coach)
    for name in coachees:
        builder.teacher(name)
        builder.request(f"Q-{name}", name, MEET)
    return builder


def few(problem: Problem, *sessions: Session) -> FewRequests:
    """What serves few requests, begun with a plan of the given sessions."""
    return FewRequests(context_of(problem, Plan(sessions=sessions, covers=())))


def served(requests: FewRequests) -> int:
    return requests.best.value(Tier.REQUESTS)


def test_a_few_are_served_without_a_look_at_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    """Cy teaches 7A in the first of two periods, in which alone Ed has time: Gus can take it."""
    builder = meetings(2, ("Cy",), ("Ed", "Fay"))
    builder.set_policy(teacher_cover=TeacherCover.ALL)
    builder.teacher("Gus")
    builder.meeting("7A", 0, 1, "Cy")
    builder.meeting("7B", 0, 2, "Ed")
    problem = builder.build()
    requests = few(problem, session("Q-Fay", "Cy", 1))
    monkeypatch.setattr(PairPlaces, "every", lambda _: pytest.fail("all places were looked for"))
    requests.serve(6, most=0)
    assert served(requests) == 3, "one is more than none"
    requests.serve(6, most=1)
    assert served(requests) == 3 + 3
    assert check(problem, requests.best.plan) == ()


def test_one_coach_is_asked_after_the_other(made: Made) -> None:
    """Three periods, in each of which Ed and Di could meet; Eva need not be asked."""
    requests = few(meetings(3, ("Di", "Eva"), ("Ed",)).build())
    requests.serve(3)
    assert served(requests) == 3
    assert made == [{(0, "Di"): 3}]


def test_what_others_have_is_left_out_and_what_leaves_nothing_is_not_asked(made: Made) -> None:
    """Two periods. Cy has Fay in the first and Gus in the second; Di has Hal in the first."""
    problem = meetings(2, ("Cy", "Di"), ("Ed", "Fay", "Gus", "Hal")).build()
    requests = few(problem, session("Q-Fay", "Cy", 0), session("Q-Gus", "Cy", 1), session("Q-Hal", "Di", 0))
    requests.serve(12)
    assert served(requests) == 4 * 3
    assert made == [{(0, "Di"): 1, (1, "Cy"): 1, (2, "Cy"): 1, (3, "Di"): 1}]


def test_a_coach_who_has_as_many_as_they_may_is_not_asked(made: Made) -> None:
    requests = few(meetings(2, ("Cy",), ("Ed", "Fay"), max_requests=1).build(), session("Q-Fay", "Cy", 0))
    requests.serve(6)
    assert made == []


@pytest.mark.parametrize(("span", "places"), [(0, 3), (3, 3), (2, 2), (1, 1)])
def test_a_sabbatical_of_some_weeks_limits_the_places(span: int, places: int, made: Made) -> None:
    """Three weeks of one day with two periods; Cy has Fay in the last: of `span` weeks the last ones are left to Ed.

    Ed has time in the first period of each week alone, Fay in the second.
    """
    builder = ProblemBuilder(days=3, periods=2, days_per_week=1)
    builder.set_policy(sabbatical_weeks=span)
    builder.teacher("Cy", level=3)
    builder.teacher("Ed", blocked_slots=frozenset({1, 3, 5}))
    builder.teacher("Fay", blocked_slots=frozenset({0, 2, 4}))
    for name in ("Ed", "Fay"):
        builder.request(f"Q-{name}", name, MEET)
    requests = few(builder.build(), session("Q-Fay", "Cy", 5))
    requests.serve(6)
    assert served(requests) == 3 + 3
    assert made == [{(0, "Cy"): places, (1, "Cy"): 1}]


def test_what_found_no_coach_is_known_beside_the_same_sessions() -> None:
    """One period, which Fay has with Cy: Ed finds no place beside her."""
    requests = few(meetings(1, ("Cy",), ("Ed", "Fay")).build(), session("Q-Fay", "Cy", 0))
    assert not requests.is_full_for(0), "it was not asked for yet"
    requests.serve(6)
    assert requests.is_full_for(0)
    requests.best.plan = Plan(sessions=(), covers=())
    assert not requests.is_full_for(0)
