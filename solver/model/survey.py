"""What a plan as good as the best can still use: places that no outline as good has are left out of later models.

Once requests, cycles and lost time are settled, few releases and few coaches of a request remain possible, and the
models that settle cost, load and fairness shrink accordingly.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping

import numpy as np

from solver.model.blocks import Use, use_of
from solver.model.clock import Clock
from solver.model.facts import BoolArray, Facts
from solver.model.least_loss import LeastLoss
from solver.model.outline import Outline
from solver.model.pair_places import Places
from solver.model.patterns import Pattern
from solver.model.places import StepPlaces, select
from solver.model.target import CycleKey

Trait = tuple[CycleKey, int, Use, Use]
"""A step of a cycle with a coach, and what it asks of coach and coachee."""

EFFORT = 1.0
"""Most work on one question, in CP-SAT's deterministic seconds."""


def traits_possible(outline: Outline, clock: Clock) -> frozenset[Trait] | None:
    """Return every trait of any outline that keeps the tiers held; None where the survey could not be completed.

    Asks for the outline with the most traits not seen before until there is none with any. It may take a fifth of the
    time left: in a large school with many plans as good there is no end of questions, and nothing to leave out.
    """
    limits = clock.alone(0.2, EFFORT)
    patterns = {index: list(_traits(key, found)) for index, key, found in outline.patterns()}
    unseen = {trait for traits in patterns.values() for trait in traits}
    every = frozenset(unseen)
    while unseen:
        if limits.is_over():
            return None
        weights = {index: sum(trait in unseen for trait in traits) for index, traits in patterns.items()}
        chosen, bound = outline.most(weights, limits)
        new = unseen.intersection(trait for index in chosen for trait in patterns[index])
        if not new:
            return every - unseen if bound == 0 else None
        unseen -= new
    return every


def _traits(key: CycleKey, pattern: Pattern) -> Iterator[Trait]:
    for step, block in enumerate(pattern.blocks):
        yield key, step, block.coach_use, block.coachee_use


class Pruner:
    """Leaves out of places what a survey has found impossible.

    Parameters
    ----------
    facts
        The problem's facts.
    possible
        From `traits_possible`.
    most_lost_hundredths
        Most time, in hundredths of a minute, that planned releases may cost in all.
    """

    def __init__(self, facts: Facts, possible: frozenset[Trait], most_lost_hundredths: int) -> None:
        self._facts = facts
        self._most_lost = most_lost_hundredths
        self._possible: Mapping[tuple[CycleKey, int], set[tuple[Use, Use]]] = _by_step(possible)

    def prune(self, places: Places) -> Places:
        """Return the places that remain possible."""
        losses = LeastLoss(self._facts, places)
        kept: Places = {}
        for (request, coach), cycles in places.items():
            able = [cycle for cycle in range(len(cycles)) if ((request, cycle, coach), 0) in self._possible]
            if able:
                kept[request, coach] = [self._steps((request, cycle, coach), cycles[cycle], losses) for cycle in able]
        return kept

    def _steps(self, key: CycleKey, steps: list[StepPlaces], losses: LeastLoss) -> list[StepPlaces]:
        return [select(step, self._keep(key, number, step, losses)) for number, step in enumerate(steps)]

    def _keep(self, key: CycleKey, number: int, step: StepPlaces, losses: LeastLoss) -> BoolArray:
        request, _cycle, coach = key
        teachers = self._facts.teachers
        coachee = self._facts.problem.requests[request].coachee
        coach_use = use_of(teachers[coach], step.slots, step.coach_leaves)
        coachee_use = use_of(teachers[coachee], step.slots, step.coachee_leaves)
        keep = np.zeros(len(step.slots), dtype=np.bool_)
        for one, other in self._possible[key, number]:
            keep |= (coach_use == one) & (coachee_use == other)
        for index in np.flatnonzero(keep & ((coach_use == Use.RELEASE) | (coachee_use == Use.RELEASE))).tolist():
            left = int(step.coach_leaves[index]), int(step.coachee_leaves[index])
            keep[index] = losses.alone(*left) <= self._most_lost
        return keep


def _by_step(possible: frozenset[Trait]) -> Mapping[tuple[CycleKey, int], set[tuple[Use, Use]]]:
    found: dict[tuple[CycleKey, int], set[tuple[Use, Use]]] = defaultdict(set)
    for key, step, coach_use, coachee_use in possible:
        found[key, step].add((coach_use, coachee_use))
    return found
