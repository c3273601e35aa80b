"""What each person has to do, when: counted here anew, beside what the checker says of `changes`."""

from collections.abc import Iterator

from solver.plan import CoverKind, Plan
from solver.problem import Problem

Place = tuple[str, int]
"""(person, slot)."""


def different(problem: Problem, before: Plan, after: Plan) -> set[Place]:
    """Return who has something else to do than before, and when, from the first slot to come on.

    What somebody had to do while they are absent is left out.
    """
    first = problem.published.first_slot if problem.published else 0
    away = {(person.id, slot) for person in problem.teachers for slot in person.absent_slots}
    old, new = _duties(problem, before), _duties(problem, after)
    return {(person, slot) for (person, slot), _ in old ^ new if slot >= first} - away


def weight(problem: Problem, places: set[Place]) -> int:
    """Return what changes at some places count together."""
    published = problem.published
    return sum(published.weight(*place) for place in places) if published else 0


def _duties(problem: Problem, plan: Plan) -> set[tuple[Place, object]]:
    coachee = {request.id: request.coachee for request in problem.requests}
    return {*_of_sessions(plan, coachee), *_of_covers(plan)}


def _of_sessions(plan: Plan, coachee: dict[str, str]) -> Iterator[tuple[Place, object]]:
    for row in plan.sessions:
        yield (row.coach, row.slot), row
        yield (coachee[row.request], row.slot), row


def _of_covers(plan: Plan) -> Iterator[tuple[Place, object]]:
    for row in plan.covers:
        if row.person is not None and row.kind is not CoverKind.COTEACHER:
            yield (row.person, row.slot), row.class_id
