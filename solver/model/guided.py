"""The search guided by outlines: bound a tier by outlines, plan what the best outline says, learn from what fails."""

from solver.model.attempts import SAME_USES, Attempts
from solver.model.bounds import tighter
from solver.model.build import NARROW, WHOLE, Scope
from solver.model.context import SearchContext
from solver.model.outline import PAIR_TIERS, Target
from solver.model.outlines import Outlines
from solver.model.part_planner import PartPlanner
from solver.model.parts import count_choices
from solver.model.rounds import Rounds
from solver.model.survey import Pruner, traits_possible
from solver.model.wanting import AT_REQUESTS
from solver.rules import Tier

SECONDS_PER_CHOICE = 0.00008
"""Time to make and solve an outline with weeks, for each place it sums up; measured on 2 cores."""

SMALL = 30_000
"""Places of a school whose outline with weeks is made so soon that its bound is known before requests are filled in."""

FEW_WANTING = 3
"""Requests not served that are filled in before anything larger is tried."""

EFFORT_HOPE = 8.0
"""Most work on a plan that loses as little as outlines do."""

MOST_VARIANTS, EFFORT_VARIANT = 8, 1.0
"""How many outlines that lose as little are tried, and most work on finding one."""


class Guided:
    """Improves the best plan tier by tier, with the help of outlines.

    Parameters
    ----------
    context
        What all parts of the search share.
    parts
        Plans parts of the best plan anew.
    """

    def __init__(self, context: SearchContext, parts: PartPlanner) -> None:
        self._context = context
        self._clock = context.clock
        self._best = context.best
        self._book = context.book
        self._parts = parts
        self._attempts = Attempts(context)
        self.outlines = Outlines(context.facts, context.best, context.book)
        """The outlines in use."""
        self._rounds = Rounds(context, self.outlines, self._attempts, parts)
        self._pruned_at: int | None = None

    def restart(self) -> None:
        """Forget the outlines, what they held, and what was learnt while it was held."""
        self.outlines.restart()
        self._rounds.restart()
        self._pruned_at = None

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
        bound = tighter(tier, goal, self._rounds.likelier.bound(tier, scope))
        target: Target | None = None
        kinds = self._kinds(tier, scope)
        if not kinds and bound is not None and scope == WHOLE and tier in AT_REQUESTS and not self._is_met(tier, bound):
            self._parts.fill(tier, bound)
        for with_weeks in kinds:
            if with_weeks and not self._fits(scope):
                break  # what came before took the time that it needs
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
        self._context.report(tier)(self._best.value(tier), bound)
        if tier is Tier.LOST and not self._is_met(tier, bound):
            # One attempt, in moments, for it is about the outline's releases alone.
            bound = self._rounds.plan(outline, target, tier, bound, scope)
        if self._is_met(tier, bound) or self._met_cheaply(tier, bound, scope, with_weeks=with_weeks):
            return bound, target
        if tier is not Tier.LOST and (with_weeks or self._pairs_will_do(tier, scope)):
            bound = self._rounds.plan(outline, target, tier, bound, scope)
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
            fits = self._fits(NARROW)
            if fits:
                self._rounds.near_the_plan(tier, bound)
            self._rounds.without_releases(tier, bound, with_weeks=fits)
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
        return tier not in (Tier.REQUESTS, Tier.CYCLES) and not self._rounds.cover_decides(tier, scope)

    def _hope_for(self, lost: int, scope: Scope) -> None:
        """Look for a plan that loses no more than `lost` among the places that outlines losing so little have."""
        outline = self.outlines.another(scope, with_weeks=True)
        outline.hold(Tier.LOST, lost)
        possible = traits_possible(outline, self._clock)
        if possible is not None:
            places = Pruner(self._context.facts, possible, lost - self.outlines.lost_by_absences).prune(
                self._book.of(scope)
            )
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
        # Once for each value: what took too long with the time left then will not do with less.
        self._pruned_at = lost
        possible = traits_possible(outline, self._clock)
        if possible is None:
            return False
        most_lost = lost - self.outlines.lost_by_absences
        self._book.prune(Pruner(self._context.facts, possible, most_lost).prune, scope)
        self.outlines.drop()
        return True

    def _may_prune(self) -> bool:
        """Return whether lost time is being or has been settled, and better than when places were last left out."""
        tiers = self._context.facts.policy.tiers
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
