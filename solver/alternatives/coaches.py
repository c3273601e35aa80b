"""For a request: every other coach, at the best times for it while all else of the plan stands."""

import threading
import time
from dataclasses import replace
from typing import TYPE_CHECKING

from solver.alternatives.after_past import AfterPast
from solver.alternatives.result import AlternativeBugError, CoachAlternative
from solver.alternatives.standing import Standing
from solver.alternatives.times import cover_in_turn, placed_at
from solver.check import Breach, check
from solver.plan import Plan, Session
from solver.problem import Request
from solver.rules import Rule

if TYPE_CHECKING:
    from solver.model.one_request import Move, OneRequest

TIMELESS_RULES = (Rule.QUALIFIED, Rule.COACH_LOAD, Rule.ONE_COACH)
"""What no other time would mend."""


def coach_alternatives(
    standing: Standing, request: str, *, seconds: float = 10.0, cancel: threading.Event | None = None
) -> tuple[CoachAlternative, ...]:
    """Return every other willing coach of a planned request: the possible ones, the best first, then who is qualified.

    Parameters
    ----------
    standing
        The plan that stands; the sessions of all other requests and their covers do.
    request
        A request of the problem with sessions in that plan.
    seconds
        How long times may be sought for all coaches together; more than 0. What was not proven by then says so.
    cancel
        Set it from any thread to end the search.

    Raises
    ------
    AlternativeBugError
        If a plan that was found breaks a rule all the same.
    """
    asked = standing.checker.index.requests[request]
    sessions = [row for row in standing.plan.sessions if row.request == request]
    present = {row.coach for row in sessions}
    swapped = {
        teacher.id: _swap(standing, sessions, teacher.id)
        for teacher in standing.problem.teachers
        if teacher.coach and teacher.id not in present and teacher.id != asked.coachee
    }
    breaches = {coach: standing.new_breaches(plan) for coach, plan in swapped.items()}
    timeless = {coach: tuple(row for row in found if row.rule in TIMELESS_RULES) for coach, found in breaches.items()}
    # In a plan that breaks rules already, that there are no times for a coach would prove nothing.
    able = [] if standing.breaches else [coach for coach in swapped if not timeless[coach]]
    moves = _find_moves(standing, asked, able, seconds, cancel or threading.Event()) if able else {}
    rows = [
        _row(standing, coach, moves.get(coach), timeless[coach] or breaches[coach], swapped[coach]) for coach in swapped
    ]
    possible = sorted((row for row in rows if row.sessions), key=lambda row: standing.rank(row.values))
    return (*possible, *sorted((row for row in rows if not row.sessions), key=_is_unqualified))


def _is_unqualified(row: CoachAlternative) -> bool:
    return any(breach.rule is Rule.QUALIFIED for breach in row.breaches)


def _row(
    standing: Standing, coach: str, move: "Move | None", breaches: tuple[Breach, ...], swapped: Plan
) -> CoachAlternative:
    """Return what is known of a coach: the plan found, else the present times where they do, else why not."""
    plan = None if move is None else move.plan
    if plan is None and not breaches:
        plan = swapped
    if plan is None:
        proven = any(row.rule in TIMELESS_RULES for row in breaches) or (move is not None and move.proven)
        return CoachAlternative(coach=coach, breaches=breaches, proven=proven)
    return CoachAlternative(
        coach=coach,
        sessions=tuple(row for row in plan.sessions if row.coach == coach and row not in standing.plan.sessions),
        covers=standing.new_covers(plan),
        values=standing.checker.evaluate(plan),
        proven=move is not None and move.plan is not None and move.proven,
    )


def _swap(standing: Standing, sessions: list[Session], coach: str) -> Plan:
    """Return the plan in which all sessions still to come have another coach at their present times."""
    ahead = [row for row in sessions if row.slot >= standing.first_slot]
    plan, unled = standing.moved(ahead, [placed_at(standing, row, row.slot, coach) for row in ahead])
    return cover_in_turn(standing, plan, unled)


def _find_moves(
    standing: Standing, request: Request, coaches: list[str], seconds: float, cancel: threading.Event
) -> dict[str, "Move"]:
    deadline = time.monotonic() + seconds
    search = _search(standing, request, coaches)
    moves = {coach: search.best_with(coach, deadline, cancel) for coach in coaches}
    for move in moves.values():
        faults = () if move.plan is None else standing.new_breaches(move.plan)
        if faults:
            raise AlternativeBugError("; ".join(f"{fault.rule}: {fault.sentence}" for fault in faults))
    return moves


def _search(standing: Standing, request: Request, coaches: list[str]) -> "OneRequest | AfterPast":
    """Return the search of a small model; of one that takes what is over as fact where that would break rules today."""
    from solver.model.one_request import OneRequest  # imports OR-Tools, 0.8 s: only when times are sought

    problem = replace(standing.problem, published=None)
    if standing.first_slot and check(problem, standing.plan):
        return AfterPast(standing, request)
    return OneRequest(problem, standing.plan, request.id, standing.first_slot, coaches)
