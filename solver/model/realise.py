"""From an outline to places: which of a problem's places a plan with the outline's coaches and weeks may use."""

import numpy as np

from solver.model.blocks import Block
from solver.model.build import Places
from solver.model.facts import Facts
from solver.model.outline import Target
from solver.model.places import StepPlaces, select


def places_near(facts: Facts, places: Places, target: Target, weeks_off: int | None) -> Places:
    """Return the places of the target's cycles.

    Parameters
    ----------
    facts
        The problem's facts.
    places
        Places to choose from; cycles of the target that have none are left out.
    target
        An outline.
    weeks_off
        How many weeks a step may lie off the outline's; None = any.
    """
    kept: Places = {}
    for coach, requests in target.by_coach().items():
        for request, cycles in requests.items():
            found = places.get((request, coach), [])[:cycles]
            if found:
                kept[request, coach] = [
                    _near(facts, steps, target.cycles[request, cycle, coach], weeks_off)
                    for cycle, steps in enumerate(found)
                ]
    return dict(sorted(kept.items()))


def _near(facts: Facts, steps: list[StepPlaces], blocks: tuple[Block, ...], weeks_off: int | None) -> list[StepPlaces]:
    if weeks_off is None or not blocks:
        return steps
    return [
        select(step, np.abs(facts.week[step.slots] - block.week) <= weeks_off)
        for step, block in zip(steps, blocks, strict=True)
    ]
