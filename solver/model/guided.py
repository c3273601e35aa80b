"""The search guided by outlines: bound a tier by outlines, plan what the best outline says, learn from what fails."""

from collections.abc import Callable

from solver.model.attempts import ANYWHERE, NEAR, SAME_USES, Attempts, cycles_next
from solver.model.best import Best
from solver.model.build import NARROW, WHOLE, Scope
from solver.model.clock import Clock
from solver.model.engine import Report
from solver.model.facts import Facts
from solver.model.outline import PAIR_TIERS, Ahead, Outline, Target
from solver.model.outlines import Outlines
from solver.model.part_planner import PartPlanner
from solver.model.parts import count_choices
from solver.model.placebook import PlaceBook
from solver.model.realise import Leeway
from solver.model.survey import Pruner, traits_possible
from solver.model.wanting import AT_REQUESTS
from solver.rules import Tier

SECONDS_PER_CHOICE = 0.00008
"""Time to make and solve an outline with weeks, for each place it sums up; measured on 2 cores."""

SMALL = 30_000
"""Places of a school whose outline with weeks is made so soon that its bound is known before requests are filled in."""

FEW_WANTING = 3
"""Requests not served that are filled in before anything larger is tried."""

MOST_ROUNDS = 40
"""How often an outline is asked again after a conflict was found in it."""

MOST_IN_VAIN = 2
"""How often in turn an outline without weeks is asked again though no better plan came of it."""

EFFORT_HOPE = 8.0
"""Most work on a plan that loses as little as outlines do."""

MOST_VARIANTS, EFFORT_VARIANT = 8, 1.0
"""How many outlines that lose as little are tried, and most work on finding one."""

EFFORT_NARROW = 3.0
"""Most work on asking whether plans without releases do as well."""

EFFORT_AHEAD = 16.0
"""Most work on looking ahead to the tier `cycles`."""

EFFORT_AGAIN = 8.0
"""The same, where the best value is known already."""

EFFORT_LIGHTEN = 2.0
"""Most work on finding an outline with fewer releases."""


EFFORT_NEAREST = 1.0
"""Most work on finding an outline without weeks near the plan."""


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
        self._attempts = Attempts(facts, clock, best, book, report)
        self._parts = PartPlanner(facts, clock, best, book, report)
        self.outlines = Outlines(facts, best, book)
        """The outlines in use."""
        self._ahead: dict[tuple[Scope, Tier], tuple[Tier, int, int]] = {}
        self._narrow_fails_at: dict[Tier, int] = {}
        self._pruned_at: int | None = None

    def restart(self) -> None:
        """Forget the outlines, what they held, and what was learnt while it was held."""
        self.outlines.restart()
        self._ahead.clear()
        self._pruned_at = None
        self._narrow_fails_at.clear()

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
        if self._clock.is_over:
            return goal
        bound = tighter(tier, goal, self._known_ahead(tier, scope))
        target: Target | None = None
        kinds = self._kinds(tier, scope)
        if not kinds and bound is not None and scope == WHOLE and tier in AT_REQUESTS and not self._is_met(tier, bound):
            self._parts.fill(tier, bound)
        for with_weeks in kinds:
            bound, target = self._ask(tier, bound, scope, with_weeks=with_weeks)
            if self._is_met(tier, bound):
                return bound
        if tier is Tier.LOST and kinds and bound is not None and not self._clock.is_over:
            self._vary(target, bound, scope)
            if not self._is_met(tier, bound):
                self._hope_for(bound, scope)
        return bound

    def _ask(
        self, tier: Tier, bound: int | None, scope: Scope, *, with_weeks: bool
    ) -> tuple[int | None, Target | None]:
        """Ask an outline, improve the plan with what it says, and return the bound and the best outline."""
        if Tier.LOST in self._best.held and (with_weeks or scope == WHOLE):
            # Without releases, pairs alone often lead to a best plan, and the survey takes seconds.
            self.prune(scope)
        outline = self.outlines.of(scope, with_weeks=with_weeks)
        value = self._best.value(tier)
        found, target = outline.best(tier, self._clock.alone(0.3), bound, better_than=value)
        bound = tighter(tier, bound, found)
        self._report(tier)(self._best.value(tier), bound)
        if tier is Tier.LOST and not self._is_met(tier, bound):
            # One attempt, in moments, for it is about the outline's releases alone.
            bound = self._plan(outline, target, tier, bound, scope)
        if self._is_met(tier, bound) or self._met_cheaply(tier, bound, scope, with_weeks=with_weeks):
            return bound, target
        if tier is not Tier.LOST and (with_weeks or self._pairs_will_do(tier, scope)):
            bound = self._plan(outline, target, tier, bound, scope)
        return bound, target

    def _is_met(self, tier: Tier, bound: int | None) -> bool:
        return self._best.value(tier) == bound

    def _met_cheaply(self, tier: Tier, bound: int | None, scope: Scope, *, with_weeks: bool) -> bool:
        """Try what may meet a bound without the next outline, which is larger, or without planning this one."""
        if scope != WHOLE or bound is None:
            return False
        if not with_weeks:
            if tier is Tier.REQUESTS and len(self._parts.wanting(tier)) <= FEW_WANTING:
                self._parts.each_alone(tier, bound)
            self._without_releases(tier, bound, with_weeks=self._fits(NARROW))
        is_small = count_choices(self._book.whole) <= SMALL
        if not self._is_met(tier, bound) and tier in AT_REQUESTS and with_weeks == (is_small or tier is Tier.LOST):
            self._parts.fill(tier, bound)
        return self._is_met(tier, bound)

    def _vary(self, target: Target | None, lost: int, scope: Scope) -> None:
        """Try other outlines that lose no more: with other releases, for which there may be other cover."""
        outline = self.outlines.another(scope, with_weeks=True)
        outline.hold(Tier.LOST, lost)
        for _ in range(MOST_VARIANTS):
            if target is None or self._best.value(Tier.LOST) == lost:
                break
            outline.vary(target)
            _, target = outline.best(Tier.LOST, self._clock.alone(0.1, EFFORT_VARIANT), lost)
            if target is not None:
                self._attempts.around(target, SAME_USES, Tier.LOST, lost, scope)

    def _pairs_will_do(self, tier: Tier, scope: Scope) -> bool:
        """Return whether to plan what an outline without weeks says: where coaches matter most, or no other fits."""
        if not self._fits(scope):
            return True
        return tier not in (Tier.REQUESTS, Tier.CYCLES) and not self._cover_decides(tier, scope)

    def _hope_for(self, lost: int, scope: Scope) -> None:
        """Look for a plan that loses no more than `lost` among the places that outlines losing so little have."""
        outline = self.outlines.another(scope, with_weeks=True)
        outline.hold(Tier.LOST, lost)
        possible = traits_possible(outline, self._clock)
        if possible is not None:
            places = Pruner(self._facts, possible, lost - self.outlines.lost_by_absences).prune(self._book.of(scope))
            self._attempts.among(places, Tier.LOST, lost, scope, EFFORT_HOPE)

    def prune(self, scope: Scope) -> bool:
        """Leave out of the scope's places what no outline as good has; return whether that could be told.

        The outlines are made anew from what remains.
        """
        if self._clock.is_over or not self.outlines.has(scope) or not self._may_prune():
            return False
        outline = self.outlines.of(scope, with_weeks=True)
        lost = self._best.value(Tier.LOST)
        outline.hold(Tier.LOST, lost)
        possible = traits_possible(outline, self._clock)
        if possible is None:
            return False
        self._pruned_at = lost
        most_lost = lost - self.outlines.lost_by_absences
        self._book.prune(Pruner(self._facts, possible, most_lost).prune, scope)
        self.outlines.drop()
        return True

    def _may_prune(self) -> bool:
        """Return whether lost time is being or has been settled, and better than when places were last left out."""
        tiers = self._facts.policy.tiers
        if Tier.LOST not in tiers or any(t not in self._best.held for t in tiers[: tiers.index(Tier.LOST)]):
            return False
        return self._pruned_at is None or self._best.value(Tier.LOST) < self._pruned_at

    def _kinds(self, tier: Tier, scope: Scope) -> list[bool]:
        """Return whether to ask outlines without weeks, with, or both in turn."""
        if tier is Tier.LOST:
            return [True] if self._fits(scope) else []
        if tier not in PAIR_TIERS:
            return []
        return [False, True] if self._fits(scope) else [False]

    def _fits(self, scope: Scope) -> bool:
        """Return whether an outline with weeks can be made and asked in the time that is left."""
        if self.outlines.has(scope):
            return True
        return SECONDS_PER_CHOICE * count_choices(self._book.of(scope)) < 0.3 * self._clock.seconds_left

    def _plan(self, outline: Outline, target: Target | None, tier: Tier, goal: int | None, scope: Scope) -> int | None:
        """Plan what an outline says, without releases where that does as well; return the bound."""
        if scope == WHOLE and goal is not None:
            self._without_releases(tier, goal, with_weeks=outline.with_weeks)
        if target is None or self._best.value(tier) == goal:
            return goal
        return self._rounds(outline, target, tier, goal, scope)

    def _without_releases(self, tier: Tier, goal: int, *, with_weeks: bool) -> None:
        """Try to reach `goal` without planned releases: such plans need no cover, so that outlines rarely mislead."""
        if tier is Tier.LOST or self._narrow_fails_at.get(tier) == goal or Tier.LOST in self._best.held:
            return
        if self._is_met(tier, goal):
            return
        outline = self.outlines.of(NARROW, with_weeks=with_weeks)
        outline.hold(tier, goal)
        found, target = outline.best(tier, self._clock.alone(0.2, EFFORT_NARROW), goal)
        if target is not None and found == goal:
            self._rounds(outline, target, tier, goal, NARROW)
        if self._best.value(tier) != goal:
            self._narrow_fails_at[tier] = goal
            self.outlines.drop(NARROW)

    def _rounds(self, outline: Outline, target: Target, tier: Tier, goal: int | None, scope: Scope) -> int | None:
        """Plan what an outline says, learn from what fails, and ask it again; return the bound.

        Ends where the goal is met, nothing more is learnt, or too little comes of an outline without weeks.
        """
        bound = goal
        in_vain = 0
        for _ in range(MOST_ROUNDS):
            before = self._best.value(tier)
            refined = self._refined(outline, target, tier, bound, scope)
            failed = self._attempts.around(refined, self._leeways(refined, tier), tier, bound, scope)
            if tier in (Tier.REQUESTS, Tier.CYCLES) and self._best.value(tier) not in (before, bound):
                self._parts.mend(tier, bound)
            if self._best.value(tier) == bound or self._cover_decides(tier, scope):
                break
            in_vain = 0 if self._best.value(tier) != before else in_vain + 1
            if not outline.with_weeks and in_vain == MOST_IN_VAIN:
                break
            if not self.outlines.learn(refined, failed, scope, self._clock):
                if refined.has_weeks:
                    self._attempts.around(refined, ANYWHERE, tier, bound, scope)
                break
            found, again = outline.best(tier, self._clock.alone(0.3), bound)
            if scope == WHOLE:
                bound = tighter(tier, bound, found)
                self._report(tier)(self._best.value(tier), bound)
            if again is None or self._best.value(tier) == bound:
                break
            target = again
        return bound

    def _leeways(self, target: Target, tier: Tier) -> tuple[Leeway, ...]:
        """Return how far to stray from a target: never to other releases where lost time is what it is about."""
        if not target.has_weeks:
            return ANYWHERE
        return SAME_USES if tier is Tier.LOST else NEAR

    def _cover_decides(self, tier: Tier, scope: Scope) -> bool:
        """Return whether what an outline leaves out, who covers, is likely why it cannot be planned.

        Then nothing is to be learnt from periods alone, and the models with cover do better.
        """
        return scope == WHOLE and (tier is Tier.LOST or Tier.LOST in self._best.held)

    def _refined(self, outline: Outline, target: Target, tier: Tier, at: int | None, scope: Scope) -> Target:
        """Return an outline as good in `tier` and likelier planned: better in what follows, or nearer to the plan."""
        if tier is Tier.LOST:
            return target
        if not outline.with_weeks:
            return outline.nearest(tier, target, self._best.cycles(), self._clock.alone(0.1, EFFORT_NEAREST))
        ahead = [Ahead(Tier.LOST, self._clock.alone(0.2, EFFORT_LIGHTEN))] if scope == WHOLE else []
        then = cycles_next(self._facts, tier)
        if then is not None:
            _, known_at, known = self._ahead.get((scope, then), (tier, None, None))
            goal = known if known_at == at else None
            effort = EFFORT_AHEAD if goal is None else EFFORT_AGAIN
            ahead.insert(0, Ahead(then, self._clock.alone(0.3, effort), goal))
        refined, bounds = outline.refined(tier, target, ahead)
        if then is not None and then in bounds and at is not None:
            self._ahead[scope, then] = (tier, at, bounds[then])
        return refined

    def _known_ahead(self, tier: Tier, scope: Scope) -> int | None:
        """Return a bound found while looking ahead, if the tier before was then settled as supposed."""
        before, at, bound = self._ahead.get((scope, tier), (None, None, None))
        return bound if before is not None and self._best.held.get(before) == at else None


def tighter(tier: Tier, bound: int | None, other: int | None) -> int | None:
    """Return the better of two bounds of a tier, either of which may be unknown."""
    known = [value for value in (bound, other) if value is not None]
    if not known:
        return None
    return min(known) if tier.is_maximised else max(known)
