"""Rules whole-cycle and step-order: which sessions make a cycle, and in what order."""

from collections import defaultdict
from collections.abc import Iterator

from solver.check.breach import Breach
from solver.check.facts import PlanFacts
from solver.check.words import session_name, when
from solver.plan import Session
from solver.problem import Request
from solver.rules import Rule

Place = tuple[int, int]
"""Cycle and step, both from 1."""


def find_whole_cycle(facts: PlanFacts) -> Iterator[Breach]:
    """Find sessions of nothing that was asked for, cycles with steps missing or doubled, and cycles left out."""
    for request_id, places in _places_by_request(facts).items():
        request = facts.index.requests.get(request_id)
        faults = _faults(request, places) if request else ["nobody asked for it"]
        for fault in faults:
            yield Breach(rule=Rule.WHOLE_CYCLE, sentence=f"Request {request_id}: {fault}.")


def find_step_order(facts: PlanFacts) -> Iterator[Breach]:
    """Find steps and cycles that follow each other too soon, too late, or not at all."""
    for request_id, places in _places_by_request(facts).items():
        request = facts.index.requests.get(request_id)
        if request is not None:
            for (cycle, step), sessions in places.items():
                following = (cycle, step + 1) if step < len(request.steps) else (cycle + 1, 1)
                if following in places:
                    yield from _order_breaches(facts, request, sessions[0], places[following][0])


def _places_by_request(facts: PlanFacts) -> dict[str, dict[Place, list[Session]]]:
    found: dict[str, dict[Place, list[Session]]] = defaultdict(lambda: defaultdict(list))
    for session in facts.plan.sessions:
        found[session.request][session.cycle, session.step].append(session)
    return {request: dict(places) for request, places in found.items()}


def _faults(request: Request, places: dict[Place, list[Session]]) -> Iterator[str]:
    last_step = len(request.steps)
    for (cycle, step), sessions in places.items():
        if not 1 <= step <= last_step:
            yield f"cycle {cycle} has a step {step}; its steps are 1 to {last_step}"
        if len(sessions) > 1:
            yield f"cycle {cycle}, step {step} is planned {len(sessions)} times; once is allowed"
    cycles = {cycle for cycle, _ in places}
    for cycle in sorted(cycles):
        missing = [step for step in range(1, last_step + 1) if (cycle, step) not in places]
        if missing:
            yield f"cycle {cycle} lacks step {missing[0]}; a cycle is planned whole or not at all"
        if not 1 <= cycle <= request.cycles:
            yield f"cycle {cycle} is planned; {request.cycles} were asked for"
        elif cycle > 1 and cycle - 1 not in cycles:
            yield f"cycle {cycle} is planned without cycle {cycle - 1}"


def _order_breaches(facts: PlanFacts, request: Request, before: Session, after: Session) -> Iterator[Breach]:
    index = facts.index
    if not (index.has_slot(before.slot) and index.has_slot(after.slot)):
        return
    least, most = _allowed_days(facts, request, after)
    days = index.slot(after.slot).day - index.slot(before.slot).day
    if after.slot <= before.slot or not least <= days <= most:
        places = f"is {when(index, after.slot)}, the one before it {when(index, before.slot)}"
        yield Breach(
            rule=Rule.STEP_ORDER,
            sentence=f"The session of {session_name(after)} {places}: {days} school days later; "
            f"{least} to {most} are allowed, always in a later period.",
        )


def _allowed_days(facts: PlanFacts, request: Request, after: Session) -> tuple[int, int]:
    if after.step == 1:
        return facts.problem.policy.cycle_gap_min_days, facts.problem.policy.cycle_gap_max_days
    step = request.steps[after.step - 1]
    return step.min_days, step.max_days
