"""Rules whole-cycle and step-order: which sessions make a cycle, and in what order."""

from collections import defaultdict
from collections.abc import Iterator

from solver.check.breach import Breach
from solver.check.facts import PlacedSession, PlanFacts
from solver.check.words import session_name, when
from solver.plan import Session
from solver.problem import Request
from solver.rules import Rule

Place = tuple[int, int]
"""Cycle and step, both from 1."""
Places = dict[Place, list[PlacedSession]]


def find_whole_cycle(facts: PlanFacts) -> Iterator[Breach]:
    """Find sessions of nothing that was asked for, cycles with steps missing or doubled, and cycles left out.

    A cycle that was begun and is not completed may keep its past sessions, but no other, and none may follow it.
    """
    for request_id, places in _places_by_request(facts).items():
        request = facts.index.requests.get(request_id)
        if request is not None:
            faults = [*_faults(request, places), *_uncounted(facts, request, places)]
        else:
            faults = ["nobody asked for it"] if _to_come(places) else []
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
                    before, after = sessions[0], places[following][0]
                    if not (before.is_past and after.is_past):
                        yield from _order_breaches(facts, request, before.session, after.session)


def _places_by_request(facts: PlanFacts) -> dict[str, Places]:
    found: dict[str, Places] = defaultdict(lambda: defaultdict(list))
    for placed in facts.placed:
        found[placed.session.request][placed.session.cycle, placed.session.step].append(placed)
    return {request: dict(places) for request, places in found.items()}


def _to_come(places: Places) -> set[int]:
    """Return the cycles with a session that is not past; without a published plan, all."""
    return {cycle for (cycle, _), sessions in places.items() if not all(placed.is_past for placed in sessions)}


def _faults(request: Request, places: Places) -> Iterator[str]:
    last_step = len(request.steps)
    for (cycle, step), sessions in places.items():
        if all(placed.is_past for placed in sessions):
            continue
        if not 1 <= step <= last_step:
            yield f"cycle {cycle} has a step {step}; its steps are 1 to {last_step}"
        if len(sessions) > 1:
            yield f"cycle {cycle}, step {step} is planned {len(sessions)} times; once is allowed"
    begun = {cycle for (cycle, _), sessions in places.items() if any(placed.is_past for placed in sessions)}
    for cycle in sorted(_to_come(places)):
        yield from _cycle_faults(request, places, cycle, begun)


def _cycle_faults(request: Request, places: Places, cycle: int, begun: set[int]) -> Iterator[str]:
    missing = _missing(request, places, cycle)
    if missing:
        yield f"cycle {cycle} lacks step {missing[0]}; a cycle is planned whole or not at all"
    if not 1 <= cycle <= request.cycles:
        yield f"cycle {cycle} is planned; {request.cycles} were asked for"
    elif cycle > 1 and cycle - 1 not in {other for other, _ in places}:
        yield f"cycle {cycle} is planned without cycle {cycle - 1}"
    for other in sorted(other for other in begun if other < cycle and _missing(request, places, other)):
        yield f"cycle {cycle} is planned after cycle {other}, which was begun and is not completed"


def _missing(request: Request, places: Places, cycle: int) -> list[int]:
    return [step for step in range(1, len(request.steps) + 1) if (cycle, step) not in places]


def _uncounted(facts: PlanFacts, request: Request, places: Places) -> Iterator[str]:
    """Find cycles that a re-plan has not to plan: what is neither published, missed nor new stays as it is."""
    counted = facts.problem.published.counted if facts.problem.published else None
    for cycle in sorted(_to_come(places)):
        if counted is not None and (request.id, cycle) not in counted:
            yield f"cycle {cycle} is planned, but is not among those that this re-plan may plan"


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
