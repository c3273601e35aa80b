"""From an outline to places: which of a problem's places a plan with the outline's coaches and weeks may use."""

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np

from solver.model.blocks import Block, use_of
from solver.model.facts import BoolArray, Facts, IntArray, TeacherFacts
from solver.model.pair_places import Places
from solver.model.places import StepPlaces, select
from solver.model.target import Target


@dataclass(frozen=True, slots=True, kw_only=True)
class Leeway:
    """How far a plan may stray from an outline."""

    weeks: int | None
    """How many weeks a step may lie off the outline's; None = any."""
    uses: bool
    """Whether a release may stand where the outline has free time, and the other way round."""


AT_WILL = Leeway(weeks=None, uses=True)


def places_near(facts: Facts, places: Places, target: Target, leeway: Leeway, at_will: Collection[str] = ()) -> Places:
    """Return the places of the target's cycles, as far as the leeway goes.

    Cycles of the target that have no places are left out.

    Parameters
    ----------
    facts
        The problem's facts.
    places
        Every place of every step that a plan may use.
    target
        An outline.
    leeway
        How far to stray from it.
    at_will
        The coaches whose cycles may have any place.
    """
    kept: Places = {}
    for coach, requests in target.by_coach().items():
        for request, cycles in requests.items():
            coachee = facts.problem.requests[request].coachee
            how_far = AT_WILL if coach in at_will else leeway
            near = _Near(facts.teachers[coach], facts.teachers[coachee], facts.week, how_far)
            found = places.get((request, coach), [])[:cycles]
            if found:
                kept[request, coach] = [
                    near.steps(steps, target.cycles[request, cycle, coach]) for cycle, steps in enumerate(found)
                ]
    return dict(sorted(kept.items()))


@dataclass(frozen=True, slots=True)
class _Near:
    """Chooses among the places of one coach and coachee."""

    coach: TeacherFacts
    coachee: TeacherFacts
    week: IntArray
    leeway: Leeway

    def steps(self, steps: list[StepPlaces], blocks: tuple[Block, ...]) -> list[StepPlaces]:
        if not blocks:
            return steps
        return [select(step, self._keep(step, block)) for step, block in zip(steps, blocks, strict=True)]

    def _keep(self, step: StepPlaces, block: Block) -> BoolArray:
        keep = np.ones(len(step.slots), dtype=np.bool_)
        if self.leeway.weeks is not None:
            keep &= np.abs(self.week[step.slots] - block.week) <= self.leeway.weeks
        if not self.leeway.uses:
            keep &= use_of(self.coach, step.slots, step.coach_leaves) == block.coach_use
            keep &= use_of(self.coachee, step.slots, step.coachee_leaves) == block.coachee_use
        return keep
