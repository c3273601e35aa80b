"""What a plan names and the problem has no longer."""

from dataclasses import replace

from solver.check.index import ProblemIndex
from solver.plan import Plan, Session
from solver.problem import Problem


def without_gone(problem: Problem, plan: Plan) -> Plan:
    """Return a plan without the rows that name a request, step, coach, meeting or time that the problem has not.

    A cover by somebody who is gone stays, taken by nobody: its class has lost the time all the same.
    """
    index = ProblemIndex(problem)
    people = {*index.teachers, *index.substitutes}
    covers = (row for row in plan.covers if (row.class_id, row.slot) in index.meetings)
    return Plan(
        sessions=tuple(row for row in plan.sessions if is_known(index, row)),
        covers=tuple(row if row.person in people else replace(row, person=None) for row in covers),
    )


def is_known(index: ProblemIndex, row: Session) -> bool:
    """Return whether the problem has a session's request and step, its coach, its time and the class that hosts it."""
    request = index.requests.get(row.request)
    has_place = row.class_id is None or (row.class_id, row.slot) in index.meetings
    return (
        request is not None
        and 1 <= row.step <= len(request.steps)
        and row.coach in index.teachers
        and index.has_slot(row.slot)
        and has_place
    )
