"""Rules qualified, one-coach and coach-load: who coaches whom, and how many."""

from collections import defaultdict
from collections.abc import Iterator

from solver.check.breach import Breach
from solver.check.facts import PlanFacts
from solver.check.words import names
from solver.problem import Pair, Request
from solver.rules import Rule


def find_qualified(facts: PlanFacts) -> Iterator[Breach]:
    """Find coaches who may not coach a request: unwilling, not strong enough, the coachee, or kept apart."""
    for request, coach in _coaches(facts):
        for reason in _unfit(facts, request, coach):
            yield Breach(rule=Rule.QUALIFIED, sentence=f"{coach} cannot coach request {request.id}: {reason}.")


def find_one_coach(facts: PlanFacts) -> Iterator[Breach]:
    """Find requests whose sessions have several coaches."""
    coaches: dict[str, list[str]] = defaultdict(list)
    for request, coach in _coaches(facts):
        coaches[request.id].append(coach)
    for request_id, found in coaches.items():
        if len(found) > 1:
            sentence = f"Request {request_id} has sessions with {names(found)}; all must have one coach."
            yield Breach(rule=Rule.ONE_COACH, sentence=sentence)


def find_coach_load(facts: PlanFacts) -> Iterator[Breach]:
    """Find coaches who serve more requests than their limit."""
    requests_of: dict[str, list[str]] = defaultdict(list)
    for request, coach in _coaches(facts):
        requests_of[coach].append(request.id)
    for coach, requests in requests_of.items():
        teacher = facts.index.teachers.get(coach)
        if teacher is not None and len(requests) > teacher.max_requests:
            served = f"{len(requests)} requests ({names(requests)})"
            sentence = f"{coach} coaches {served}; at most {teacher.max_requests} are allowed."
            yield Breach(rule=Rule.COACH_LOAD, sentence=sentence)


def _coaches(facts: PlanFacts) -> list[tuple[Request, str]]:
    """Return each known request with each of its coaches, in the plan's order."""
    pairs = {(placed.request.id, placed.session.coach): placed.request for placed in facts.placed if placed.request}
    return [(request, coach) for (_, coach), request in pairs.items()]


def _unfit(facts: PlanFacts, request: Request, coach: str) -> Iterator[str]:
    teacher = facts.index.teachers.get(coach)
    if teacher is None:
        yield "no teacher has this id"
        return
    if not teacher.coach:
        yield "not willing to coach"
    if coach == request.coachee:
        yield "nobody coaches themselves"
    level, least = facts.index.levels.get((coach, request.topic)), facts.problem.policy.min_strength
    if level is None or level < least:
        yield f"level {0 if level is None else level} in {request.topic}, at least {least} is needed"
    for pair in facts.problem.pairs:
        if _joins(pair, coach, request.coachee):
            yield f"the pair of {pair.person} and {pair.other} is marked {pair.rule}"


def _joins(pair: Pair, coach: str, coachee: str) -> bool:
    return (pair.person, pair.other) in ((coach, coachee), (coachee, coach))
