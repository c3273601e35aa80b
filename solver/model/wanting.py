"""By which requests a plan falls short of a tier: where planning anew may help."""

from collections import Counter

from solver.model.facts import NONE, Facts
from solver.plan import Plan, Session
from solver.rules import Tier

AT_REQUESTS = (Tier.REQUESTS, Tier.CYCLES, Tier.LOST)
"""Tiers of which it shows at single requests by what a plan falls short."""


def falling_short(facts: Facts, plan: Plan, tier: Tier) -> list[int]:
    """Return the requests that a plan could be better by in a tier, the most urgent first.

    Those without a first cycle for `REQUESTS`, those with some but not all of their cycles for `CYCLES`, those for
    which somebody leaves a class for `LOST`, none for other tiers.
    """
    requests = facts.problem.requests
    planned = _cycles(plan)
    if tier is Tier.REQUESTS:
        found = [index for index, request in enumerate(requests) if not planned[request.id]]
    elif tier is Tier.CYCLES:
        found = [index for index, request in enumerate(requests) if 0 < planned[request.id] < request.cycles]
    elif tier is Tier.LOST:
        released = releasing(facts, plan)
        found = [index for index, request in enumerate(requests) if request.id in released]
    else:
        found = []
    return sorted(found, key=lambda index: (-requests[index].priority, index))


def _cycles(plan: Plan) -> Counter[str]:
    """Return for each request how many cycles are planned."""
    found = Counter[str]()
    for session in plan.sessions:
        found[session.request] = max(session.cycle, found[session.request])
    return found


def releasing(facts: Facts, plan: Plan) -> set[str]:
    """Return the requests with a session for which somebody leaves a class."""
    coachees = {request.id: request.coachee for request in facts.problem.requests}
    return {session.request for session in plan.sessions if is_releasing(facts, coachees[session.request], session)}


def is_releasing(facts: Facts, coachee: str, session: Session) -> bool:
    """Return whether somebody leaves a class for a session."""
    return any(_leaves(facts, person, session) for person in (session.coach, coachee))


def _leaves(facts: Facts, person: str, session: Session) -> bool:
    meeting = int(facts.teachers[person].meeting[session.slot])
    return meeting != NONE and facts.meetings[meeting].class_id != session.class_id
