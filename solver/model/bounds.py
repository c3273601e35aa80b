"""Bounds that hold for every plan, from problems much smaller than the whole: they prove a narrow model's plan best."""

import time
from collections import defaultdict

from ortools.sat.python import cp_model

from solver.model.build import Places
from solver.model.covers import CoverFinder
from solver.model.facts import Facts
from solver.model.variables import BoolVar
from solver.problem import CoverKind
from solver.rules import Tier


def most_served(facts: Facts, places: Places, tier: Tier, held: dict[Tier, int], deadline: float) -> int:
    """Return a bound of `requests` or `cycles` from who may coach whom, alone.

    Each coach serves at most `max_requests` requests, each request has one coach, and no more cycles are planned than
    fit between this coach and coachee if nothing else were planned.

    Parameters
    ----------
    facts
        The problem's facts.
    places
        Places with releases.
    tier
        `Tier.REQUESTS` or `Tier.CYCLES`.
    held
        Values of the earlier tiers.
    deadline
        `time.monotonic` by which to be back.
    """
    model = cp_model.CpModel()
    by_request: dict[int, list[BoolVar]] = defaultdict(list)
    by_coach: dict[str, list[BoolVar]] = defaultdict(list)
    value: dict[Tier, list[tuple[BoolVar, int]]] = {Tier.REQUESTS: [], Tier.CYCLES: []}
    for (index, coach), cycles in places.items():
        var = model.new_bool_var("")
        priority = facts.problem.requests[index].priority
        by_request[index].append(var)
        by_coach[coach].append(var)
        value[Tier.REQUESTS].append((var, priority))
        value[Tier.CYCLES].append((var, priority * (len(cycles) - 1)))
    for coaches in by_request.values():
        model.add_at_most_one(coaches)
    for coach, requests in by_coach.items():
        model.add(sum(requests) <= facts.teachers[coach].teacher.max_requests)
    for earlier in (Tier.REQUESTS, Tier.CYCLES):
        if earlier in held and earlier is not tier:
            model.add(sum(weight * var for var, weight in value[earlier]) >= held[earlier])
    model.maximize(sum(weight * var for var, weight in value[tier]))
    return _solve(model, deadline, otherwise=sum(max(0, weight) for _, weight in value[tier]))


def _solve(model: cp_model.CpModel, deadline: float, otherwise: int) -> int:
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.max_time_in_seconds = max(0.1, min(5.0, deadline - time.monotonic()))
    solver.parameters.log_to_stdout = False
    solver.parameters.catch_sigint_signal = False
    status = solver.solve(model)
    if status in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return int(solver.best_objective_bound + 1e-6)
    return otherwise


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
    """Return whether every planned release loses its class some time."""
    factors = facts.policy.loss_factors
    kinds = [kind for kind in CoverKind if kind is not CoverKind.UNCOVERED or facts.policy.allow_uncovered]
    return all(factors.percent(kind) > 0 for kind in kinds)
