"""Plans a part of the best plan anew."""

from solver.model.build import FEW
from solver.model.context import SearchContext
from solver.model.engine import Limits, incumbents_of
from solver.model.levels import Level
from solver.model.pair_places import Places
from solver.rules import Tier


def plan_anew(
    context: SearchContext, part: Places, tier: Tier, goal: int | None, limits: Limits, then: Tier | None = None
) -> None:
    """Make the best plan as good in a tier as it can be by changing a part of it; proves nothing.

    Parameters
    ----------
    context
        What all parts of the search share.
    part
        The places to choose from: of all that stands, the place it has.
    tier
        What to improve.
    goal
        A bound of it for every plan, if one is known: told with what is found.
    limits
        When to stop.
    then
        A tier to improve next, among plans as good in the first; both are maximised.
    """
    if not context.can_make(part, FEW):
        return
    level = Level(context.facts, part, FEW, context.best.plan)
    for held, value in context.best.held.items():
        level.hold(held, value)
    report = incumbents_of(context.report(tier), goal)
    found, _ = level.optimise(tier, context.best.plan, limits, report, then)
    if found is not None:
        context.best.plan = found
