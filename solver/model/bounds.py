"""Bounds: what a problem's data alone tell about every plan of it, and which of two bounds is the better."""

from collections import Counter

from solver.model.covers import finder_with_releases
from solver.model.facts import Facts
from solver.model.pair_places import PairPlaces
from solver.model.tiers import thousandths
from solver.plan import Plan
from solver.problem import CoverKind, Problem
from solver.rules import Tier


def travel_is_neutral(facts: Facts) -> bool:
    """Return whether no cover of an absence depends on a planned release of the cover person elsewhere.

    Only then is a plan without its sessions still a plan, so that cover for absences alone bounds the whole.
    """
    if not facts.travel_minutes:
        return True
    finder = facts.once(finder_with_releases)
    hit = (m for m in facts.hit_meetings if facts.remaining(m) == 0)
    return not any(option.needs_leave for m in hit for option in finder.options(m, for_absence=True))


def release_always_costs(facts: Facts) -> bool:
    """Return whether every planned release loses its class some time.

    It does not from a meeting that an absence hits and a co-teacher leads: that is lost to the absence already.
    """
    factors = facts.policy.loss_factors
    kinds = [kind for kind in CoverKind if kind is not CoverKind.UNCOVERED or facts.policy.allow_uncovered]
    led_anyway = any(facts.remaining(meeting) > 1 for meeting in facts.hit_meetings)
    return not led_anyway and all(factors.percent(kind) > 0 for kind in kinds)


def most_possible(problem: Problem, tier: Tier) -> int:
    """Return a bound of `requests` or `cycles` that needs no search: everything asked for."""
    return sum(request.priority * (1 if tier is Tier.REQUESTS else request.cycles - 1) for request in problem.requests)


def most_fitting(facts: Facts, pairs: PairPlaces, plan: Plan, tier: Tier) -> int:
    """Return a bound of `requests` or `cycles` for every plan: all cycles that fit with some coach, each alone.

    Parameters
    ----------
    facts
        The problem's facts.
    pairs
        All places, with planned releases. Coaches are asked for only where that could change the bound.
    plan
        Any plan: what it has fits.
    tier
        The tier.
    """
    planned: dict[str, int] = {}
    for row in plan.sessions:
        planned[row.request] = max(row.cycle, planned.get(row.request, 0))
    most = 0
    for index, request in enumerate(facts.problem.requests):
        wanted = 1 if tier is Tier.REQUESTS else request.cycles
        fitting = planned.get(request.id, 0)
        for coach in pairs.coaches(index):
            if fitting >= wanted:
                break
            fitting = max(fitting, len(pairs.cycles(index, coach)))
        most += request.priority * (min(fitting, 1) if tier is Tier.REQUESTS else max(fitting - 1, 0))
    return most


def least_lost(facts: Facts) -> dict[str, int]:
    """Return by class the least time, in hundredths of a minute, that absences cost in every plan.

    Each meeting is looked at alone, with everybody who could take it if planned releases let them.
    """
    finder = facts.once(finder_with_releases)
    coteacher = facts.policy.loss_factors.coteacher
    found: Counter[str] = Counter()
    for meeting in facts.hit_meetings:
        if facts.remaining(meeting):
            least = facts.loss_hundredths(meeting, coteacher)
        else:
            least = min(option.loss_hundredths for option in finder.options(meeting, for_absence=True))
        found[facts.meetings[meeting].class_id] += least
    return found


def least_worst(facts: Facts) -> int:
    """Return the least that `worst` can be in any plan: what absences alone cost."""
    caps = ((facts.classes[class_id].cap_hundredths, lost) for class_id, lost in least_lost(facts).items())
    return max((thousandths(lost, cap) for cap, lost in caps if cap > 0), default=0)


def tighter(tier: Tier, bound: int | None, other: int | None) -> int | None:
    """Return the better of two bounds of a tier, either of which may be unknown."""
    known = [value for value in (bound, other) if value is not None]
    if not known:
        return None
    return min(known) if tier.is_maximised else max(known)
