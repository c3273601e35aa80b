"""What is known at one limit of a range, and what its neighbours tell about it.

Every plan that a limit allows, a looser limit allows too. So a plan found at one limit is a plan of all looser ones,
and a bound proven at one limit holds at all tighter ones. The tiers meant here are those in which a plan has the same
value at every limit: all but `worst`, which is a share of the caps.
"""

from dataclasses import dataclass, replace

from solver.plan import Plan
from solver.problem import Problem
from solver.result import TierResult
from solver.rules import Tier


@dataclass(frozen=True, slots=True, kw_only=True)
class RangePoint:
    """The best plan known at one limit."""

    plan: Plan
    """Keeps every hard rule at this limit."""
    tiers: tuple[TierResult, ...]
    """`uncovered`, `requests`, `cycles` and `lost` in the order solved, with the bounds that hold at this limit."""
    worst_thousandths: int
    """The tier `worst` of this plan at this limit; another plan with the same tiers may do better."""
    is_solved: bool
    """Whether this limit took a solve of its own; if not, what is known follows from another limit."""

    @property
    def is_proven(self) -> bool:
        """Whether no plan at this limit is better in any of `tiers`."""
        return all(found.proven for found in self.tiers)

    @property
    def leads(self) -> bool:
        """Whether `uncovered` and `requests`, and what comes before them, are proven: enough for others to follow."""
        last = max(place for place, found in enumerate(self.tiers) if found.tier in (Tier.UNCOVERED, Tier.REQUESTS))
        return all(found.proven for found in self.tiers[: last + 1])

    @property
    def rank(self) -> tuple[int, ...]:
        """The values as a tuple of which more is better, the most important first."""
        return tuple(found.value if found.tier.is_maximised else -found.value for found in self.tiers)


def with_bounds_of(point: RangePoint, looser: RangePoint) -> RangePoint:
    """Return `point` with the bounds of a looser limit where they hold and tell more.

    A bound holds for plans that are as good in all earlier tiers, so the first tier in which the two differ is the last
    to learn anything.
    """
    tiers = list(point.tiers)
    for place, other in enumerate(looser.tiers):
        tiers[place] = _bounded(tiers[place], other.bound)
        if tiers[place].value != other.value:
            break
    return replace(point, tiers=tuple(tiers))


def with_plan_of(point: RangePoint, tighter: RangePoint, worst_thousandths: int, problem: Problem) -> RangePoint:
    """Return `point` with the better plan of a tighter limit.

    Parameters
    ----------
    point
        A looser limit whose own solve ended, by its time limit, with a worse plan.
    tighter
        Where the better plan was found.
    worst_thousandths
        The plan's tier `worst` at the looser limit.
    problem
        The problem at the looser limit.
    """
    tiers = []
    is_like = True
    for own, found in zip(point.tiers, tighter.tiers, strict=True):
        bound = own.bound if is_like else loosest_bound(problem, own.tier)
        tiers.append(replace(own, value=found.value, bound=bound, proven=found.value == bound))
        is_like = is_like and own.value == found.value
    return replace(point, plan=tighter.plan, tiers=tuple(tiers), worst_thousandths=worst_thousandths)


def loosest_bound(problem: Problem, tier: Tier) -> int:
    """Return a bound that holds for every plan: everything asked for, or nothing lost at all."""
    if tier is Tier.REQUESTS:
        return sum(request.priority for request in problem.requests)
    if tier is Tier.CYCLES:
        return sum(request.priority * (request.cycles - 1) for request in problem.requests)
    return 0


def _bounded(own: TierResult, other_bound: int) -> TierResult:
    bound = (min if own.tier.is_maximised else max)(own.bound, other_bound)
    return replace(own, bound=bound, proven=own.value == bound)
