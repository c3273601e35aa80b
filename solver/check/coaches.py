"""Rules qualified, one-coach and coach-load: who coaches whom, and how many."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from solver.check.breach import Breach
from solver.check.facts import PlacedSession, PlanFacts
from solver.check.words import names
from solver.problem import Pair, Request
from solver.rules import Rule


def find_qualified(facts: PlanFacts) -> Iterator[Breach]:
    """Find coaches who may not coach a request: unwilling, not strong enough, the coachee, or kept apart."""
    for request, coach in _coaches(facts.new_placed):
        for reason in _unfit(facts, request, coach):
            yield Breach(rule=Rule.QUALIFIED, sentence=f"{coach} cannot coach request {request.id}: {reason}.")


def find_one_coach(facts: PlanFacts) -> Iterator[Breach]:
    """Find requests whose sessions have several coaches; who coached it in the past binds what is to come."""
    coaches: dict[str, list[str]] = defaultdict(list)
    for request, coach in _coaches(facts.placed):
        coaches[request.id].append(coach)
    to_come = {placed.session.request for placed in facts.new_placed}
    for request_id, found in coaches.items():
        if len(found) > 1 and request_id in to_come:
            sentence = f"Request {request_id} has sessions with {names(found)}; all must have one coach."
            yield Breach(rule=Rule.ONE_COACH, sentence=sentence)


def find_coach_load(facts: PlanFacts) -> Iterator[Breach]:
    """Find coaches who serve more requests than their limit; one withdrawn after it had begun counts, too."""
    requests_of: dict[str, list[str]] = defaultdict(list)
    for request_id, coach in dict.fromkeys(
        (placed.session.request, placed.session.coach) for placed in facts.placed if placed.request or placed.is_past
    ):
        requests_of[coach].append(request_id)
    to_come = {placed.session.coach for placed in facts.new_placed}
    for coach, requests in requests_of.items():
        teacher = facts.index.teachers.get(coach)
        if teacher is not None and len(requests) > teacher.max_requests and coach in to_come:
            served = f"{len(requests)} requests ({names(requests)})"
            sentence = f"{coach} coaches {served}; at most {teacher.max_requests} are allowed."
            yield Breach(rule=Rule.COACH_LOAD, sentence=sentence)


def _coaches(sessions: Iterable[PlacedSession]) -> list[tuple[Request, str]]:
    """Return each known request with each of its coaches, in the order of the sessions."""
    pairs = {(placed.request.id, placed.session.coach): placed.request for placed in sessions if placed.request}
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
