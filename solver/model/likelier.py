"""Of outlines that are equally good in a tier the one that is likelier planned."""

from solver.model.attempts import cycles_next
from solver.model.build import WHOLE, Scope
from solver.model.context import SearchContext
from solver.model.outline import Outline
from solver.model.outlines import AnyOutline
from solver.model.target import Ahead, Target
from solver.rules import Tier

EFFORT_AHEAD = 16.0
"""Most work on looking ahead to the tier `cycles`."""

EFFORT_AGAIN = 8.0
"""The same, where the best value is known already."""

EFFORT_LIGHTEN = 2.0
"""Most work on finding an outline with fewer releases."""

EFFORT_NEAREST = 1.0
"""Most work on finding an outline without weeks near the plan."""


class Likelier:
    """Looks ahead to the tiers that follow, or for what is nearest to the plan, and remembers bounds found so.

    Parameters
    ----------
    context
        What all parts of the search share.
    """

    def __init__(self, context: SearchContext) -> None:
        self._context = context
        self._ahead: dict[tuple[Scope, Tier], tuple[Tier, int, int]] = {}

    def restart(self) -> None:
        """Forget the bounds."""
        self._ahead.clear()

    def choose(self, outline: AnyOutline, target: Target, tier: Tier, at: int | None, scope: Scope) -> Target:
        """Return an outline as good in `tier` as its last best one: better in what follows, or nearer to the plan.

        Parameters
        ----------
        outline, target
            What was asked, and its last best outline.
        tier, at
            The tier asked for, and its bound if one is known.
        scope
            Of the outline.
        """
        clock = self._context.clock
        if isinstance(outline, Outline) and not outline.with_weeks:
            return outline.nearest(tier, target, self._context.best.cycles(), clock.alone(0.3, EFFORT_NEAREST))
        ahead = [Ahead(Tier.LOST, clock.alone(0.2, EFFORT_LIGHTEN))] if scope == WHOLE else []
        then = cycles_next(self._context.facts, tier)
        if then is not None:
            _, known_at, known = self._ahead.get((scope, then), (tier, None, None))
            goal = known if known_at == at else None
            effort = EFFORT_AHEAD if goal is None else EFFORT_AGAIN
            ahead.insert(0, Ahead(then, clock.alone(0.3, effort), goal))
        refined, bounds = outline.refined(tier, target, ahead, clock.alone(0.4, EFFORT_AHEAD))
        if then is not None and then in bounds and at is not None:
            self._ahead[scope, then] = (tier, at, bounds[then])
        return refined

    def bound(self, tier: Tier, scope: Scope) -> int | None:
        """Return a bound found while looking ahead, if the tier before was then settled as supposed."""
        before, at, bound = self._ahead.get((scope, tier), (None, None, None))
        return bound if before is not None and self._context.best.held.get(before) == at else None
