"""Outlines that cost little and are near a plan, each coach of which was looked at in periods too."""

from collections.abc import Callable, Collection
from dataclasses import dataclass

from solver.model.by_coach import OutlineByCoach
from solver.model.coach_periods import CoachPeriods
from solver.model.engine import Limits
from solver.model.side_by_side import ask_each
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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Lesson:
    """What some cycles of a coach cost in periods."""

    coach: str
    wanted: Wanted
    lost_hundredths: int | None
    """In hundredths of a minute; None if they are impossible."""


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
        lessons = ask_each(lambda coach: self._lesson(coach, target, limits), target.wanted(), limits)
        learnt = [lesson for lesson in lessons if lesson is not None]
        for lesson in learnt:
            self._teach(lesson, target)
        return bool(learnt)

    def _lesson(self, coach: str, target: Target, limits: Limits) -> _Lesson | None:
        """Return what periods say of a coach's cycles beyond what weeks do; None if nothing."""
        wanted = target.wanted()[coach]

        def is_within(asked: Wanted, most: int | None) -> bool:
            return self._periods.is_within(asked, target, most, limits)

        known = self._outline.losses.known_alone(coach, target)
        if is_within(wanted, known):
            return None
        lost = self._periods.lost_alone(wanted, target, limits)
        if lost is not None and lost <= known:
            return None
        most = None if lost is None else lost - 1
        costly = smallest(wanted, lambda fewer: is_within(fewer, most))
        return _Lesson(coach=coach, wanted=costly, lost_hundredths=lost)

    def _teach(self, lesson: _Lesson, target: Target) -> None:
        unless = self._periods.unless(lesson.wanted, target)
        if lesson.lost_hundredths is None:
            self._outline.learn_impossible(lesson.wanted, unless)
        else:
            self._outline.losses.add(lesson.coach, lesson.wanted, unless, lesson.lost_hundredths)
