"""Outlines that cost little and are near a plan, each coach of which was looked at in periods too."""

from collections.abc import Callable, Collection
from dataclasses import dataclass

from solver.model.by_coach import OutlineByCoach
from solver.model.coach_periods import CoachPeriods
from solver.model.engine import Limits
from solver.model.smallest import smallest
from solver.model.target import CycleKey, Target, Wanted
from solver.rules import Tier


@dataclass(frozen=True, slots=True, kw_only=True)
class NearOutline:
    """An outline and what it needs."""

    target: Target
    leaving: frozenset[str]
    """The coaches for whose sessions somebody has to leave a class."""
    lost_hundredths: int
    """What that costs at least if no classes are left by several at the same time, in hundredths of a minute."""


class NearOutlines:
    """Finds such outlines; whatever the periods do not hold, or only for more, is made known to the outline by coach.

    Parameters
    ----------
    outline
        The outline asked coach by coach.
    periods
        What coaches' cycles ask in periods.
    """

    def __init__(self, outline: OutlineByCoach, periods: CoachPeriods) -> None:
        self._outline = outline
        self._periods = periods

    def nearest(
        self,
        cycles: Collection[CycleKey],
        most_lost_hundredths: int,
        without: Collection[Collection[CycleKey]],
        limits: Limits,
    ) -> NearOutline | None:
        """Return an outline that costs no more, with as many of some cycles as can be found; None where there is none.

        Parameters
        ----------
        cycles
            Which cycles with which coaches to have.
        most_lost_hundredths
            What it may cost if no classes are left by several at the same time, in hundredths of a minute.
        without
            Sets of cycles not to have together.
        limits
            When to stop.
        """
        pairs = self._outline.pairs
        return self._first(lambda: pairs.nearest_apart(cycles, most_lost_hundredths, without, limits), limits)

    def lightest(self, limits: Limits) -> NearOutline | None:
        """Return the outline that costs least if no classes are left by several at the same time; None if not found."""
        return self._first(lambda: self._outline.pairs.lightest_apart(limits), limits)

    def _first(self, ask: Callable[[], Target | None], limits: Limits) -> NearOutline | None:
        """Ask until there is nothing to be learnt from an outline."""
        while not limits.is_over():
            target = ask()
            if target is None:
                return None
            if not self._learns(target, limits) and not limits.is_over():
                return self._near(target, limits)
        return None

    def _near(self, target: Target, limits: Limits) -> NearOutline:
        wanted = target.wanted()
        return NearOutline(
            target=target,
            leaving=frozenset(c for c, asked in wanted.items() if not self._periods.is_free(asked, target, limits)),
            lost_hundredths=sum(self._outline.losses.known_alone(coach, target) for coach in wanted),
        )

    def _learns(self, target: Target, limits: Limits) -> bool:
        """Return whether something of a target is impossible, or costs more than was known."""
        if self._outline.forbids(target, limits, Tier.LOST) or self._outline.losses.learn(target, limits):
            return True
        learnt = [self._learns_of(coach, wanted, target, limits) for coach, wanted in target.wanted().items()]
        return any(learnt)

    def _learns_of(self, coach: str, wanted: Wanted, target: Target, limits: Limits) -> bool:
        """Return whether periods say more of a coach's cycles than weeks do."""

        def is_within(asked: Wanted, most: int | None) -> bool:
            return self._periods.is_within(asked, target, most, limits)

        known = self._outline.losses.known_alone(coach, target)
        if is_within(wanted, known):
            return False
        lost = self._periods.lost_alone(wanted, target, limits)
        if lost is None:
            impossible = smallest(wanted, lambda fewer: is_within(fewer, None))
            self._outline.learn_impossible(impossible, self._periods.unless(impossible, target))
            return True
        if lost <= known:
            return False
        costly = smallest(wanted, lambda fewer: is_within(fewer, lost - 1))
        self._outline.losses.add(coach, costly, self._periods.unless(costly, target), lost)
        return True
