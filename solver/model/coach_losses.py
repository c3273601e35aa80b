"""What coaches' sessions cost at least, made known to an outline without weeks, and which of that nobody can share.

A class with several teachers loses once, however many of them leave it at a time. So each coach answers for a share at
least; and of coaches for whom nobody leaves the same class, each answers for the whole.
"""

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np

from solver.model.coach_weeks import CoachWeeks
from solver.model.engine import Limits
from solver.model.facts import NONE, Facts
from solver.model.pair_outline import PairOutline
from solver.model.pair_places import Places
from solver.model.smallest import smallest
from solver.model.target import Conflict, CycleKey, Target, Wanted, last_cycles

MOST_APART = 12
"""Among how many coaches that cost something those are looked for who share nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Costly:
    """Cycles of one coach for which somebody has to leave a class."""

    coach: str
    having: Conflict
    """The cycles, and those of others that could spare it."""
    lost_hundredths: int
    """What is lost at least, if nobody else leaves the same classes at the same time."""
    meetings: frozenset[int]
    """The meetings with several teachers that somebody could leave for them."""

    def is_in(self, cycles: Collection[CycleKey]) -> bool:
        """Return whether an outline with these cycles has to bear it."""
        return all(key in cycles for key in self.having.cycles) and not any(key in cycles for key in self.having.unless)


class CoachLosses:
    """Learns what the coaches of outlines cost.

    Parameters
    ----------
    facts
        The problem's facts.
    places
        Every place of every step that a plan may use.
    pairs
        An outline without weeks, to make it known to.
    weeks
        What the coaches' weeks hold and cost.
    """

    def __init__(self, facts: Facts, places: Places, pairs: PairOutline, weeks: CoachWeeks) -> None:
        self._facts = facts
        self._places = places
        self._pairs = pairs
        self._weeks = weeks
        self._costly: list[Costly] = []

    def learn(self, target: Target, limits: Limits) -> bool:
        """Make known where the coaches' weeks cost more than known; return whether there was anything."""
        learnt = False
        for coach, wanted in target.wanted().items():
            light = self._weeks.cost(wanted, limits)
            if light.lost_hundredths > self._pairs.expected_share(coach):
                learnt = True
                self._share_at_least(coach, wanted, light.lost_hundredths, limits)
            if light.lost_alone_hundredths > self.known_alone(coach, target):
                learnt = True
                self._alone_at_least(coach, wanted, light.lost_alone_hundredths, limits)
        return learnt

    def _share_at_least(self, coach: str, wanted: Wanted, lost: int, limits: Limits) -> None:
        def costs_less(fewer: Wanted) -> bool:
            return self._weeks.cost(fewer, limits).lost_hundredths < lost

        having = Conflict(cycles=last_cycles(smallest(wanted, costs_less)))
        self._pairs.expected.share_at_least(coach, having, lost)

    def _alone_at_least(self, coach: str, wanted: Wanted, lost: int, limits: Limits) -> None:
        def costs_less(fewer: Wanted) -> bool:
            return self._weeks.cost(fewer, limits).lost_alone_hundredths < lost

        self.add(coach, smallest(wanted, costs_less), (), lost)

    def known_alone(self, coach: str, target: Target) -> int:
        """Return what is known of a coach's cost in a target, if nobody else leaves the same classes."""
        return max((c.lost_hundredths for c in self._costly if c.coach == coach and c.is_in(target.cycles)), default=0)

    def add(self, coach: str, wanted: Wanted, unless: tuple[CycleKey, ...], lost_hundredths: int) -> None:
        """Make known what a coach's cycles cost at least, if nobody else leaves the same classes.

        Parameters
        ----------
        coach
            The coach.
        wanted
            The cycles.
        unless
            Further cycles with one of which that need not hold.
        lost_hundredths
            What is lost, in hundredths of a minute.
        """
        having = Conflict(cycles=last_cycles(wanted), unless=unless)
        meetings = self._meetings(wanted)
        self._costly.append(Costly(coach=coach, having=having, lost_hundredths=lost_hundredths, meetings=meetings))
        self._pairs.expected.alone_at_least(coach, having, lost_hundredths)

    def learn_together(self, target: Target) -> bool:
        """Make known what coaches who share nothing cost together; return whether that is more than was expected."""
        found = _heaviest_apart([costly for costly in self._costly if costly.is_in(target.cycles)])
        lost = sum(costly.lost_hundredths for costly in found)
        if lost <= self._pairs.expected_total():
            return False
        having = Conflict(
            cycles=tuple(key for costly in found for key in costly.having.cycles),
            unless=tuple(key for costly in found for key in costly.having.unless),
        )
        self._pairs.expected.total_at_least(having, lost)
        return True

    def _meetings(self, wanted: Wanted) -> frozenset[int]:
        """Return the meetings with several teachers that somebody could leave for some cycles."""
        found: set[int] = set()
        for pair, cycles in wanted.items():
            for step in (step for steps in self._places[pair][:cycles] for step in steps):
                found.update(np.unique(step.coach_leaves).tolist(), np.unique(step.coachee_leaves).tolist())
        return frozenset(m for m in found if m != NONE and len(self._facts.meetings[m].teachers) > 1)


def _heaviest_apart(costly: list[Costly]) -> list[Costly]:
    """Return those that cost most together among sets of which no two are of one coach or could share a loss."""
    able = sorted(costly, key=lambda found: -found.lost_hundredths)[:MOST_APART]
    best: list[Costly] = []
    most = 0

    def extend(chosen: list[Costly], lost: int, start: int) -> None:
        nonlocal best, most
        if lost > most:
            best, most = list(chosen), lost
        for index in range(start, len(able)):
            found = able[index]
            if all(one.coach != found.coach and one.meetings.isdisjoint(found.meetings) for one in chosen):
                extend([*chosen, found], lost + found.lost_hundredths, index + 1)

    extend([], 0, 0)
    return best
