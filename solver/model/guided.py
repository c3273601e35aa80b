"""The search guided by outlines: bound a tier by outlines, plan what the best outline says, learn from what fails."""

from solver.model.attempts import Attempts
from solver.model.bounds import tighter
from solver.model.build import NARROW, WHOLE, Scope
from solver.model.context import SearchContext
from solver.model.few_requests import FEW_WANTING
from solver.model.lightest import Lightest
from solver.model.outlines import Outlines
from solver.model.part_planner import PartPlanner
from solver.model.rounds import Rounds
from solver.model.survey import Pruner, traits_possible
from solver.model.target import PAIR_TIERS
from solver.model.wanting import AT_REQUESTS
from solver.rules import Tier


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
        attempts = Attempts(context)
        self.outlines = Outlines(context.facts, context.best, context.book)
        """The outlines in use."""
        self._rounds = Rounds(context, self.outlines, attempts, parts)
        self._lightest = Lightest(context, self.outlines, attempts, parts)
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
        if tier is Tier.LOST:
            return self._lightest.pursue(bound, scope)
        for with_weeks in self._kinds(tier, scope):
            if with_weeks and not self._fits(tier, scope):
                break  # what came before took the time that it needs
            bound = self._ask(tier, bound, scope, with_weeks=with_weeks)
            if self._is_met(tier, bound):
                break
        return bound

    def _ask(self, tier: Tier, bound: int | None, scope: Scope, *, with_weeks: bool) -> int | None:
        """Ask an outline, improve the plan with what it says, and return the bound."""
        if Tier.LOST in self._best.held and (with_weeks or scope == WHOLE):
            # Without releases, pairs alone often lead to a best plan, and the survey takes seconds.
            self.prune(scope)
        outline = self.outlines.to_ask(tier, scope, with_weeks=with_weeks)
        value = self._best.value(tier)
        found, target = outline.best(tier, self._clock.alone(0.3), bound, better_than=value)
        bound = tighter(tier, bound, found)
        self._context.report(tier)(self._best.value(tier), bound)
        if self._is_met(tier, bound) or (not with_weeks and self._met_cheaply(tier, bound, scope)):
            return bound
        if with_weeks or self._pairs_will_do(tier, scope):
            bound = self._rounds.plan(outline, target, tier, bound, scope)
        if with_weeks and self._is_filled_last(tier, scope) and not self._is_met(tier, bound):
            self._parts.fill(tier, bound)
        return bound

    def _is_met(self, tier: Tier, bound: int | None) -> bool:
        return self._best.value(tier) == bound

    def _met_cheaply(self, tier: Tier, bound: int | None, scope: Scope) -> bool:
        """Try what may meet a bound without weeks, and without planning the outline."""
        if scope != WHOLE or bound is None:
            return False
        if tier is Tier.REQUESTS and len(self._parts.wanting(tier)) <= FEW_WANTING:
            self._parts.each_alone(tier, bound)
        self._rounds.without_releases(tier, bound, with_weeks=self._fits(tier, NARROW))
        if not self._is_met(tier, bound) and tier in AT_REQUESTS and not self._is_filled_last(tier, scope):
            self._parts.fill(tier, bound)
        return self._is_met(tier, bound)

    def _is_filled_last(self, tier: Tier, scope: Scope) -> bool:
        """Return whether outlines, asked coach by coach, lead to a best plan sooner than requests filled in do."""
        return tier in AT_REQUESTS and self.outlines.is_by_coach(tier, scope)

    def _pairs_will_do(self, tier: Tier, scope: Scope) -> bool:
        """Return whether to plan what an outline without weeks says: where coaches matter most, or no other fits."""
        if not self._fits(tier, scope):
            return True
        return tier not in (Tier.REQUESTS, Tier.CYCLES) and not self._rounds.cover_decides(tier, scope)

    def prune(self, scope: Scope) -> bool:
        """Leave out of the scope's places what no outline as good has; return whether that could be told.

        The outlines are made anew from what remains.
        """
        if not self._may_prune() or not self.outlines.fits_at_once(scope, self._clock):
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
        if tier not in PAIR_TIERS:
            return []
        return [False, True] if self._fits(tier, scope) else [False]

    def _fits(self, tier: Tier, scope: Scope) -> bool:
        """Return whether there is time for an outline with weeks."""
        return self.outlines.fits(tier, scope, self._clock)
