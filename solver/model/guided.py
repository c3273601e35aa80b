"""The search guided by outlines: bound a tier by outlines, plan what the best outline says, learn from what fails."""

from collections.abc import Callable

from solver.model.best import Best
from solver.model.build import NARROW, WHOLE, Places, Scope
from solver.model.clock import Clock
from solver.model.conflicts import Conflicts
from solver.model.engine import Report
from solver.model.facts import Facts
from solver.model.levels import Level
from solver.model.outline import PAIR_TIERS, CycleKey, Outline, Target
from solver.model.parts import count_choices
from solver.model.placebook import PlaceBook
from solver.model.realise import places_near
from solver.rules import Tier

SECONDS_PER_CHOICE = 0.00008
"""Time to make and solve an outline with weeks, for each place it sums up; measured on 2 cores."""

MOST_ROUNDS = 40
"""How often an outline is asked again after a conflict was found in it."""


class Guided:
    """Improves the best plan tier by tier, with the help of outlines.

    Parameters
    ----------
    facts
        The problem's facts.
    clock
        Time, seed, workers and cancellation.
    best
        The plan to improve.
    book
        All places.
    report
        Gives for a tier the function to be told of its incumbents and bounds.
    """

    def __init__(
        self, facts: Facts, clock: Clock, best: Best, book: PlaceBook, report: Callable[[Tier], Report]
    ) -> None:
        self._facts = facts
        self._clock = clock
        self._best = best
        self._book = book
        self._report = report
        self._outlines: dict[tuple[Scope, bool], Outline] = {}
        self._conflicts: dict[Scope, Conflicts] = {}
        self._cuts: dict[Scope, list[tuple[CycleKey, ...]]] = {}
        self._narrow_may_do = True
        self.lost_by_absences = 0
        """Least time lost by absences alone, in hundredths of a minute, for every plan."""

    def restart(self) -> None:
        """Forget the outlines and what they held."""
        self._narrow_may_do = True
        self._outlines.clear()

    def hold(self, tier: Tier, value: int) -> None:
        """Keep a tier at `value` or better from now on."""
        for outline in self._outlines.values():
            outline.hold(tier, value)

    def pursue(self, tier: Tier, goal: int | None, scope: Scope) -> int | None:
        """Improve the plan in `tier` and return the best bound known; None if there is none.

        Parameters
        ----------
        tier
            The tier.
        goal
            A bound that is known already, if any.
        scope
            `NARROW` if no plan as good in the tiers held has a planned release, else `WHOLE`.
        """
        bound = goal
        for with_weeks in self._kinds(tier, scope):
            outline = self._outline(scope, with_weeks=with_weeks)
            found, target = outline.best(tier, self._clock.alone(0.3))
            bound = tighter(tier, bound, found)
            if scope == WHOLE and bound is not None:
                self._without_releases(tier, bound, with_weeks=with_weeks)
            if target is not None and self._best.value(tier) != bound:
                bound = self._rounds(outline, target, tier, bound, scope)
            if self._best.value(tier) == bound:
                break
        return bound

    def _kinds(self, tier: Tier, scope: Scope) -> list[bool]:
        """Return whether to ask outlines with weeks, without, or both in turn."""
        size = count_choices(self._book.of(scope))
        fits = SECONDS_PER_CHOICE * size < 0.3 * self._clock.seconds_left
        if tier is Tier.LOST:
            return [True] if fits else []
        if tier not in PAIR_TIERS:
            return []
        if tier in (Tier.REQUESTS, Tier.CYCLES):
            return [True] if fits else [False]
        return [False, True] if fits else [False]

    def _without_releases(self, tier: Tier, bound: int, *, with_weeks: bool) -> None:
        """Try to reach `bound` without planned releases: such plans need no cover, so that outlines rarely mislead."""
        if tier is Tier.LOST or not self._narrow_may_do or self._best.value(tier) == bound:
            return
        outline = self._outline(NARROW, with_weeks=with_weeks)
        found, target = outline.best(tier, self._clock.alone(0.2))
        if target is not None and found == bound:
            found = self._rounds(outline, target, tier, bound, NARROW)
        self._narrow_may_do = self._best.value(tier) == bound

    def _rounds(
        self, outline: Outline, target: Target | None, tier: Tier, goal: int | None, scope: Scope
    ) -> int | None:
        """Plan what an outline says, learn from what fails, and ask it again; return the bound.

        Ends where the goal is met, nothing more is learnt, or the outline no longer reaches the goal of plans without
        releases.
        """
        bound = goal
        for _ in range(MOST_ROUNDS):
            if target is None:
                break
            self._realise(target, tier, bound, scope)
            if self._best.value(tier) == bound or not self._learn(target, scope):
                break
            found, target = outline.best(tier, self._clock.alone(0.3))
            bound = tighter(tier, bound, found)
            self._report(tier)(self._best.value(tier), bound if scope == WHOLE else goal)
            if self._best.value(tier) == bound or (scope == NARROW and bound != goal):
                break
        return bound

    def _realise(self, target: Target, tier: Tier, goal: int | None, scope: Scope) -> None:
        """Plan the target's cycles with its coaches, first in its weeks, then in any."""
        for weeks_off, within in self._attempts(target, scope):
            if self._best.value(tier) == goal or self._clock.limits(1.0).is_over():
                return
            places = places_near(self._facts, self._book.of(within), target, weeks_off)
            self._try(places, within, tier, goal)

    def _attempts(self, target: Target, scope: Scope) -> list[tuple[int | None, Scope]]:
        has_weeks = any(target.cycles.values())
        near: list[tuple[int | None, Scope]] = [(0, scope), (1, scope)] if has_weeks else []
        return [*near, (None, scope)]

    def _try(self, places: Places, scope: Scope, tier: Tier, goal: int | None) -> None:
        level = Level(self._facts, places, scope)
        for held, value in self._best.held.items():
            level.hold(held, value)
        if goal is not None:
            level.aim(tier, goal)
        found, _ = level.optimise(tier, None, self._clock.limits(0.1, workers=1), self._report(tier))
        if found is not None:
            self._best.propose(found)

    def _learn(self, target: Target, scope: Scope) -> bool:
        """Rule out what the target has that no plan of the scope can have; return whether there was anything."""
        if scope not in self._conflicts:
            self._conflicts[scope] = Conflicts(self._facts, self._book.of(scope))
        cuts = self._conflicts[scope].find(target, self._clock.alone(0.1))
        for (within, _), outline in self._outlines.items():
            if within in (scope, NARROW):
                for cut in cuts:
                    outline.forbid(cut)
        self._cuts.setdefault(scope, []).extend(cuts)
        return bool(cuts)

    def _outline(self, scope: Scope, *, with_weeks: bool) -> Outline:
        key = (scope, with_weeks)
        if key not in self._outlines:
            outline = Outline(self._facts, self._book.of(scope), self.lost_by_absences, with_weeks=with_weeks)
            for tier, value in self._best.held.items():
                outline.hold(tier, value)
            for cut in self._cuts.get(WHOLE, []) + (self._cuts.get(NARROW, []) if scope == NARROW else []):
                outline.forbid(cut)
            self._outlines[key] = outline
        return self._outlines[key]


def tighter(tier: Tier, bound: int | None, other: int | None) -> int | None:
    """Return the better of two bounds of a tier, either of which may be unknown."""
    known = [value for value in (bound, other) if value is not None]
    if not known:
        return None
    return min(known) if tier.is_maximised else max(known)
