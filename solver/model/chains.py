"""Which places of a request's steps lie on a whole chain of steps and cycles (rules step-order, sabbatical).

Looks at one request and one coach alone: what is left out here is impossible in any plan, and the number of cycles
that fit bounds from above what any plan can serve.
"""

from dataclasses import dataclass

import numpy as np

from solver.model.facts import BoolArray, Facts, IntArray
from solver.model.places import StepPlaces, select
from solver.problem import Request


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """School days between two sessions that follow each other; 0 asks for a later slot."""

    min_days: int
    max_days: int


class Chains:
    """Forward and backward reachability over slots.

    Parameters
    ----------
    facts
        The problem's facts.
    """

    def __init__(self, facts: Facts) -> None:
        self._day = facts.day
        self._week = facts.week
        self._weeks = facts.weeks
        self._days = len(facts.problem.days)
        self._policy = facts.policy

    def narrow(self, request: Request, steps: list[StepPlaces]) -> list[list[StepPlaces]]:
        """Return for each cycle that can be planned at all the places of its steps that lie on a whole chain.

        Parameters
        ----------
        request
            The request.
        steps
            Places of each step of one cycle, with one coach.

        Returns
        -------
        list of list of StepPlaces
            By cycle, then by step; as many cycles as fit, which may be none.
        """
        masks = [self._mask(places.slots) for places in steps]
        cycles: list[list[BoolArray]] = []
        for window in self._windows():
            for cycle, kept in enumerate(self._chain(request, [mask & window for mask in masks])):
                if cycle == len(cycles):
                    cycles.append([np.zeros_like(mask) for mask in masks])
                cycles[cycle] = [old | new for old, new in zip(cycles[cycle], kept, strict=True)]
        return [
            [select(places, mask[places.slots]) for places, mask in zip(steps, kept, strict=True)] for kept in cycles
        ]

    def _chain(self, request: Request, masks: list[BoolArray]) -> list[list[BoolArray]]:
        """Return the masks of every cycle that fits, forwards and backwards reachable within the cycle."""
        between = Gap(min_days=self._policy.cycle_gap_min_days, max_days=self._policy.cycle_gap_max_days)
        gaps = [Gap(min_days=step.min_days, max_days=step.max_days) for step in request.steps[1:]]
        cycles: list[list[BoolArray]] = []
        first = masks[0]
        for _ in range(request.cycles):
            reached = [first]
            for mask, gap in zip(masks[1:], gaps, strict=True):
                reached.append(mask & self._after(reached[-1], gap))
            if not reached[-1].any():
                break
            kept = [reached[-1]]
            for mask, gap in zip(reached[-2::-1], reversed(gaps), strict=True):
                kept.append(mask & self._before(kept[-1], gap))
            cycles.append(kept[::-1])
            first = masks[0] & self._after(reached[-1], between)
        return cycles

    def _windows(self) -> list[BoolArray]:
        """Return a slot mask for each span of weeks in which a coach's sessions may lie."""
        span = self._policy.sabbatical_weeks
        if span == 0 or span >= self._weeks:
            return [np.ones(len(self._day), dtype=np.bool_)]
        return [(self._week >= w) & (self._week < w + span) for w in range(self._weeks - span + 1)]

    def _mask(self, slots: IntArray) -> BoolArray:
        mask = np.zeros(len(self._day), dtype=np.bool_)
        mask[slots] = True
        return mask

    def _after(self, reached: BoolArray, gap: Gap) -> BoolArray:
        """Return the slots that may follow one of `reached`."""
        found = self._days_apart(reached, max(gap.min_days, 1), gap.max_days)
        if gap.min_days == 0:
            found |= self._earlier_same_day(reached)
        return found

    def _before(self, reached: BoolArray, gap: Gap) -> BoolArray:
        """Return the slots that one of `reached` may follow."""
        found = self._days_apart(reached, -gap.max_days, -max(gap.min_days, 1))
        if gap.min_days == 0:
            day = self._day
            last = np.full(self._days, -1, dtype=np.int64)
            slots = np.flatnonzero(reached)
            np.maximum.at(last, day[slots], slots)
            found |= np.arange(len(day)) < last[day]
        return found

    def _days_apart(self, reached: BoolArray, low: int, high: int) -> BoolArray:
        """Return the slots whose day is `low` to `high` days after the day of one of `reached` (signed)."""
        if low > high:
            return np.zeros_like(reached)
        counts = np.bincount(self._day[reached], minlength=self._days)
        total = np.concatenate([[0], np.cumsum(counts)])
        start = np.clip(self._day - high, 0, self._days)
        end = np.clip(self._day - low + 1, 0, self._days)
        return total[end] > total[start]

    def _earlier_same_day(self, reached: BoolArray) -> BoolArray:
        day = self._day
        first = np.full(self._days, len(day), dtype=np.int64)
        slots = np.flatnonzero(reached)
        np.minimum.at(first, day[slots], slots)
        found: BoolArray = np.arange(len(day)) > first[day]
        return found
