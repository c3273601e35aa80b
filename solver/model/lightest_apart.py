"""Plans outlines of which few coaches need somebody to leave a class: all others are planned without releases."""

from dataclasses import replace

import numpy as np

from solver.model.build import FEW, NARROW, WHOLE
from solver.model.context import SearchContext
from solver.model.engine import Outcome, incumbents_of
from solver.model.levels import Level
from solver.model.near_outlines import NearOutline, NearOutlines
from solver.model.pair_places import Places
from solver.model.places import StepPlaces, select
from solver.model.target import CycleKey
from solver.rules import Tier

MOST_TRIED = 6
"""How many outlines are planned in vain, each of which was found impossible."""

EFFORT = 2.0
"""Most work on planning one, in CP-SAT's deterministic seconds."""


class LightestApart:
    """Improves the best plan in the tier `lost`.

    Parameters
    ----------
    context
        What all parts of the search share.
    near
        Finds the outlines.
    lost_by_absences
        Least time lost by absences alone, in hundredths of a minute.
    """

    def __init__(self, context: SearchContext, near: NearOutlines, lost_by_absences: int) -> None:
        self._context = context
        self._clock = context.clock
        self._best = context.best
        self._book = context.book
        self._near = near
        self._lost_by_absences = lost_by_absences

    def pursue(self, bound: int) -> None:
        """Let classes lose as little as a bound says, or else as little as outlines do in which nothing is shared.

        Parameters
        ----------
        bound
            A bound of lost time, in hundredths of a minute.
        """
        self._plan_within(bound, bound)
        if self._best.value(Tier.LOST) == bound or self._clock.is_over:
            return
        least = self._near.lightest(self._clock.alone(0.2))
        if least is not None and least.lost_hundredths + self._lost_by_absences > bound:
            self._plan_within(least.lost_hundredths + self._lost_by_absences, bound)

    def _plan_within(self, most_lost: int, bound: int) -> None:
        """Plan outlines near the best plan that lose no more, until that is reached or too hard to tell."""
        tried: list[frozenset[CycleKey]] = []
        limits = self._clock.alone(0.6)
        while len(tried) < MOST_TRIED and self._best.value(Tier.LOST) > most_lost and not limits.is_over():
            cycles = self._best.cycles()
            found = self._near.nearest(cycles, most_lost - self._lost_by_absences, tried, limits)
            if found is None or not self._is_settled(found, most_lost, bound):
                return
            tried.append(frozenset(found.target.cycles) - cycles)

    def _is_settled(self, outline: NearOutline, most_lost: int, bound: int) -> bool:
        """Plan an outline; return whether it was planned or cannot be: where neither is told, others are as hard.

        What the outline shares with the best plan is sought near it first: such a model is half as large.
        """
        places = self._places(outline)
        if self._search(self._near_plan(places, outline), most_lost, bound).values is not None:
            return True
        return self._search(places, most_lost, bound).is_settled

    def _search(self, places: Places, most_lost: int, bound: int) -> Outcome:
        if not self._context.can_make(places, FEW):
            return Outcome(values=None, bound=None)
        level = Level(self._context.facts, places, FEW)
        for held, value in self._best.held.items():
            level.hold(held, value)
        level.hold(Tier.LOST, most_lost)
        # Where nearly nobody leaves a class there is nothing to weigh, and CP-SAT finds places ten times faster so.
        limits = replace(self._clock.limits(0.2, workers=1, effort=EFFORT), is_small=True)
        report = incumbents_of(self._context.report(Tier.LOST), bound)
        found, outcome = level.optimise(Tier.LOST, None, limits, report, near=self._best.plan)
        if found is not None:
            self._best.propose(found)
        return outcome

    def _places(self, outline: NearOutline) -> Places:
        """Return the places of the outline's cycles, with releases for the coaches who need them alone."""
        places: Places = {}
        for coach, wanted in outline.target.wanted().items():
            able = self._book.of(WHOLE if coach in outline.leaving else NARROW)
            places |= {pair: able[pair][:cycles] for pair, cycles in wanted.items() if pair in able}
        return dict(sorted(places.items()))

    def _near_plan(self, places: Places, outline: NearOutline) -> Places:
        """Return the places, those of coaches who keep their cycles and leave no class within a week of the plan's."""
        facts = self._context.facts
        number = facts.request_number
        weeks = {
            (number[s.request], s.coach, s.cycle - 1, s.step - 1): facts.week[s.slot] for s in self._best.plan.sessions
        }
        differing = {coach for _, _, coach in self._best.cycles() ^ frozenset(outline.target.cycles)}
        free = differing | outline.leaving

        def near(pair: tuple[int, str], cycle: int, place: int, step: StepPlaces) -> StepPlaces:
            week = None if pair[1] in free else weeks.get((*pair, cycle, place))
            return step if week is None else select(step, np.abs(facts.week[step.slots] - week) <= 1)

        return {
            pair: [[near(pair, c, n, step) for n, step in enumerate(steps)] for c, steps in enumerate(cycles)]
            for pair, cycles in places.items()
        }
