"""The places of one request with one coach, found when first asked for."""

import numpy as np
import pytest

from solver.model.build import NARROW, WHOLE
from solver.model.chains import Chains
from solver.model.facts import NONE, Facts
from solver.model.pair_places import PairPlaces
from solver.model.placebook import PlaceBook
from solver.model.places import PlaceFinder, StepPlaces, select
from solver.problem import MayRelease, Step, StepKind
from tests.solver.builders import ProblemBuilder
from tests.solver.random_problems import random_tiny_problem

pytestmark = pytest.mark.many

OBSERVE = Step(kind=StepKind.OBSERVE, release=MayRelease.COACH)


def two_coaches() -> PairPlaces:
    """Cy and Di, both free in the only period, could meet Ed."""
    builder = ProblemBuilder(days=1, periods=1)
    for coach in ("Cy", "Di"):
        builder.teacher(coach, level=3)
    builder.teacher("Ed")
    builder.request("Q", "Ed")
    return PairPlaces(Facts(builder.build()), releases=False)


def test_only_what_is_asked_for_is_looked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    find = PlaceFinder.find

    def finding(self: PlaceFinder, request, step, coach: str) -> StepPlaces:
        asked.append(coach)
        return find(self, request, step, coach)

    monkeypatch.setattr(PlaceFinder, "find", finding)
    pairs = two_coaches()
    assert pairs.coaches(0) == ("Cy", "Di")
    for _ in range(2):
        assert [step.slots.tolist() for step in pairs.cycles(0, "Di")[0]] == [[0]]
    assert asked == ["Di"]
    assert sorted(pairs.every()) == [(0, "Cy"), (0, "Di")]
    assert asked == ["Di", "Cy"]


def test_without_a_place_for_one_step_there_is_none_for_any() -> None:
    builder = ProblemBuilder(days=1, periods=2)
    builder.teacher("Cy", level=3)
    builder.teacher("Ed")
    # Ed teaches nobody whom Cy could observe.
    builder.request("Q", "Ed", Step(kind=StepKind.MEET), OBSERVE)
    pairs = PairPlaces(Facts(builder.build()), releases=True)
    assert pairs.cycles(0, "Cy") == []
    assert pairs.every() == {}


@pytest.mark.parametrize("seed", range(60))
def test_those_without_releases_are_those_of_all_for_which_nobody_leaves_a_class(seed: int) -> None:
    facts = Facts(random_tiny_problem(seed))
    book, chains = PlaceBook(facts), Chains(facts)
    staying_finder = PlaceFinder(facts, releases=False)
    for request, asked in enumerate(facts.problem.requests):
        for coach in book.pairs(WHOLE).coaches(request):
            # Places for which nobody leaves, of all places; those that travel forbids then, left out; on whole chains.
            able = [staying_finder.find(asked, step, coach).slots for step in asked.steps]
            every = [PlaceFinder(facts).find(asked, step, coach) for step in asked.steps]
            kept = [
                select(step, (step.coach_leaves == NONE) & (step.coachee_leaves == NONE) & np.isin(step.slots, slots))
                for step, slots in zip(every, able, strict=True)
            ]
            expected = chains.narrow(asked, kept)
            assert as_lists(book.pairs(NARROW).cycles(request, coach)) == as_lists(expected)


def as_lists(cycles: list[list[StepPlaces]]) -> list[list[list[tuple[int, int]]]]:
    return [[list(zip(step.slots.tolist(), step.hosts.tolist(), strict=True)) for step in steps] for steps in cycles]
