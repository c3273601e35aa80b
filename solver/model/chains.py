"""Which places of a request's steps lie on a whole chain of steps and cycles (rules step-order, sabbatical).

Looks at one request and one coach alone: what is left out here is impossible in any plan, and the number of cycles
that fit bounds from above what any plan can serve.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from solver.model.facts import BoolArray, Facts, IntArray
from solver.model.places import StepPlaces, select
from solver.problem import Request

Counts = npt.NDArray[np.int32]
"""Numbers of slots."""


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
        self._spans: dict[tuple[int, int], tuple[IntArray, IntArray]] = {}

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
        return [_on(steps, kept) for kept in self._chain(request, [masks] * request.cycles)]

    def narrow_further(self, request: Request, cycles: list[list[StepPlaces]]) -> list[list[StepPlaces]]:
        """Return what remains of the places of whole chains after some of them were left out.

        Parameters
        ----------
        request
            The request.
        cycles
            By cycle, then by step, some of the places that `narrow` returned.
        """
        masks = [[self._mask(places.slots) for places in steps] for steps in cycles]
        return [_on(steps, kept) for steps, kept in zip(cycles, self._chain(request, masks), strict=False)]

    def _chain(self, request: Request, cycles: list[list[BoolArray]]) -> list[list[BoolArray]]:
        """Return the masks of every cycle that fits, forwards and backwards reachable within the cycle."""
        between = Gap(min_days=self._policy.cycle_gap_min_days, max_days=self._policy.cycle_gap_max_days)
        gaps = [Gap(min_days=step.min_days, max_days=step.max_days) for step in request.steps[1:]]
        found: list[list[BoolArray]] = []
        for masks in cycles:
            reached = [masks[0] & self._after(found[-1][-1], between) if found else masks[0]]
            for mask, gap in zip(masks[1:], gaps, strict=True):
                reached.append(mask & self._after(reached[-1], gap))
            if not reached[-1].any():
                break
            kept = [reached[-1]]
            for mask, gap in zip(reached[-2::-1], reversed(gaps), strict=True):
                kept.append(mask & self._before(kept[-1], gap))
            found.append(kept[::-1])
        return found

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

    def _counts(self, reached: BoolArray) -> Counts:
        """Return (windows, slots + 1): how many slots before each one are reached."""
        counts = np.zeros((len(reached), len(self._day) + 1), dtype=np.int32)
        np.cumsum(reached, axis=1, out=counts[:, 1:])
        return counts

    def _days_apart(self, before: Counts, low: int, high: int) -> BoolArray:
        """Return the slots whose day is `low` to `high` days after the day of one reached (signed)."""
        if low > high:
            return np.zeros((len(before), len(self._day)), dtype=np.bool_)
        start, end = self._span(low, high)
        days: BoolArray = before[:, end] > before[:, start]
        return days[:, self._day]

    def _span(self, low: int, high: int) -> tuple[IntArray, IntArray]:
        """Return for each day the first slot of the days `low` to `high` after it, and the first slot behind those."""
        if (low, high) not in self._spans:
            days = np.arange(self._days)
            start = self._first_slot[np.clip(days - high, 0, self._days)]
            end = self._first_slot[np.clip(days - low + 1, 0, self._days)]
            self._spans[low, high] = start, end
        return self._spans[low, high]


def _on(steps: list[StepPlaces], masks: list[BoolArray]) -> list[StepPlaces]:
    """Return the places of each step that lie in its mask (windows, slots), whatever the window."""
    return [
        select(places, np.logical_or.reduce(mask[:, places.slots], axis=0))
        for places, mask in zip(steps, masks, strict=True)
    ]


def _windows(facts: Facts) -> BoolArray:
    """Return (windows, slots): the slots of each span of weeks in which a coach's sessions may lie."""
    span = facts.policy.sabbatical_weeks
    if span == 0 or span >= facts.weeks:
        return np.ones((1, len(facts.day)), dtype=np.bool_)
    starts = np.arange(facts.weeks - span + 1)[:, None]
    return (facts.week >= starts) & (facts.week < starts + span)
