"""Plans what an outline says, learns from what fails, and asks the outline again."""

from solver.model.attempts import ANYWHERE, NEAR, SAME_USES, Attempts
from solver.model.bounds import tighter
from solver.model.build import NARROW, WHOLE, Scope
from solver.model.context import SearchContext
from solver.model.likelier import Likelier
from solver.model.outlines import AnyOutline, Outlines
from solver.model.part_planner import PartPlanner
from solver.model.realise import Leeway
from solver.model.target import Target
from solver.rules import Tier

MOST_ROUNDS = 40
"""How often an outline is asked again after a conflict was found in it."""

MOST_SHARE = 0.4
"""Most of the time left, as a share, before something else is tried."""

MOST_IN_VAIN = 2
"""How often in turn an outline without weeks is asked again though no better plan came of it."""

EFFORT_NARROW = 3.0
"""Most work on asking whether plans without releases do as well."""


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

    def plan(
        self, outline: AnyOutline, target: Target | None, tier: Tier, goal: int | None, scope: Scope
    ) -> int | None:
        """Plan what an outline says, without releases where that does as well; return the bound."""
        if scope == WHOLE and goal is not None:
            self.without_releases(tier, goal, with_weeks=outline.with_weeks)
        if target is None or self._best.value(tier) == goal:
            return goal
        return self._rounds(outline, target, tier, goal, scope, is_exact=True)

    def without_releases(self, tier: Tier, goal: int, *, with_weeks: bool) -> None:
        """Try to reach `goal` without planned releases: such plans need no cover, so that outlines rarely mislead."""
        if self._narrow_fails_at.get(tier) == goal:
            return
        found = self._outline_without_releases(tier, goal, with_weeks=with_weeks)
        if found is not None:
            outline, target = found
            self._rounds(outline, target, tier, goal, NARROW, is_exact=False)
        if self._best.value(tier) != goal:
            self._narrow_fails_at[tier] = goal
            self._outlines.drop(NARROW)

    def _outline_without_releases(self, tier: Tier, goal: int, *, with_weeks: bool) -> tuple[AnyOutline, Target] | None:
        """Return an outline without releases that reaches a goal not reached yet; None if there may be none."""
        if Tier.LOST in self._best.held or self._best.value(tier) == goal:
            return None
        outline = self._outlines.to_ask(tier, NARROW, with_weeks=with_weeks)
        outline.hold(tier, goal)
        found, target = outline.best(tier, self._context.clock.alone(0.3, EFFORT_NARROW), goal)
        return (outline, target) if target is not None and found == goal else None

    def _rounds(
        self, outline: AnyOutline, target: Target, tier: Tier, goal: int | None, scope: Scope, *, is_exact: bool
    ) -> int | None:
        """Plan what an outline says, learn from what fails, and ask it again; return the bound.

        The outline bounds every plan where the scope is exact: where it has plans as good as any. Ends where the
        goal is met, nothing more is learnt, or too little comes of an outline without weeks.
        """
        bound = goal
        in_vain = 0
        kept_back = (1 - MOST_SHARE) * self._context.clock.seconds_left
        for _ in range(MOST_ROUNDS):
            before = self._best.value(tier)
            refined = self.likelier.choose(outline, target, tier, bound, scope)
            is_patient = outline.with_weeks or in_vain < MOST_IN_VAIN - 1
            if not self._learns(refined, tier, bound, scope, is_patient=is_patient):
                break
            in_vain = 0 if self._best.value(tier) != before else in_vain + 1
            found, again = outline.best(tier, self._context.clock.alone(0.3), bound)
            if is_exact:
                bound = tighter(tier, bound, found)
                self._context.report(tier)(self._best.value(tier), bound)
            if again is None or self._best.value(tier) == bound or self._context.clock.seconds_left < kept_back:
                break
            target = again
        return bound

    def _learns(self, target: Target, tier: Tier, goal: int | None, scope: Scope, *, is_patient: bool) -> bool:
        """Plan an outline, and return whether something was learnt from what failed, so that it is worth another.

        Without patience nothing is learnt unless a better plan came of it.
        """
        before = self._best.value(tier)
        failed = self._attempts.around(target, self._leeways(target, tier, scope), tier, goal, scope)
        if self._learns_at_once(target, failed, tier, goal, scope):
            return True
        failed = self._try_harder(target, failed, tier, goal, scope)
        is_better = self._best.value(tier) != before
        if is_better and self._best.value(tier) != goal:
            self._mend(tier, goal)
        if self._best.value(tier) == goal or self.cover_decides(tier, scope) or not (is_better or is_patient):
            return False
        if self._outlines.learn(target, failed, scope, self._context.clock):
            return True
        self._try_anywhere(target, tier, goal, scope)
        return False

    def _leeways(self, target: Target, tier: Tier, scope: Scope) -> tuple[Leeway, ...]:
        """Return how far to stray from a target: where coaches are asked one by one, not to other releases at first."""
        if not target.has_weeks:
            return ANYWHERE
        is_first = scope == WHOLE and self._outlines.is_by_coach(tier, scope)
        return SAME_USES if is_first else NEAR

    def _learns_at_once(
        self, target: Target, failed: frozenset[str], tier: Tier, goal: int | None, scope: Scope
    ) -> bool:
        """Return whether something is learnt from the few coaches who failed, each looked at alone."""
        if not (target.has_weeks and self._outlines.is_by_coach(tier, scope)) or self._best.value(tier) == goal:
            return False
        return self._outlines.learn(target, failed, scope, self._context.clock, alone=True)

    def _try_harder(
        self, target: Target, failed: frozenset[str], tier: Tier, goal: int | None, scope: Scope
    ) -> frozenset[str]:
        """Plan an outline that was asked for coach by coach with more leeway; return who failed even so."""
        if not (target.has_weeks and self._outlines.is_by_coach(tier, scope)) or self._best.value(tier) == goal:
            return failed
        return failed & self._attempts.around(target, NEAR[-1:], tier, goal, scope, failed)

    def _mend(self, tier: Tier, goal: int | None) -> None:
        if tier in (Tier.REQUESTS, Tier.CYCLES):
            self._parts.mend(tier, goal)

    def _try_anywhere(self, target: Target, tier: Tier, goal: int | None, scope: Scope) -> None:
        """Plan an outline of which nothing more is learnt in any weeks, where parts planned anew do not do."""
        if target.has_weeks:
            self._mend(tier, goal)
            if self._best.value(tier) != goal:
                self._attempts.around(target, ANYWHERE, tier, goal, scope)

    def cover_decides(self, tier: Tier, scope: Scope) -> bool:
        """Return whether what an outline leaves out, who covers, is likely why it cannot be planned.

        Then nothing is to be learnt from periods alone, and the models with cover do better.
        """
        return scope == WHOLE and Tier.LOST in self._best.held
