"""Cycles of which a part is over: which are whole, and what is left of one that was begun."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from solver.plan import Plan, Session
from solver.problem import Problem, Request

Cycle = tuple[str, int]
"""Request and cycle."""


def to_come(plan: Plan, first_slot: int) -> Plan:
    """Return the rows of a plan that are not over."""
    return Plan(
        sessions=tuple(row for row in plan.sessions if row.slot >= first_slot),
        covers=tuple(row for row in plan.covers if row.slot >= first_slot),
    )


def past_of(plan: Plan, first_slot: int) -> Plan:
    """Return the rows of a plan that are over."""
    return Plan(
        sessions=tuple(row for row in plan.sessions if row.slot < first_slot),
        covers=tuple(row for row in plan.covers if row.slot < first_slot),
    )


def whole_cycles(problem: Problem, plan: Plan) -> frozenset[Cycle]:
    """Return the cycles that a plan has with all their steps."""
    found: dict[Cycle, set[int]] = defaultdict(set)
    for row in plan.sessions:
        found[row.request, row.cycle].add(row.step)
    lengths = {row.id: len(row.steps) for row in problem.requests}
    return frozenset(
        key for key, steps in found.items() if key[0] in lengths and steps >= set(range(1, lengths[key[0]] + 1))
    )


def steps_done(request: Request, sessions: Iterable[Session]) -> int:
    """Return how many steps of a request's first cycle are over; 0 where it was not begun.

    Parameters
    ----------
    request
        The request.
    sessions
        Sessions that are over, of whichever request.
    """
    done = {row.step for row in sessions if (row.request, row.cycle) == (request.id, 1)}
    return next(step for step in range(len(request.steps) + 1) if step + 1 not in done)


def with_what_is_left(problem: Problem, request: Request, done: Session) -> Problem:
    """Return a problem without a past, in which the steps that are left of a begun cycle make a request of their own.

    It is a little wider than the truth: several steps that are left have to come soon enough together, not each.

    Parameters
    ----------
    problem
        Any problem.
    request
        One of its requests, whose first cycle was begun.
    done
        The last session that is over. Who coached it coaches the rest.
    """
    left, day = request.steps[done.step :], problem.slots[done.slot].day
    coach = next((row for row in problem.strengths if (row.teacher, row.topic) == (done.coach, request.topic)), None)
    topic = f"\0{request.id}"
    changed = replace(
        request,
        topic=topic,
        cycles=1,
        steps=left,
        earliest_day=max(request.earliest_day, day + left[0].min_days),
        latest_day=min(request.latest_day, day + sum(step.max_days for step in left)),
    )
    return replace(
        problem,
        requests=tuple(changed if row.id == request.id else row for row in problem.requests),
        strengths=(*problem.strengths, *(() if coach is None else (replace(coach, topic=topic),))),
    )
