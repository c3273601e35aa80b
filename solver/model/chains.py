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
    """Forward and backward reachability over slots, for all spans of weeks at once.

    Masks have the shape (windows, slots): a row for each span of weeks in which a coach's sessions may lie.

    Parameters
    ----------
    facts
        The problem's facts.
    """

    def __init__(self, facts: Facts) -> None:
        self._day = facts.day
        self._policy = facts.policy
        self._windows = _windows(facts)
        self._days = len(facts.problem.days)
        self._first_slot = np.searchsorted(facts.day, np.arange(self._days + 1))
        """(days + 1,) the first slot of each day; the last entry is the number of slots."""

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
        return [
            [
                select(places, np.logical_or.reduce(mask[:, places.slots], axis=0))
                for places, mask in zip(steps, kept, strict=True)
            ]
            for kept in self._chain(request, masks)
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

    def _mask(self, slots: IntArray) -> BoolArray:
        mask = np.zeros(len(self._day), dtype=np.bool_)
        mask[slots] = True
        return mask & self._windows

    def _after(self, reached: BoolArray, gap: Gap) -> BoolArray:
        """Return the slots that may follow one of `reached`."""
        before = self._counts(reached)
        found = self._days_apart(before, max(gap.min_days, 1), gap.max_days)
        if gap.min_days == 0:
            found |= before[:, :-1] > before[:, self._first_slot[self._day]]
        return found

    def _before(self, reached: BoolArray, gap: Gap) -> BoolArray:
        """Return the slots that one of `reached` may follow."""
        before = self._counts(reached)
        found = self._days_apart(before, -gap.max_days, -max(gap.min_days, 1))
        if gap.min_days == 0:
            found |= before[:, self._first_slot[self._day + 1]] > before[:, 1:]
        return found

    def _counts(self, reached: BoolArray) -> IntArray:
        """Return (windows, slots + 1): how many slots before each one are reached."""
        counts = np.zeros((len(reached), len(self._day) + 1), dtype=np.int64)
        np.cumsum(reached, axis=1, out=counts[:, 1:])
        return counts

    def _days_apart(self, before: IntArray, low: int, high: int) -> BoolArray:
        """Return the slots whose day is `low` to `high` days after the day of one reached (signed)."""
        if low > high:
            return np.zeros((len(before), len(self._day)), dtype=np.bool_)
        start = self._first_slot[np.clip(self._day - high, 0, self._days)]
        end = self._first_slot[np.clip(self._day - low + 1, 0, self._days)]
        found: BoolArray = before[:, end] > before[:, start]
        return found


def _windows(facts: Facts) -> BoolArray:
    """Return (windows, slots): the slots of each span of weeks in which a coach's sessions may lie."""
    span = facts.policy.sabbatical_weeks
    if span == 0 or span >= facts.weeks:
        return np.ones((1, len(facts.day)), dtype=np.bool_)
    starts = np.arange(facts.weeks - span + 1)[:, None]
    return (facts.week >= starts) & (facts.week < starts + span)
