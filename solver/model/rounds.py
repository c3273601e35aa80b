"""Plans what an outline says, learns from what fails, and asks the outline again."""

from solver.model.attempts import ANYWHERE, NEAR, SAME_USES, Attempts
from solver.model.bounds import tighter
from solver.model.build import NARROW, WHOLE, Scope
from solver.model.context import SearchContext
from solver.model.likelier import Likelier
from solver.model.outline import Outline, Target
from solver.model.outlines import Outlines
from solver.model.part_planner import PartPlanner
from solver.model.realise import Leeway
from solver.rules import Tier

MOST_ROUNDS = 40
"""How often an outline is asked again after a conflict was found in it."""

MOST_IN_VAIN = 2
"""How often in turn an outline without weeks is asked again though no better plan came of it."""

EFFORT_NARROW = 3.0
"""Most work on asking whether plans without releases do as well."""

EFFORT_QUICK = 2.0
"""Most work on planning an outline without weeks before those with weeks are asked."""


class Rounds:
    """Improves the best plan by what outlines say.

    Parameters
    ----------
    context
        What all parts of the search share.
    outlines
        The outlines in use.
    attempts
        Plans outlines.
    parts
        Plans parts of the best plan anew.
    """

    def __init__(self, context: SearchContext, outlines: Outlines, attempts: Attempts, parts: PartPlanner) -> None:
        self._context = context
        self._best = context.best
        self._outlines = outlines
        self._attempts = attempts
        self._parts = parts
        self._narrow_fails_at: dict[Tier, int] = {}
        self.likelier = Likelier(context)
        """Chooses among outlines that are equally good."""

    def restart(self) -> None:
        """Forget what was learnt."""
        self.likelier.restart()
        self._narrow_fails_at.clear()

    def plan(self, outline: Outline, target: Target | None, tier: Tier, goal: int | None, scope: Scope) -> int | None:
        """Plan what an outline says, without releases where that does as well; return the bound."""
        if scope == WHOLE and goal is not None:
            self.without_releases(tier, goal, with_weeks=outline.with_weeks)
        if target is None or self._best.value(tier) == goal:
            return goal
        return self._rounds(outline, target, tier, goal, scope)

    def near_the_plan(self, tier: Tier, goal: int) -> None:
        """Try once, in moments, to reach `goal` without planned releases and with most of what is planned."""
        found = self._outline_without_releases(tier, goal, with_weeks=False)
        if found is not None:
            outline, target = found
            nearest = self.likelier.choose(outline, target, tier, goal, NARROW)
            self._attempts.around(nearest, ANYWHERE, tier, goal, NARROW, EFFORT_QUICK)
        if self._best.value(tier) != goal:
            self._outlines.drop(NARROW)

    def without_releases(self, tier: Tier, goal: int, *, with_weeks: bool) -> None:
        """Try to reach `goal` without planned releases: such plans need no cover, so that outlines rarely mislead."""
        if self._narrow_fails_at.get(tier) == goal:
            return
        found = self._outline_without_releases(tier, goal, with_weeks=with_weeks)
        if found is not None:
            outline, target = found
            self._rounds(outline, target, tier, goal, NARROW)
        if self._best.value(tier) != goal:
            self._narrow_fails_at[tier] = goal
            self._outlines.drop(NARROW)

    def _outline_without_releases(self, tier: Tier, goal: int, *, with_weeks: bool) -> tuple[Outline, Target] | None:
        """Return an outline without releases that reaches a goal not reached yet; None if there may be none."""
        if tier is Tier.LOST or Tier.LOST in self._best.held or self._best.value(tier) == goal:
            return None
        outline = self._outlines.of(NARROW, with_weeks=with_weeks)
        outline.hold(tier, goal)
        found, target = outline.best(tier, self._context.clock.alone(0.2, EFFORT_NARROW), goal)
        return (outline, target) if target is not None and found == goal else None

    def _rounds(self, outline: Outline, target: Target, tier: Tier, goal: int | None, scope: Scope) -> int | None:
        """Plan what an outline says, learn from what fails, and ask it again; return the bound.

        Ends where the goal is met, nothing more is learnt, or too little comes of an outline without weeks.
        """
        bound = goal
        in_vain = 0
        for _ in range(MOST_ROUNDS):
            before = self._best.value(tier)
            refined = self.likelier.choose(outline, target, tier, bound, scope)
            failed = self._attempts.around(refined, self._leeways(refined, tier), tier, bound, scope)
            if tier in (Tier.REQUESTS, Tier.CYCLES) and self._best.value(tier) not in (before, bound):
                self._parts.mend(tier, bound)
            if self._best.value(tier) == bound or self.cover_decides(tier, scope):
                break
            in_vain = 0 if self._best.value(tier) != before else in_vain + 1
            if not outline.with_weeks and in_vain == MOST_IN_VAIN:
                break
            if not self._outlines.learn(refined, failed, scope, self._context.clock):
                if refined.has_weeks:
                    self._attempts.around(refined, ANYWHERE, tier, bound, scope)
                break
            found, again = outline.best(tier, self._context.clock.alone(0.3), bound)
            if scope == WHOLE:
                bound = tighter(tier, bound, found)
                self._context.report(tier)(self._best.value(tier), bound)
            if again is None or self._best.value(tier) == bound:
                break
            target = again
        return bound

    def _leeways(self, target: Target, tier: Tier) -> tuple[Leeway, ...]:
        """Return how far to stray from a target: never to other releases where lost time is what it is about."""
        if not target.has_weeks:
            return ANYWHERE
        return SAME_USES if tier is Tier.LOST else NEAR

    def cover_decides(self, tier: Tier, scope: Scope) -> bool:
        """Return whether what an outline leaves out, who covers, is likely why it cannot be planned.

        Then nothing is to be learnt from periods alone, and the models with cover do better.
        """
        return scope == WHOLE and (tier is Tier.LOST or Tier.LOST in self._best.held)
