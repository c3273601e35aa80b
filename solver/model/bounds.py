"""Bounds that hold for every plan, from problems much smaller than the whole: they prove a narrow model's plan best."""

from collections.abc import Mapping

from solver.model.build import Places, build_pairs
from solver.model.covers import CoverFinder
from solver.model.engine import Limits, Outcome, optimise
from solver.model.facts import Facts
from solver.model.tiers import measure
from solver.model.variables import Variables, weighted
from solver.problem import CoverKind
from solver.rules import Tier

PAIR_TIERS = frozenset({Tier.REQUESTS, Tier.CYCLES, Tier.SPREAD, Tier.PREFERENCES})
"""Tiers that depend on who coaches whom and how often alone, not on when."""


def pairs_bound(facts: Facts, places: Places, tier: Tier, held: Mapping[Tier, int], limits: Limits) -> int | None:
    """Return a bound of one of `PAIR_TIERS` from who may coach whom, alone.

    Each coach serves at most `max_requests` requests, each request has one coach, and no more cycles are planned than
    fit between this coach and coachee if nothing else were planned.

    Parameters
    ----------
    facts
        The problem's facts.
    places
        Every place of every step that a plan may use.
    tier
        The tier.
    held
        Values of the earlier tiers; those that are no pair tiers are ignored, which can only widen the bound.
    limits
        Time for it.
    """
    return _best_pairs(facts, places, tier, held, limits)[1].bound


def assignment(facts: Facts, places: Places, limits: Limits) -> frozenset[tuple[int, str]]:
    """Return (request, coach) pairs that serve the most requests, then cycles, as far as pairs alone decide."""
    held: dict[Tier, int] = {}
    variables, outcome = _best_pairs(facts, places, Tier.REQUESTS, held, limits)
    if outcome.values is not None:
        first = measure(variables, Tier.REQUESTS)
        held[Tier.REQUESTS] = sum(weight * outcome.values[var.index] for var, weight in first.terms)
        variables, outcome = _best_pairs(facts, places, Tier.CYCLES, held, limits)
    values = outcome.values or {}
    return frozenset((index, coach) for (index, _, coach), var in variables.served.items() if values.get(var.index))


def _best_pairs(
    facts: Facts, places: Places, tier: Tier, held: Mapping[Tier, int], limits: Limits
) -> tuple[Variables, Outcome]:
    variables = build_pairs(facts, places)
    for earlier, value in held.items():
        if earlier in PAIR_TIERS:
            found = measure(variables, earlier)
            expression = weighted(found.terms)
            variables.model.add(expression >= value if earlier.is_maximised else expression <= value)
    outcome = optimise(
        variables, measure(variables, tier), maximise=tier.is_maximised, limits=limits, start=None, report=_tell_nobody
    )
    return variables, outcome


def _tell_nobody(_incumbent: int | None, _bound: int | None) -> None:
    """Keep the search for a bound to oneself."""


def travel_is_neutral(facts: Facts) -> bool:
    """Return whether no cover of an absence depends on a planned release of the cover person elsewhere.

    Only then is a plan without its sessions still a plan, so that cover for absences alone bounds the whole.
    """
    if not facts.travel_minutes:
        return True
    finder = CoverFinder(facts, with_releases=True)
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
