"""What of a term is over is no question any more: absences that became known too late are settled."""

from collections import defaultdict
from dataclasses import replace
from typing import TypeVar

from solver.plan import Plan
from solver.problem import Problem, Substitute, Teacher

Slots = dict[str, set[int]]
"""Slots by person."""
Person = TypeVar("Person", Teacher, Substitute)


def settled(problem: Problem, plan: Plan, first_slot: int) -> Problem:
    """Return the problem without the absences that the past of a plan does not know.

    A repair leaves as it was what is over when an absence becomes known: nobody covered, and sessions count as held.
    Held against the absence it would break rules in every plan. Absences that were covered stay.

    Parameters
    ----------
    first_slot
        The first slot that is still to come.
    """
    if first_slot == 0:
        return problem
    unknown = _unknown(problem, plan)
    return replace(
        problem,
        teachers=tuple(_without(row, unknown[row.id], first_slot) for row in problem.teachers),
        substitutes=tuple(_without(row, unknown[row.id], first_slot) for row in problem.substitutes),
    )


def _unknown(problem: Problem, plan: Plan) -> Slots:
    """Return when each person has a duty, or a meeting without a cover."""
    covered = {(cover.class_id, cover.slot) for cover in plan.covers}
    coachees = {request.id: request.coachee for request in problem.requests}
    found: Slots = defaultdict(set)
    for meeting in problem.meetings:
        if (meeting.class_id, meeting.slot) not in covered:
            for teacher in meeting.teachers:
                found[teacher].add(meeting.slot)
    for session in plan.sessions:
        found[session.coach].add(session.slot)
        found[coachees.get(session.request, "")].add(session.slot)
    for cover in plan.covers:
        found[cover.person or ""].add(cover.slot)
    return found


def _without(person: Person, slots: set[int], first_slot: int) -> Person:
    gone = {slot for slot in person.absent_slots & slots if slot < first_slot}
    return replace(person, absent_slots=person.absent_slots - gone) if gone else person
